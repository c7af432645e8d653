// SPDX-License-Identifier: GPL-3.0-or-later
// A class with a teacher and Ana against the real daemon, whose file and folder a test can harm.
#pragma once

#include "tests/support/rawclient.h"
#include "tests/support/serverprocess.h"

#include <QSqlDatabase>

#include <memory>

namespace lectern::test {

class StoredLesson {
public:
    explicit StoredLesson(const QStringList &options = {}) : server(options) {}

    // Starts the server and lets both in; from the second time on they come back to their seats.
    bool start();
    void kill(); // kill -9
    bool askAnything();
    // The answer's `code`, "ok" where it was counted.
    QString vote(const QString &choice);
    // Votes for one and the other until the answer is that; empty, and a warning, when it never comes.
    bool voteUntil(const QString &code);
    QJsonObject nextStorage() { return teacher->waitFor(QStringLiteral("storage")); }
    QString path(const QString &name) const { return server.dataFolder() + u'/' + name; }
    // Ana's answer as the server says it to her anew.
    QString ballotAfterReturn();
    // The teacher's newest tally after a login: "yes 1, no 0".
    QString tally();

    ServerProcess server;
    std::unique_ptr<RawClient> teacher;
    std::unique_ptr<RawClient> ana;
    QuestionId question;

private:
    QString m_teacherToken;
    QString m_token; // Ana's
};

// Another program that has the file open, and may hold it.
class OtherProgram {
public:
    explicit OtherProgram(const QString &file);
    ~OtherProgram();

    bool run(const QString &statement);
    QVariant valueOf(const QString &query);

private:
    QString m_name;
};

// 5,000 changes of Ana's vote for the first question: more than fits into a few pages.
QString manyBallots();

// What a `storage` message says; a warning where it does not say that.
bool isRefused(const QJsonObject &storage, const QString &word);
bool isFine(const QJsonObject &storage);
bool writeOver(const QString &path, qint64 from, const QByteArray &bytes);

} // namespace lectern::test
