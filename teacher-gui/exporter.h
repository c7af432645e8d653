// SPDX-License-Identifier: GPL-3.0-or-later
// Exports into a file, one at a time. The file is there when all of it is; an existing one is replaced only then.
#pragma once

#include "teacher-gui/exportreader.h"

#include <memory>

class QSaveFile;

namespace lectern::teacher {

class Exporter : public QObject {
    Q_OBJECT

public:
    explicit Exporter(HistoryFeed &feed, QObject *parent = nullptr);
    ~Exporter() override;

    struct Order {
        ExportScope scope;
        ExportKind kind = ExportKind::Csv;
        QString className;
        QString path;
    };

    void start(const Order &order); // when nothing is running
    void cancel();
    bool isRunning() const { return m_reader != nullptr; }

Q_SIGNALS:
    void runningChanged(bool running);
    void progressed(int thousandths, int question, int questions);
    void saved(const QString &path);
    void cancelled();
    void failed(const QString &why); // in words that say what to do

private:
    std::unique_ptr<report::Writer> makeWriter(const Order &order);
    void onProgress(int thousandths, int question, int questions);
    void onFinished();
    void fail(const QString &why);
    void stop();
    QString explainFile() const;

    HistoryFeed &m_feed;
    std::unique_ptr<QSaveFile> m_file;
    std::unique_ptr<report::Writer> m_writer;
    std::unique_ptr<ExportReader> m_reader;
};

} // namespace lectern::teacher
