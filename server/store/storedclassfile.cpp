// SPDX-License-Identifier: GPL-3.0-or-later
// StoredClass's second half: the file itself, which may be deleted while it is open, and what must be gone from it.
#include "server/store/storedclass.h"

#include "server/store/filesync.h"
#include "shared/protocol/limits.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QVariant>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = StorageProblem::Kind;
using Sight = FileGuard::Sight;

} // namespace

// A deleted text still stands in the log until that has gone into the file, where it is overwritten (secure_delete). A
// program that reads the file at the moment holds that up; then it is tried again.
void StoredClass::eraseWhatWasDeleted() {
    if (!m_mustErase || !m_database || m_isReadOnly)
        return;
    m_database->setPatience(std::chrono::milliseconds(0)); // votes would wait, too
    m_mustErase = checkpoint().has_value();
    m_database->setPatience(limits::storageBusy);
}

StoredClass::Problem StoredClass::ensureFile() {
    const Sight file = m_guard->look();
    const Sight log = m_logGuard->look();
    if (file == Sight::AsBefore && log == Sight::AsBefore)
        return std::nullopt;
    if (file == Sight::Replaced)
        return replaced();
    return file == Sight::AsBefore ? reopen() : rescue();
}

// The log in the folder is still that of the file which was there before: it is emptied into that one, or somebody
// would play it into the new one.
StorageProblem StoredClass::replaced() {
    checkpoint();
    return {Kind::Gone,
            u"%1 was replaced by another file while the class ran. Start the server again, or put the "
            "old one back."_s.arg(m_file)};
}

// The open file has all that was committed, its name in the folder or not: it is copied from there.
StoredClass::Problem StoredClass::rescue() {
    if (!QFileInfo::exists(QFileInfo(m_file).path())) {
        return StorageProblem{Kind::Gone, u"The folder of %1 is gone. Put it back."_s.arg(m_file)};
    }
    const QString copy = rescued() + u".part"_s;
    QFile::remove(copy);
    makePrivate(copy);
    if (auto problem = copyTo(copy)) {
        QFile::remove(copy + u"-journal"_s); // SQLite leaves it where there was no room
        QFile::remove(copy);
        return problem;
    }
    QFile::remove(rescued());
    if (!toDisk(copy) || !QFile::rename(copy, rescued()))
        return StorageProblem{Kind::Broken,
                              u"%1 was deleted, and its copy %2 cannot be kept."_s.arg(m_file, copy)};
    close();
    if (auto problem = openAgain())
        return problem;
    qWarning("%s was deleted while the class ran. It has been written again, with everything that was in it.",
             qPrintable(m_file));
    return std::nullopt;
}

StoredClass::Problem StoredClass::copyTo(const QString &file) {
    QSqlQuery vacuum(m_database->sql());
    if (vacuum.prepare(u"VACUUM INTO ?"_s)) {
        vacuum.bindValue(0, file);
        vacuum.exec();
    }
    if (vacuum.lastError().isValid())
        return m_database->problem(vacuum.lastError());
    return std::nullopt;
}

// The log is gone from the folder, but open: what stands in it goes into the file.
StoredClass::Problem StoredClass::reopen() {
    if (auto problem = checkpoint())
        return problem;
    close();
    return openAgain();
}

StoredClass::Problem StoredClass::checkpoint() {
    QSqlQuery query(m_database->sql());
    if (!query.exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s) || !query.next())
        return m_database->problem(query.lastError());
    if (query.value(0).toInt() != 0)
        return StorageProblem{Kind::Locked,
                              u"Another program reads %1, so it cannot be put in order. Close that "
                              "program."_s.arg(m_file)};
    return std::nullopt;
}

void StoredClass::close() {
    m_writer.reset();
    m_database.reset();
}

} // namespace lectern
