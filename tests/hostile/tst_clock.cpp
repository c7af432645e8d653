// SPDX-License-Identifier: GPL-3.0-or-later
// Case 28: the wall clock jumps while a class is on. timeshift.cpp makes it jump.
#include "shared/protocol/limits.h"
#include "tests/support/rawclient.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class TestClock : public TestCase {
    Q_OBJECT

protected:
    void prepare() override;

private Q_SLOTS:
    void cleanup();
    void case28_deadlinesSeatsAndRatesDoNotCareForTheWallClock_data() { jumps(); }
    void case28_deadlinesSeatsAndRatesDoNotCareForTheWallClock();
    void case28_theOrderOfThePastIsThatOfTheQuestionsAndVotes_data() { jumps(); }
    void case28_theOrderOfThePastIsThatOfTheQuestionsAndVotes();

private:
    static void jumps();
    // Sets m_counted and m_wait.
    QString codeOfVotesUntilRefused(RawClient &student, QuestionId question);
    qint64 openedAt(QuestionId question) const;
    void jump();
    QuestionId ask(const QString &text);
    QStringList texts(const QString &list, const QString &field);

    QString m_sign;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<RawClient> m_teacher;
    std::unique_ptr<RawClient> m_ana;
    QString m_token; // Ana's
    int m_counted = 0;
    double m_wait = 0; // seconds
};

void TestClock::jumps() {
    QTest::addColumn<int>("seconds");
    QTest::newRow("a day ahead") << 86'400;
    QTest::newRow("a day back") << -86'400;
    QTest::newRow("the end of summer time") << -3600;
}

void TestClock::prepare() {
    m_sign = freshFolder() + u"/shift"_s;
    m_server = std::make_unique<ServerProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s,
                       QCoreApplication::applicationDirPath() + u"/plugins/libtimeshift.so"_s);
    environment.insert(u"LECTERN_TIME_SHIFT"_s, m_sign);
    // A sanitizer insists on being the first library.
    const QString options = environment.value(u"ASAN_OPTIONS"_s);
    environment.insert(u"ASAN_OPTIONS"_s,
                       options + (options.isEmpty() ? u""_s : u":"_s) + u"verify_asan_link_order=0"_s);
    m_server->process().setProcessEnvironment(environment);
    QVERIFY(m_server->start());
    m_teacher = std::make_unique<RawClient>(m_server->port());
    QVERIFY(!m_teacher->joinTeacher(m_server->teacherKey()).isEmpty());
    m_ana = std::make_unique<RawClient>(m_server->port());
    m_token = m_ana->joinStudent(u"Ana"_s)["token"_L1].toString();
}

void TestClock::cleanup() {
    m_ana.reset();
    m_teacher.reset();
    m_server.reset();
}

void TestClock::jump() {
    QFETCH(int, seconds);
    QFile sign(m_sign);
    QVERIFY(sign.open(QIODevice::WriteOnly));
    sign.write(QByteArray::number(seconds));
}

QuestionId TestClock::ask(const QString &text) {
    m_teacher->request(protocol::Ask{text});
    const QJsonObject asked =
        m_teacher->waitFor(u"question"_s, [&](const QJsonObject &line) { return line["text"_L1] == text; });
    return {quint64(asked["question"_L1].toInteger())};
}

QString TestClock::codeOfVotesUntilRefused(RawClient &student, QuestionId question) {
    for (m_counted = 0; m_counted < 100; ++m_counted) {
        const QString choice = m_counted % 2 ? u"yes"_s : u"no"_s;
        const QJsonObject answer = student.request(protocol::Vote{question, choice});
        if (answer["type"_L1] != "ok"_L1) {
            m_wait = answer["wait"_L1].toDouble();
            return answer["code"_L1].toString();
        }
    }
    return {};
}

qint64 TestClock::openedAt(QuestionId question) const {
    for (const QJsonObject &line : m_teacher->all()) {
        if (quint64(line["question"_L1].toInteger()) == question.value && line["state"_L1] == "open"_L1)
            return line["openedAt"_L1].toInteger();
    }
    return 0;
}

void TestClock::case28_deadlinesSeatsAndRatesDoNotCareForTheWallClock() {
    QFETCH(int, seconds);
    QElapsedTimer time;
    time.start();
    RawClient newcomer(m_server->port());
    RawClient silent(m_server->port());
    QVERIFY(newcomer.waitForConnected() && silent.waitForConnected());
    const QuestionId first = ask(u"Before?"_s);
    QCOMPARE(codeOfVotesUntilRefused(*m_ana, first), u"slow-down"_s);
    QElapsedTimer sinceTheBurst;
    sinceTheBurst.start();
    m_ana->socket().abort();
    jump();
    const QuestionId second = ask(u"After?"_s);
    QVERIFY(std::abs(openedAt(second) - openedAt(first) - qint64(seconds) * 1000) < 60'000); // it has, indeed

    // The seat is good for 12 h after its last use, and has as few votes left as before.
    RawClient back(m_server->port());
    QVERIFY(back.resume(m_token)["resumed"_L1].toBool());
    QCOMPARE(codeOfVotesUntilRefused(back, second), u"slow-down"_s);
    QVERIFY2(m_wait > 0 && m_wait <= 1, qPrintable(QString::number(m_wait)));
    const double most = limits::votesPerSecond * double(sinceTheBurst.elapsed()) / 1000 + 1;
    QVERIFY2(m_counted <= most, qPrintable(u"%1 of %2"_s.arg(m_counted).arg(most)));

    // Heartbeats and deadlines, over some of the server's ticks: whoever may stay stays, who must go goes in time.
    WAIT_FOR(time.elapsed() > 4000);
    QVERIFY(!newcomer.joinStudent(u"Newcomer"_s).isEmpty());
    QCOMPARE(back.request(protocol::Ping{})["type"_L1], "ok"_L1);
    QCOMPARE(m_teacher->request(protocol::Ping{})["type"_L1], "ok"_L1);
    QCOMPARE(silent.waitFor(u"goodbye"_s)["reason"_L1], "login-timeout"_L1);
    QVERIFY2(time.elapsed() >= (limits::loginTime - std::chrono::seconds(2)) /
                                   std::chrono::milliseconds(1), // less a tick of the server
             qPrintable(QString::number(time.elapsed())));
}

QStringList TestClock::texts(const QString &list, const QString &field) {
    QStringList result;
    for (const QJsonValue &item : m_teacher->waitFor(list)[list].toArray())
        result += item[field].toString();
    return result;
}

void TestClock::case28_theOrderOfThePastIsThatOfTheQuestionsAndVotes() {
    const QuestionId first = ask(u"First"_s);
    QCOMPARE(m_ana->request(protocol::Vote{first, u"yes"_s})["type"_L1], "ok"_L1);
    jump();
    QCOMPARE(m_ana->request(protocol::Vote{first, u"no"_s})["type"_L1], "ok"_L1);
    ask(u"Second"_s);
    QFile::remove(m_sign);
    ask(u"Third"_s);
    QCOMPARE(m_teacher->request(protocol::ListQuestions{{1}, {}})["type"_L1], "ok"_L1);
    QCOMPARE(texts(u"questions"_s, u"text"_s), (QStringList{u"First"_s, u"Second"_s, u"Third"_s}));
    QCOMPARE(m_teacher->request(protocol::ListAnswers{first, {}})["type"_L1], "ok"_L1);
    QCOMPARE(texts(u"answers"_s, u"choice"_s), (QStringList{u"yes"_s, u"no"_s}));
    // A lesson that begins before the one that was before it is the newest all the same.
    jump();
    QCOMPARE(m_teacher->request(protocol::Quit{})["type"_L1], "ok"_L1);
    m_teacher = std::make_unique<RawClient>(m_server->port());
    QVERIFY(!m_teacher->joinTeacher(m_server->teacherKey()).isEmpty());
    QCOMPARE(m_teacher->request(protocol::ListLessons{})["type"_L1], "ok"_L1);
    const QJsonArray lessons = m_teacher->waitFor(u"lessons"_s)["lessons"_L1].toArray();
    QCOMPARE(lessons.size(), 2);
    QVERIFY(lessons.at(0)["lesson"_L1].toInteger() > lessons.at(1)["lesson"_L1].toInteger());
    QCOMPARE(lessons.at(1)["questions"_L1].toInt(), 3);
}

LECTERN_TEST(TestClock, QCoreApplication)
#include "tst_clock.moc"
