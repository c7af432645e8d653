// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/exportcharts.h"

#include "teacher-gui/models/historywords.h"

#include <QBuffer>
#include <QImage>
#include <QLocale>

#include <algorithm>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize pictureSize(1920, 1080);
constexpr int dotsPerInch = 300;
constexpr qsizetype pieceSize = 4096;
constexpr double margin = 10; // millimetres; the page has its own inside

// As wide as the paper is, for the same text sizes as in the picture.
QSize pageSize(const QPagedPaintDevice &paper) {
    const QSizeF size = paper.pageLayout().paintRect(QPageLayout::Point).size();
    return {qRound(pictureSize.height() * size.width() / size.height()), pictureSize.height()};
}

QPdfWriter &prepared(QPdfWriter &pdf, const QString &className) {
    pdf.setResolution(dotsPerInch);
    pdf.setPageLayout({paperOf(QLocale()),
                       QPageLayout::Landscape,
                       {margin, margin, margin, margin},
                       QPageLayout::Millimeter});
    pdf.setTitle(className);
    pdf.setCreator(u"Lectern"_s);
    return pdf;
}

QString when(const protocol::PastLesson &lesson, const protocol::PastQuestion &question) {
    return askedWhen({lesson, question, 0});
}

} // namespace

// Unicode CLDR, supplemental data, "paperSize".
QPageSize paperOf(const QLocale &locale) {
    static constexpr QLocale::Territory letter[] = {
        QLocale::Belize,       QLocale::Canada,      QLocale::Chile,      QLocale::Colombia,
        QLocale::CostaRica,    QLocale::Guatemala,   QLocale::Mexico,     QLocale::Nicaragua,
        QLocale::Panama,       QLocale::Philippines, QLocale::PuertoRico, QLocale::ElSalvador,
        QLocale::UnitedStates, QLocale::Venezuela};
    const bool isLetter =
        locale.language() != QLocale::C && std::ranges::find(letter, locale.territory()) != std::end(letter);
    return QPageSize(isLetter ? QPageSize::Letter : QPageSize::A4);
}

PdfCharts::PdfCharts(QIODevice &output, const QString &className)
    : m_pdf(&output), m_page(pageSize(prepared(m_pdf, className))) {
    m_page.setClassName(className);
}

void PdfCharts::question(const protocol::PastQuestion &question, const std::vector<protocol::PastAnswer> &) {
    if (m_painter.isActive())
        m_pdf.newPage();
    else if (!m_painter.begin(&m_pdf))
        return; // the device says why
    m_page.setQuestion(question, when(m_lesson, question));
    const double scale = double(m_pdf.height()) / m_page.height();
    m_painter.save();
    m_painter.scale(scale, scale);
    m_page.draw(m_painter);
    m_painter.restore();
}

void PdfCharts::end() { m_painter.end(); }

PngChart::PngChart(QIODevice &output, const QString &className) : m_output(output), m_page(pictureSize) {
    m_page.setClassName(className);
}

void PngChart::question(const protocol::PastQuestion &question, const std::vector<protocol::PastAnswer> &) {
    m_page.setQuestion(question, when(m_lesson, question));
    QImage picture(pictureSize, QImage::Format_RGB32);
    QPainter painter(&picture);
    m_page.draw(painter);
    painter.end();
    QBuffer bytes; // libpng would print what the device says
    bytes.open(QIODevice::WriteOnly);
    picture.save(&bytes, "PNG");
    // A file tells of a full disk when it cannot empty its buffer, but not when it took a part of a large piece.
    for (qsizetype at = 0; at < bytes.size(); at += pieceSize)
        m_output.write(bytes.data().mid(at, pieceSize));
}

} // namespace lectern::teacher
