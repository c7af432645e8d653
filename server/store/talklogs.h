// SPDX-License-Identifier: GPL-3.0-or-later
// What happens in a class, as plain text for whoever looks into the data folder: logs/people.log, logs/class.log and
// logs/room-N.log for each separate room. A line is fields with "; " between them, its time first, with the offset of the
// server's zone. What two people say to each other is in none of them.
#pragma once

#include "server/classroom/effects.h"
#include "server/store/plainfile.h"

#include <QDeadlineTimer>

#include <map>
#include <memory>

namespace lectern {

class TalkLogs {
public:
    explicit TalkLogs(const QString &dataFolder) : m_folder(dataFolder + QStringLiteral("/logs")) {}

    // What has been stored. What was deleted is gone from the files when it returns, wherever they can be written.
    void write(const std::vector<Effects> &group);
    // At the start: the server may have ended between the file of the class and these.
    void erase(const std::vector<protocol::Message> &deleted);
    // What still stands in a file that could not be written: once more, when it is time. To be called often.
    void eraseWhatIsLeft();
    // Somebody came from that address, or went.
    void visit(qint64 at, const QString &name, const QString &address, bool came);

private:
    // What it deletes is left for later: once for the whole group, and after what the group has said.
    using Deleted = std::map<QString, std::vector<protocol::Message>>; // key: the file
    void write(const Effects &entry, Deleted &deleted);
    void erase(Deleted deleted);
    bool erase(const QString &name, const std::vector<protocol::Message> &deleted);
    void write(const protocol::Message &message, const QString &file);
    PlainFile &file(const QString &name);
    QString path(const QString &name) const { return m_folder + u'/' + name + QStringLiteral(".log"); }
    void close();

    QString m_folder;
    std::map<QString, std::unique_ptr<PlainFile>> m_files;
    Deleted m_left; // what could not be erased
    QDeadlineTimer m_nextTry;
};

} // namespace lectern
