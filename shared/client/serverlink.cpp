// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/serverlink.h"

#include "shared/protocol/limits.h"

#include <QNetworkProxy>
#include <QPointer>
#include <QSslConfiguration>
#include <QTimer>

namespace lectern::client {

using namespace Qt::Literals::StringLiterals;

namespace {

// The certificate is compared with the demanded one, and with nothing else: a classroom has no certificate authority.
QSslConfiguration tlsSettings() {
    QSslConfiguration settings = QSslConfiguration::defaultConfiguration();
    settings.setPeerVerifyMode(QSslSocket::VerifyNone);
    settings.setProtocol(QSsl::TlsV1_2OrLater);
    settings.setCaCertificates({}); // else all of the system's are read for nothing
    return settings;
}

} // namespace

ServerLink::ServerLink(QObject *parent) : QObject(parent), m_splitter(limits::frameAfterLogin) {
    m_socket.setProxy(QNetworkProxy::NoProxy); // classes are held on the local network
    m_socket.setReadBufferSize(limits::frameAfterLogin);
    m_socket.setSslConfiguration(tlsSettings());
    const auto noteAlert = [this] { m_alerted = true; };
    connect(&m_socket, &QSslSocket::alertSent, this, noteAlert);
    connect(&m_socket, &QSslSocket::alertReceived, this, noteAlert);
    // Queued, so that a socket is never ended or deleted from inside its own signal, and so that a slot of ours
    // may run an event loop (a dialog) while frames go on being read.
    connect(&m_socket, &QSslSocket::connected, this, &ServerLink::onConnected, Qt::QueuedConnection);
    connect(&m_socket, &QSslSocket::encrypted, this, &ServerLink::onEncrypted, Qt::QueuedConnection);
    connect(&m_socket, &QSslSocket::readyRead, this, &ServerLink::readFrames, Qt::QueuedConnection);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &ServerLink::onSocketError, Qt::QueuedConnection);
}

void ServerLink::connectTo(const ServerAddress &server, Wire wire, const ServerTrust &demanded) {
    m_wire = wire;
    m_demanded = demanded;
    if (wire == Wire::Tls)
        m_socket.connectToHostEncrypted(server.host, server.port);
    else
        m_socket.connectToHost(server.host, server.port);
}

void ServerLink::write(const protocol::ClientFrame &frame) {
    if (!m_over && m_begun && m_socket.state() == QSslSocket::ConnectedState)
        m_socket.write(protocol::encode(frame.message, frame.id));
}

void ServerLink::finish() {
    if (!m_begun || m_socket.state() != QSslSocket::ConnectedState) {
        abort();
        return;
    }
    m_over = true;
    // A server that does not take what is written must not keep us for ever.
    QTimer::singleShot(limits::closingTime, this, &ServerLink::abort);
    connect(&m_socket, &QSslSocket::disconnected, this, &ServerLink::deleteLater);
    m_socket.flush();
    m_socket.disconnectFromHost();
}

void ServerLink::abort() {
    m_over = true;
    m_socket.abort();
    deleteLater();
}

void ServerLink::onConnected() {
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (m_wire == Wire::Plaintext)
        begin();
}

void ServerLink::onEncrypted() {
    if (m_over)
        return;
    const QSslCertificate certificate = m_socket.peerCertificate();
    if (certificate.isNull())
        return fail(LinkFault::TlsAlert, u"The server has no certificate."_s);
    m_fingerprint = Fingerprint::ofCertificate(certificate.toDer());
    if (m_demanded.expectedInsteadOf(*m_fingerprint))
        fail(LinkFault::Identity,
             u"The server's certificate has the SHA-256 %1."_s.arg(m_fingerprint->toHex()));
    else
        begin();
}

void ServerLink::begin() {
    if (m_over)
        return;
    m_begun = true;
    Q_EMIT connected();
}

void ServerLink::readFrames() {
    const QPointer<ServerLink> guard(this); // a slot may run an event loop in which we are deleted
    const auto goesOn = [&] { return guard && m_begun && !m_over; };
    while (goesOn()) {
        while (const auto frame = goesOn() ? m_splitter.next() : std::nullopt)
            take(*frame);
        if (!goesOn())
            return;
        if (m_splitter.isOverlong())
            return fail(LinkFault::Nonsense, u"A line from the server is too long."_s);
        if (m_socket.bytesAvailable() == 0)
            return;
        m_splitter.append(m_socket.read(limits::frameAfterLogin));
    }
}

void ServerLink::take(const QByteArray &frame) {
    const protocol::DecodedServerMessage decoded = protocol::decodeServerMessage(frame);
    if (const auto *message = std::get_if<protocol::ServerMessage>(&decoded)) {
        Q_EMIT received(*message);
        return;
    }
    const auto &error = std::get<protocol::DecodeError>(decoded);
    if (error.code == ErrorCode::BadFrame)
        fail(LinkFault::Nonsense, error.text);
    else // a newer server says more than we understand; what we do understand still holds
        qInfo("Passed over a message of the server: %s", qUtf8Printable(error.text));
}

void ServerLink::onSocketError(QAbstractSocket::SocketError error) {
    const QPointer<ServerLink> guard(this);
    readFrames(); // what came before the end still counts: a goodbye, mostly
    if (guard)
        fail(faultOf(error), m_socket.errorString());
}

LinkFault ServerLink::faultOf(QAbstractSocket::SocketError error) const {
    const bool handshaking = m_wire == Wire::Tls && !m_begun;
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return LinkFault::HostNotFound;
    case QAbstractSocket::ConnectionRefusedError:
        return LinkFault::Refused;
    case QAbstractSocket::RemoteHostClosedError:
        return handshaking ? LinkFault::HungUp : LinkFault::Closed;
    case QAbstractSocket::SslHandshakeFailedError:
        // What is no TLS at all is answered with no alert (OpenSSL, ssl3_get_record).
        return m_alerted ? LinkFault::TlsAlert : LinkFault::NotTls;
    default:
        return LinkFault::Unreachable;
    }
}

void ServerLink::fail(LinkFault fault, const QString &detail) {
    if (std::exchange(m_over, true))
        return;
    Q_EMIT broken(fault, detail);
}

} // namespace lectern::client
