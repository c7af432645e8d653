// SPDX-License-Identifier: GPL-3.0-or-later
// A class's file with a past that the test makes up, row by row.
#pragma once

#include "server/store/rows.h"

#include <QTest>

namespace lectern::test {

class PastClass {
public:
    explicit PastClass(const QString &dataFolder) : m_database(open(databaseFile(dataFolder))) {
        run(u"BEGIN"_s);
    }
    ~PastClass() { save(); }
    Q_DISABLE_COPY_MOVE(PastClass)

    // What was added up to here is in the file.
    void save() {
        run(u"COMMIT"_s);
        run(u"BEGIN"_s);
    }
    const Database &database() {
        save();
        return *m_database;
    }

    void lesson(qint64 id, const QVariant &startedAt = 1000, const QVariant &endedAt = {}) {
        run(u"INSERT INTO lesson (id, opened_at, started_at, ended_at) VALUES (?, 1, ?, ?)"_s,
            {id, startedAt, endedAt});
    }
    void seat(qint64 id, qint64 lesson, const QString &name, const QString &role = u"student"_s) {
        run(u"INSERT INTO seat (id, lesson, role, name, taken_at) VALUES (?, ?, ?, ?, 1000)"_s,
            {id, lesson, role, name});
    }
    void question(qint64 id, qint64 lesson, const QString &text = u""_s, const QVariant &closedAt = {}) {
        run(u"INSERT INTO question VALUES (?, ?, 'yes-no', ?, 2000, ?, 0)"_s, {id, lesson, text, closedAt});
    }
    void ballot(qint64 question, qint64 answer, qint64 seat, const QString &choice, qint64 at = 3000) {
        run(u"INSERT INTO ballot VALUES (?, ?, ?, ?, ?)"_s, {question, answer, seat, choice, at});
    }
    void run(const QString &statement, const QVariantList &values = {}) {
        Rows rows(*m_database, statement, values);
        if (const auto problem = rows.problem())
            qWarning("%s: %s", qPrintable(statement), qPrintable(problem->text));
    }

private:
    static std::unique_ptr<Database> open(const QString &file) {
        auto opened = Database::open(file, Database::Access::ReadAndWrite);
        if (const auto *problem = std::get_if<StorageProblem>(&opened))
            qFatal("%s", qPrintable(problem->text));
        return std::get<0>(std::move(opened));
    }

    std::unique_ptr<Database> m_database;
};

} // namespace lectern::test
