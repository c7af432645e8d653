// SPDX-License-Identifier: GPL-3.0-or-later
// Case 18: forged senders, seats, roles and questions. Who somebody is comes from the session; every id is checked.
#include "tests/hostile/hostilecase.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class TestIdentity : public HostileCase {
    Q_OBJECT

protected:
    void prepare() override;

private Q_SLOTS:
    void case18_aVoteInSomebodyElsesNameIsTheSendersOwn_data();
    void case18_aVoteInSomebodyElsesNameIsTheSendersOwn();
    void case18_aLoginTakesNoSeatNameOrRoleThatIsForged_data();
    void case18_aLoginTakesNoSeatNameOrRoleThatIsForged();
    void case18_aTokenIsGoodForItsOwnLessonAlone();
    void case18_aQuestionThatIsNotThereOrNotOpenTakesNoVote();
    void case18_aStudentReadsNobodysAnswers();
    void case18_aProofIsGoodForItsOwnConnectionAlone();
    void case18_aProofIsGoodForItsOwnCertificateAlone();

private:
    RawClient *m_ana = nullptr;
    RawClient *m_eve = nullptr;
    QJsonObject m_anasWelcome;
    QuestionId m_question;
};

void TestIdentity::prepare() {
    QVERIFY(begin());
    m_ana = &dial();
    m_anasWelcome = m_ana->joinStudent(u"Ana"_s);
    m_eve = &join(u"Eve"_s);
    m_question = ask(u"Why?"_s);
    QCOMPARE(m_ana->request(protocol::Vote{m_question, u"yes"_s})["type"_L1], "ok"_L1);
}

void TestIdentity::case18_aVoteInSomebodyElsesNameIsTheSendersOwn_data() {
    QTest::addColumn<QString>("forgery");
    for (const char *field : {"\"seat\":%1", "\"sender\":%1", "\"from\":%1", "\"name\":\"Ana\"",
                              "\"token\":\"%2\"", "\"role\":\"teacher\"", "\"connection\":%1", "\"re\":%1"})
        QTest::newRow(field) << QString::fromLatin1(field);
}

void TestIdentity::case18_aVoteInSomebodyElsesNameIsTheSendersOwn() {
    QFETCH(QString, forgery);
    forgery.replace(u"%1"_s, QString::number(m_anasWelcome["seat"_L1].toInteger()));
    forgery.replace(u"%2"_s, m_anasWelcome["token"_L1].toString());
    m_eve->sendLine(
        u"{\"type\":\"vote\",\"id\":9,\"question\":%1,\"choice\":\"no\",%2}"_s.arg(m_question.value)
            .arg(forgery)
            .toUtf8());
    QVERIFY(!m_eve->waitFor(u"ok"_s, [](const QJsonObject &line) { return line["re"_L1] == 9; }).isEmpty());
    tallyOf(1, 1);
    QCOMPARE(teacher().request(protocol::ListAnswers{m_question, {}})["type"_L1], "ok"_L1);
    const QJsonArray answers = teacher().waitFor(u"answers"_s)["answers"_L1].toArray();
    QCOMPARE(answers.size(), 2);
    QCOMPARE(answers.at(0)["name"_L1], "Ana"_L1);
    QCOMPARE(answers.at(0)["choice"_L1], "yes"_L1);
    QCOMPARE(answers.at(1)["name"_L1], "Eve"_L1);
    QCOMPARE(answers.at(1)["choice"_L1], "no"_L1);
}

void TestIdentity::case18_aLoginTakesNoSeatNameOrRoleThatIsForged_data() {
    QTest::addColumn<QString>("fields");
    QTest::addColumn<QString>("code");
    QTest::newRow("the seat of another") << u"\"seat\":%1,\"name\":\"Ana\""_s << u"name-taken"_s;
    QTest::newRow("the number of a seat as a token") << u"\"token\":\"0%1\""_s << u"bad-token"_s;
    QTest::newRow("a token cut off") << u"\"token\":\"%3\""_s << u"bad-token"_s;
    QTest::newRow("an empty token and the name") << u"\"token\":\"\",\"name\":\"Ana\""_s << u"name-taken"_s;
    QTest::newRow("nobody's token") << u"\"token\":\"%4\",\"name\":\"Mallory\""_s << u"bad-token"_s;
    QTest::newRow("the token in another role")
        << u"\"token\":\"%2\",\"role\":\"teacher\""_s << u"bad-token"_s;
    QTest::newRow("a teacher without a proof") << u"\"role\":\"teacher\""_s << u"bad-proof"_s;
    QTest::newRow("an empty proof") << u"\"role\":\"teacher\",\"proof\":\"\""_s << u"bad-proof"_s;
    QTest::newRow("any proof") << u"\"role\":\"teacher\",\"proof\":\"%4\""_s << u"bad-proof"_s;
    QTest::newRow("a role that is not there")
        << u"\"role\":\"server\",\"name\":\"Mallory\""_s << u"bad-field"_s;
    QTest::newRow("two roles") << u"\"role\":[\"student\",\"teacher\"],\"name\":\"Mallory\""_s
                               << u"bad-field"_s;
}

void TestIdentity::case18_aLoginTakesNoSeatNameOrRoleThatIsForged() {
    QFETCH(QString, fields);
    QFETCH(QString, code);
    const QString token = m_anasWelcome["token"_L1].toString();
    fields.replace(u"%1"_s, QString::number(m_anasWelcome["seat"_L1].toInteger()));
    fields.replace(u"%2"_s, token);
    fields.replace(u"%3"_s, token.left(62));
    fields.replace(u"%4"_s, QString(64, u'0'));
    RawClient &mallory = dial();
    mallory.send(protocol::Hello{});
    mallory.waitFor(u"greeting"_s);
    mallory.sendLine("{\"type\":\"login\",\"id\":2," + fields.toUtf8() + '}');
    const QJsonObject error = mallory.waitFor(u"error"_s);
    QCOMPARE(codeOf(error), code);
    QCOMPARE(error["re"_L1].toInt(), 2);
    QCOMPARE(m_ana->request(protocol::Ping{})["type"_L1], "ok"_L1); // sits where she sat
    for (const QJsonObject &line : mallory.all())
        QVERIFY(line["type"_L1] != "welcome"_L1);
}

void TestIdentity::case18_aTokenIsGoodForItsOwnLessonAlone() {
    QCOMPARE(teacher().request(protocol::Quit{})["type"_L1], "ok"_L1);
    RawClient &late = dial();
    QVERIFY(late.resume(m_anasWelcome["token"_L1].toString()).isEmpty());
    QCOMPARE(codeOf(late.waitFor(u"error"_s)), u"lesson-ended"_s);
}

void TestIdentity::case18_aQuestionThatIsNotThereOrNotOpenTakesNoVote() {
    for (const quint64 id : {m_question.value + 1, m_question.value + 1000, (quint64(1) << 53) - 1})
        QCOMPARE(codeOf(m_eve->request(protocol::Vote{{id}, u"no"_s})), u"no-question"_s);
    const QuestionId next = ask(u"And now?"_s);
    QCOMPARE(codeOf(m_eve->request(protocol::Vote{m_question, u"no"_s})), u"too-late"_s);
    QCOMPARE(codeOf(teacher().request(protocol::Close{m_question})), u"too-late"_s);
    QCOMPARE(codeOf(teacher().request(protocol::Close{{next.value + 1}})), u"no-question"_s);
    QCOMPARE(m_ana->request(protocol::Vote{next, u"no"_s})["type"_L1], "ok"_L1); // it is open still
    QCOMPARE(questionIn(tallyOf(0, 1)), next);
}

void TestIdentity::case18_aStudentReadsNobodysAnswers() {
    const std::vector<protocol::ClientMessage> requests{
        protocol::ListLessons{}, protocol::ListQuestions{{1}, {}}, protocol::ListAnswers{m_question, {}}};
    for (const protocol::ClientMessage &request : requests)
        QCOMPARE(codeOf(m_eve->request(request)), u"not-allowed"_s);
    for (const QJsonObject &line : m_eve->all()) {
        for (const auto type : {"answers"_L1, "tally"_L1, "lessons"_L1, "questions"_L1})
            QVERIFY(line["type"_L1] != type);
        for (const QJsonValue &person : line["people"_L1].toArray()) // who is there, and no more
            QVERIFY(!person["answered"_L1].toBool());
    }
    // What is not there has nothing, and is no way to anything else.
    QCOMPARE(teacher().request(protocol::ListAnswers{{999}, {}})["type"_L1], "ok"_L1);
    QCOMPARE(teacher().waitFor(u"answers"_s)["answers"_L1].toArray().size(), 0);
}

void TestIdentity::case18_aProofIsGoodForItsOwnConnectionAlone() {
    RawClient &heard = dial();
    heard.send(protocol::Hello{});
    const QByteArray challenge = heard.waitFor(u"greeting"_s)["challenge"_L1].toString().toLatin1();
    const QByteArray proof = server().teacherKey().prove(challenge, heard.certificate());
    RawClient &replayed = dial();
    replayed.send(protocol::Hello{});
    QVERIFY(replayed.waitFor(u"greeting"_s)["challenge"_L1].toString().toLatin1() != challenge);
    replayed.send(protocol::Login{protocol::Role::Teacher, {}, {}, proof}, RequestId{5});
    QCOMPARE(codeOf(replayed.waitFor(u"error"_s)), u"bad-proof"_s);
}

// The teacher's program was led to somebody in between, who hands its login on.
void TestIdentity::case18_aProofIsGoodForItsOwnCertificateAlone() {
    const std::optional<Fingerprint> between[]{Fingerprint::ofCertificate("somebody in between"),
                                               std::nullopt};
    for (const auto &seen : between) {
        RawClient &relay = dial();
        if (seen == relay.certificate())
            continue; // this server encrypts nothing
        relay.send(protocol::Hello{});
        const QByteArray challenge = relay.waitFor(u"greeting"_s)["challenge"_L1].toString().toLatin1();
        const QByteArray proof = server().teacherKey().prove(challenge, seen);
        relay.send(protocol::Login{protocol::Role::Teacher, {}, {}, proof}, RequestId{5});
        QCOMPARE(codeOf(relay.waitFor(u"error"_s)), u"bad-proof"_s);
    }
}

LECTERN_TEST(TestIdentity, QCoreApplication)
#include "tst_identity.moc"
