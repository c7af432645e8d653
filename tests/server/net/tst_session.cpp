// SPDX-License-Identifier: GPL-3.0-or-later
// Deadlines, heartbeat and send-queue caps of one connection, over a transport whose peer the test plays.
#include "server/net/protocolsession.h"
#include "shared/protocol/limits.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QSignalSpy>

#include <utility>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A peer that takes what the test lets it take.
class HandFedTransport : public Transport {
public:
    void setFrameLimit(qsizetype bytes) override { frameLimit = bytes; }
    void setReading(bool on) override { reading = on; }
    void write(const QByteArray &frame) override {
        written.append(frame);
        unsent += frame;
        queued += frame.size();
    }
    void flush() override {
        if (!unsent.isEmpty())
            segments.append(std::exchange(unsent, {}));
    }
    qint64 pending() const override { return queued; }
    bool isSlowToOpen() const override { return isOpening; }
    void close() override {
        flush();
        closing = true;
    }
    void abort() override {
        aborted = true;
        queued = 0;
        Q_EMIT closed();
    }
    void take(qint64 bytes) {
        queued -= bytes;
        Q_EMIT drained();
    }

    QByteArrayList written;
    QByteArrayList segments;
    QByteArray unsent;
    qint64 queued = 0;
    qsizetype frameLimit = 0;
    bool isOpening = false;
    bool reading = true;
    bool closing = false;
    bool aborted = false;
};

} // namespace

class TestSession : public test::TestCase {
    Q_OBJECT

protected:
    void prepare() override;

private Q_SLOTS:
    void closesWithAReasonWhenNoLoginComes();
    void aDripDoesNotExtendTheLogin();
    void abortsAHandshakeThatThePeerDrags();
    void pingsASilentPeerOnce();
    void aPeerThatStaysSilentIsGone();
    void aPeerThatAnswersStays();
    void allowsLargerFramesAfterLogin();
    void aStateWaitsWhileTheQueueIsLongAndTheNewestIsSent();
    void readingPausesWhileTheQueueIsLong();
    void abortsAtTheHardCap();
    void readingPausesForAFloodAndGoesOn();
    void sendsNothingAfterGoodbye();
    void theFarewellIsAlone();
    void abortsAPeerThatNeverCloses();
    void theBudgetIsGivenBack();

private:
    void tick(std::chrono::milliseconds later) { m_session->tick(m_start + later); }

    Session::Time m_start{1h};
    SendBudget m_budget;
    HandFedTransport *m_transport = nullptr;
    std::unique_ptr<ProtocolSession> m_session;
};

void TestSession::prepare() {
    auto transport = std::make_unique<HandFedTransport>();
    m_transport = transport.get();
    m_session = std::make_unique<ProtocolSession>(ConnectionId{1}, std::move(transport), m_budget, m_start);
}

void TestSession::closesWithAReasonWhenNoLoginComes() {
    tick(limits::loginTime - 1s);
    QVERIFY(!m_transport->closing);
    tick(limits::loginTime);
    QVERIFY(m_transport->closing);
    QVERIFY(m_transport->written.constLast().contains("login-timeout"));
}

void TestSession::aDripDoesNotExtendTheLogin() {
    for (auto time = 1s; time < limits::loginTime; time += 1s) {
        Q_EMIT m_transport->frameReceived("{\"type\":\"ping\"}");
        tick(time);
    }
    tick(limits::loginTime);
    QVERIFY(m_transport->closing);
}

void TestSession::abortsAHandshakeThatThePeerDrags() {
    m_transport->isOpening = true;
    tick(limits::handshakeTime - 2 * Session::tickInterval);
    QVERIFY(!m_transport->aborted);
    tick(limits::handshakeTime);
    QVERIFY(m_transport->aborted);
    QCOMPARE(m_transport->written, QByteArrayList()); // nothing can be said yet
}

void TestSession::pingsASilentPeerOnce() {
    m_session->setLoggedIn();
    tick(limits::serverPing - 1s);
    QVERIFY(m_transport->written.isEmpty());
    tick(limits::serverPing);
    tick(limits::serverPing + 1s);
    QCOMPARE(m_transport->written, QByteArrayList{"{\"type\":\"ping\"}\n"});
}

void TestSession::aPeerThatStaysSilentIsGone() {
    m_session->setLoggedIn();
    QSignalSpy closed(m_session.get(), &Session::closed);
    tick(limits::serverDead - 1s);
    QVERIFY(!m_transport->aborted);
    tick(limits::serverDead);
    QVERIFY(m_transport->aborted);
    QCOMPARE(closed.count(), 1);
}

void TestSession::aPeerThatAnswersStays() {
    m_session->setLoggedIn();
    for (auto time = 10s; time < 10 * limits::serverDead; time += 10s) {
        Q_EMIT m_transport->frameReceived("{\"type\":\"pong\"}");
        tick(time);
    }
    QVERIFY(!m_transport->aborted);
    QVERIFY(m_transport->written.isEmpty());
}

void TestSession::allowsLargerFramesAfterLogin() {
    m_session->setLoggedIn();
    QCOMPARE(m_transport->frameLimit, limits::frameAfterLogin);
}

void TestSession::aStateWaitsWhileTheQueueIsLongAndTheNewestIsSent() {
    const QByteArray filler(limits::sendQueueSoft + 1, 'x');
    m_session->write(filler, false);
    m_session->write("old tally\n", true);
    m_session->write("new tally\n", true);
    QCOMPARE(m_transport->written.size(), 1);
    m_transport->take(limits::sendQueueSoft);
    QCOMPARE(m_transport->written, (QByteArrayList{filler, "new tally\n"}));
}

void TestSession::readingPausesWhileTheQueueIsLong() {
    m_session->write(QByteArray(limits::sendQueueSoft + 1, 'x'), false);
    QVERIFY(!m_transport->reading);
    m_transport->take(limits::sendQueueSoft);
    QVERIFY(m_transport->reading);
}

void TestSession::abortsAtTheHardCap() {
    for (int i = 0; i < 4; ++i)
        m_session->write(QByteArray(limits::sendQueueHard / 4, 'x'), false);
    QVERIFY(!m_transport->aborted);
    m_session->write("x", false);
    QVERIFY(m_transport->aborted);
}

void TestSession::readingPausesForAFloodAndGoesOn() {
    m_session->setLoggedIn();
    for (int i = 0; i < limits::framesPerSecond; ++i)
        Q_EMIT m_transport->frameReceived("{\"type\":\"pong\"}");
    QVERIFY(!m_transport->reading);
    tick(1s);
    QVERIFY(m_transport->reading);
}

void TestSession::sendsNothingAfterGoodbye() {
    QSignalSpy decoded(m_session.get(), &ProtocolSession::decoded);
    m_session->close("goodbye\n", m_start);
    m_session->write("more\n", false);
    Q_EMIT m_transport->frameReceived("{\"type\":\"pong\"}");
    QCOMPARE(m_transport->written, QByteArrayList{"goodbye\n"});
    QCOMPARE(decoded.count(), 0);
}

// A client compares it whole, and reads what one segment brings.
void TestSession::theFarewellIsAlone() {
    m_session->write("one\n", false);
    m_session->write("two\n", false);
    m_session->close("shutdown", m_start);
    QCOMPARE(m_transport->segments, (QByteArrayList{"one\ntwo\n", "shutdown"}));
}

void TestSession::abortsAPeerThatNeverCloses() {
    m_session->close("goodbye\n", m_start);
    tick(limits::closingTime - 1ms);
    QVERIFY(!m_transport->aborted);
    tick(limits::closingTime);
    QVERIFY(m_transport->aborted);
}

void TestSession::theBudgetIsGivenBack() {
    m_session->write(QByteArray(1000, 'x'), false);
    QCOMPARE(m_budget.pending, 1000);
    m_transport->take(400);
    QCOMPARE(m_budget.pending, 600);
    m_session.reset();
    QCOMPARE(m_budget.pending, 0);
}

LECTERN_TEST(TestSession, QCoreApplication)
#include "tst_session.moc"
