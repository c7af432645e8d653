// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endtoend/storedlesson.h"

#include "tests/support/testcase.h"

#include <QFile>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

bool StoredLesson::start() {
    if (!server.start())
        return false;
    teacher = std::make_unique<RawClient>(server.port());
    ana = std::make_unique<RawClient>(server.port());
    if (!teacher->waitForConnected() || !ana->waitForConnected())
        return false;
    const bool isNew = m_token.isEmpty();
    const QJsonObject entered = isNew ? teacher->joinTeacher(server.teacherKey())
                                      : teacher->resume(m_teacherToken, protocol::Role::Teacher);
    const QJsonObject welcome = isNew ? ana->joinStudent(u"Ana"_s) : ana->resume(m_token);
    if (isNew) {
        m_teacherToken = entered.value("token"_L1).toString();
        m_token = welcome.value("token"_L1).toString();
    }
    return !entered.isEmpty() && !welcome.isEmpty();
}

void StoredLesson::kill() { server.kill(); }

bool StoredLesson::askAnything() {
    const QJsonObject answer = teacher->request(protocol::Ask{u"Ready?"_s});
    if (answer.value("type"_L1).toString() != u"ok"_s)
        return false;
    const QJsonObject asked = ana->waitFor(u"question"_s, [](const QJsonObject &line) {
        return line.value("state"_L1).toString() == u"open"_s;
    });
    question.value = static_cast<quint64>(asked.value("question"_L1).toInteger());
    return bool(question);
}

QString StoredLesson::vote(const QString &choice) {
    const QJsonObject answer = ana->request(protocol::Vote{question, choice});
    const QString code = answer.value("code"_L1).toString();
    return code.isEmpty() ? answer.value("type"_L1).toString() : code;
}

bool StoredLesson::voteUntil(const QString &code) {
    bool yes = false;
    return QTest::qWaitFor(
        [&] {
            yes = !yes;
            return vote(yes ? u"yes"_s : u"no"_s) == code;
        },
        patience);
}

QString StoredLesson::ballotAfterReturn() {
    ana = std::make_unique<RawClient>(server.port());
    if (!ana->waitForConnected() || ana->resume(m_token).isEmpty())
        return u"no seat"_s;
    return ana->waitFor(u"ballot"_s).value("choice"_L1).toString();
}

QString StoredLesson::tally() {
    RawClient second(server.port());
    if (!second.waitForConnected() || second.joinTeacher(server.teacherKey(), u"Second"_s).isEmpty())
        return u"no teacher"_s;
    const QJsonObject counts = second.waitFor(u"tally"_s).value("counts"_L1).toObject();
    second.request(protocol::Leave{});
    return u"yes %1, no %2"_s.arg(counts.value("yes"_L1).toInt()).arg(counts.value("no"_L1).toInt());
}

OtherProgram::OtherProgram(const QString &file) : m_name(QUuid::createUuid().toString()) {
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    database.setDatabaseName(file);
    if (!database.open())
        qWarning("%s cannot be opened", qUtf8Printable(file));
}

OtherProgram::~OtherProgram() {
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

bool OtherProgram::run(const QString &statement) {
    return QSqlQuery(QSqlDatabase::database(m_name)).exec(statement);
}

QVariant OtherProgram::valueOf(const QString &query) {
    QSqlQuery result(QSqlDatabase::database(m_name));
    return result.exec(query) && result.next() ? result.value(0) : QVariant();
}

QString manyBallots() {
    return u"INSERT INTO ballot WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
           u"5000)"
           " SELECT 1, i, 2, 'yes', 0 FROM n"_s;
}

bool isRefused(const QJsonObject &storage, const QString &word) {
    const QString text = storage.value("text"_L1).toString();
    const bool fits = !storage.value("writable"_L1).toBool(true) && text.contains(word);
    if (!fits)
        qWarning("Not said: %s, but: %s", qUtf8Printable(word), qUtf8Printable(text));
    return fits;
}

bool isFine(const QJsonObject &storage) { return storage.value("writable"_L1).toBool(); }

bool writeOver(const QString &path, qint64 from, const QByteArray &bytes) {
    QFile file(path);
    return file.open(QIODevice::ReadWrite) && file.seek(from) && file.write(bytes) == bytes.size();
}

} // namespace lectern::test
