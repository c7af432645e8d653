// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/ratelimit.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace std::chrono_literals;

class RateLimitTest : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aBurstPassesAndThenItIsFull() {
        RateLimit limit(2.0, 5.0);
        for (int i = 0; i < 5; ++i)
            QVERIFY(!limit.take(1s));
        QCOMPARE(limit.take(1s), 0.5);
    }

    void whoWaitsAsLongAsToldPasses() {
        RateLimit limit(3.0, 1.0);
        std::chrono::milliseconds now = 1s;
        for (int i = 0; i < 200; ++i) {
            QVERIFY(!limit.take(now));
            now += std::chrono::milliseconds(i % 300);
            const std::optional<double> wait = limit.take(now);
            QVERIFY(wait);
            now += std::chrono::milliseconds(qRound64(*wait * 1000));
        }
    }

    void askingTooEarlyDoesNotMakeTheWaitLonger() {
        RateLimit limit(1.0, 1.0);
        QVERIFY(!limit.take(1s));
        for (auto now = 1s + 100ms; now < 2s; now += 100ms)
            QVERIFY(limit.take(now));
        QVERIFY(!limit.take(2s));
    }

    void aLongRestSavesNoMoreThanABurst() {
        RateLimit limit(2.0, 2.0);
        QVERIFY(!limit.take(1s));
        QVERIFY(!limit.take(1h));
        QVERIFY(!limit.take(1h));
        QVERIFY(limit.take(1h));
    }
};

LECTERN_TEST(RateLimitTest, QCoreApplication)
#include "tst_ratelimit.moc"
