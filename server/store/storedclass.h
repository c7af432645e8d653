// SPDX-License-Identifier: GPL-3.0-or-later
// The file of a class in use: stores groups of entries, answers what they ask of the past, and brings a file back that
// was deleted under it. Belongs to one thread. Knows no signal and no timer.
#pragma once

#include "server/store/factreader.h"
#include "server/store/fileguard.h"
#include "server/store/recordwriter.h"

#include "server/classroom/effects.h"

namespace lectern {

class StoredClass {
public:
    using Problem = std::optional<StorageProblem>;
    using Opened = std::variant<std::unique_ptr<StoredClass>, StorageProblem>;

    static Opened open(const QString &dataFolder);

    // Brings back a file that was deleted, and puts it in order.
    ~StoredClass();
    Q_DISABLE_COPY_MOVE(StoredClass)

    // All records of the group, or none; durable when it returns. Then fills in the pages that the group asks for.
    Problem store(std::vector<Effects> &group);
    // Gives up what failed half way, and makes sure that the file is there.
    Problem recover();
    // Writes something that changes nothing: whether there is room and right to write.
    Problem probe();
    // Whether the file is where it was, brought back where it can be.
    Problem ensureFile();
    // What was deleted, and could not be taken out of the log of the file because somebody read it: once more. Waits
    // for nobody.
    void eraseWhatWasDeleted();
    static bool maySoonBeWritten(const StorageProblem &problem);
    Facts facts() const { return readFacts(*m_database); }
    std::variant<std::vector<protocol::Message>, StorageProblem> deletedMessages() const;

    const QString &file() const { return m_file; }

private:
    explicit StoredClass(const QString &file) : m_file(file) {}

    Problem take(Database::Opened opened);
    Problem takeRescued();
    Problem whyLogAlone() const;
    Problem openAgain();
    Problem openForWriting();
    Problem write(const std::vector<Effects> &group);
    void answerRecalls(Effects &entry) const;
    StorageProblem replaced();
    Problem rescue();
    QString rescued() const { return m_file + QStringLiteral(".rescued"); }
    Problem copyTo(const QString &file);
    Problem reopen();
    Problem checkpoint();
    void close();

    QString m_file;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<RecordWriter> m_writer; // its statements end before the database does
    std::optional<FileGuard> m_guard;
    std::optional<FileGuard> m_logGuard; // of the write-ahead log
    bool m_mustErase = true;             // perhaps the server ended in the middle of it
    bool m_isReadOnly = false;           // SQLite opened it so, and does not ask again
};

} // namespace lectern
