// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/discovery.h"
#include "shared/client/recentservers.h"
#include "shared/protocol/limits.h"
#include "tests/shared/client/answeringsocket.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using client::Discovery;
using client::DiscoveryTargets;
using client::FoundServer;
using test::AnsweringSocket;

namespace {

const QByteArray physics = "00000000000000aa";
const QByteArray chemistry = "00000000000000bb";

Discovery::Targets ask(const QList<const QUdpSocket *> &sockets) {
    DiscoveryTargets targets{{}, {}};
    for (const QUdpSocket *socket : sockets) {
        targets.addresses.append(socket->localAddress());
        targets.ports.append(socket->localPort());
    }
    return [targets] { return targets; };
}

QByteArray goodAnswer(const QByteArray &nonce) {
    return protocol::encode(protocol::DiscoveryAnswer{nonce, physics, u"Physics"_s, u"10.0.0.5"_s, 4444});
}

} // namespace

class TestDiscovery : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setApplicationName(u"tst_discovery"_s); }

    void twoServersAreFoundAndSorted();
    void nothingIsSentBeforeTheStartNorAfterTheStop();
    void aLostQuestionIsAskedAgainSoonAndEachIsNew();
    void withNobodyThereNothingIsFoundAndNothingIsSaid();
    void whatIsNoAnswerIsIgnoredAndTheGoodOneBehindItIsTaken_data();
    void whatIsNoAnswerIsIgnoredAndTheGoodOneBehindItIsTaken();
    void anAnswerToTheQuestionBeforeIsTakenToo();
    void theSameAnswerAgainChangesNothing();
    void aServerThatGoesAwayLeavesTheList();
    void aPauseKeepsTheList();
    void aFloodStarvesNeitherTheWindowNorTheGoodAnswer();
    void everyNetworkAsksThisComputerAndThePortsInUse();
    void theRealServerIsFound();
};

void TestDiscovery::twoServersAreFoundAndSorted() {
    const AnsweringSocket one(u"127.0.0.1"_s,
                              AnsweringSocket::asServer(physics, u"Physics"_s, u"192.168.1.20"_s));
    const AnsweringSocket two(u"127.0.0.2"_s,
                              AnsweringSocket::asServer(chemistry, u"Chemistry"_s, u"127.0.0.2"_s, 5000));
    Discovery discovery(ask({&one, &two}));
    discovery.start();
    WAIT_COMPARE(discovery.found().size(), 2);
    QCOMPARE(discovery.found()[0], (FoundServer{chemistry, u"Chemistry"_s, {u"127.0.0.2"_s, 5000}}));
    QCOMPARE(discovery.found()[1], (FoundServer{physics, u"Physics"_s, {u"192.168.1.20"_s, 4444}}));
}

void TestDiscovery::nothingIsSentBeforeTheStartNorAfterTheStop() {
    const AnsweringSocket server(u"127.0.0.1"_s,
                                 AnsweringSocket::asServer(physics, u"Physics"_s, u"10.0.0.5"_s));
    int asked = 0;
    Discovery discovery([&, targets = ask({&server})] {
        ++asked;
        return targets();
    });
    QVERIFY(!discovery.isRunning());
    QCOMPARE(asked, 0);
    discovery.start();
    QVERIFY(discovery.isRunning());
    QCOMPARE(asked, 1);
    WAIT_COMPARE(discovery.found().size(), 1);
    QSignalSpy changed(&discovery, &Discovery::changed);
    discovery.stop();
    QVERIFY(!discovery.isRunning());
    QVERIFY(discovery.found().isEmpty());
    QCOMPARE(changed.size(), 1);
    discovery.start();
    WAIT_COMPARE(discovery.found().size(), 1);
}

void TestDiscovery::aLostQuestionIsAskedAgainSoonAndEachIsNew() {
    const AnsweringSocket silent(u"127.0.0.1"_s, [](const QByteArray &) { return QList<QByteArray>(); });
    Discovery discovery(ask({&silent}));
    QElapsedTimer time;
    time.start();
    discovery.start();
    WAIT_COMPARE(silent.questions.size(), 3);
    QVERIFY(time.elapsed() >= 900 && time.elapsed() < 1900); // 1 s, and long before the usual interval
    QVERIFY(silent.questions[0] != silent.questions[1]);
    QVERIFY(silent.questions[1] != silent.questions[2]);
}

void TestDiscovery::withNobodyThereNothingIsFoundAndNothingIsSaid() {
    auto gone = std::make_unique<AnsweringSocket>(u"127.0.0.1"_s, AnsweringSocket::Answer());
    const auto targets = ask({gone.get()});
    gone.reset();
    int asked = 0;
    Discovery discovery([&] {
        ++asked;
        return DiscoveryTargets{targets().addresses + QList{QHostAddress(u"::1"_s)}, targets().ports};
    });
    QSignalSpy changed(&discovery, &Discovery::changed);
    discovery.start();
    WAIT_FOR(asked == 3);
    QVERIFY(changed.isEmpty());
    QVERIFY(discovery.found().isEmpty());
}

void TestDiscovery::whatIsNoAnswerIsIgnoredAndTheGoodOneBehindItIsTaken_data() {
    QTest::addColumn<QByteArray>("junk");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("\xff\x00{", 3);
    QTest::newRow("nested") << QByteArray(1000, '[');
    QTest::newRow("too long") << QByteArray(60'000, ' ');
    QTest::newRow("a question") << protocol::encode(protocol::DiscoveryQuestion{"0011223344556677"});
    QTest::newRow("foreign nonce") << protocol::encode(
        protocol::DiscoveryAnswer{"0011223344556677", chemistry, u"Chemistry"_s, u"10.0.0.6"_s, 4444});
}

void TestDiscovery::whatIsNoAnswerIsIgnoredAndTheGoodOneBehindItIsTaken() {
    QFETCH(QByteArray, junk);
    const AnsweringSocket server(u"127.0.0.1"_s, [&](const QByteArray &nonce) {
        return QList<QByteArray>{junk, junk, goodAnswer(nonce)};
    });
    Discovery discovery(ask({&server}));
    discovery.start();
    WAIT_COMPARE(discovery.found().size(), 1);
    QCOMPARE(server.questions.size(), 1); // at once, not by asking again
    QCOMPARE(discovery.found()[0].id, physics);
}

void TestDiscovery::anAnswerToTheQuestionBeforeIsTakenToo() {
    QByteArray before;
    const AnsweringSocket slow(u"127.0.0.1"_s, [&](const QByteArray &nonce) {
        const QByteArray late = std::exchange(before, nonce);
        return late.isEmpty() ? QList<QByteArray>() : QList<QByteArray>{goodAnswer(late)};
    });
    Discovery discovery(ask({&slow}));
    discovery.start();
    WAIT_COMPARE(discovery.found().size(), 1);
}

void TestDiscovery::theSameAnswerAgainChangesNothing() {
    const AnsweringSocket server(u"127.0.0.1"_s, [](const QByteArray &nonce) {
        return QList<QByteArray>{goodAnswer(nonce), goodAnswer(nonce)};
    });
    Discovery discovery(ask({&server}));
    QSignalSpy changed(&discovery, &Discovery::changed);
    discovery.start();
    WAIT_FOR(server.questions.size() == 3);
    QCOMPARE(changed.size(), 1);
}

void TestDiscovery::aServerThatGoesAwayLeavesTheList() {
    auto leaving = std::make_unique<AnsweringSocket>(
        u"127.0.0.1"_s, AnsweringSocket::asServer(physics, u"Physics"_s, u"10.0.0.5"_s));
    const AnsweringSocket staying(u"127.0.0.2"_s,
                                  AnsweringSocket::asServer(chemistry, u"Chemistry"_s, u"10.0.0.6"_s));
    Discovery discovery(ask({leaving.get(), &staying}));
    discovery.start();
    WAIT_COMPARE(discovery.found().size(), 2);
    leaving.reset();
    WAIT_COMPARE(discovery.found().size(), 1);
    QCOMPARE(discovery.found()[0].id, chemistry);
}

void TestDiscovery::aPauseKeepsTheList() {
    const AnsweringSocket server(u"127.0.0.1"_s,
                                 AnsweringSocket::asServer(physics, u"Physics"_s, u"10.0.0.5"_s));
    Discovery discovery(ask({&server}));
    discovery.start();
    WAIT_COMPARE(discovery.found().size(), 1);
    QSignalSpy changed(&discovery, &Discovery::changed);
    discovery.pause();
    QVERIFY(!discovery.isRunning());
    discovery.start();
    QVERIFY(discovery.isRunning());
    QCOMPARE(discovery.found().size(), 1);
    QVERIFY(changed.isEmpty());
}

void TestDiscovery::aFloodStarvesNeitherTheWindowNorTheGoodAnswer() {
    int asked = 0;
    int turns = 0; // that the window has had since the second flood
    const AnsweringSocket server(u"127.0.0.1"_s, [&](const QByteArray &nonce) {
        turns = 0;
        if (++asked == 1)
            return QList<QByteArray>(10'000, "junk"); // more than fits in the socket
        QList<QByteArray> flood(200, "junk");
        flood.append(goodAnswer(nonce));
        return flood;
    });
    Discovery discovery(ask({&server}));
    QTimer window;
    connect(&window, &QTimer::timeout, &window, [&turns] { ++turns; });
    int turnsUntilFound = 0;
    connect(&discovery, &Discovery::changed, &window, [&] { turnsUntilFound = turns; });
    window.start(0);
    discovery.start();
    WAIT_COMPARE(discovery.found().size(), 1);
    QVERIFY2(turnsUntilFound >= 2, qPrintable(QString::number(turnsUntilFound)));
}

void TestDiscovery::everyNetworkAsksThisComputerAndThePortsInUse() {
    client::RecentServers::remember(u"lab-pc:5000"_s);
    client::RecentServers::remember(u"lab-pc"_s);
    client::RecentServers::remember(u"nonsense:99999"_s);
    const DiscoveryTargets targets = Discovery::everyNetwork();
    QCOMPARE(targets.ports, (QList<quint16>{4444, 5000}));
    for (const auto &address : {u"127.0.0.1"_s, u"::1"_s, u"239.255.76.67"_s})
        QVERIFY(targets.addresses.contains(QHostAddress(address)));
}

void TestDiscovery::theRealServerIsFound() {
    test::ServerProcess server({u"--class-name"_s, u"Physics 101"_s});
    QVERIFY(server.start());
    Discovery discovery([&] {
        return DiscoveryTargets{{QHostAddress(QHostAddress::LocalHost)}, {server.port()}};
    });
    discovery.start();
    WAIT_COMPARE(discovery.found().size(), 1);
    QCOMPARE(discovery.found()[0].name, u"Physics 101"_s);
    QCOMPARE(discovery.found()[0].address, (client::ServerAddress{u"127.0.0.1"_s, server.port()}));
}

LECTERN_TEST(TestDiscovery, QCoreApplication)
#include "tst_discovery.moc"
