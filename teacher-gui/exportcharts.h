// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the bars of questions, a page each: as a PDF, or the first one as a picture of 1920 x 1080.
#pragma once

#include "shared/report/writer.h"
#include "teacher-gui/exportpage.h"

#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace lectern::teacher {

// What a printer in that country has: A4, or Letter.
QPageSize paperOf(const QLocale &locale);

class PdfCharts : public report::Writer {
public:
    PdfCharts(QIODevice &output, const QString &className);

    void begin() override {}
    void lesson(const protocol::PastLesson &lesson) override { m_lesson = lesson; }
    void question(const protocol::PastQuestion &question, const std::vector<protocol::PastAnswer> &) override;
    void end() override;

private:
    QPdfWriter m_pdf;
    ExportPage m_page;
    QPainter m_painter; // after what it paints on
    protocol::PastLesson m_lesson;
};

class PngChart : public report::Writer {
public:
    PngChart(QIODevice &output, const QString &className);

    void begin() override {}
    void lesson(const protocol::PastLesson &lesson) override { m_lesson = lesson; }
    void question(const protocol::PastQuestion &question, const std::vector<protocol::PastAnswer> &) override;
    void end() override {}

private:
    QIODevice &m_output;
    ExportPage m_page;
    protocol::PastLesson m_lesson;
};

} // namespace lectern::teacher
