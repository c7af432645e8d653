// SPDX-License-Identifier: GPL-3.0-or-later
// What only TLS has: the handshake and how it goes wrong. What holds on every wire: tst_streamtransport.cpp.
#include "server/net/listener.h"
#include "server/net/streamtransport.h"
#include "server/tls/tlsstream.h"
#include "tests/support/servertls.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QSslSocket>

#include <openssl/ssl.h>
#include <unistd.h>

#include <memory>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;

class TestTlsStream : public test::TestCase {
    Q_OBJECT

protected:
    void prepare() override;

private Q_SLOTS:
    void cleanup();
    void showsTheCertificateOfTheIdentity();
    void speaksEverythingFromTls12On_data();
    void speaksEverythingFromTls12On();
    void whatIsWrittenBeforeTheHandshakeArrivesAfterIt();
    void aFarewellBeforeTheHandshakeArrives();
    void isSlowToOpenAsLongAsThePeerIs();
    void tellsPlaintextInPlaintextThatItEncrypts();
    void aHandshakeOfJunkEndsIt();
    void framesOfALargeRecordAreAllRead();
    void aForgedRecordEndsIt();
    void aHandshakeWithoutEndIsCut();
    void newKeysAreTakenAndAFloodOfThemEndsIt();

private:
    void encrypt(QSsl::SslProtocol protocol = QSsl::SecureProtocols);
    void sendRaw(const QByteArray &bytes); // past the encryption

    const TlsIdentity m_identity = test::freshIdentity();
    Turns m_turns;
    QByteArrayList m_frames;
    std::unique_ptr<QSslSocket> m_peer;
    std::unique_ptr<StreamTransport> m_transport;
};

void TestTlsStream::prepare() {
    Listener listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    connect(&listener, &Listener::accepted, this, [this](qintptr descriptor) {
        m_transport = std::make_unique<StreamTransport>(
            std::make_unique<TlsStream>(m_identity.context(), descriptor), std::make_unique<LineFramer>(4096),
            StreamTransport::PeerEnd::Closes, 4096, m_turns);
        connect(m_transport.get(), &Transport::frameReceived, this,
                [this](const QByteArray &frame) { m_frames.append(frame); });
    });
    m_peer = std::make_unique<QSslSocket>();
    m_peer->setPeerVerifyMode(QSslSocket::VerifyNone);
    m_peer->connectToHost(u"127.0.0.1"_s, listener.serverPort());
    WAIT_FOR(m_transport && m_peer->state() == QAbstractSocket::ConnectedState);
}

void TestTlsStream::cleanup() {
    m_peer.reset();
    m_transport.reset();
    m_frames.clear();
}

void TestTlsStream::encrypt(QSsl::SslProtocol protocol) {
    m_peer->setProtocol(protocol);
    m_peer->startClientEncryption();
    WAIT_FOR(m_peer->isEncrypted());
}

void TestTlsStream::sendRaw(const QByteArray &bytes) {
    QTcpSocket raw;
    raw.setSocketDescriptor(dup(static_cast<int>(m_peer->socketDescriptor())));
    raw.write(bytes);
    QVERIFY(raw.flush());
}

void TestTlsStream::showsTheCertificateOfTheIdentity() {
    encrypt();
    QCOMPARE(Fingerprint::ofCertificate(m_peer->peerCertificate().toDer()), m_identity.fingerprint());
}

void TestTlsStream::speaksEverythingFromTls12On_data() {
    QTest::addColumn<QSsl::SslProtocol>("protocol");
    QTest::newRow("TLS 1.2") << QSsl::TlsV1_2;
    QTest::newRow("TLS 1.3") << QSsl::TlsV1_3;
}

void TestTlsStream::speaksEverythingFromTls12On() {
    QFETCH(QSsl::SslProtocol, protocol);
    encrypt(protocol);
    QCOMPARE(m_peer->sessionProtocol(), protocol);
    m_peer->write("here\n");
    WAIT_COMPARE(m_frames, QByteArrayList{"here"});
    m_transport->write("there\n");
    m_transport->flush();
    WAIT_COMPARE(m_peer->bytesAvailable(), 6);
}

void TestTlsStream::whatIsWrittenBeforeTheHandshakeArrivesAfterIt() {
    m_transport->write("early\n");
    m_transport->flush();
    QCOMPARE(m_transport->pending(), 6);
    QSignalSpy drained(m_transport.get(), &Transport::drained);
    encrypt();
    WAIT_FOR(m_peer->canReadLine());
    QCOMPARE(m_peer->readLine(), QByteArray("early\n"));
    QCOMPARE(drained.count(), 1); // whoever counts what waits hears of it
    QCOMPARE(m_transport->pending(), 0);
}

void TestTlsStream::aFarewellBeforeTheHandshakeArrives() {
    m_transport->write("goodbye\n");
    m_transport->close();
    QSignalSpy closed(m_transport.get(), &Transport::closed);
    m_peer->startClientEncryption();
    WAIT_COMPARE(m_peer->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(m_peer->readAll(), QByteArray("goodbye\n"));
    WAIT_COMPARE(closed.count(), 1);
}

void TestTlsStream::isSlowToOpenAsLongAsThePeerIs() {
    QVERIFY(m_transport->isSlowToOpen());
    sendRaw(QByteArray::fromHex("1603010200")); // a ClientHello of which the rest does not come
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    QVERIFY(m_transport->isSlowToOpen());
}

void TestTlsStream::tellsPlaintextInPlaintextThatItEncrypts() {
    QSignalSpy closed(m_transport.get(), &Transport::closed);
    m_peer->write("{\"type\":\"hello\",\"min\":1,\"max\":1}\n");
    WAIT_FOR(m_peer->canReadLine());
    const QJsonObject farewell = QJsonDocument::fromJson(m_peer->readLine()).object();
    QCOMPARE(farewell.value("type"_L1), "goodbye"_L1);
    QCOMPARE(farewell.value("reason"_L1), "tls-required"_L1);
    QVERIFY(m_transport->isSlowToOpen()); // so that a peer that stays is cut by the deadline
    m_peer->disconnectFromHost();
    WAIT_COMPARE(closed.count(), 1);
    QCOMPARE(m_frames, QByteArrayList());
}

void TestTlsStream::aHandshakeOfJunkEndsIt() {
    QSignalSpy closed(m_transport.get(), &Transport::closed);
    sendRaw(QByteArray::fromHex("160301000a") + QByteArray(10, '\xff'));
    WAIT_COMPARE(closed.count(), 1);
}

void TestTlsStream::framesOfALargeRecordAreAllRead() {
    encrypt();
    constexpr int lines = 1000; // sixteen thousand bytes: one record, four times what is taken at once
    m_peer->write(QByteArray("fifteen letters\n").repeated(lines));
    WAIT_COMPARE(m_frames.size(), lines);
}

void TestTlsStream::aForgedRecordEndsIt() {
    encrypt();
    QSignalSpy closed(m_transport.get(), &Transport::closed);
    sendRaw(QByteArray::fromHex("1703030020") + QByteArray(32, 'x') + "{\"type\":\"ping\"}\n");
    WAIT_COMPARE(closed.count(), 1);
    QCOMPARE(m_frames, QByteArrayList());
}

void TestTlsStream::aHandshakeWithoutEndIsCut() {
    QSignalSpy closed(m_transport.get(), &Transport::closed);
    // Records of a ClientHello that says it has 128 KiB; OpenSSL would wait for all of them.
    const QByteArray fragment = QByteArray::fromHex("1603014000") + QByteArray(0x4000, 'x');
    QByteArray first = fragment;
    first.replace(5, 4, QByteArray::fromHex("01020000"));
    sendRaw(first + fragment + fragment);
    WAIT_COMPARE(closed.count(), 1);
}

void TestTlsStream::newKeysAreTakenAndAFloodOfThemEndsIt() {
    QSignalSpy closed(m_transport.get(), &Transport::closed);
    const std::unique_ptr<SSL_CTX, void (*)(SSL_CTX *)> context(SSL_CTX_new(TLS_client_method()),
                                                                SSL_CTX_free);
    const std::unique_ptr<SSL, void (*)(SSL *)> peer(SSL_new(context.get()), SSL_free);
    const int descriptor = dup(static_cast<int>(m_peer->socketDescriptor()));
    const auto closing = qScopeGuard([&] { ::close(descriptor); });
    m_peer.reset(); // it would read what is not for it
    SSL_set_fd(peer.get(), descriptor);
    WAIT_COMPARE(SSL_connect(peer.get()), 1);
    const auto changeKeys = [&] {
        SSL_key_update(peer.get(), SSL_KEY_UPDATE_NOT_REQUESTED);
        return SSL_do_handshake(peer.get());
    };
    QCOMPARE(changeKeys(), 1);
    QCOMPARE(SSL_write(peer.get(), "here\n", 5), 5);
    WAIT_COMPARE(m_frames, QByteArrayList{"here"});
    for (int i = 0; i < 2000; ++i)
        changeKeys(); // fails when the server has gone
    WAIT_COMPARE(closed.count(), 1);
}

LECTERN_TEST(TestTlsStream, QCoreApplication)
#include "tst_tlsstream.moc"
