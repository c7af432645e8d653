// SPDX-License-Identifier: GPL-3.0-or-later
// Who is answered, with which address, how often; over real datagrams on loopback, with a clock that the test turns.
#include "server/net/discoveryaddress.h"
#include "server/net/discoveryresponder.h"
#include "tests/server/net/asker.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::protocol;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QHostAddress at(const QString &text) { return QHostAddress(text); }

} // namespace

class TestDiscoveryResponder : public test::TestCase {
    Q_OBJECT

protected:
    void prepare() override;

private Q_SLOTS:
    void listensOnlyWhereItServes_data();
    void listensOnlyWhereItServes();
    void answersWithTheAddressThatTheAskerReaches_data();
    void answersWithTheAddressThatTheAskerReaches();
    void neverAnswersWhoCannotHaveAsked_data();
    void neverAnswersWhoCannotHaveAsked();
    void theRouteToLoopbackIsLoopback();
    void answersOnItsOwnPortAndOnTheAskedOne();
    void theAnswerNamesTheServer();
    void twoStartsAreTwoServers();
    void severalServersShareTheAskedPort();
    void saysWhenTheAskedPortIsTaken();
    void nothingSilencesIt_data();
    void nothingSilencesIt();
    void aQuestionThatComesOnSeveralWaysIsAnsweredOnce();

private:
    DiscoveryResponder::Server server() const { return {{local}, m_port, u"Physics 7b"_s}; }

    HandTurnedClock m_clock;
    quint16 m_port = 0;
    quint16 m_askedPort = 0;
};

void TestDiscoveryResponder::prepare() {
    m_port = freePort();
    do
        m_askedPort = freePort();
    while (m_askedPort == m_port);
}

void TestDiscoveryResponder::listensOnlyWhereItServes_data() {
    QTest::addColumn<QStringList>("server");
    QTest::addColumn<QStringList>("places");
    const QStringList everywhere{u"0.0.0.0"_s, u"::"_s};
    QTest::newRow("IPv4") << QStringList{u"0.0.0.0"_s} << QStringList{u"0.0.0.0"_s};
    QTest::newRow("this computer alone")
        << QStringList{u"127.0.0.1"_s} << QStringList{u"127.0.0.1"_s, u"127.255.255.255"_s};
    QTest::newRow("this computer, both kinds") << QStringList{u"127.0.0.1"_s, u"::1"_s}
                                               << QStringList{u"127.0.0.1"_s, u"127.255.255.255"_s, u"::1"_s};
    // A broadcast reaches only who listens everywhere.
    QTest::newRow("one address") << QStringList{u"192.0.2.17"_s} << QStringList{u"0.0.0.0"_s};
    QTest::newRow("one IPv6 address") << QStringList{u"2001:db8::1"_s} << QStringList{u"::"_s};
    QTest::newRow("one address and this computer")
        << QStringList{u"192.0.2.17"_s, u"::1"_s} << QStringList{u"0.0.0.0"_s, u"::1"_s};
}

void TestDiscoveryResponder::listensOnlyWhereItServes() {
    QFETCH(QStringList, server);
    QFETCH(QStringList, places);
    QList<QHostAddress> addresses;
    for (const QString &text : server)
        addresses.append(at(text));
    QStringList found;
    for (const QHostAddress &place : discovery::placesToListen(addresses))
        found.append(place.toString());
    QCOMPARE(found, places);
    QCOMPARE(discovery::placesToListen({QHostAddress(QHostAddress::Any)}),
             (QList<QHostAddress>{QHostAddress(QHostAddress::AnyIPv4), QHostAddress(QHostAddress::AnyIPv6)}));
}

void TestDiscoveryResponder::answersWithTheAddressThatTheAskerReaches_data() {
    QTest::addColumn<QList<QHostAddress>>("server");
    QTest::addColumn<QString>("asker");
    QTest::addColumn<QString>("route");
    QTest::addColumn<QString>("address"); // empty: no answer
    const QList every{QHostAddress(QHostAddress::Any)};
    const QList two{at(u"127.0.0.1"_s), at(u"192.0.2.17"_s)};
    QTest::newRow("everywhere") << every << u"192.0.2.9"_s << u"192.0.2.17"_s << u"192.0.2.17"_s;
    QTest::newRow("from here") << every << u"127.0.0.1"_s << u"127.0.0.1"_s << u"127.0.0.1"_s;
    QTest::newRow("link-local") << every << u"fe80::9%1"_s << u"fe80::17%1"_s << u"fe80::17"_s;
    QTest::newRow("no way back") << every << u"192.0.2.9"_s << QString() << QString();
    QTest::newRow("one address") << QList{at(u"192.0.2.17"_s)} << u"198.51.100.9"_s << u"198.51.100.1"_s
                                 << u"192.0.2.17"_s;
    QTest::newRow("of two, the one on the way") << QList{at(u"198.51.100.1"_s), at(u"192.0.2.17"_s)}
                                                << u"192.0.2.9"_s << u"192.0.2.17"_s << u"192.0.2.17"_s;
    QTest::newRow("loopback is nobody else's") << two << u"192.0.2.9"_s << u"192.0.2.17"_s << u"192.0.2.17"_s;
    QTest::newRow("loopback from here") << two << u"127.0.0.1"_s << u"127.0.0.1"_s << u"127.0.0.1"_s;
    QTest::newRow("only here, asked from outside")
        << QList{at(u"127.0.0.1"_s)} << u"192.0.2.9"_s << u"192.0.2.17"_s << QString();
    QTest::newRow("not served over IPv6")
        << QList{QHostAddress(QHostAddress::AnyIPv4)} << u"2001:db8::9"_s << u"2001:db8::17"_s << QString();
}

void TestDiscoveryResponder::answersWithTheAddressThatTheAskerReaches() {
    QFETCH(QList<QHostAddress>, server);
    QFETCH(QString, asker);
    QFETCH(QString, route);
    QFETCH(QString, address);
    QCOMPARE(discovery::reachableAt(server, at(asker), at(route)).toString(), address);
}

void TestDiscoveryResponder::neverAnswersWhoCannotHaveAsked_data() {
    QTest::addColumn<QHostAddress>("sender");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("answered");
    QTest::newRow("somebody") << at(u"192.0.2.9"_s) << 4444 << true;
    QTest::newRow("port 0") << at(u"192.0.2.9"_s) << 0 << false;
    QTest::newRow("nobody") << QHostAddress() << 4444 << false;
    QTest::newRow("everybody") << at(u"255.255.255.255"_s) << 4444 << false;
    QTest::newRow("a whole network") << at(u"192.0.2.255"_s) << 4444 << false;
    QTest::newRow("a group") << at(u"239.255.76.67"_s) << 4444 << false;
    QTest::newRow("an IPv6 group") << at(u"ff02::1"_s) << 4444 << false;
    QTest::newRow("any") << at(u"0.0.0.0"_s) << 4444 << false;
    QTest::newRow("any IPv6") << at(u"::"_s) << 4444 << false;
}

void TestDiscoveryResponder::neverAnswersWhoCannotHaveAsked() {
    QFETCH(QHostAddress, sender);
    QFETCH(int, port);
    QFETCH(bool, answered);
    const QList broadcasts{at(u"192.0.2.255"_s)};
    QCOMPARE(discovery::mayBeAnswered(sender, static_cast<quint16>(port), broadcasts), answered);
}

void TestDiscoveryResponder::theRouteToLoopbackIsLoopback() {
    QCOMPARE(discovery::routeTo(local), local);
    QVERIFY(discovery::routeTo({}).isNull());
}

void TestDiscoveryResponder::answersOnItsOwnPortAndOnTheAskedOne() {
    DiscoveryResponder responder(server(), m_clock);
    QVERIFY(responder.start(m_askedPort));
    Asker asker;
    asker.ask(m_port);
    WAIT_COMPARE(asker.answers().size(), 1);
    asker.ask(m_askedPort);
    WAIT_COMPARE(asker.answers().size(), 2);
}

void TestDiscoveryResponder::theAnswerNamesTheServer() {
    DiscoveryResponder responder(server(), m_clock);
    QVERIFY(responder.start(m_askedPort));
    Asker asker;
    asker.ask(m_askedPort);
    asker.ask(m_port);
    WAIT_COMPARE(asker.answers().size(), 2);
    const auto answer = decodeDiscoveryAnswer(asker.answers().constFirst());
    QVERIFY(answer);
    QCOMPARE(*answer,
             (DiscoveryAnswer{answer->nonce, answer->server, u"Physics 7b"_s, u"127.0.0.1"_s, m_port}));
    QCOMPARE(decodeDiscoveryAnswer(asker.answers().constLast())->server, answer->server); // one, on both ways
}

void TestDiscoveryResponder::twoStartsAreTwoServers() {
    QSet<QByteArray> ids;
    for (int i = 0; i < 2; ++i) {
        DiscoveryResponder responder(server(), m_clock);
        QVERIFY(responder.start(m_askedPort));
        Asker asker;
        asker.ask(m_port);
        WAIT_COMPARE(asker.answers().size(), 1);
        ids.insert(decodeDiscoveryAnswer(asker.answers().constFirst())->server);
    }
    QCOMPARE(ids.size(), 2);
}

void TestDiscoveryResponder::severalServersShareTheAskedPort() {
    DiscoveryResponder first(server(), m_clock);
    DiscoveryResponder second({{local}, freePort(), u"Chemistry"_s}, m_clock);
    QVERIFY(first.start(m_askedPort));
    QVERIFY(second.start(m_askedPort));
}

void TestDiscoveryResponder::saysWhenTheAskedPortIsTaken() {
    QUdpSocket greedy;
    QVERIFY(greedy.bind(local, m_askedPort, QUdpSocket::DontShareAddress));
    DiscoveryResponder responder(server(), m_clock);
    QVERIFY(!responder.start(m_askedPort));
    Asker asker;
    asker.ask(m_port); // its own is open all the same
    WAIT_COMPARE(asker.answers().size(), 1);
}

void TestDiscoveryResponder::nothingSilencesIt_data() {
    QTest::addColumn<QByteArray>("datagram");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one byte") << QByteArray("x");
    QTest::newRow("not padded") << encode(DiscoveryQuestion{"9f86d081"}).trimmed();
    QTest::newRow("the largest") << QByteArray(65'507, '{');
    QTest::newRow("an answer") << encode(
        DiscoveryAnswer{"9f86d081", "0d6a1c8e43f7b295", u"x"_s, u"::1"_s, 1});
}

void TestDiscoveryResponder::nothingSilencesIt() {
    QFETCH(QByteArray, datagram);
    DiscoveryResponder responder(server(), m_clock);
    QVERIFY(responder.start(m_askedPort));
    Asker asker;
    for (int i = 0; i < 3; ++i) {
        asker.send(datagram, m_port);
        asker.ask(m_port);
        WAIT_COMPARE(asker.answers().size(), i + 1); // and none to the datagram itself
    }
}

void TestDiscoveryResponder::aQuestionThatComesOnSeveralWaysIsAnsweredOnce() {
    DiscoveryResponder responder(server(), m_clock);
    QVERIFY(responder.start(m_askedPort));
    Asker asker;
    asker.ask(m_port);
    asker.askAgain(m_askedPort);
    asker.askAgain(m_port);
    asker.ask(m_port);
    WAIT_COMPARE(asker.answers().size(), 2);
    QVERIFY(asker.answers().constLast().contains(asker.nonce()));
    m_clock.now += 1s; // whoever has one nonce for all its life is no enemy
    asker.askAgain(m_port);
    WAIT_COMPARE(asker.answers().size(), 3);
}

LECTERN_TEST(TestDiscoveryResponder, QCoreApplication)
#include "tst_discoveryresponder.moc"
