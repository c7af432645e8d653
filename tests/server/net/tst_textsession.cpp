// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text over a real socket: what the session makes of bytes, silence and the end.
#include "server/net/nativesocket.h"
#include "server/net/plainstream.h"
#include "server/net/streamtransport.h"
#include "server/net/textsession.h"
#include "shared/protocol/limits.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QTimerEvent>

using namespace lectern;
using namespace std::chrono_literals;
using classic::Event;
using protocol::Door;

class TestTextSession : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void aChunkAndSilenceAreAMessage();
    void theServersOwnSilenceEndsNothing();
    void aPeerThatHasEndedStillReads();
    void anAbruptEndIsOneToo();
    void tooMuchIsSaidOnce();
    void onlyTheRoomHasADeadline();
    void aNameOfTheLastMomentLeavesNobodyDeaf();
    void closingEndsBothDirections();

private:
    void prepare() override;
    void meet(Door door);
    void tick(std::chrono::milliseconds later) { m_session->tick(m_start + later); }

    QTcpServer m_server;
    QTcpSocket m_client;
    Turns m_turns{nullptr};
    SendBudget m_budget;
    Session::Time m_start = std::chrono::steady_clock::now();
    StreamTransport *m_transport = nullptr; // the session's
    std::unique_ptr<TextSession> m_session;
    QList<std::pair<Event, QByteArray>> m_heard;
};

void TestTextSession::prepare() {
    QVERIFY(m_server.listen(QHostAddress::LocalHost));
    m_server.pauseAccepting();
}

void TestTextSession::cleanup() {
    m_session.reset();
    m_heard.clear();
    m_client.abort();
    m_server.close();
}

void TestTextSession::meet(Door door) {
    m_client.connectToHost(m_server.serverAddress(), m_server.serverPort());
    qintptr accepted = -1;
    const auto isAccepted = [&] {
        return accepted >= 0 ||
               native::accept(m_server.socketDescriptor(), accepted) == native::Accepting::Done;
    };
    WAIT_FOR(isAccepted());
    WAIT_FOR(m_client.state() == QAbstractSocket::ConnectedState);
    auto transport = std::make_unique<StreamTransport>(
        std::make_unique<PlainStream>(accepted), std::make_unique<TextFramer>(limits::classicMessage),
        StreamTransport::PeerEnd::IsTold, limits::classicMessage, m_turns);
    m_transport = transport.get();
    m_session = std::make_unique<TextSession>(ConnectionId{1}, door, std::move(transport), m_budget, m_start);
    connect(m_session.get(), &TextSession::happened, this,
            [this](ConnectionId, Event event, const QByteArray &message) {
                m_heard.append({event, message});
            });
}

void TestTextSession::aChunkAndSilenceAreAMessage() {
    meet(Door::Poll);
    m_client.write("yes");
    WAIT_COMPARE(m_heard.size(), 1);
    QVERIFY(m_heard.at(0) == std::pair(Event::Said, QByteArray("yes")));
}

// A busy thread may hear of the silence before it hears of what was sent meanwhile.
void TestTextSession::theServersOwnSilenceEndsNothing() {
    meet(Door::Poll);
    const auto waits = [this] { return m_transport->findChild<QTimer *>(); };
    m_client.write("ye");
    for (const QDeadlineTimer end(test::patience); !waits() && !end.hasExpired();)
        QCoreApplication::processEvents();
    QVERIFY(waits());
    m_client.write("s");
    QVERIFY(m_client.flush());
    QTimerEvent isOver(waits()->timerId());
    QCoreApplication::sendEvent(waits(), &isOver);
    WAIT_COMPARE(m_heard.size(), 1);
    QCOMPARE(m_heard.at(0).second, "yes");
}

void TestTextSession::aPeerThatHasEndedStillReads() {
    meet(Door::Chat);
    m_client.write("one\ntwo");
    m_client.disconnectFromHost(); // its half
    WAIT_COMPARE(m_heard.size(), 3);
    QVERIFY(m_heard.at(1) == std::pair(Event::Said, QByteArray("two")));
    QVERIFY(m_heard.at(2).first == Event::Ended);
    bool isClosed = false;
    connect(m_session.get(), &Session::closed, this, [&] { isClosed = true; });
    m_session->write("due\n", false);
    m_session->close("bye\n", m_start);
    WAIT_FOR(isClosed);
}

void TestTextSession::anAbruptEndIsOneToo() {
    meet(Door::Chat);
    m_client.abort();
    WAIT_COMPARE(m_heard.size(), 1);
    QVERIFY(m_heard.at(0).first == Event::Ended);
}

void TestTextSession::tooMuchIsSaidOnce() {
    meet(Door::Chat);
    m_client.write(QByteArray(3 * limits::classicMessage, 'x'));
    WAIT_COMPARE(m_heard.size(), 1);
    QVERIFY(m_heard.at(0).first == Event::TooLong);
    m_client.write("\nmore\n");
    m_session->close("bye\n", m_start);
    WAIT_COMPARE(m_client.peek(100), QByteArray("bye\n"));
    QCOMPARE(m_heard.size(), 1);
}

void TestTextSession::onlyTheRoomHasADeadline() {
    for (const Door door : {Door::Poll, Door::Chat, Door::Calculator, Door::Room}) {
        meet(door);
        tick(10h);
        QCOMPARE(m_heard.size(), door == Door::Room ? 1 : 0);
        m_heard.clear();
        m_session.reset();
        m_client.abort();
    }
    meet(Door::Room);
    tick(50s);
    QVERIFY(m_heard.isEmpty());
    m_session->setLoggedIn();
    tick(10h);
    QVERIFY(m_heard.isEmpty());
}

// The name may be on its way to the service when the deadline is told: it decides, and may let the guest stay.
void TestTextSession::aNameOfTheLastMomentLeavesNobodyDeaf() {
    meet(Door::Room);
    tick(60s);
    tick(61s);
    QCOMPARE(m_heard.size(), 1);
    QVERIFY(m_heard.at(0).first == Event::TooLate);
    m_session->setLoggedIn();
    m_client.write("Anyone here?\n");
    WAIT_COMPARE(m_heard.size(), 2);
    QVERIFY(m_heard.at(1) == std::pair(Event::Said, QByteArray("Anyone here?")));
    m_client.disconnectFromHost();
    WAIT_COMPARE(m_heard.size(), 3);
    QVERIFY(m_heard.at(2).first == Event::Ended);
}

void TestTextSession::closingEndsBothDirections() {
    meet(Door::Poll);
    bool isClosed = false;
    connect(m_session.get(), &Session::closed, this, [&] { isClosed = true; });
    m_session->close({GoodbyeReason::ServerStopping, QStringLiteral("The server is shutting down.")},
                     m_start);
    WAIT_COMPARE(m_client.peek(100), QByteArray("The server is shutting down.\n"));
    m_client.disconnectFromHost();
    WAIT_FOR(isClosed);
}

LECTERN_TEST(TestTextSession, QCoreApplication)
#include "tst_textsession.moc"
