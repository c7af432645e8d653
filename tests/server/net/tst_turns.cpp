// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/turns.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QList>
#include <QTimer>

#include <memory>

using namespace lectern;

class TestTurns : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void othersAreServedInBetween();
    void whatWasBegunIsFinishedFirstAndNewcomersHaveTheirShare();
    void whoeverIsGoneLosesTheTurn();

private:
    Turns m_turns;
};

void TestTurns::othersAreServedInBetween() {
    constexpr int many = 100;
    int done = 0;
    int mostAtOnce = 0;
    QTimer others;
    int before = 0;
    connect(&others, &QTimer::timeout, this, [&] {
        mostAtOnce = std::max(mostAtOnce, done - before);
        before = done;
    });
    others.start(0);
    for (int i = 0; i < many; ++i)
        m_turns.queue(*this, Turns::Which::First, [&] { ++done; });
    QCOMPARE(done, 0); // not from inside the caller
    WAIT_COMPARE(done, many);
    QCOMPARE(mostAtOnce, Turns::atOnce);
}

void TestTurns::whatWasBegunIsFinishedFirstAndNewcomersHaveTheirShare() {
    QList<int> order;
    for (int i = 1; i <= 3; ++i)
        m_turns.queue(*this, Turns::Which::First, [&, i] { order.append(i); });
    for (int i = 11; i <= 16; ++i)
        m_turns.queue(*this, Turns::Which::Further, [&, i] { order.append(i); });
    WAIT_COMPARE(order, (QList<int>{1, 11, 12, 13, 2, 14, 15, 16, 3}));
}

void TestTurns::whoeverIsGoneLosesTheTurn() {
    bool done = false;
    bool wronglyDone = false;
    auto owner = std::make_unique<QObject>();
    m_turns.queue(*owner, Turns::Which::First, [&] { wronglyDone = true; });
    m_turns.queue(*this, Turns::Which::First, [&] { done = true; });
    owner.reset();
    WAIT_FOR(done);
    QVERIFY(!wronglyDone);
}

LECTERN_TEST(TestTurns, QCoreApplication)
#include "tst_turns.moc"
