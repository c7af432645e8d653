// SPDX-License-Identifier: GPL-3.0-or-later
// A class on a bad network: a hundred students vote while their connections stall, are cut in the middle of a frame and
// hang half-open. Nobody but their programs helps them; in the end everybody is there and every vote counts once.
#include "tests/crash/book.h"
#include "tests/crash/crowd.h"
#include "tests/crash/patience.h"
#include "tests/crash/teacher.h"
#include "tests/support/lossyproxy.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::crash;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int students = 100;
constexpr int questions = 4;
constexpr auto forAQuestion = 4s;

LossyFaults onlySlow() {
    LossyFaults faults;
    faults.stalls = faults.cuts = faults.halfOpen = 0;
    return faults;
}

} // namespace

class TestLossyClass : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyAcknowledgedVoteCountsOnceAndEverybodyIsBack_data();
    void everyAcknowledgedVoteCountsOnceAndEverybodyIsBack();
};

void TestLossyClass::everyAcknowledgedVoteCountsOnceAndEverybodyIsBack_data() {
    QTest::addColumn<Wire>("wire");
    QTest::addColumn<QString>("ioThreads");
    QTest::newRow("TLS") << Wire::Tls << u"2"_s;
    QTest::newRow("plaintext") << Wire::Plain << u"0"_s;
}

void TestLossyClass::everyAcknowledgedVoteCountsOnceAndEverybodyIsBack() {
    QFETCH(Wire, wire);
    QFETCH(QString, ioThreads);
    ServerProcess server({u"--io-threads"_s, ioThreads}, wire);
    QVERIFY(server.start());
    LossyProxy network(server.port(), onlySlow()); // the first time it is the user who tries again
    Verdict verdict;
    QuestionLedger question;
    Teacher teacher(question, verdict);
    Crowd crowd(students, 1, nullptr, verdict);
    teacher.join({u"127.0.0.1"_s, server.port()}, server.teacherKey());
    crowd.join({u"127.0.0.1"_s, network.port()});
    WAIT_FOR(teacher.isBack() && crowd.isBack());

    const Patience storm(1min);
    const auto ask = [&](int number) {
        teacher.ask(u"Question %1?"_s.arg(number));
        return storm.until([&] { return teacher.isIdle(); }, 10s);
    };
    network.setFaults({});
    for (int number = 1; number <= questions; ++number) {
        QVERIFY(ask(number));
        crowd.startPressing();
        QVERIFY(storm.pass(forAQuestion));
    }
    network.setFaults(onlySlow());
    QVERIFY(ask(questions + 1));
    // They go on pressing: so those find out whose connection is half-open.
    const auto hasVoted = [&] {
        const Findings late = crowd.compare(teacher.window().question());
        return late.empty() && teacher.window().tally().answered == students;
    };
    WAIT_FOR(hasVoted());
    crowd.stopPressing();
    const auto tally = [&] { return compareTally(crowd.windows(), teacher.window().tally(), students); };
    WAIT_FOR(crowd.isSettled() && tally().empty());
    WAIT_FOR(compareSeats(crowd.seats(), teacher.students(), u"the teacher's list"_s).empty());
    const LossyProxy::Counts counts = network.counts();
    qInfo("%d connections, %d stalls, %d cuts, %d half-open; %d votes and %d messages acknowledged",
          counts.connections, counts.stalls, counts.cuts, counts.halfOpen, crowd.acknowledged(),
          crowd.acknowledgedMessages());
    QVERIFY(counts.stalls > 0 && counts.cuts > 0 && counts.halfOpen > 0);
    QVERIFY(counts.connections > students); // somebody had to come back

    server.terminate();
    QVERIFY(server.waitForExit(patience));
    const FileContents contents = readClassFile(server.dataFolder());
    QVERIFY2(contents.problem.isEmpty(), qPrintable(contents.problem));
    QCOMPARE(contents.book.size(), size_t(questions + 1));
    verdict.add(crowd.compare(contents.book));
    verdict.add(compareSeats(crowd.seats(), contents.students, u"the file"_s));
    verdict.add(crowd.compareTalk(contents.talk));
    QVERIFY(crowd.acknowledgedMessages() > 0);
    QVERIFY(verdict.isClean());
}

LECTERN_TEST(TestLossyClass, QCoreApplication)
#include "tst_lossyclass.moc"
