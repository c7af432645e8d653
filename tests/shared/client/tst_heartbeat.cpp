// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/heartbeat.h"
#include "tests/support/testcase.h"

using namespace lectern;
using namespace std::chrono_literals;
using client::Heartbeat;
using Verdict = Heartbeat::Verdict;

class TestHeartbeat : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void probesAServerThatIsSilentForLong();
    void waitsAfterThreeSecondsWithoutAnAnswer();
    void givesUpAfterSixSecondsWithoutAnAnswer();
    void judgesByTheOldestRequest();
    void isFineAgainOnceAnswered();
    void knowsOnlyWhatWasAsked();
    void forgetsThePreviousConnection();
    void saysWhenToLookAgain();

private:
    void prepare() override;
    const Heartbeat::Time m_start{1000h};
    Heartbeat m_heartbeat{client::Timing{}};
};

void TestHeartbeat::prepare() { m_heartbeat.start(m_start); }

void TestHeartbeat::probesAServerThatIsSilentForLong() {
    QCOMPARE(m_heartbeat.judge(m_start + 17999ms), Verdict::Fine);
    QCOMPARE(m_heartbeat.judge(m_start + 18s), Verdict::Probe);
    m_heartbeat.heard(m_start + 10s);
    QCOMPARE(m_heartbeat.judge(m_start + 18s), Verdict::Fine);
    QCOMPARE(m_heartbeat.judge(m_start + 28s), Verdict::Probe);
}

void TestHeartbeat::waitsAfterThreeSecondsWithoutAnAnswer() {
    m_heartbeat.asked(RequestId{5}, m_start);
    QCOMPARE(m_heartbeat.judge(m_start + 2999ms), Verdict::Fine);
    QCOMPARE(m_heartbeat.judge(m_start + 3s), Verdict::Waiting);
}

void TestHeartbeat::givesUpAfterSixSecondsWithoutAnAnswer() {
    m_heartbeat.asked(RequestId{5}, m_start);
    m_heartbeat.heard(m_start + 5s); // other things may come: the request counts
    QCOMPARE(m_heartbeat.judge(m_start + 5999ms), Verdict::Waiting);
    QCOMPARE(m_heartbeat.judge(m_start + 6s), Verdict::Dead);
}

void TestHeartbeat::judgesByTheOldestRequest() {
    m_heartbeat.asked(RequestId{5}, m_start);
    m_heartbeat.asked(RequestId{6}, m_start + 2s);
    QCOMPARE(m_heartbeat.judge(m_start + 4s), Verdict::Waiting);
    QVERIFY(m_heartbeat.answered(RequestId{5}));
    QCOMPARE(m_heartbeat.judge(m_start + 4s), Verdict::Fine);
    QCOMPARE(m_heartbeat.judge(m_start + 5s), Verdict::Waiting);
}

void TestHeartbeat::isFineAgainOnceAnswered() {
    m_heartbeat.asked(RequestId{5}, m_start);
    m_heartbeat.heard(m_start + 4s);
    QVERIFY(m_heartbeat.answered(RequestId{5}));
    QCOMPARE(m_heartbeat.judge(m_start + 4s), Verdict::Fine);
}

void TestHeartbeat::knowsOnlyWhatWasAsked() {
    m_heartbeat.asked(RequestId{5}, m_start);
    QVERIFY(!m_heartbeat.answered(RequestId{4}));
    QVERIFY(m_heartbeat.answered(RequestId{5}));
    QVERIFY(!m_heartbeat.answered(RequestId{5}));
}

void TestHeartbeat::forgetsThePreviousConnection() {
    m_heartbeat.asked(RequestId{5}, m_start);
    m_heartbeat.asked(RequestId{6}, m_start);
    const std::vector<RequestId> expected{RequestId{5}, RequestId{6}};
    QVERIFY(m_heartbeat.takePending() == expected);
    QVERIFY(m_heartbeat.takePending().empty());
    m_heartbeat.asked(RequestId{7}, m_start);
    m_heartbeat.start(m_start + 10s);
    QCOMPARE(m_heartbeat.judge(m_start + 20s), Verdict::Fine);
}

void TestHeartbeat::saysWhenToLookAgain() {
    QCOMPARE(m_heartbeat.untilNext(m_start + 1s), 17s);
    QCOMPARE(m_heartbeat.untilNext(m_start + 20s), 0s);
    m_heartbeat.asked(RequestId{5}, m_start + 1s);
    QCOMPARE(m_heartbeat.untilNext(m_start + 2s), 2s);
    QCOMPARE(m_heartbeat.untilNext(m_start + 5s), 2s);
    QCOMPARE(m_heartbeat.untilNext(m_start + 9s), 0s);
}

LECTERN_TEST(TestHeartbeat, QCoreApplication)
#include "tst_heartbeat.moc"
