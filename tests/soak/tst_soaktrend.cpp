// SPDX-License-Identifier: GPL-3.0-or-later
// What the soak calls flat, and what it calls growth.
#include "tests/soak/trend.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using lectern::soak::Sample;
using lectern::soak::Trend;

namespace {

// Twenty minutes from 50,000 on, up and down by 2,000 all the time.
std::vector<Sample> samples(double perMinute) {
    std::vector<Sample> all;
    for (int second = 0; second < 1200; ++second) {
        const double wave = second % 20 < 10 ? 2000 : -2000;
        all.push_back({second / 60.0, 50'000 + wave + perMinute * second / 60});
    }
    return all;
}

constexpr double room = 1024;

} // namespace

class TestSoakTrend : public lectern::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theSlopeIsThatOfTheLineThroughAllSamples() {
        const Trend trend({{1, 10}, {2, 14}, {3, 16}, {4, 20}});
        QCOMPARE(trend.slope(), 3.2);
        QCOMPARE(trend.growth(), 9.6);
    }

    void whatGoesUpAndDownIsFlat() { QVERIFY(Trend(samples(0)).isFlat(room)); }

    void whatGoesUpAndDownAndGrowsIsNotFlat() { QVERIFY(!Trend(samples(100)).isFlat(room)); }

    void whatShrinksIsFlat() { QVERIFY(Trend(samples(-1000)).isFlat(room)); }

    void tooFewSamplesSayNothing() {
        QCOMPARE(Trend({}).slope(), 0.0);
        QCOMPARE(Trend({{1, 10}}).slope(), 0.0);
    }
};

LECTERN_TEST(TestSoakTrend, QCoreApplication)
#include "tst_soaktrend.moc"
