// SPDX-License-Identifier: GPL-3.0-or-later
// The real daemon is asked where it is. By those who mean harm: tests/hostile/tst_datagrams.cpp.
#include "tests/support/discoverycase.h"
#include "tests/support/rawclient.h"

#include <QCoreApplication>
#include <QNetworkDatagram>
#include <QUdpSocket>

using namespace lectern;
using namespace lectern::protocol;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class TestServerDiscovery : public DiscoveryCase {
    Q_OBJECT

private Q_SLOTS:
    void itSaysItsNameAndWhereItIs();
    void everyListenedAddressAnswersWithItself();
    void twoServersAreToldApart();
    void everyServerOfThisComputerHearsABroadcast();
    void whoeverHasEndedAnswersNoMore();
};

void TestServerDiscovery::itSaysItsNameAndWhereItIs() {
    startServer({u"--class-name"_s, u"Physik für „7b“"_s});
    const auto answer = ask();
    QVERIFY(answer);
    QCOMPARE(answer->nonce, QByteArray(nonce));
    QCOMPARE(answer->name, u"Physik für „7b“"_s);
    QCOMPARE(answer->address, u"127.0.0.1"_s);
    QCOMPARE(answer->port, m_server->port());
    RawClient student(answer->port, Wire::Tls, answer->address);
    QVERIFY(!student.joinStudent(u"Ana"_s).isEmpty());
}

void TestServerDiscovery::everyListenedAddressAnswersWithItself() {
    startServer({u"--listen"_s, u"::1"_s});
    QCOMPARE(ask()->address, u"127.0.0.1"_s);
    m_address = QHostAddress(QHostAddress::LocalHostIPv6);
    m_socket.abort();
    QVERIFY(m_socket.bind(m_address));
    QCOMPARE(ask()->address, u"::1"_s);
}

void TestServerDiscovery::twoServersAreToldApart() {
    startServer({u"--class-name"_s, u"Physics"_s});
    const auto physics = ask();
    ServerProcess second({u"--class-name"_s, u"Chemistry"_s});
    QVERIFY(second.start());
    m_socket.writeDatagram(encode(DiscoveryQuestion{"00000000"}), m_address, second.port());
    std::optional<DiscoveryAnswer> chemistry;
    const auto isChemistry = [&] {
        while (m_socket.hasPendingDatagrams())
            chemistry = decodeDiscoveryAnswer(m_socket.receiveDatagram().data());
        return chemistry && chemistry->nonce == "00000000";
    };
    WAIT_FOR(isChemistry());
    QCOMPARE(chemistry->name, u"Chemistry"_s);
    QVERIFY(physics && physics->server != chemistry->server);
    QCOMPARE(physics->name, u"Physics"_s);
}

void TestServerDiscovery::everyServerOfThisComputerHearsABroadcast() {
    startServer({u"--class-name"_s, u"Physics"_s});
    ServerProcess second({u"--class-name"_s, u"Chemistry"_s});
    QVERIFY(second.start());
    QSet<QString> names;
    const auto both = [&] {
        m_socket.writeDatagram(encode(DiscoveryQuestion{randomHex(8)}), QHostAddress(u"127.255.255.255"_s),
                               protocol::defaultPort);
        while (m_socket.hasPendingDatagrams()) {
            if (const auto answer = decodeDiscoveryAnswer(m_socket.receiveDatagram().data()))
                names.insert(answer->name);
        }
        return names.contains(u"Physics"_s) && names.contains(u"Chemistry"_s);
    };
    WAIT_FOR(both());
}

void TestServerDiscovery::whoeverHasEndedAnswersNoMore() {
    startServer();
    QVERIFY(ask());
    m_server->terminate();
    QVERIFY(m_server->waitForExit(patience));
    QUdpSocket heir; // the port is free again
    QVERIFY(heir.bind(m_address, m_server->port(), QUdpSocket::DontShareAddress));
}

LECTERN_TEST(TestServerDiscovery, QCoreApplication)
#include "tst_serverdiscovery.moc"
