// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/clientlog.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestClientLog : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void printsTheNumberedLines();
    void listsAtMostTwentyNumbers();
    void aPercentSignInAnAddressIsPrintedAsItIs();
    void countsOncePerInterval();
    void aLateBeatDoesNotMakeTheNextLate();
    void anEarlyBeatIsNotDoubled();
    void missedBeatsAreLeftOut();
};

void TestClientLog::printsTheNumberedLines() {
    QStringList lines;
    ClientLog log([&](const QString &line) { lines.append(line); });
    log.connected(ConnectionId{1}, {QHostAddress(u"127.0.0.1"_s), 63154});
    log.connected(ConnectionId{2}, {QHostAddress(u"::1"_s), 63155});
    log.disconnected(ConnectionId{1});
    QCOMPARE(lines, (QStringList{
                        u"Connected with 127.0.0.1 : 63154"_s,
                        u"Client 1 connected. Number of connected clients = 1"_s,
                        u"Connected clients: 1"_s,
                        u"Connected with ::1 : 63155"_s,
                        u"Client 2 connected. Number of connected clients = 2"_s,
                        u"Connected clients: 1 2"_s,
                        u"Client 1 disconnected. Number of connected clients = 1"_s,
                        u"Connected clients: 2"_s,
                    }));
}

void TestClientLog::listsAtMostTwentyNumbers() {
    QStringList lines;
    ClientLog log([&](const QString &line) { lines.append(line); });
    for (quint64 id = 1; id <= 21; ++id)
        log.connected(ConnectionId{id}, {});
    QVERIFY(lines.constLast().startsWith(u"Client 21 connected"_s));
    QCOMPARE(lines.filter(u"Connected clients:"_s).size(), 20);
    log.disconnected(ConnectionId{7});
    QVERIFY(lines.constLast().startsWith(u"Connected clients: 1 2 3"_s));
}

void TestClientLog::aPercentSignInAnAddressIsPrintedAsItIs() {
    QStringList lines;
    ClientLog log([&](const QString &line) { lines.append(line); });
    log.connected(ConnectionId{1}, {QHostAddress(u"fe80::1%1"_s), 63154}); // a network's name may begin so
    QCOMPARE(lines.constFirst(), u"Connected with fe80::1%1 : 63154"_s);
}

void TestClientLog::countsOncePerInterval() {
    QStringList lines;
    ClientLog log([&](const QString &line) { lines.append(line); }, 20ms);
    WAIT_FOR(lines.size() >= 3);
    QCOMPARE(lines.constFirst(), u"Number of connected clients = 0"_s);
}

void TestClientLog::aLateBeatDoesNotMakeTheNextLate() {
    Metronome metronome(60s);
    QCOMPARE(metronome.untilNext(0s), 60'000ms);
    QCOMPARE(metronome.untilNext(60'004ms), 59'996ms);
    QCOMPARE(metronome.untilNext(121'000ms), 59'000ms);
}

void TestClientLog::anEarlyBeatIsNotDoubled() {
    Metronome metronome(60s);
    QCOMPARE(metronome.untilNext(0s), 60'000ms);
    QCOMPARE(metronome.untilNext(59'999ms), 60'001ms);
}

void TestClientLog::missedBeatsAreLeftOut() {
    Metronome metronome(60s);
    QCOMPARE(metronome.untilNext(0s), 60'000ms);
    QCOMPARE(metronome.untilNext(200'000ms), 40'000ms);
}

LECTERN_TEST(TestClientLog, QCoreApplication)
#include "tst_clientlog.moc"
