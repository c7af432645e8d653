// SPDX-License-Identifier: GPL-3.0-or-later
// Timers on the epoll event loop, as a QObject sees them.
#include "server/net/epolldispatcher.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSet>
#include <QSocketNotifier>
#include <QTimer>

#include <unistd.h>

using namespace lectern;
using namespace std::chrono_literals;

namespace {

// An object with bare timers, as startTimer() gives them.
class Receiver : public QObject {
public:
    explicit Receiver(std::function<void(int)> callback) : m_callback(std::move(callback)) {}
    int fired = 0;

protected:
    void timerEvent(QTimerEvent *event) override {
        ++fired;
        m_callback(event->timerId());
    }

private:
    std::function<void(int)> m_callback;
};

void nothing(int) {}

void oneRound() { QCoreApplication::processEvents(); }

void beBusy(std::chrono::milliseconds time) {
    QElapsedTimer timer;
    timer.start();
    while (!timer.hasExpired(time.count())) {
    }
}

} // namespace

class TestTimerQueue : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aTimerIsNeverEarly_data();
    void aTimerIsNeverEarly();
    void timersFireInTheOrderInWhichTheyAreDue();
    void aSingleShotFiresOnce();
    void coarseTimersShareWakeUps();
    void waitingIsNotSpinning();
    void aRepeatedTimerDoesNotDrift();
    void missedIntervalsAreNotCaughtUp();
    void atMostOncePerRound();
    void zeroTimersDoNotStarveSockets();
    void busySocketsDoNotStarveTimers();
    void aTimerKilledInTheRoundDoesNotFire();
    void aTimerStartedInACallbackWaitsForTheNextRound();
    void aTimerMayRestartItself();
    void aReceiverMayDeleteItself();
    void aNestedLoopDoesNotRepeatTheTimerBeingHandled();
    void aNestedLoopFiresTheOthers();
    void aTimerDueInBothLoopsFiresOnce();
    void remainingTimeIsKnown();
    void registeredTimersAreListed();
    void allTimersOfAReceiverGoTogether();
    void excludedTimersWait();
};

void TestTimerQueue::aTimerIsNeverEarly_data() {
    QTest::addColumn<Qt::TimerType>("type");
    QTest::addColumn<int>("interval");
    QTest::newRow("precise") << Qt::PreciseTimer << 3;
    QTest::newRow("short coarse") << Qt::CoarseTimer << 7;
    QTest::newRow("coarse") << Qt::CoarseTimer << 110;
    QTest::newRow("very coarse") << Qt::VeryCoarseTimer << 60;
}

void TestTimerQueue::aTimerIsNeverEarly() {
    QFETCH(const Qt::TimerType, type);
    QFETCH(const int, interval);
    QElapsedTimer elapsed;
    qint64 firedAt = -1;
    Receiver receiver([&](int) { firedAt = elapsed.nsecsElapsed(); });
    elapsed.start();
    const int id = receiver.startTimer(interval, type);
    WAIT_FOR(firedAt >= 0);
    receiver.killTimer(id);
    QCOMPARE_GE(firedAt, interval * 1'000'000LL);
}

void TestTimerQueue::timersFireInTheOrderInWhichTheyAreDue() {
    QList<int> order;
    Receiver receiver([&](int id) {
        order.append(id);
        receiver.killTimer(id);
    });
    const int last = receiver.startTimer(20, Qt::PreciseTimer);
    const int first = receiver.startTimer(0);
    const int second = receiver.startTimer(0);
    const int third = receiver.startTimer(5, Qt::PreciseTimer);
    beBusy(30ms); // all are due now
    oneRound();
    QCOMPARE(order, QList<int>({first, second, third, last}));
}

void TestTimerQueue::aSingleShotFiresOnce() {
    int fired = 0;
    QTimer timer;
    timer.setSingleShot(true);
    timer.setInterval(1);
    timer.callOnTimeout([&] { ++fired; });
    timer.start();
    WAIT_COMPARE(fired, 1);
    QVERIFY(!timer.isActive());
    beBusy(3ms);
    oneRound();
    QCOMPARE(fired, 1);
}

void TestTimerQueue::coarseTimersShareWakeUps() {
    constexpr int granularity = 16; // of 400 ms: the power of two below 5 %
    int rounds = 0;
    QSet<int> roundsThatFired;
    Receiver receiver([&](int id) {
        roundsThatFired.insert(rounds);
        receiver.killTimer(id);
    });
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, &receiver,
            [&] { ++rounds; });
    QEventLoop loop;
    QElapsedTimer starting;
    starting.start();
    for (int i = 0; i < 16; ++i)
        receiver.startTimer(400 + i, Qt::CoarseTimer);
    const qint64 span = 16 + starting.elapsed();
    while (receiver.fired < 16)
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    QCOMPARE_LE(roundsThatFired.size(), span / granularity + 2);
}

void TestTimerQueue::waitingIsNotSpinning() {
    int rounds = 0;
    Receiver receiver([&](int id) { receiver.killTimer(id); });
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, &receiver,
            [&] { ++rounds; });
    receiver.startTimer(50, Qt::PreciseTimer);
    QEventLoop loop;
    while (receiver.fired == 0)
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    QCOMPARE_LE(rounds, 4);
}

void TestTimerQueue::aRepeatedTimerDoesNotDrift() {
    int left = -1;
    Receiver receiver([&](int id) {
        left = QAbstractEventDispatcher::instance()->remainingTime(id);
        receiver.killTimer(id);
    });
    receiver.startTimer(100, Qt::PreciseTimer);
    beBusy(130ms); // it is handled late
    oneRound();
    QVERIFY(left >= 0);
    QCOMPARE_LE(left, 70); // the next one is counted from when it was due
}

void TestTimerQueue::missedIntervalsAreNotCaughtUp() {
    Receiver receiver(nothing);
    receiver.startTimer(5, Qt::PreciseTimer);
    beBusy(100ms);
    QElapsedTimer elapsed;
    elapsed.start();
    for (int i = 0; i < 10; ++i)
        oneRound();
    QCOMPARE_LE(receiver.fired, 1 + elapsed.elapsed() / 5 + 1);
}

void TestTimerQueue::atMostOncePerRound() {
    Receiver receiver(nothing);
    receiver.startTimer(0);
    oneRound();
    QCOMPARE(receiver.fired, 1);
    oneRound();
    QCOMPARE(receiver.fired, 2);
}

void TestTimerQueue::zeroTimersDoNotStarveSockets() {
    int ends[2];
    QCOMPARE(pipe(ends), 0);
    {
        Receiver receiver(nothing);
        receiver.startTimer(0);
        int told = 0;
        QSocketNotifier notifier(ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] { ++told; });
        QCOMPARE(write(ends[1], "x", 1), 1);
        oneRound();
        QCOMPARE(told, 1);
        QCOMPARE(receiver.fired, 1);
    }
    close(ends[0]);
    close(ends[1]);
}

void TestTimerQueue::busySocketsDoNotStarveTimers() {
    int ends[2];
    QCOMPARE(pipe(ends), 0);
    {
        const QSocketNotifier alwaysWritable(ends[1], QSocketNotifier::Write);
        Receiver receiver(nothing);
        receiver.startTimer(1, Qt::PreciseTimer);
        WAIT_FOR(receiver.fired >= 3);
    }
    close(ends[0]);
    close(ends[1]);
}

void TestTimerQueue::aTimerKilledInTheRoundDoesNotFire() {
    QList<int> ids;
    Receiver receiver([&](int) {
        for (const int id : ids)
            receiver.killTimer(id);
    });
    for (int i = 0; i < 3; ++i)
        ids.append(receiver.startTimer(0));
    oneRound();
    oneRound();
    QCOMPARE(receiver.fired, 1);
}

void TestTimerQueue::aTimerStartedInACallbackWaitsForTheNextRound() {
    Receiver late(nothing);
    Receiver receiver([&](int id) {
        receiver.killTimer(id);
        late.startTimer(0);
    });
    receiver.startTimer(0);
    oneRound();
    QCOMPARE(late.fired, 0);
    oneRound();
    QCOMPARE(late.fired, 1);
}

void TestTimerQueue::aTimerMayRestartItself() {
    Receiver receiver([&](int id) {
        receiver.killTimer(id);
        receiver.startTimer(1);
    });
    receiver.startTimer(0);
    WAIT_FOR(receiver.fired >= 3);
    QCOMPARE(QAbstractEventDispatcher::instance()->registeredTimers(&receiver).size(), 1);
}

void TestTimerQueue::aReceiverMayDeleteItself() {
    Receiver other(nothing);
    int fired = 0;
    Receiver *self = nullptr;
    self = new Receiver([&](int) {
        ++fired;
        delete self;
    });
    self->startTimer(0);
    self->startTimer(0);
    other.startTimer(0);
    oneRound();
    QCOMPARE(fired, 1);
    QCOMPARE(other.fired, 1);
}

void TestTimerQueue::aNestedLoopDoesNotRepeatTheTimerBeingHandled() {
    int depth = 0;
    int deepest = 0;
    Receiver receiver([&](int) {
        deepest = std::max(deepest, ++depth);
        for (int i = 0; i < 5; ++i)
            QEventLoop().processEvents();
        --depth;
    });
    receiver.startTimer(0);
    oneRound();
    QCOMPARE(deepest, 1);
    oneRound();
    QCOMPARE(receiver.fired, 2); // and goes on afterwards
}

void TestTimerQueue::aNestedLoopFiresTheOthers() {
    bool nestedEnded = false;
    Receiver receiver([&](int id) {
        receiver.killTimer(id);
        QEventLoop nested;
        QTimer::singleShot(1, &nested, &QEventLoop::quit);
        nested.exec();
        nestedEnded = true;
    });
    receiver.startTimer(0);
    WAIT_FOR(nestedEnded);
}

void TestTimerQueue::aTimerDueInBothLoopsFiresOnce() {
    Receiver inner(nothing);
    Receiver outer([&](int id) {
        outer.killTimer(id);
        QEventLoop().processEvents();
    });
    outer.startTimer(1, Qt::PreciseTimer);
    inner.startTimer(20, Qt::PreciseTimer);
    beBusy(25ms); // both are due; the nested loop of the first fires the second
    QElapsedTimer elapsed;
    elapsed.start();
    oneRound();
    QVERIFY(inner.fired >= 1);
    QCOMPARE_LE(inner.fired, 1 + elapsed.elapsed() / 20);
}

void TestTimerQueue::remainingTimeIsKnown() {
    auto *dispatcher = QAbstractEventDispatcher::instance();
    Receiver receiver(nothing);
    const int id = receiver.startTimer(60'000, Qt::CoarseTimer);
    const int left = dispatcher->remainingTime(id);
    QCOMPARE_LE(left, 60'000);
    QCOMPARE_GT(left, 30'000);
    receiver.killTimer(id);
    QCOMPARE(dispatcher->remainingTime(id), -1);

    const int due = receiver.startTimer(1);
    beBusy(3ms);
    QCOMPARE(dispatcher->remainingTime(due), 0);
}

void TestTimerQueue::registeredTimersAreListed() {
    auto *dispatcher = QAbstractEventDispatcher::instance();
    Receiver receiver(nothing);
    QVERIFY(dispatcher->registeredTimers(&receiver).isEmpty());
    const int id = receiver.startTimer(60'000, Qt::VeryCoarseTimer);
    const auto timers = dispatcher->registeredTimers(&receiver);
    QCOMPARE(timers.size(), 1);
    QCOMPARE(timers.first().timerId, id);
    QCOMPARE(timers.first().interval, 60'000);
    QCOMPARE(timers.first().timerType, Qt::VeryCoarseTimer);
}

void TestTimerQueue::allTimersOfAReceiverGoTogether() {
    auto *dispatcher = QAbstractEventDispatcher::instance();
    Receiver other(nothing);
    other.startTimer(0);
    {
        Receiver receiver(nothing);
        receiver.startTimer(0);
        receiver.startTimer(60'000);
        QCOMPARE(dispatcher->registeredTimers(&receiver).size(), 2);
        QVERIFY(dispatcher->unregisterTimers(&receiver));
        QVERIFY(!dispatcher->unregisterTimers(&receiver));
        oneRound();
        QCOMPARE(receiver.fired, 0);
    }
    QCOMPARE(other.fired, 1);
}

void TestTimerQueue::excludedTimersWait() {
    Receiver receiver(nothing);
    receiver.startTimer(0);
    QCoreApplication::processEvents(QEventLoop::X11ExcludeTimers);
    QCOMPARE(receiver.fired, 0);
    oneRound();
    QCOMPARE(receiver.fired, 1);
}

namespace {

int run(int argc, char *argv[]) {
    test::TestCase::isolate();
    QCoreApplication::setEventDispatcher(new EpollDispatcher);
    const QCoreApplication application(argc, argv);
    TestTimerQueue test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace

LECTERN_TEST_RUN(run)

#include "tst_timerqueue.moc"
