// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/database.h"

#include "server/store/schema.h"
#include "shared/protocol/limits.h"

#include <QFile>
#include <QSqlError>
#include <QUuid>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

// Every one of them counts for one connection only (https://www.sqlite.org/pragma.html).
constexpr const char16_t *writerSettings[] = {
    u"PRAGMA journal_mode = WAL",
    u"PRAGMA synchronous = FULL", // a commit is on the disk, not only in the system's memory
    u"PRAGMA secure_delete = ON", // what is deleted is overwritten
    u"PRAGMA foreign_keys = ON",  u"PRAGMA trusted_schema = OFF",
};

} // namespace

void makePrivate(const QString &path) {
    QFile file(path);
    if (!file.exists() && file.open(QIODevice::NewOnly))
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

QString databaseFile(const QString &dataFolder) { return dataFolder + u"/lectern.db"_s; }

Database::Database(const QString &file) : m_file(file), m_name(QUuid::createUuid().toString()) {}

Database::~Database() {
    sql().close();
    QSqlDatabase::removeDatabase(m_name);
}

QSqlDatabase Database::sql() const { return QSqlDatabase::database(m_name, false); }

Database::Opened Database::open(const QString &file, Access access) {
    if (auto problem = whyNotOurs(file)) // before SQLite could touch it
        return std::move(*problem);
    return openAgain(file, access);
}

Database::Opened Database::openAgain(const QString &file, Access access) {
    std::unique_ptr<Database> database(new Database(file));
    if (auto problem = database->connect(access))
        return std::move(*problem);
    if (auto problem = database->configure(access))
        return std::move(*problem);
    return database;
}

std::optional<StorageProblem> Database::connect(Access access) {
    if (access == Access::Read && !QFile::exists(m_file))
        return StorageProblem{StorageProblem::Kind::Gone, u"There is no class in %1 yet."_s.arg(m_file)};
    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    if (!connection.isValid()) {
        return StorageProblem{StorageProblem::Kind::Broken,
                              u"Qt's SQLite driver is missing. Install the package libqt6sql6-sqlite."_s};
    }
    if (access == Access::ReadAndWrite)
        makePrivate(m_file);
    connection.setDatabaseName(m_file);
    const auto patience = std::chrono::milliseconds(limits::storageBusy).count();
    connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(patience));
    if (!connection.open())
        return problem(connection.lastError());
    return std::nullopt;
}

std::optional<StorageProblem> Database::configure(Access access) {
    if (access == Access::Read) {
        if (auto wrong = execute(u"PRAGMA query_only = ON"_s))
            return wrong;
        return requireVersion(*this);
    }
    if (auto wrong = refuseNewer(*this))
        return wrong;
    if (auto wrong = refuseForeign(*this))
        return wrong;
    for (const char16_t *setting : writerSettings) {
        if (auto wrong = execute(QString::fromUtf16(setting)))
            return wrong;
    }
    return migrate(*this);
}

std::optional<StorageProblem> Database::execute(const QString &statement) {
    QSqlQuery query(sql());
    if (query.exec(statement))
        return std::nullopt;
    return problem(query.lastError());
}

void Database::setPatience(std::chrono::milliseconds patience) {
    execute(u"PRAGMA busy_timeout = %1"_s.arg(patience.count()));
}

std::optional<StorageProblem> Database::begin() { return execute(u"BEGIN IMMEDIATE"_s); }

std::optional<StorageProblem> Database::commit() { return execute(u"COMMIT"_s); }

void Database::rollback() { execute(u"ROLLBACK"_s); }

} // namespace lectern
