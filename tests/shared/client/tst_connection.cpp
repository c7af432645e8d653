// SPDX-License-Identifier: GPL-3.0-or-later
// Opening, closing and leaving a Connection, at any moment and from inside its own signals.
#include "tests/shared/client/connectioncase.h"

#include <QEventLoop>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using namespace lectern::client;
using namespace lectern::protocol;
using test::local;
using test::Recorder;
using test::ScriptedServer;
using test::student;

class TestConnection : public test::ConnectionCase {
    Q_OBJECT

private Q_SLOTS:
    void startsIdle();
    void closesQuietly();
    void closesWhileConnecting();
    void closesWhileReconnecting();
    void opensAnotherServerInstead();
    void givesTheSeatUpWhenLeaving();
    void leavesEvenWhenTheServerDoesNotAnswer();
    void leavesWhileReconnecting();
    void sendsTheLeaveEvenWhenOpenedAgainAtOnce();
    void canBeOpenedFromItsFailure();
    void canBeClosedFromAMessage();
    void canBeClosedFromTheWelcome();
    void canBeOpenedFromAChangeOfState();
    void canBeDeletedFromAnySignal_data();
    void canBeDeletedFromAnySignal();
    void readsOnWhileASlotRunsAnEventLoop();

private:
    void join();
    bool toldNothingMoreThan(const QStringList &events) const;
};

void TestConnection::join() {
    ConnectionCase::join();
    m_told->events.clear();
}

bool TestConnection::toldNothingMoreThan(const QStringList &events) const {
    return test::never([&] { return m_told->events != events; });
}

void TestConnection::startsIdle() {
    QCOMPARE(m_connection->state(), LinkState::Idle);
    QVERIFY(!m_connection->isReady());
    QCOMPARE(m_connection->secondsToRetry(), 0);
    QCOMPARE(m_connection->send(Ping{}), RequestId{});
    m_connection->close();
    m_connection->leave();
    m_connection->retryNow();
    QCOMPARE(m_told->events, QStringList());
}

void TestConnection::closesQuietly() {
    join();
    m_connection->send(Vote{QuestionId{1}, u"yes"_s});
    m_connection->close();
    QCOMPARE(m_connection->credentials().token, m_server->token);
    WAIT_COMPARE(m_server->receivedOf<Vote>().size(), 1u); // what was sent still goes out
    QVERIFY(toldNothingMoreThan({u"idle"_s}));
}

void TestConnection::closesWhileConnecting() {
    m_connection->open(local(m_server->port()), student(u"Ana"_s));
    m_connection->close();
    QVERIFY(toldNothingMoreThan({u"connecting"_s, u"idle"_s}));
}

void TestConnection::closesWhileReconnecting() {
    join();
    m_server->stop();
    WAIT_COMPARE(m_connection->state(), LinkState::Reconnecting);
    m_connection->close();
    m_told->countdown.clear();
    m_server->restart();
    // A retry would come after 0.2 s.
    QVERIFY(test::never([this] { return m_server->connections() > 1 || !m_told->countdown.isEmpty(); }, 500));
    QVERIFY(toldNothingMoreThan({u"reconnecting"_s, u"idle"_s}));
}

void TestConnection::opensAnotherServerInstead() {
    join();
    ScriptedServer other;
    m_connection->open(local(other.port()), student(u"Ben"_s));
    WAIT_COMPARE(m_told->events, QStringList({u"connecting"_s, u"joined Ben"_s, u"ready"_s}));
    m_server->send(Tally{QuestionId{1}, {}, 0, 1});
    m_server->hangUp();
    QVERIFY(toldNothingMoreThan({u"connecting"_s, u"joined Ben"_s, u"ready"_s}));
    QCOMPARE(m_connection->server(), local(other.port()));
}

void TestConnection::givesTheSeatUpWhenLeaving() {
    join();
    m_connection->leave();
    QCOMPARE(m_connection->send(Ping{}), RequestId{});
    WAIT_COMPARE(m_told->events, QStringList({u"idle"_s, u"ended left"_s}));
    QCOMPARE(m_server->receivedOf<Leave>().size(), 1u);
    QCOMPARE(m_connection->credentials().token, QByteArray());
}

void TestConnection::leavesEvenWhenTheServerDoesNotAnswer() {
    join();
    m_server->answersRequests = false;
    m_connection->leave();
    m_connection->leave();
    WAIT_COMPARE(m_told->events, QStringList({u"idle"_s, u"ended left"_s}));
    QCOMPARE(m_server->receivedOf<Leave>().size(), 1u);
}

void TestConnection::leavesWhileReconnecting() {
    join();
    m_server->stop();
    WAIT_COMPARE(m_connection->state(), LinkState::Reconnecting);
    m_connection->leave();
    QCOMPARE(m_told->events, QStringList({u"reconnecting"_s, u"idle"_s, u"ended left"_s}));
}

void TestConnection::sendsTheLeaveEvenWhenOpenedAgainAtOnce() {
    join();
    ScriptedServer other;
    m_connection->leave();
    m_connection->open(local(other.port()), student(u"Ben"_s));
    WAIT_COMPARE(m_server->receivedOf<Leave>().size(), 1u);
    WAIT_COMPARE(m_told->events, QStringList({u"connecting"_s, u"joined Ben"_s, u"ready"_s}));
}

void TestConnection::canBeOpenedFromItsFailure() {
    Error nameTaken;
    nameTaken.code = ErrorCode::NameTaken;
    m_server->loginReplies = {nameTaken};
    QObject::connect(m_connection.get(), &Connection::joinFailed,
                     [this] { m_connection->open(local(m_server->port()), student(u"Ana 2"_s)); });
    m_connection->open(local(m_server->port()), student(u"Ana"_s));
    WAIT_COMPARE(m_told->events, QStringList({u"connecting"_s, u"idle"_s, u"failed"_s, u"connecting"_s,
                                              u"joined Ana 2"_s, u"ready"_s}));
}

void TestConnection::canBeClosedFromAMessage() {
    join();
    QObject::connect(m_connection.get(), &Connection::received, [this] { m_connection->close(); });
    const QByteArray tally = encode(ServerMessage(Tally{QuestionId{1}, {}, 0, 1}));
    m_server->sendBytes(tally + tally + tally);
    WAIT_COMPARE(m_connection->state(), LinkState::Idle);
    QVERIFY(toldNothingMoreThan({u"received tally"_s, u"idle"_s}));
}

void TestConnection::canBeClosedFromTheWelcome() {
    m_server->snapshot = {Tally{QuestionId{1}, {}, 0, 1}, Tally{QuestionId{1}, {}, 0, 1}};
    QObject::connect(m_connection.get(), &Connection::joined, [this] { m_connection->close(); });
    m_connection->open(local(m_server->port()), student(u"Ana"_s));
    WAIT_FOR(m_told->events.contains(u"joined Ana"_s));
    QVERIFY(toldNothingMoreThan({u"connecting"_s, u"joined Ana"_s, u"idle"_s}));
}

void TestConnection::canBeOpenedFromAChangeOfState() {
    join();
    QObject::connect(m_connection.get(), &Connection::stateChanged, [this](LinkState state) {
        if (state == LinkState::Idle)
            m_connection->open(local(m_server->port()), student(u"Ben"_s));
    });
    m_server->send(Goodbye{GoodbyeReason::ClassEnded, {}});
    WAIT_COMPARE(m_told->events, QStringList({u"idle"_s, u"connecting"_s, u"joined Ben"_s, u"ready"_s}));
}

void TestConnection::canBeDeletedFromAnySignal_data() {
    QTest::addColumn<QString>("event");
    for (const char *event : {"connecting", "joined Ana", "received tally", "ready", "answered 3", "waiting",
                              "reconnecting", "lost 4", "idle", "failed"})
        QTest::newRow(event) << QString::fromLatin1(event);
}

// The harshest case: not deleteLater(), and the server has more to say.
void TestConnection::canBeDeletedFromAnySignal() {
    QFETCH(QString, event);
    const Tally tally{QuestionId{1}, {}, 0, 1};
    m_server->snapshot = {tally, tally};
    const auto check = [&] {
        if (m_connection && m_told->events.last() == event)
            delete m_connection.release();
    };
    Connection &connection = *m_connection;
    QObject::connect(&connection, &Connection::stateChanged, check);
    QObject::connect(&connection, &Connection::joined, check);
    QObject::connect(&connection, &Connection::received, check);
    QObject::connect(&connection, &Connection::answered, check);
    QObject::connect(&connection, &Connection::lost, check);
    QObject::connect(&connection, &Connection::joinFailed, check);
    connection.open(local(m_server->port()), student(u"Ana"_s));
    WAIT_FOR(!m_connection || m_connection->state() == LinkState::Ready);
    if (m_connection)
        m_connection->send(Ping{});
    WAIT_FOR(!m_connection || m_told->events.contains(u"answered 3"_s));
    m_server->answersRequests = false;
    if (m_connection) {
        m_connection->send(Ping{});
        m_connection->send(Ping{});
    }
    Error refusal;
    refusal.code = ErrorCode::NameTaken;
    m_server->loginReplies = {refusal};
    WAIT_FOR(!m_connection);
    QCOMPARE(m_told->events.last(), event);
}

void TestConnection::readsOnWhileASlotRunsAnEventLoop() {
    join();
    QEventLoop dialog;
    QObject::connect(m_connection.get(), &Connection::received, [&](const ServerMessage &message) {
        if (std::holds_alternative<Tally>(message))
            dialog.quit();
        else if (std::holds_alternative<Question>(message))
            QCOMPARE(dialog.exec(), 0);
    });
    const QByteArray tally = encode(ServerMessage(Tally{QuestionId{1}, {}, 0, 1}));
    m_server->sendBytes(encode(ServerMessage(Question{})));
    QTimer::singleShot(50, m_server.get(), [&] { m_server->sendBytes(tally); });
    QTimer::singleShot(test::patience, &dialog, [&] { dialog.exit(1); });
    WAIT_COMPARE(m_told->events, QStringList({u"received question"_s, u"received tally"_s}));
    WAIT_FOR(!dialog.isRunning());
}

LECTERN_TEST(TestConnection, QCoreApplication)
#include "tst_connection.moc"
