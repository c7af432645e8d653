// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the commands share: a past that is made up, and commands that run in this process.
#pragma once

#include "server/commands/commands.h"
#include "shared/process/stopsignal.h"
#include "tests/server/store/pastclass.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QTimer>

namespace lectern::test {

inline commands::Finish run(const QStringList &words) {
    const StopSignal stopSignal;
    return commands::run(QStringList{u"lectern-server"_s} + words, stopSignal)
        .value_or(commands::Finish{-1, {}});
}

// The user changes his mind at once.
inline commands::Finish runAndCancel(const QStringList &words) {
    StopSignal stopSignal;
    QTimer::singleShot(0, &stopSignal, &StopSignal::tell);
    return commands::run(QStringList{u"lectern-server"_s} + words, stopSignal)
        .value_or(commands::Finish{-1, {}});
}

inline QStringList filesIn(const QString &folder) {
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

inline QByteArray contentOf(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write(const QString &path, const QByteArray &content) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qWarning("%s cannot be written", qPrintable(path));
}

// Ana and Ben in two lessons, the first of which has two questions, and four answers of which three count.
inline void fill(PastClass &past) {
    past.lesson(1, 1000, 2000);
    past.seat(1, 1, u"Ana"_s);
    past.seat(2, 1, u"Ben"_s);
    past.question(1, 1, u"First?"_s, 2500);
    past.question(2, 1, u""_s, 2600);
    past.ballot(1, 1, 1, u"yes"_s);
    past.ballot(1, 2, 2, u"no"_s);
    past.ballot(1, 3, 1, u"no"_s);
    past.ballot(2, 4, 2, u"yes"_s);
    past.lesson(2, 5000);
}

// Long enough for a cancellation to come in between.
inline void fillForLong(PastClass &past) {
    past.lesson(1);
    past.seat(1, 1, u"Ana"_s);
    past.run(
        u"INSERT INTO question WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
        " SELECT i, 1, 'yes-no', '', 1, 1, 0 FROM n"_s);
    past.run(
        u"INSERT INTO ballot WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
        " SELECT id, i, 1, 'yes', 1 FROM question, n"_s);
}

} // namespace lectern::test
