// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the whole file in the background and says when it has holes (SQLite's quick_check). Votes go on meanwhile.
#pragma once

#include "server/store/storageproblem.h"

#include <QObject>

#include <memory>

class QThread;

namespace lectern {

class FileCheck : public QObject {
    Q_OBJECT

public:
    explicit FileCheck(const QString &file);
    ~FileCheck() override; // waits for it to end

Q_SIGNALS:
    void damaged(const QString &what);
    void finished();

private:
    void run(const QString &file);
    void tell(const StorageProblem &problem);

    std::unique_ptr<QThread> m_thread;
};

} // namespace lectern
