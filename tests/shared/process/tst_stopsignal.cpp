// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/process/stopsignal.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QSignalSpy>

#include <csignal>

using namespace lectern;

class TestStopSignal : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aSignalReachesTheEventLoop_data();
    void aSignalReachesTheEventLoop();
    void itIsToldOnce();
    void aClosedPipeEndsNothing();
    void nohupIsRespected();
    void afterItsEndSignalsAreIgnored();
};

void TestStopSignal::aSignalReachesTheEventLoop_data() {
    QTest::addColumn<int>("number");
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("terminate") << SIGTERM;
    QTest::newRow("hang up") << SIGHUP;
}

void TestStopSignal::aSignalReachesTheEventLoop() {
    QFETCH(const int, number);
    std::signal(SIGHUP, SIG_DFL);
    StopSignal stopSignal;
    QSignalSpy wanted(&stopSignal, &StopSignal::stopWanted);
    QCOMPARE(std::raise(number), 0);
    QCOMPARE(wanted.size(), 0); // not in the handler
    WAIT_COMPARE(wanted.size(), 1);
}

void TestStopSignal::itIsToldOnce() {
    StopSignal stopSignal;
    QSignalSpy wanted(&stopSignal, &StopSignal::stopWanted);
    std::raise(SIGTERM);
    WAIT_COMPARE(wanted.size(), 1);
    for (int i = 0; i < 100'000; ++i) // more than the pipe holds
        std::raise(SIGINT);
    QCoreApplication::processEvents();
    QCOMPARE(wanted.size(), 1);
}

void TestStopSignal::aClosedPipeEndsNothing() {
    const StopSignal stopSignal;
    QCOMPARE(std::raise(SIGPIPE), 0);
}

void TestStopSignal::nohupIsRespected() {
    std::signal(SIGHUP, SIG_IGN);
    StopSignal stopSignal;
    QSignalSpy wanted(&stopSignal, &StopSignal::stopWanted);
    std::raise(SIGHUP);
    QCoreApplication::processEvents();
    QCOMPARE(wanted.size(), 0);
    std::raise(SIGTERM);
    WAIT_COMPARE(wanted.size(), 1);
}

void TestStopSignal::afterItsEndSignalsAreIgnored() {
    { const StopSignal stopSignal; }
    QCOMPARE(std::raise(SIGTERM), 0);
    QCOMPARE(std::raise(SIGINT), 0);
}

LECTERN_TEST(TestStopSignal, QCoreApplication)

#include "tst_stopsignal.moc"
