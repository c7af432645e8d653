// SPDX-License-Identifier: GPL-3.0-or-later
// The first join of a Connection: every way in, and every way in which it does not work.
#include "tests/shared/client/recorder.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcase.h"

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using namespace lectern::client;
using namespace lectern::protocol;
using test::local;
using test::Recorder;
using test::ScriptedServer;
using test::student;
using Kind = JoinProblem::Kind;

class TestJoining : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void joinsByNameAndTellsTheSnapshotBeforeReady();
    void isReadyOnlyAfterTheLoginsOk();
    void remembersTheTokenOfTheWelcome();
    void resumesWithTheTokenAlone();
    void fallsBackToTheNameWhenTheTokenIsNoLongerGood();
    void provesTheTeacherKeyOnTheChallenge();
    void saysWhichVersionsItSpeaks();
    void reportsAnUnknownHost();
    void reportsThatNobodyListens();
    void reportsASilentServer();
    void reportsWhatIsNotALecternServer_data();
    void reportsWhatIsNotALecternServer();
    void reportsWhatTheServerRefuses_data();
    void reportsWhatTheServerRefuses();
    void reportsAnUnsupportedVersion();
    void refusesAVersionThatWasNotOffered();
    void reportsAGoodbye();
    void doesNotRetryWhatFailed();
};

void TestJoining::joinsByNameAndTellsTheSnapshotBeforeReady() {
    ScriptedServer server;
    Question question;
    question.question = QuestionId{1};
    question.state = QuestionState::Open;
    server.snapshot = {question, Ballot{QuestionId{1}, u"yes"_s}};
    Connection connection;
    Recorder told(connection);
    connection.open(local(server.port()), student(u"Ana"_s));
    WAIT_COMPARE(told.events, QStringList({u"connecting"_s, u"joined Ana"_s, u"received question"_s,
                                           u"received ballot"_s, u"ready"_s}));
}

void TestJoining::isReadyOnlyAfterTheLoginsOk() {
    ScriptedServer server;
    server.loginReplies = {Welcome{Role::Student, SeatId{7}, u"Ana"_s, "c0ffee", false}};
    Connection connection;
    Recorder told(connection);
    connection.open(local(server.port()), student(u"Ana"_s));
    WAIT_COMPARE(server.received().size(), 2u);
    server.send(Ok{RequestId{77}}); // the answer to something else
    server.send(Tally{QuestionId{1}, {}, 0, 1});
    QVERIFY(test::never([&] { return connection.isReady(); }));
    QCOMPARE(connection.send(Ping{}), RequestId{});
    server.send(Ok{*server.received().at(1).id});
    WAIT_COMPARE(connection.state(), LinkState::Ready);
    QCOMPARE(told.events, QStringList({u"connecting"_s, u"joined Ana"_s, u"received tally"_s, u"ready"_s}));
}

void TestJoining::remembersTheTokenOfTheWelcome() {
    ScriptedServer server;
    Connection connection;
    connection.open(local(server.port()), student(u"Ana"_s));
    WAIT_COMPARE(connection.state(), LinkState::Ready);
    QCOMPARE(connection.credentials().token, server.token);
    QCOMPARE(connection.welcome().seat, SeatId{7});
    QCOMPARE(connection.greeting().className, u"Physics 101"_s);
    QCOMPARE(connection.localAddress(), QHostAddress(u"127.0.0.1"_s));
    QVERIFY(connection.since().msecsTo(QDateTime::currentDateTime()) < 10'000);
}

void TestJoining::resumesWithTheTokenAlone() {
    ScriptedServer server;
    Connection connection;
    connection.open(local(server.port()), student(u"Ana"_s, "c0ffee"));
    WAIT_COMPARE(connection.state(), LinkState::Ready);
    const auto logins = server.receivedOf<Login>();
    QCOMPARE(logins.size(), 1u);
    QCOMPARE(logins.front().token, "c0ffee");
    QCOMPARE(logins.front().name, QString());
    QVERIFY(connection.welcome().resumed);
    QCOMPARE(connection.credentials().token, "c0ffee");
}

void TestJoining::fallsBackToTheNameWhenTheTokenIsNoLongerGood() {
    ScriptedServer server;
    Connection connection;
    Recorder told(connection);
    connection.open(local(server.port()), student(u"Ana"_s, "0001"));
    WAIT_COMPARE(connection.state(), LinkState::Ready);
    QCOMPARE(server.connections(), 1);
    const auto logins = server.receivedOf<Login>();
    QCOMPARE(logins.size(), 2u);
    QCOMPARE(logins.back().name, u"Ana"_s);
    QCOMPARE(logins.back().token, QByteArray());
    QCOMPARE(connection.credentials().token, server.token);
    QCOMPARE(told.events, QStringList({u"connecting"_s, u"joined Ana"_s, u"ready"_s}));
}

void TestJoining::provesTheTeacherKeyOnTheChallenge() {
    ScriptedServer server;
    const TeacherKey key = TeacherKey::generate();
    Connection connection;
    connection.open(local(server.port()), {Role::Teacher, {}, {}, key});
    WAIT_COMPARE(connection.state(), LinkState::Ready);
    const Login login = server.receivedOf<Login>().front();
    QCOMPARE(login.role, Role::Teacher);
    QVERIFY(key.verify(ScriptedServer::challenge, server.fingerprint(), login.proof));
}

void TestJoining::saysWhichVersionsItSpeaks() {
    ScriptedServer server;
    Connection connection;
    connection.open(local(server.port()), student(u"Ana"_s));
    WAIT_COMPARE(server.receivedOf<Hello>().size(), 1u);
    const Hello hello = server.receivedOf<Hello>().front();
    QCOMPARE(hello.minVersion, oldestVersion);
    QCOMPARE(hello.maxVersion, newestVersion);
    QVERIFY(hello.client.endsWith(QLatin1StringView(LECTERN_VERSION)));
}

void TestJoining::reportsAnUnknownHost() {
    Connection connection;
    Recorder told(connection);
    connection.open({u"no-such-host.invalid"_s, 4444}, student(u"Ana"_s));
    WAIT_COMPARE(told.events, QStringList({u"connecting"_s, u"idle"_s, u"failed"_s}));
    QCOMPARE(told.problem->kind, Kind::HostNotFound);
}

void TestJoining::reportsThatNobodyListens() {
    ScriptedServer server;
    server.stop();
    Connection connection;
    Recorder told(connection);
    connection.open(local(server.port()), student(u"Ana"_s));
    WAIT_COMPARE(told.events, QStringList({u"connecting"_s, u"idle"_s, u"failed"_s}));
    QCOMPARE(told.problem->kind, Kind::Refused);
}

void TestJoining::reportsASilentServer() {
    ScriptedServer server;
    server.answersHello = false;
    Connection connection(nullptr, test::impatient);
    Recorder told(connection);
    connection.open(local(server.port()), student(u"Ana"_s));
    WAIT_COMPARE(told.events, QStringList({u"connecting"_s, u"idle"_s, u"failed"_s}));
    QCOMPARE(told.problem->kind, Kind::Unreachable);
}

void TestJoining::reportsWhatIsNotALecternServer_data() {
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n");
    QTest::newRow("a TLS alert, then the end") << QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7);
    QTest::newRow("only the end") << QByteArray();
    QTest::newRow("a line without end") << QByteArray(200'000, 'x');
    QTest::newRow("other JSON") << QByteArray("{\"hello\":1}\n");
}

void TestJoining::reportsWhatIsNotALecternServer() {
    QFETCH(QByteArray, answer);
    ScriptedServer server;
    server.answersHello = false;
    Connection connection;
    Recorder told(connection);
    connection.open(local(server.port()), student(u"Ana"_s));
    WAIT_COMPARE(server.received().size(), 1u);
    server.sendBytes(answer);
    server.hangUp();
    WAIT_COMPARE(told.events, QStringList({u"connecting"_s, u"idle"_s, u"failed"_s}));
    QCOMPARE(told.problem->kind, Kind::NotLectern);
}

void TestJoining::reportsWhatTheServerRefuses_data() {
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("name taken") << ErrorCode::NameTaken << Kind::Name;
    QTest::newRow("name reserved") << ErrorCode::NameReserved << Kind::Name;
    QTest::newRow("name invalid") << ErrorCode::NameInvalid << Kind::Name;
    QTest::newRow("wrong key") << ErrorCode::BadProof << Kind::Teacher;
    QTest::newRow("another teacher") << ErrorCode::TeacherTaken << Kind::Teacher;
    QTest::newRow("not stored") << ErrorCode::NotStored << Kind::Other;
}

void TestJoining::reportsWhatTheServerRefuses() {
    QFETCH(ErrorCode, code);
    ScriptedServer server;
    Error refusal;
    refusal.code = code;
    refusal.text = u"No."_s;
    refusal.suggestion = u"Ana 2"_s;
    server.loginReplies = {refusal};
    Connection connection;
    Recorder told(connection);
    connection.open(local(server.port()), student(u"Ana"_s));
    WAIT_COMPARE(told.events, QStringList({u"connecting"_s, u"idle"_s, u"failed"_s}));
    QTEST(told.problem->kind, "kind");
    QCOMPARE(toString(told.problem->error->code), toString(code));
    QCOMPARE(told.problem->error->suggestion, u"Ana 2"_s);
}

void TestJoining::reportsAnUnsupportedVersion() {
    ScriptedServer server;
    Error refusal;
    refusal.code = ErrorCode::UnsupportedVersion;
    refusal.minVersion = 5;
    refusal.maxVersion = 6;
    server.helloReply = refusal;
    Connection connection;
    Recorder told(connection);
    connection.open(local(server.port()), student(u"Ana"_s));
    WAIT_FOR(told.problem);
    QCOMPARE(told.problem->kind, Kind::Version);
    QCOMPARE(told.problem->error->minVersion, 5);
}

void TestJoining::refusesAVersionThatWasNotOffered() {
    ScriptedServer server;
    server.helloReply = Greeting{newestVersion + 1, u"scripted"_s, u"Physics"_s, "00"};
    Connection connection;
    Recorder told(connection);
    connection.open(local(server.port()), student(u"Ana"_s));
    WAIT_FOR(told.problem);
    QCOMPARE(told.problem->kind, Kind::Version);
    QVERIFY(server.receivedOf<Login>().empty());
}

void TestJoining::reportsAGoodbye() {
    ScriptedServer server;
    server.helloReply = Goodbye{GoodbyeReason::ServerFull, u"Full."_s};
    Connection connection;
    Recorder told(connection);
    connection.open(local(server.port()), student(u"Ana"_s));
    WAIT_FOR(told.problem);
    QCOMPARE(told.problem->kind, Kind::Closed);
    QVERIFY(told.problem->goodbye->reason == GoodbyeReason::ServerFull);
}

void TestJoining::doesNotRetryWhatFailed() {
    ScriptedServer server;
    server.answersHello = false;
    Connection connection(nullptr, test::impatient);
    Recorder told(connection);
    connection.open(local(server.port()), student(u"Ana"_s));
    WAIT_FOR(told.problem);
    // A retry would come after 0.2 s.
    QVERIFY(test::never([&] { return server.connections() > 1; }, 500));
    QCOMPARE(told.countdown, QList<int>());
}

LECTERN_TEST(TestJoining, QCoreApplication)
#include "tst_joining.moc"
