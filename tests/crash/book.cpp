// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/book.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace lectern::crash {

using namespace Qt::Literals::StringLiterals;

namespace {

FileContents readAll(QSqlDatabase database) {
    FileContents contents;
    QSqlQuery query(database);
    const auto run = [&](const QString &sql) {
        const bool done = query.exec(sql);
        if (!done)
            contents.problem = query.lastError().text();
        return done;
    };
    if (!run(u"PRAGMA integrity_check"_s) || !query.next())
        return contents;
    if (query.value(0).toString() != "ok"_L1) {
        contents.problem = query.value(0).toString();
        return contents;
    }
    if (run(u"SELECT question, seat, choice FROM ballot ORDER BY answer"_s)) {
        while (query.next())
            contents.book[{query.value(0).toULongLong()}][{query.value(1).toULongLong()}] =
                query.value(2).toString();
    }
    if (run(u"SELECT id, name FROM seat WHERE role = 'student' AND left_at IS NULL"_s)) {
        while (query.next())
            contents.students[{query.value(0).toULongLong()}] = query.value(1).toString();
    }
    if (run(u"SELECT id, seat, text FROM message ORDER BY id"_s)) {
        while (query.next())
            contents.talk[{query.value(0).toULongLong()}] = {{query.value(1).toULongLong()},
                                                             query.value(2).toString()};
    }
    return contents;
}

} // namespace

FileContents readClassFile(const QString &dataFolder) {
    const QString name = u"crash test"_s;
    FileContents contents;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(dataFolder + u"/lectern.db"_s);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        if (database.open())
            contents = readAll(database);
        else
            contents.problem = database.lastError().text();
    }
    QSqlDatabase::removeDatabase(name);
    return contents;
}

} // namespace lectern::crash
