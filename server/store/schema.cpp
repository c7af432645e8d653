// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/schema.h"

#include <QDir>
#include <QFile>
#include <QSqlError>
#include <QtEndian>

// Outside of any namespace, as Qt wants it: the migrations are in a static library.
static void registerMigrations() { Q_INIT_RESOURCE(storage); }

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = StorageProblem::Kind;

// The header of a database file: https://www.sqlite.org/fileformat2.html#the_database_header
constexpr qsizetype headerBytes = 100;
constexpr qsizetype userVersionAt = 60;
constexpr qsizetype applicationIdAt = 68;

StorageProblem newer(const QString &file, int version) {
    return {Kind::Newer, u"%1 was written by a newer version of Lectern (its schema is %2, this program "
                         u"knows %3). Install that "
                         "version again; nothing has been changed."_s.arg(file, QString::number(version),
                                                                          QString::number(newestSchema()))};
}

StorageProblem foreign(const QString &file) {
    return {Kind::Foreign,
            u"%1 is no file of Lectern's. Move it away; nothing has been changed."_s.arg(file)};
}

std::variant<int, StorageProblem> pragma(const Database &database, const QString &name) {
    QSqlQuery query(database.sql());
    if (!query.exec(u"PRAGMA "_s + name) || !query.next())
        return database.problem(query.lastError());
    return query.value(0).toInt();
}

QStringList migrationFiles() {
    registerMigrations();
    QDir folder(u":/storage"_s);
    QStringList scripts;
    for (const QString &name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        const bool isOpen = file.open(QIODevice::ReadOnly); // it is a part of this program
        Q_ASSERT(isOpen);
        scripts.append(QString::fromUtf8(file.readAll()));
    }
    return scripts;
}

std::optional<StorageProblem> apply(Database &database, const QString &script, int version) {
    if (auto wrong = database.begin())
        return wrong;
    QStringList statements = statementsOf(script);
    statements.append(u"PRAGMA application_id = %1"_s.arg(applicationId));
    statements.append(u"PRAGMA user_version = %1"_s.arg(version));
    statements.append(u"COMMIT"_s);
    for (const QString &statement : statements) {
        if (auto wrong = database.execute(statement)) {
            database.rollback();
            return wrong;
        }
    }
    return std::nullopt;
}

} // namespace

int newestSchema() { return static_cast<int>(migrationFiles().size()); }

QStringList statementsOf(const QString &script) {
    QStringList statements;
    QString statement;
    for (const QString &line : script.split(u'\n')) {
        if (line.trimmed().startsWith(u"--"_s))
            continue;
        statement += line + u'\n';
        if (!line.section(u"--"_s, 0, 0).trimmed().endsWith(u';'))
            continue;
        statements.append(statement.trimmed());
        statement.clear();
    }
    return statements;
}

std::optional<StorageProblem> whyNotOurs(const QString &path) {
    QFile file(path);
    if (!file.exists() || file.size() == 0)
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly))
        return StorageProblem{Kind::Broken, u"%1 cannot be read: %2."_s.arg(path, file.errorString())};
    const QByteArray header = file.read(headerBytes);
    if (header.size() < headerBytes || !header.startsWith("SQLite format 3"))
        return StorageProblem{
            Kind::Damaged,
            u"%1 is damaged: it is no database any more. Restore it from a backup, or move it away "
            "to begin with an empty one."_s.arg(path)};
    const auto id = qFromBigEndian<qint32>(header.constData() + applicationIdAt);
    const auto version = qFromBigEndian<qint32>(header.constData() + userVersionAt);
    const bool isEmpty =
        id == 0 && version == 0; // made, and ended before its first migration was in the file
    if (id != applicationId && !isEmpty)
        return foreign(path);
    if (version > newestSchema())
        return newer(path, version);
    return std::nullopt;
}

std::optional<StorageProblem> refuseNewer(Database &database) {
    const auto version = pragma(database, u"user_version"_s);
    if (const auto *wrong = std::get_if<StorageProblem>(&version))
        return *wrong;
    if (std::get<int>(version) > newestSchema())
        return newer(database.file(), std::get<int>(version));
    return std::nullopt;
}

std::optional<StorageProblem> refuseForeign(Database &database) {
    const auto version = pragma(database, u"user_version"_s);
    if (const auto *wrong = std::get_if<StorageProblem>(&version))
        return *wrong;
    QSqlQuery query(database.sql());
    if (!query.exec(u"SELECT count(*) FROM sqlite_schema"_s) || !query.next())
        return database.problem(query.lastError());
    if (std::get<int>(version) == 0 && query.value(0).toInt() > 0)
        return foreign(database.file());
    return std::nullopt;
}

std::optional<StorageProblem> requireVersion(Database &database) {
    if (auto wrong = refuseNewer(database))
        return wrong;
    const auto version = pragma(database, u"user_version"_s);
    if (const auto *wrong = std::get_if<StorageProblem>(&version))
        return *wrong;
    if (std::get<int>(version) == newestSchema())
        return std::nullopt;
    return StorageProblem{
        Kind::Foreign, u"%1 is of an older version of Lectern. Start this version's server on it once."_s.arg(
                           database.file())};
}

std::optional<StorageProblem> migrate(Database &database) { return migrate(database, migrationFiles()); }

std::optional<StorageProblem> migrate(Database &database, const QStringList &migrations) {
    const auto version = pragma(database, u"user_version"_s);
    if (const auto *wrong = std::get_if<StorageProblem>(&version))
        return *wrong;
    for (int next = std::get<int>(version); next < migrations.size(); ++next) {
        if (auto wrong = apply(database, migrations.at(next), next + 1))
            return wrong;
    }
    return std::nullopt;
}

} // namespace lectern
