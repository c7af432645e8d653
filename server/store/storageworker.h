// SPDX-License-Identifier: GPL-3.0-or-later
// The database thread: stores group after group, and when that fails tries until it works again. All slots and
// signals belong to that thread.
#pragma once

#include "server/classroom/storagestate.h"
#include "server/store/storedclass.h"
#include "server/store/talklogs.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace lectern {

class StorageWorker : public QObject {
    Q_OBJECT

public:
    using Group = std::shared_ptr<std::vector<Effects>>; // whoever got it last has it alone

    // Read-only below that many free bytes; 0: as far as the disk goes.
    StorageWorker(const QString &dataFolder, qint64 leastFree);

    Facts open();
    void close();
    void store(const Group &group);
    TalkLogs &logs() { return m_logs; }
    void tidyLogs(); // after open()
    // Something else has found the file damaged.
    void stopWriting(const QString &why);

Q_SIGNALS:
    void stored(const lectern::StorageWorker::Group &group);
    void failed(const lectern::StorageWorker::Group &group, const QString &why);
    void restored(const std::vector<lectern::Record> &facts);
    void stateChanged(const lectern::StorageState &state);

private:
    void settle(const StorageProblem &problem);
    void recover();
    bool restore();
    void watch();
    void checkFile();
    void checkSpace();
    void waitToBeWritable(const StorageProblem &problem);
    bool isSpaceShort() const;
    void setState(StorageState::Can can, const QString &text = {});
    void tell();

    const QString m_dataFolder;
    const qint64 m_leastFree;
    std::unique_ptr<StoredClass> m_stored;
    TalkLogs m_logs;
    StorageState m_state;
    bool m_failed = false;     // a group was refused, and nothing has been written since
    bool m_isRestored = false; // the class has been told what is durable since then
    bool m_spaceShort = false;
    QString m_damage; // empty: none known
    QTimer m_retryTimer;
    QTimer m_watchTimer; // looks at the file and at the room on its disk
};

} // namespace lectern
