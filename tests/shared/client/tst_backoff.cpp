// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/backoff.h"
#include "tests/support/testcase.h"

#include <set>

using lectern::client::Backoff;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

class TestBackoff : public lectern::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void doublesFromAFifthOfASecondToOneAndAHalf();
    void isPatientAfterTenMinutes();
    void startsOverAfterReset();
    void spreadsAClassOverTheStep();
};

namespace {

// Between half and the whole of the step, for many seeds.
bool staysInStep(milliseconds delay, milliseconds step) { return delay >= step / 2 && delay <= step; }

} // namespace

void TestBackoff::doublesFromAFifthOfASecondToOneAndAHalf() {
    for (quint32 seed = 0; seed < 200; ++seed) {
        Backoff backoff(seed);
        for (const milliseconds step : {200ms, 400ms, 800ms, 1500ms, 1500ms, 1500ms}) {
            const milliseconds delay = backoff.next(599s);
            QVERIFY2(staysInStep(delay, step), qPrintable(QString::number(delay.count())));
        }
    }
}

void TestBackoff::isPatientAfterTenMinutes() {
    for (quint32 seed = 0; seed < 200; ++seed) {
        Backoff backoff(seed);
        QVERIFY(staysInStep(backoff.next(0s), 200ms));
        QVERIFY(staysInStep(backoff.next(10min), 30s));
        QVERIFY(staysInStep(backoff.next(24h), 30s));
    }
}

void TestBackoff::startsOverAfterReset() {
    Backoff backoff(1);
    for (int i = 0; i < 10; ++i)
        backoff.next(11min);
    backoff.reset();
    QVERIFY(staysInStep(backoff.next(0s), 200ms));
}

void TestBackoff::spreadsAClassOverTheStep() {
    std::set<milliseconds> delays;
    for (quint32 seed = 0; seed < 500; ++seed)
        delays.insert(Backoff(seed).next(0s));
    QVERIFY2(delays.size() > 50, qPrintable(QString::number(delays.size())));
    QVERIFY(*delays.begin() < 120ms);
    QVERIFY(*delays.rbegin() > 180ms);
}

LECTERN_TEST(TestBackoff, QCoreApplication)
#include "tst_backoff.moc"
