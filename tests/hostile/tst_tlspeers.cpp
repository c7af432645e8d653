// SPDX-License-Identifier: GPL-3.0-or-later
// Case 13: bad TLS peers. The others notice nothing.
#include "tests/hostile/clienthello.h"
#include "tests/support/rawclient.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QPointer>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTimer>

#include <openssl/ssl.h>

#include <sys/socket.h>

#include <algorithm>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray noise(qsizetype size) {
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(20261120);
    for (char &byte : bytes)
        byte = static_cast<char>(random.bounded(256));
    return bytes;
}

// Heads of records: RFC 8446, 5.1 and 6.
const QByteArray forgedRecord = QByteArray("\x17\x03\x03\x00\x40", 5) + noise(64);
const QByteArray endlessRecord("\x17\x03\x03\xff\xff", 5);
const QByteArray fatalAlert("\x15\x03\x03\x00\x02\x02\x28", 7);

// A network that passes half of what waits, and the rest later: the server is asked to read half a record again and
// again, and then an error that another connection has left behind in OpenSSL is easily taken for one's own.
class HalvingNetwork {
public:
    explicit HalvingNetwork(quint16 server) {
        QObject::connect(&m_listener, &QTcpServer::newConnection, &m_listener, [this, server] {
            m_here = m_listener.nextPendingConnection();
            m_there = new QTcpSocket(m_here);
            m_there->connectToHost(QHostAddress(QHostAddress::LocalHost), server);
            QObject::connect(m_there, &QTcpSocket::readyRead, m_here,
                             [this] { m_here->write(m_there->readAll()); });
            QObject::connect(m_there, &QTcpSocket::disconnected, m_here, &QTcpSocket::disconnectFromHost);
        });
        QObject::connect(&m_timer, &QTimer::timeout, &m_listener, [this] { passHalf(); });
        m_timer.start(10);
        m_listener.listen(QHostAddress::LocalHost);
    }
    quint16 port() const { return m_listener.serverPort(); }

private:
    void passHalf() {
        if (!m_here)
            return;
        m_waiting += m_here->readAll();
        const qsizetype passes = (m_waiting.size() + 1) / 2;
        m_there->write(m_waiting.first(passes));
        m_waiting.remove(0, passes);
    }

    QTcpServer m_listener;
    QPointer<QTcpSocket> m_here;
    QTcpSocket *m_there = nullptr; // m_here's child
    QByteArray m_waiting;
    QTimer m_timer;
};

} // namespace

class TestTlsPeers : public TestCase {
    Q_OBJECT

protected:
    void prepare() override;

private Q_SLOTS:
    void cleanup();
    void case13_badHandshakesAreNobodyElsesTrouble_data();
    void case13_badHandshakesAreNobodyElsesTrouble();
    void case13_forgedRecordsAreNobodyElsesTrouble_data();
    void case13_forgedRecordsAreNobodyElsesTrouble();
    void case13_plaintextIsToldInPlaintextThatThereIsNone();

private:
    static constexpr int many = 20;
    void askAndVote(const QString &text, const QString &choice);
    bool areAllGone() const {
        return std::ranges::all_of(m_bad, [](const auto &client) {
            return client->socket().state() == QSslSocket::UnconnectedState;
        });
    }

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<HalvingNetwork> m_network;
    std::unique_ptr<RawClient> m_teacher;
    std::unique_ptr<RawClient> m_ana;
    std::vector<std::unique_ptr<RawClient>> m_bad;
};

// One thread for all of them: whatever one leaves behind in it, the next one finds.
void TestTlsPeers::prepare() {
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(m_server->start());
    m_teacher = std::make_unique<RawClient>(m_server->port());
    QVERIFY(!m_teacher->joinTeacher(m_server->teacherKey()).isEmpty());
    m_network = std::make_unique<HalvingNetwork>(m_server->port());
    m_ana = std::make_unique<RawClient>(m_network->port());
    QVERIFY(!m_ana->joinStudent(u"Ana"_s).isEmpty());
}

void TestTlsPeers::cleanup() {
    m_bad.clear();
    m_ana.reset();
    m_network.reset();
    m_teacher.reset();
    m_server.reset();
}

void TestTlsPeers::askAndVote(const QString &text, const QString &choice) {
    QCOMPARE(m_teacher->request(protocol::Ask{text})["type"_L1], "ok"_L1);
    const QJsonObject asked =
        m_ana->waitFor(u"question"_s, [&](const QJsonObject &line) { return line["text"_L1] == text; });
    const QuestionId question{quint64(asked["question"_L1].toInteger())};
    QCOMPARE(m_ana->request(protocol::Vote{question, choice})["type"_L1], "ok"_L1);
    RawClient newcomer(m_server->port());
    QVERIFY(!newcomer.joinStudent(u"Newcomer"_s).isEmpty());
    QCOMPARE(newcomer.request(protocol::Leave{})["type"_L1], "ok"_L1);
}

void TestTlsPeers::case13_badHandshakesAreNobodyElsesTrouble_data() {
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray hello = clientHello(TLS1_3_VERSION);
    QTest::newRow("noise that begins like a handshake") << "\x16\x03\x01" + noise(4096);
    QTest::newRow("noise") << noise(4096);
    QTest::newRow("half a hello") << hello.first(hello.size() / 2);
    QTest::newRow("a hello and nothing more") << hello;
    QTest::newRow("a hello and noise") << hello + noise(4096);
    QTest::newRow("a hello and an alert") << hello + fatalAlert;
    QTest::newRow("a hello twice") << hello + hello;
    QTest::newRow("a hello of TLS 1.1") << clientHello(TLS1_1_VERSION);
    QTest::newRow("an alert") << fatalAlert;
    QTest::newRow("data before a handshake") << forgedRecord;
    QTest::newRow("a record without end") << endlessRecord + QByteArray(100'000, 'x');
    QTest::newRow("SSL 2") << QByteArray("\x80\x2e\x01\x00\x02\x00\x15\x00\x00\x00\x10", 11) + noise(40);
}

void TestTlsPeers::case13_badHandshakesAreNobodyElsesTrouble() {
    QFETCH(QByteArray, bytes);
    for (int i = 0; i < many; ++i) {
        m_bad.push_back(std::make_unique<RawClient>(m_server->port(), Wire::Plain));
        QTest::failOnWarning(QRegularExpression(u"^never$"_s)); // what they hear is not JSON
        QVERIFY(m_bad.back()->waitForConnected());
        disconnect(&m_bad.back()->socket(), &QSslSocket::readyRead, nullptr, nullptr);
        m_bad.back()->sendBytes(bytes);
    }
    askAndVote(u"Among them"_s, u"yes"_s);
    WAIT_FOR(areAllGone()); // 5 s for a handshake
    askAndVote(u"Behind them"_s, u"no"_s);
}

void TestTlsPeers::case13_forgedRecordsAreNobodyElsesTrouble_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a forged record") << forgedRecord;
    QTest::newRow("noise") << noise(4096);
    QTest::newRow("an alert in plaintext") << fatalAlert;
    QTest::newRow("a second hello") << clientHello(TLS1_3_VERSION);
    QTest::newRow("a message in plaintext") << QByteArray("{\"type\":\"quit\"}\n");
    QTest::newRow("nothing: gone without a farewell") << QByteArray();
}

void TestTlsPeers::case13_forgedRecordsAreNobodyElsesTrouble() {
    QFETCH(QByteArray, bytes);
    for (int i = 0; i < many; ++i) {
        m_bad.push_back(std::make_unique<RawClient>(m_server->port()));
        QVERIFY(!m_bad.back()->joinStudent(u"Eve %1"_s.arg(i + 1)).isEmpty());
    }
    for (const auto &client : m_bad) { // past the encryption
        const auto descriptor = static_cast<int>(client->socket().socketDescriptor());
        const auto size = static_cast<size_t>(bytes.size());
        QCOMPARE(::send(descriptor, bytes.constData(), size, MSG_NOSIGNAL), static_cast<ssize_t>(size));
        if (bytes.isEmpty())
            ::shutdown(descriptor, SHUT_RDWR);
    }
    askAndVote(u"Among them"_s, u"yes"_s);
    WAIT_FOR(areAllGone());
    askAndVote(u"Behind them"_s, u"no"_s);
    m_teacher->waitFor(u"people"_s, [](const QJsonObject &line) { return line["here"_L1] == 1; });
}

void TestTlsPeers::case13_plaintextIsToldInPlaintextThatThereIsNone() {
    for (int i = 0; i < many; ++i) {
        RawClient plain(m_server->port(), Wire::Plain);
        QVERIFY(plain.waitForConnected());
        plain.sendLine(R"({"type":"hello","min":1,"max":1})");
        QCOMPARE(plain.waitFor(u"goodbye"_s)["reason"_L1], "tls-required"_L1);
        QVERIFY(plain.waitForClosed());
        QCOMPARE(plain.all().size(), 1);
    }
    askAndVote(u"Behind them"_s, u"yes"_s);
}

LECTERN_TEST(TestTlsPeers, QCoreApplication)
#include "tst_tlspeers.moc"
