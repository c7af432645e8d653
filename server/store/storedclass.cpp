// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/storedclass.h"

#include "server/classroom/storagestate.h"
#include "server/store/history.h"
#include "server/store/schema.h"
#include "server/store/talkhistory.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QVariant>

#include <algorithm>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = StorageProblem::Kind;
bool hasRecords(const std::vector<Effects> &group) {
    return std::ranges::any_of(group, [](const Effects &entry) { return !entry.records.empty(); });
}

bool deletesSomething(const std::vector<Effects> &group) {
    const auto isDeletion = [](const Record &record) {
        return std::holds_alternative<record::MessageDeleted>(record);
    };
    return std::ranges::any_of(
        group, [&](const Effects &entry) { return std::ranges::any_of(entry.records, isDeletion); });
}

// The entry says in place of its `ok` that the past cannot be read now.
void refuse(Effects &entry, const QString &why) {
    for (Delivery &delivery : entry.deliveries) {
        auto *send = std::get_if<Send>(&delivery);
        const auto *ok = send ? std::get_if<protocol::Ok>(&send->message) : nullptr;
        if (!ok)
            continue;
        Refusal error = notStored(why);
        error.re = ok->re;
        send->message = error;
    }
    std::erase_if(entry.deliveries, [](const Delivery &d) { return std::holds_alternative<Recall>(d); });
}

} // namespace

// What may pass by itself keeps nobody from seeing the class as it is.
bool StoredClass::maySoonBeWritten(const StorageProblem &problem) {
    return problem.kind == Kind::Full || problem.kind == Kind::Locked;
}

StoredClass::Opened StoredClass::open(const QString &dataFolder) {
    const QString file = databaseFile(dataFolder);
    const QString target =
        QFileInfo(file).canonicalFilePath(); // beside it stands the log; empty: nothing there
    std::unique_ptr<StoredClass> stored(new StoredClass(target.isEmpty() ? file : target));
    if (auto problem = stored->takeRescued())
        return std::move(*problem);
    if (auto problem = stored->whyLogAlone())
        return std::move(*problem);
    if (auto problem = stored->take(Database::open(stored->file(), Database::Access::ReadAndWrite)))
        return std::move(*problem);
    return stored;
}

StoredClass::Problem StoredClass::openAgain() {
    if (auto problem = takeRescued())
        return problem;
    return take(Database::openAgain(m_file, Database::Access::ReadAndWrite));
}

// A copy that was rescued is complete, and on the disk. The log that is there belongs to the file before it: SQLite
// would play it into the copy.
StoredClass::Problem StoredClass::takeRescued() {
    if (QFile::exists(m_file) || !QFile::exists(rescued()))
        return std::nullopt;
    QFile::remove(m_file + u"-wal"_s);
    QFile::remove(m_file + u"-shm"_s);
    if (!QFile::exists(m_file + u"-wal"_s) && QFile::rename(rescued(), m_file))
        return std::nullopt;
    return StorageProblem{
        Kind::Broken,
        u"%1 is missing, and its copy %2 cannot take its place. Delete %1-wal and rename the copy."_s.arg(
            m_file, rescued())};
}

// SQLite would delete it, and with it perhaps all that is left of the class.
StoredClass::Problem StoredClass::whyLogAlone() const {
    if (QFile::exists(m_file) || QFileInfo(m_file + u"-wal"_s).size() == 0)
        return std::nullopt;
    return StorageProblem{
        Kind::Damaged,
        u"%1 is missing, but its log is there. Put the file back or restore it from a backup; to begin "
        "with an empty one, move %1-wal away."_s.arg(m_file)};
}

StoredClass::Problem StoredClass::take(Database::Opened opened) {
    if (auto *problem = std::get_if<StorageProblem>(&opened))
        return std::move(*problem);
    m_database = std::get<0>(std::move(opened));
    m_writer = std::make_unique<RecordWriter>(*m_database);
    if (auto problem = m_writer->catchUp()) { // reading makes the log where there is none
        close();
        return problem;
    }
    m_guard.emplace(m_file);
    m_logGuard.emplace(m_file + u"-wal"_s);
    return std::nullopt;
}

StoredClass::Problem StoredClass::store(std::vector<Effects> &group) {
    if (hasRecords(group)) {
        if (auto problem = write(group))
            return problem;
    }
    for (Effects &entry : group)
        answerRecalls(entry);
    return std::nullopt;
}

StoredClass::Problem StoredClass::write(const std::vector<Effects> &group) {
    if (!m_database) {
        if (auto problem = recover())
            return problem;
    }
    if (auto problem = ensureFile())
        return problem;
    if (auto problem = m_database->begin())
        return problem;
    for (const Effects &entry : group) {
        for (const Record &record : entry.records) {
            if (auto problem = m_writer->write(record))
                return problem;
        }
    }
    if (auto problem = m_database->commit())
        return problem;
    if (deletesSomething(group))
        m_mustErase = checkpoint().has_value();
    return ensureFile(); // deleted meanwhile: then it is brought back with all that was committed
}

void StoredClass::answerRecalls(Effects &entry) const {
    if (!m_database) {
        refuse(entry, u"The file of the class cannot be read now. Try again in a moment."_s);
        return;
    }
    const History history(*m_database);
    const TalkHistory talk(*m_database);
    const auto pageOf = [&](const auto &request) {
        if constexpr (requires { history.page(request); })
            return history.page(request);
        else
            return talk.page(request);
    };
    for (Delivery &delivery : entry.deliveries) {
        const auto *recall = std::get_if<Recall>(&delivery);
        if (!recall)
            continue;
        const auto read = [&](const auto &request) -> std::variant<Delivery, StorageProblem> {
            auto page = pageOf(request);
            if (auto *problem = std::get_if<StorageProblem>(&page))
                return std::move(*problem);
            return Delivery(Send{recall->to, std::get<0>(std::move(page))});
        };
        auto answer = std::visit(read, recall->request);
        if (const auto *problem = std::get_if<StorageProblem>(&answer)) {
            refuse(entry, problem->text);
            return;
        }
        delivery = std::get<Delivery>(std::move(answer));
    }
}

std::variant<std::vector<protocol::Message>, StorageProblem> StoredClass::deletedMessages() const {
    return TalkHistory(*m_database).deleted();
}

StoredClass::Problem StoredClass::recover() {
    if (!m_database)
        return openAgain();
    m_database->rollback();
    if (auto problem = ensureFile())
        return problem;
    if (m_isReadOnly)
        return openForWriting();
    return m_writer->catchUp();
}

// What SQLite made beside a file that must not be written must not be written either.
StoredClass::Problem StoredClass::openForWriting() {
    close();
    for (const QString &companion : {m_file + u"-wal"_s, m_file + u"-shm"_s}) {
        if (QFile::exists(companion))
            QFile::setPermissions(companion, QFile::permissions(m_file));
    }
    return openAgain();
}

StoredClass::Problem StoredClass::probe() {
    auto problem = m_database->execute(u"PRAGMA user_version = %1"_s.arg(newestSchema()));
    m_isReadOnly = problem && problem->kind == Kind::ReadOnly;
    return problem;
}

StoredClass::~StoredClass() {
    if (m_database)
        ensureFile();
}

} // namespace lectern
