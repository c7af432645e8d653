// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/answeringservers.h"
#include "shared/protocol/limits.h"
#include "tests/support/testcase.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace lectern;
using client::AnsweringServers;
using client::FoundServer;
using client::ServerAddress;
using protocol::DiscoveryAnswer;

namespace {

const AnsweringServers::Time noon{};
const QHostAddress teacher(u"192.168.1.20"_s);

DiscoveryAnswer answerOf(const QByteArray &server, const QString &name, const QString &address,
                         quint16 port = 4444) {
    return {"0011223344556677", server, name, address, port};
}

} // namespace

class TestAnsweringServers : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void anAddressThatCannotBeJoinedIsIgnored_data();
    void anAddressThatCannotBeJoinedIsIgnored();
    void thisComputerIsOnlyWhatItSaysOfItself();
    void anAddressOfOneNetworkKeepsTheNetworkItCameFrom();
    void oneServerOnSeveralWaysIsOneEntryAtItsBestAddress();
    void theFirstAddressStaysWhileItAnswers();
    void theFirstAddressGivesWayWhenItIsSilent();
    void aServerThatIsSilentLeaves();
    void timeInWhichNobodyWasAskedIsNoSilence();
    void thereAreFiftyAtMostAndTheFirstStay();
    void oneSenderCannotCrowdOutTheOthers();
    void aServerHasEightWaysAtMost();
    void aHostileNameIsOnePlainShortLine_data();
    void aHostileNameIsOnePlainShortLine();
    void theListIsSortedByNameThenAddress();

private:
    void prepare() override { servers.clear(); }

    AnsweringServers servers;
};

void TestAnsweringServers::anAddressThatCannotBeJoinedIsIgnored_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<quint16>("port");
    QTest::newRow("no port") << u"192.168.1.20"_s << quint16(0);
    QTest::newRow("nothing") << QString() << quint16(4444);
    QTest::newRow("a name") << u"lab-pc"_s << quint16(4444);
    QTest::newRow("any") << u"0.0.0.0"_s << quint16(4444);
    QTest::newRow("a bare number") << u"17"_s << quint16(4444);
    QTest::newRow("any of IPv6") << u"::"_s << quint16(4444);
    QTest::newRow("everybody") << u"255.255.255.255"_s << quint16(4444);
    QTest::newRow("a group") << u"239.255.76.67"_s << quint16(4444);
    QTest::newRow("a group of IPv6") << u"ff02::1"_s << quint16(4444);
    QTest::newRow("this computer") << u"127.0.0.1"_s << quint16(4444);
    QTest::newRow("this computer, mapped") << u"::ffff:127.0.0.1"_s << quint16(4444);
    QTest::newRow("this computer, IPv6") << u"::1"_s << quint16(4444);
}

void TestAnsweringServers::anAddressThatCannotBeJoinedIsIgnored() {
    QFETCH(QString, address);
    QFETCH(quint16, port);
    servers.take(answerOf("aa", u"Physics"_s, address, port), teacher, noon);
    QVERIFY(servers.list().isEmpty());
}

void TestAnsweringServers::thisComputerIsOnlyWhatItSaysOfItself() {
    servers.take(answerOf("aa", u"Physics"_s, u"127.0.0.1"_s), QHostAddress(QHostAddress::LocalHost), noon);
    QCOMPARE(servers.list().size(), 1);
}

void TestAnsweringServers::anAddressOfOneNetworkKeepsTheNetworkItCameFrom() {
    QHostAddress sender(u"fe80::17"_s);
    sender.setScopeId(u"eth7"_s);
    servers.take(answerOf("aa", u"Physics"_s, u"fe80::17"_s), sender, noon);
    servers.take(answerOf("bb", u"Chemistry"_s, u"::ffff:10.0.0.5"_s), sender, noon);
    QCOMPARE(servers.list().value(0).address.host, u"10.0.0.5"_s);
    QCOMPARE(servers.list().value(1).address.host, u"fe80::17%eth7"_s);
}

void TestAnsweringServers::oneServerOnSeveralWaysIsOneEntryAtItsBestAddress() {
    const QHostAddress here(QHostAddress::LocalHost);
    for (const auto &way : {u"127.0.0.1"_s, u"fe80::17"_s, u"2001:db8::17"_s, u"192.168.1.20"_s})
        servers.take(answerOf("aa", u"Physics"_s, way), here, noon);
    QCOMPARE(servers.list().size(), 1);
    const FoundServer found = servers.list().value(0);
    QCOMPARE(found.address.host, u"192.168.1.20"_s);
    QCOMPARE(found.others.size(), 3);
    QCOMPARE(found.others.value(0).host, u"2001:db8::17"_s);
    QCOMPARE(found.others.value(1).host, u"fe80::17"_s);
    QVERIFY(found.isAt({u"127.0.0.1"_s, 4444}));
    QVERIFY(!found.isAt({u"127.0.0.1"_s, 4445}));
}

void TestAnsweringServers::theFirstAddressStaysWhileItAnswers() {
    for (const auto at : {0s, 5s, 10s}) {
        for (const auto &way : {u"192.168.1.20"_s, u"10.0.0.5"_s})
            servers.take(answerOf("aa", u"Physics"_s, way), teacher, noon + at);
        servers.forgetSilent(noon + at);
        QCOMPARE(servers.list().value(0).address.host, u"192.168.1.20"_s);
    }
}

void TestAnsweringServers::theFirstAddressGivesWayWhenItIsSilent() {
    servers.take(answerOf("aa", u"Physics"_s, u"192.168.1.20"_s), teacher, noon);
    servers.take(answerOf("aa", u"Physics"_s, u"10.0.0.5"_s), teacher, noon + 1s);
    servers.forgetSilent(noon + limits::discoveryForgotten);
    QCOMPARE(servers.list().size(), 1);
    QCOMPARE(servers.list().value(0).address.host, u"10.0.0.5"_s);
}

void TestAnsweringServers::aServerThatIsSilentLeaves() {
    servers.take(answerOf("aa", u"Physics"_s, u"192.168.1.20"_s), teacher, noon);
    servers.forgetSilent(noon + limits::discoveryForgotten - 1ms);
    QCOMPARE(servers.list().size(), 1);
    servers.forgetSilent(noon + limits::discoveryForgotten);
    QVERIFY(servers.list().isEmpty());
}

void TestAnsweringServers::timeInWhichNobodyWasAskedIsNoSilence() {
    servers.take(answerOf("aa", u"Physics"_s, u"192.168.1.20"_s), teacher, noon);
    servers.renew(noon + 1h);
    servers.forgetSilent(noon + 1h + 1s);
    QCOMPARE(servers.list().size(), 1);
}

void TestAnsweringServers::thereAreFiftyAtMostAndTheFirstStay() {
    for (int i = 0; i <= limits::discoveredServers; ++i) {
        const QString number = QString::number(i);
        servers.take(answerOf(number.toLatin1(), u"Class "_s + number, u"10.0.0."_s + number),
                     QHostAddress(u"10.0.0."_s + number), noon);
    }
    const QList<FoundServer> list = servers.list();
    QCOMPARE(list.size(), limits::discoveredServers);
    QVERIFY(std::ranges::find(list, "50", &FoundServer::id) == list.end());
}

void TestAnsweringServers::oneSenderCannotCrowdOutTheOthers() {
    for (int i = 0; i < 1000; ++i)
        servers.take(answerOf(QByteArray::number(i), u"Fake"_s, u"10.0.0.66"_s), QHostAddress(u"10.0.0.66"_s),
                     noon);
    servers.take(answerOf("abcd", u"Physics"_s, u"10.0.0.5"_s), teacher, noon);
    QCOMPARE(servers.list().size(), limits::discoveredPerSender + 1);
    QCOMPARE(servers.list().last().name, u"Physics"_s);
}

void TestAnsweringServers::aServerHasEightWaysAtMost() {
    for (int i = 0; i < 200; ++i)
        servers.take(answerOf("aa", u"Physics"_s, u"10.0.0.%1"_s.arg(i)), teacher, noon);
    QCOMPARE(servers.list().value(0).others.size(), 7);
}

void TestAnsweringServers::aHostileNameIsOnePlainShortLine_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("clean");
    QTest::newRow("markup stays what it is") << u"<b>Physics</b>"_s << u"<b>Physics</b>"_s;
    QTest::newRow("lines") << u"  Physics\r\n\t101\n"_s << u"Physics 101"_s;
    QTest::newRow("other lines") << u"Physics\u2028101\u2029"_s << u"Physics 101"_s;
    QTest::newRow("NUL and escape") << u"Phy\u0000sics \u001b[31m"_s << u"Phy sics [31m"_s;
    QTest::newRow("bidi") << u"\u202esciP\u2066\u200f"_s << u"sciP"_s;
    QTest::newRow("invisible") << u"Phy\u200bsics\ufeff"_s << u"Physics"_s;
    QTest::newRow("joiners") << u"می\u200cخواهم"_s << u"می\u200cخواهم"_s;
    QTest::newRow("half a character") << u"Phy"_s + QChar(0xd800) + u"sics"_s << u"Phy\ufffdsics"_s;
    QTest::newRow("long") << QString(5000, u'x') << QString(80, u'x');
    QTest::newRow("long, of wide characters") << u"😀"_s.repeated(100) << u"😀"_s.repeated(80);
}

void TestAnsweringServers::aHostileNameIsOnePlainShortLine() {
    QFETCH(QString, name);
    QFETCH(QString, clean);
    servers.take(answerOf("aa", name, u"10.0.0.5"_s), teacher, noon);
    QCOMPARE(servers.list().value(0).name, clean);
}

void TestAnsweringServers::theListIsSortedByNameThenAddress() {
    servers.take(answerOf("1", u"Physics"_s, u"10.0.0.5"_s), teacher, noon);
    servers.take(answerOf("2", u"Art"_s, u"10.0.0.9"_s), teacher, noon);
    servers.take(answerOf("3", u"Physics"_s, u"10.0.0.4"_s, 5000), teacher, noon);
    servers.take(answerOf("4", u"Physics"_s, u"10.0.0.4"_s, 4999), teacher, noon);
    QByteArray order;
    for (const FoundServer &found : servers.list())
        order += found.id;
    QCOMPARE(order, "2431");
}

LECTERN_TEST(TestAnsweringServers, QCoreApplication)
#include "tst_answeringservers.moc"
