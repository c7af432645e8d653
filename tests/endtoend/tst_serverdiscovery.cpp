// SPDX-License-Identifier: GPL-3.0-or-later
// The real daemon is asked where it is, by those who mean it and by those who mean harm.
#include "shared/protocol/discovery.h"
#include "shared/protocol/limits.h"
#include "tests/support/rawclient.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QNetworkDatagram>
#include <QTimer>
#include <QUdpSocket>

using namespace lectern;
using namespace lectern::protocol;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto nonce = "9f86d081884c7d65";
constexpr int mostMillisecondsToJoin = 2000;

} // namespace

class TestServerDiscovery : public TestCase {
    Q_OBJECT

protected:
    void prepare() override;

private Q_SLOTS:
    void cleanup() { m_server.reset(); }
    void itSaysItsNameAndWhereItIs();
    void anAnswerIsNeverLongerThanTheQuestion();
    void everyListenedAddressAnswersWithItself();
    void hostileDatagramsAreIgnored_data();
    void hostileDatagramsAreIgnored();
    void aFloodIsAnsweredAtItsRateAndHarmsNobody();
    void twoServersAreToldApart();
    void everyServerOfThisComputerHearsABroadcast();
    void whoeverHasEndedAnswersNoMore();

private:
    void startServer(const QStringList &options = {});
    void send(const QByteArray &datagram) { m_socket.writeDatagram(datagram, m_address, m_server->port()); }
    // Asks until an answer comes, to whatever it is: datagrams may be lost where a flood has just been.
    std::optional<DiscoveryAnswer> ask(const QByteArray &with = nonce);

    std::unique_ptr<ServerProcess> m_server;
    QUdpSocket m_socket;
    QHostAddress m_address;
};

void TestServerDiscovery::prepare() {
    m_address = QHostAddress(QHostAddress::LocalHost);
    m_socket.abort();
    QVERIFY(m_socket.bind(m_address));
}

void TestServerDiscovery::startServer(const QStringList &options) {
    m_server = std::make_unique<ServerProcess>(options);
    QVERIFY(m_server->start());
}

std::optional<DiscoveryAnswer> TestServerDiscovery::ask(const QByteArray &with) {
    std::optional<DiscoveryAnswer> answer;
    const auto answered = [&] {
        send(encode(DiscoveryQuestion{with}));
        while (m_socket.hasPendingDatagrams() && !answer)
            answer = decodeDiscoveryAnswer(m_socket.receiveDatagram().data());
        return answer.has_value();
    };
    return QTest::qWaitFor(answered, patience) ? answer : std::nullopt;
}

void TestServerDiscovery::itSaysItsNameAndWhereItIs() {
    startServer({u"--class-name"_s, u"Physik für „7b“"_s});
    const auto answer = ask();
    QVERIFY(answer);
    QCOMPARE(answer->nonce, QByteArray(nonce));
    QCOMPARE(answer->name, u"Physik für „7b“"_s);
    QCOMPARE(answer->address, u"127.0.0.1"_s);
    QCOMPARE(answer->port, m_server->port());
    RawClient student(answer->port, answer->address);
    QVERIFY(!student.joinStudent(u"Ana"_s).isEmpty());
}

void TestServerDiscovery::anAnswerIsNeverLongerThanTheQuestion() {
    startServer({u"--class-name"_s, QString(limits::classNameCharacters, u'"')});
    const QByteArray question = encode(DiscoveryQuestion{QByteArray(32, 'f')});
    send(question);
    WAIT_FOR(m_socket.hasPendingDatagrams());
    const QByteArray answer = m_socket.receiveDatagram().data();
    QVERIFY(answer.size() <= question.size());
    QVERIFY(decodeDiscoveryAnswer(answer));
}

void TestServerDiscovery::everyListenedAddressAnswersWithItself() {
    startServer({u"--listen"_s, u"::1"_s});
    QCOMPARE(ask()->address, u"127.0.0.1"_s);
    m_address = QHostAddress(QHostAddress::LocalHostIPv6);
    m_socket.abort();
    QVERIFY(m_socket.bind(m_address));
    QCOMPARE(ask()->address, u"::1"_s);
}

void TestServerDiscovery::hostileDatagramsAreIgnored_data() {
    QTest::addColumn<QByteArray>("datagram");
    const QByteArray question = encode(DiscoveryQuestion{nonce});
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one byte") << QByteArray("{");
    QTest::newRow("junk") << QByteArray(limits::discoveryQuestion, '\xff');
    QTest::newRow("deep") << QByteArray(limits::discoveryQuestion, '[');
    QTest::newRow("too short") << question.trimmed();
    QTest::newRow("the largest") << QByteArray(65'507, 'x');
    QTest::newRow("the largest that begins well") << question.leftJustified(65'507, ' ');
    QTest::newRow("an answer") << encode(DiscoveryAnswer{nonce, "0d6a1c8e43f7b295", u"x"_s, u"::1"_s, 1});
    QTest::newRow("an answer of a question's size")
        << encode(DiscoveryAnswer{nonce, "0d6a1c8e43f7b295", u"x"_s, u"::1"_s, 1})
               .leftJustified(limits::discoveryQuestion, ' ');
    QTest::newRow("a message of the other protocol")
        << QByteArray(R"({"type":"hello","min":1,"max":1})").leftJustified(limits::discoveryQuestion, ' ');
}

void TestServerDiscovery::hostileDatagramsAreIgnored() {
    QFETCH(QByteArray, datagram);
    startServer();
    for (int i = 0; i < 100; ++i)
        send(datagram);
    const auto first = ask("00000000");
    QVERIFY(first);
    QCOMPARE(first->nonce, "00000000"); // nothing came for what was before it
    RawClient student(m_server->port());
    QVERIFY(!student.joinStudent(u"Ana"_s).isEmpty());
}

void TestServerDiscovery::aFloodIsAnsweredAtItsRateAndHarmsNobody() {
    startServer();
    int questions = 0;
    int answers = 0;
    const auto floodOn = [&] {
        for (int i = 0; i < 50; ++i, ++questions)
            send(encode(DiscoveryQuestion{QByteArray::number(0x10000000 + questions, 16)}));
        for (; m_socket.hasPendingDatagrams(); ++answers)
            m_socket.receiveDatagram();
    };
    QTimer flood;
    connect(&flood, &QTimer::timeout, this, floodOn);
    QElapsedTimer time;
    time.start();
    flood.start(0);
    RawClient student(m_server->port());
    QVERIFY(!student.joinStudent(u"Ana"_s).isEmpty());
    QVERIFY2(time.elapsed() < mostMillisecondsToJoin, qPrintable(QString::number(time.elapsed())));
    // Long enough for many more answers than are allowed.
    WAIT_FOR(questions >= 5000 && time.elapsed() >= 1000);
    flood.stop();
    const double seconds = static_cast<double>(time.elapsed()) / 1000.0;
    const double most = limits::discoveryAskerBurst + limits::discoveryAnswersPerAsker * seconds;
    QVERIFY2(answers <= most + 1, qPrintable(u"%1 in %2 s"_s.arg(answers).arg(seconds)));
    QVERIFY(ask()); // and then it answers as before
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

LECTERN_TEST_MAIN(TestServerDiscovery, QCoreApplication)
#include "tst_serverdiscovery.moc"
