// SPDX-License-Identifier: GPL-3.0-or-later
// Another program that has a class's file open and keeps the server from writing to it.
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

namespace lectern::test {

class HeldDatabase {
public:
    explicit HeldDatabase(const QString &dataFolder) {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name());
        database.setDatabaseName(dataFolder + QStringLiteral("/lectern.db"));
        if (!database.open())
            qWarning("The database cannot be opened: %s", qUtf8Printable(database.lastError().text()));
    }
    ~HeldDatabase() {
        QSqlDatabase::database(name()).close();
        QSqlDatabase::removeDatabase(name());
    }
    Q_DISABLE_COPY_MOVE(HeldDatabase)

    void lock() { execute(QStringLiteral("BEGIN EXCLUSIVE")); }
    void release() { execute(QStringLiteral("ROLLBACK")); }
    void execute(const QString &statement) { run(statement); }
    int number(const QString &statement) {
        QSqlQuery query = run(statement);
        return query.next() ? query.value(0).toInt() : -1;
    }

private:
    static QSqlQuery run(const QString &statement) {
        QSqlQuery query(QSqlDatabase::database(name()));
        if (!query.exec(statement))
            qWarning("%s: %s", qUtf8Printable(statement), qUtf8Printable(query.lastError().text()));
        return query;
    }
    static QString name() { return QStringLiteral("held"); } // one at a time
};

} // namespace lectern::test
