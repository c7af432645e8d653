// SPDX-License-Identifier: GPL-3.0-or-later
// The journal on disk. Commits as soon as the commit before has ended, taking all that waits: a lone vote waits for
// nobody, a burst shares two commits. The database has a thread of its own.
#pragma once

#include "server/store/filecheck.h"
#include "server/store/journal.h"
#include "server/store/searchqueue.h"
#include "server/store/storageworker.h"

#include <QThread>

namespace lectern {

class SqliteJournal : public Journal {
    Q_OBJECT

public:
    // `leastFree`: bytes that stay free on the disk; 0: none.
    explicit SqliteJournal(const QString &dataFolder, qint64 leastFree = limits::freeSpace);
    ~SqliteJournal() override;

    // Before anything is appended: all that is durable, or why the file cannot be used.
    Facts open();

    void append(Effects effects) override;
    void flush() override;
    void forget(ConnectionId connection) override;
    // For the plain log: somebody came, or went.
    void logVisit(const QString &name, const QString &address, bool came);

private:
    void appendSearch(Effects search);
    void commitSoon();
    void commit();
    bool isSearchsTurn() const;
    std::vector<Effects> nextGroup();
    void take(const StorageWorker::Group &group);
    void refuse(const StorageWorker::Group &group, const QString &why);
    bool hasWaiting() const { return !m_waiting.empty() || !m_searches.isEmpty(); }
    bool isIdle() const { return !m_underWay && !hasWaiting(); }

    QString m_dataFolder;
    std::vector<Effects> m_waiting;
    SearchQueue m_searches;
    quint64 m_groups = 0;        // of others, that have had their turn
    bool m_isOthersTurn = false; // a search was the last
    bool m_isScheduled = false;
    bool m_underWay = false;
    QThread m_thread;
    std::unique_ptr<StorageWorker> m_worker; // lives in the thread
    std::unique_ptr<FileCheck> m_check;      // after an unclean end
};

} // namespace lectern
