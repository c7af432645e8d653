// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/exporter.h"

#include "teacher-gui/exportcharts.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>

namespace lectern::teacher {

Exporter::Exporter(HistoryFeed &feed, QObject *parent) : QObject(parent), m_feed(feed) {}

Exporter::~Exporter() = default;

void Exporter::start(const Order &order) {
    m_file = std::make_unique<QSaveFile>(order.path);
    if (!m_file->open(QIODevice::WriteOnly)) {
        fail(explainFile());
        return;
    }
    m_writer = makeWriter(order);
    const bool names = order.kind == ExportKind::Csv;
    m_reader = std::make_unique<ExportReader>(
        m_feed, order.scope, names ? ExportReader::Depth::Answers : ExportReader::Depth::Questions,
        *m_writer);
    // Queued: what follows may end the reader, which must not be in the middle of something then.
    connect(m_reader.get(), &ExportReader::progressed, this, &Exporter::onProgress, Qt::QueuedConnection);
    connect(m_reader.get(), &ExportReader::finished, this, &Exporter::onFinished, Qt::QueuedConnection);
    connect(m_reader.get(), &ExportReader::failed, this, &Exporter::fail, Qt::QueuedConnection);
    Q_EMIT runningChanged(true);
    m_reader->start();
}

std::unique_ptr<report::Writer> Exporter::makeWriter(const Order &order) {
    switch (order.kind) {
    case ExportKind::Csv:
        return report::makeWriter(report::Format::Csv, *m_file);
    case ExportKind::Pdf:
        return std::make_unique<PdfCharts>(*m_file, order.className);
    case ExportKind::Png:
        break;
    }
    return std::make_unique<PngChart>(*m_file, order.className);
}

void Exporter::cancel() {
    if (!isRunning())
        return;
    stop();
    Q_EMIT cancelled();
}

void Exporter::onProgress(int thousandths, int question, int questions) {
    if (!isRunning())
        return; // stopped since this was said
    if (m_file->error() == QFileDevice::NoError)
        Q_EMIT progressed(thousandths, question, questions);
    else
        fail(explainFile()); // the rest would be in vain
}

void Exporter::onFinished() {
    if (!isRunning())
        return;
    m_writer.reset(); // it may have something left to write
    const QString path = m_file->fileName();
    if (!m_file->flush() || !m_file->commit()) {
        fail(explainFile());
        return;
    }
    stop();
    Q_EMIT saved(path);
}

void Exporter::fail(const QString &why) {
    if (!m_file)
        return;
    stop();
    Q_EMIT failed(why);
}

void Exporter::stop() {
    const bool wasRunning = isRunning();
    m_reader.reset();
    m_writer.reset(); // a PDF ends its page, into a file that
    m_file.reset();   // goes with what is in it, unless it is committed
    if (wasRunning)
        Q_EMIT runningChanged(false);
}

QString Exporter::explainFile() const {
    const QString path = QDir::toNativeSeparators(m_file->fileName());
    const QString advice =
        tr("What was there before is untouched. Choose another folder, or make room on the disk.");
    // Of a write that came too short Qt says no more than that it failed.
    if (m_file->errorString() == QCoreApplication::translate("QIODevice", "Unknown error"))
        return tr("%1 cannot be written.").arg(path) + u' ' + advice;
    return tr("%1 cannot be written: %2.").arg(path, m_file->errorString()) + u' ' + advice;
}

} // namespace lectern::teacher
