// SPDX-License-Identifier: GPL-3.0-or-later
// What a Connection does once it was in the class: the heartbeat, the loss, the way back, the end.
#include "tests/shared/client/recorder.h"
#include "tests/support/cuttableproxy.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcase.h"

#include <ranges>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using namespace lectern::client;
using namespace lectern::protocol;
using test::CuttableProxy;
using test::local;
using test::Recorder;
using test::ScriptedServer;
using test::student;

class TestReconnecting : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void comesBackToTheSameSeatAfterACut();
    void comesBackAfterTheServerStopped();
    void comesBackWhenTheServerIsSoonUpAgain();
    void countsTheSecondsDownAndTriesNowWhenAsked();
    void waitsThenReconnectsOnASilentNetwork();
    void isReadyAgainWhenTheAnswerComesLate();
    void probesASilentServerAndTellsNobody();
    void answersThePingOfTheServer();
    void losesTheRequestsThatWereUnderWay();
    void reconnectsAfterNonsense_data();
    void reconnectsAfterNonsense();
    void ignoresAMessageThatOnlyANewerClientKnows();
    void doesNotComeBackAfterTheEnd_data();
    void doesNotComeBackAfterTheEnd();
    void endsWhenTheWayBackIsClosedForGood();
    void keepsTryingWhenTheServerIsFull();
    void keepsTheSeatWhileTheServerCannotStore_data();
    void keepsTheSeatWhileTheServerCannotStore();
    void keepsTryingWhenTheSeatIsGoneAndANewOneCannotBeStored();
    void joinsByNameWhenTheSeatIsGone();
    void failsWhenTheSeatIsGoneAndTheNameTaken();
    void endsWhenTheLessonHasEndedMeanwhile();
    void joinsTheNextLessonByNameWhenOpenedAnew();

private:
    void prepare() override;
    void join(const Timing &timing = {});

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<CuttableProxy> m_proxy;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Recorder> m_told;
};

void TestReconnecting::prepare() {
    m_server = std::make_unique<ScriptedServer>();
    m_proxy = std::make_unique<CuttableProxy>(m_server->port());
}

void TestReconnecting::cleanup() {
    m_connection.reset();
    m_told.reset();
    m_proxy.reset();
    m_server.reset();
}

// In the class, through the proxy, with nothing told yet.
void TestReconnecting::join(const Timing &timing) {
    m_connection = std::make_unique<Connection>(nullptr, timing);
    m_told = std::make_unique<Recorder>(*m_connection);
    m_connection->open(local(m_proxy->port()), student(u"Ana"_s));
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    m_told->events.clear();
}

void TestReconnecting::comesBackToTheSameSeatAfterACut() {
    join();
    m_proxy->cut();
    WAIT_COMPARE(m_connection->state(), LinkState::Reconnecting);
    QVERIFY(!m_connection->isReady());
    QCOMPARE(m_connection->send(Ping{}), RequestId{});
    m_proxy->mend();
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    QCOMPARE(m_told->events, QStringList({u"reconnecting"_s, u"joined Ana"_s, u"ready"_s}));
    QCOMPARE(m_server->receivedOf<Login>().back().token, m_server->token);
    QVERIFY(m_connection->welcome().resumed);
}

void TestReconnecting::comesBackAfterTheServerStopped() {
    join();
    m_server->send(Goodbye{GoodbyeReason::ServerStopping, u"Back in a minute."_s});
    m_server->stop();
    WAIT_COMPARE(m_connection->state(), LinkState::Reconnecting);
    m_server->restart();
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    QVERIFY(!m_told->goodbye);
}

void TestReconnecting::comesBackWhenTheServerIsSoonUpAgain() {
    join();
    m_proxy->cut();
    WAIT_FOR(m_told->countdown.count(0) >= 3); // three attempts in vain
    m_proxy->mend();
    WAIT_COMPARE(m_connection->state(), LinkState::Ready); // how soon: tst_backoff bounds every step
}

void TestReconnecting::countsTheSecondsDownAndTriesNowWhenAsked() {
    join();
    m_proxy->cut();
    // The steps beyond a second have come, and it waits.
    WAIT_FOR(m_told->countdown.contains(2) && m_connection->secondsToRetry() > 0);
    QCOMPARE(m_told->countdown.first(), 1);
    QCOMPARE_LE(m_connection->secondsToRetry(), 2);
    m_proxy->mend();
    m_connection->retryNow();
    QCOMPARE(m_connection->secondsToRetry(), 0);
    QCOMPARE(m_told->countdown.last(), 0);
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    m_connection->retryNow(); // nothing to retry
    QCOMPARE(m_connection->state(), LinkState::Ready);
}

void TestReconnecting::waitsThenReconnectsOnASilentNetwork() {
    join(test::impatient);
    m_proxy->freeze();
    const RequestId vote = m_connection->send(Vote{QuestionId{1}, u"yes"_s});
    QVERIFY(vote);
    WAIT_COMPARE(m_told->events,
                 QStringList({u"waiting"_s, u"reconnecting"_s, u"lost %1"_s.arg(vote.value)}));
    QCOMPARE(m_told->countdown.value(0, -1), 0); // at once: it has waited long enough
    m_proxy->mend();
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    QVERIFY(m_connection->welcome().resumed);
}

void TestReconnecting::isReadyAgainWhenTheAnswerComesLate() {
    Timing timing;
    timing.waiting = std::chrono::milliseconds(100);
    join(timing);
    m_proxy->freeze();
    const RequestId vote = m_connection->send(Vote{QuestionId{1}, u"yes"_s});
    WAIT_COMPARE(m_connection->state(), LinkState::Waiting);
    QVERIFY(m_connection->isReady());
    m_proxy->mend();
    WAIT_COMPARE(m_told->events, QStringList({u"waiting"_s, u"ready"_s, u"answered %1"_s.arg(vote.value)}));
    QVERIFY(!m_told->error);
}

void TestReconnecting::probesASilentServerAndTellsNobody() {
    join(test::impatient);
    WAIT_FOR(m_server->receivedOf<Ping>().size() >= 3);
    QCOMPARE(m_told->events, QStringList());
    m_server->answersRequests = false;
    WAIT_COMPARE(m_told->events.value(1), u"reconnecting"_s);
    QVERIFY(m_told->events.filter(u"lost"_s).isEmpty());
}

void TestReconnecting::answersThePingOfTheServer() {
    join();
    m_server->send(Ping{});
    WAIT_COMPARE(m_server->receivedOf<Pong>().size(), 1u);
    QVERIFY(!m_server->received().back().id);
    QCOMPARE(m_told->events, QStringList());
}

void TestReconnecting::losesTheRequestsThatWereUnderWay() {
    m_server->answersRequests = false;
    join();
    const RequestId first = m_connection->send(Vote{QuestionId{1}, u"yes"_s});
    const RequestId second = m_connection->send(Vote{QuestionId{1}, u"no"_s});
    WAIT_COMPARE(m_server->receivedOf<Vote>().size(), 2u);
    Error tooLate;
    tooLate.re = first;
    tooLate.code = ErrorCode::TooLate;
    m_server->send(tooLate);
    WAIT_COMPARE(m_told->events, QStringList({u"answered %1"_s.arg(first.value)}));
    QVERIFY(m_told->error->code == ErrorCode::TooLate);
    m_server->hangUp();
    WAIT_COMPARE(m_told->events.value(2), u"lost %1"_s.arg(second.value));
    QCOMPARE(m_told->events.value(1), u"reconnecting"_s);
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    QVERIFY(m_connection->send(Ping{}) > second); // a number is never used again
}

void TestReconnecting::reconnectsAfterNonsense_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no JSON") << QByteArray("what?\n");
    QTest::newRow("no object") << QByteArray("[1]\n");
    QTest::newRow("a line without end") << QByteArray(500'000, 'x');
    QTest::newRow("a goodbye for an unknown reason")
        << QByteArray("{\"type\":\"goodbye\",\"reason\":\"bored\",\"text\":\"\"}\n");
    QTest::newRow("a line too long") << "{\"type\":\"" + QByteArray(70'000, 'x') + "\"}\n";
}

void TestReconnecting::reconnectsAfterNonsense() {
    QFETCH(QByteArray, bytes);
    join();
    m_server->sendBytes(bytes);
    WAIT_COMPARE(m_told->events, QStringList({u"reconnecting"_s, u"joined Ana"_s, u"ready"_s}));
    QCOMPARE(m_server->connections(), 2);
}

void TestReconnecting::ignoresAMessageThatOnlyANewerClientKnows() {
    join();
    m_server->sendBytes("{\"type\":\"hologram\",\"depth\":3}\n");
    m_server->send(Tally{QuestionId{1}, {}, 0, 1});
    WAIT_COMPARE(m_told->events, QStringList({u"received tally"_s}));
}

void TestReconnecting::doesNotComeBackAfterTheEnd_data() {
    QTest::addColumn<GoodbyeReason>("reason");
    QTest::newRow("class ended") << GoodbyeReason::ClassEnded;
    QTest::newRow("taken over") << GoodbyeReason::TakenOver;
    QTest::newRow("left") << GoodbyeReason::Left;
}

void TestReconnecting::doesNotComeBackAfterTheEnd() {
    QFETCH(GoodbyeReason, reason);
    join();
    m_server->send(Goodbye{reason, u"That is all."_s});
    m_server->hangUp();
    WAIT_COMPARE(m_told->events, QStringList({u"idle"_s, u"ended "_s + toString(reason)}));
    QCOMPARE(m_told->goodbye->text, u"That is all."_s);
    // A retry would come after 0.2 s.
    QVERIFY(test::never([&] { return m_server->connections() > 1; }, 500));
    QCOMPARE(m_connection->state(), LinkState::Idle);
}

void TestReconnecting::endsWhenTheWayBackIsClosedForGood() {
    join();
    m_server->helloReply = Goodbye{GoodbyeReason::ClassEnded, {}};
    m_server->hangUp();
    WAIT_COMPARE(m_told->events, QStringList({u"reconnecting"_s, u"idle"_s, u"ended class-ended"_s}));
}

void TestReconnecting::keepsTryingWhenTheServerIsFull() {
    join();
    m_server->helloReply = Goodbye{GoodbyeReason::ServerFull, {}};
    m_server->hangUp();
    WAIT_COMPARE(m_server->connections(), 3);
    m_server->helloReply.reset();
    WAIT_COMPARE(m_told->events, QStringList({u"reconnecting"_s, u"joined Ana"_s, u"ready"_s}));
}

void TestReconnecting::keepsTheSeatWhileTheServerCannotStore_data() {
    QTest::addColumn<ServerMessage>("reply");
    Error refusal;
    refusal.code = ErrorCode::NotStored;
    refusal.wait = 2.0;
    QTest::newRow("the login is refused") << ServerMessage(refusal);
    QTest::newRow("it is sent away") << ServerMessage(
        Goodbye{GoodbyeReason::NotStored, u"The disk is full."_s});
}

void TestReconnecting::keepsTheSeatWhileTheServerCannotStore() {
    QFETCH(ServerMessage, reply);
    join();
    m_server->loginReplies = {reply, reply};
    m_server->send(Goodbye{GoodbyeReason::NotStored, u"The disk is full."_s});
    m_server->hangUp();
    WAIT_COMPARE(m_told->events, QStringList({u"reconnecting"_s, u"joined Ana"_s, u"ready"_s}));
    QCOMPARE(m_server->connections(), 4);
    QVERIFY(m_connection->welcome().resumed);
    for (const Login &login : m_server->receivedOf<Login>() | std::views::drop(1))
        QCOMPARE(login.token, m_server->token);
}

void TestReconnecting::keepsTryingWhenTheSeatIsGoneAndANewOneCannotBeStored() {
    join();
    Error badToken;
    badToken.code = ErrorCode::BadToken;
    Error refusal;
    refusal.code = ErrorCode::NotStored;
    m_server->loginReplies = {badToken, refusal};
    m_server->hangUp();
    WAIT_COMPARE(m_told->events, QStringList({u"reconnecting"_s, u"joined Ana"_s, u"ready"_s}));
    QCOMPARE(m_server->receivedOf<Login>().back().token, m_server->token); // perhaps it is not gone after all
}

void TestReconnecting::joinsByNameWhenTheSeatIsGone() {
    join();
    m_server->token = "beef"; // what the server gave before is forgotten
    m_server->hangUp();
    WAIT_COMPARE(m_told->events, QStringList({u"reconnecting"_s, u"joined Ana"_s, u"ready"_s}));
    QVERIFY(!m_connection->welcome().resumed);
    QCOMPARE(m_connection->credentials().token, "beef");
}

void TestReconnecting::failsWhenTheSeatIsGoneAndTheNameTaken() {
    join();
    Error badToken;
    badToken.code = ErrorCode::BadToken;
    Error nameTaken;
    nameTaken.code = ErrorCode::NameTaken;
    m_server->loginReplies = {badToken, nameTaken};
    m_server->hangUp();
    WAIT_COMPARE(m_told->events, QStringList({u"reconnecting"_s, u"idle"_s, u"failed"_s}));
    QCOMPARE(m_told->problem->kind, JoinProblem::Kind::Name);
}

void TestReconnecting::endsWhenTheLessonHasEndedMeanwhile() {
    join();
    Error ended;
    ended.code = ErrorCode::LessonEnded;
    m_server->loginReplies = {ended};
    m_server->hangUp();
    WAIT_FOR(m_told->goodbye);
    QVERIFY(m_told->goodbye->reason == GoodbyeReason::ClassEnded);
    QCOMPARE(m_connection->state(), LinkState::Idle);
}

void TestReconnecting::joinsTheNextLessonByNameWhenOpenedAnew() {
    join();
    m_connection->close();
    Error ended;
    ended.code = ErrorCode::LessonEnded;
    m_server->loginReplies = {ended};
    m_connection->open(local(m_proxy->port()), m_connection->credentials());
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    QVERIFY(!m_connection->welcome().resumed);
}

LECTERN_TEST(TestReconnecting, QCoreApplication)
#include "tst_reconnecting.moc"
