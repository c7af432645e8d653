// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedserver.h"

#include "server/tls/certificatemaker.h"

#include <QSslCertificate>
#include <QSslKey>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using namespace protocol;

namespace {

constexpr char clientHello = 0x16; // the first byte of every TLS connection (RFC 8446, 5.1)

QSslConfiguration withNewCertificate() {
    const PemPair pair = makeCertificate({u"localhost"_s}).value_or(PemPair{});
    QSslConfiguration settings = QSslConfiguration::defaultConfiguration();
    settings.setLocalCertificate(QSslCertificate(pair.certificate));
    settings.setPrivateKey(QSslKey(pair.key, QSsl::Ec));
    settings.setPeerVerifyMode(QSslSocket::VerifyNone);
    return settings;
}

// Made once: most tests want any certificate, not their own.
const QSslConfiguration &firstCertificate() {
    static const QSslConfiguration settings = withNewCertificate();
    return settings;
}

} // namespace

ScriptedServer::ScriptedServer() : m_tls(firstCertificate()) {
    connect(&m_listener, &QTcpServer::newConnection, this, &ScriptedServer::accept);
    m_listener.listen(QHostAddress::LocalHost);
    m_port = m_listener.serverPort();
}

void ScriptedServer::takeNewCertificate() { m_tls = withNewCertificate(); }

Fingerprint ScriptedServer::fingerprint() const {
    return Fingerprint::ofCertificate(m_tls.localCertificate().toDer());
}

void ScriptedServer::sendBytes(const QByteArray &bytes) {
    if (m_client && m_client->state() == QSslSocket::ConnectedState)
        m_client->write(bytes);
}

void ScriptedServer::hangUp() {
    if (m_client)
        m_client->disconnectFromHost();
}

void ScriptedServer::stopReading() {
    m_client->setReadBufferSize(1);
    m_client->disconnect(this);
}

void ScriptedServer::stop() {
    m_listener.close();
    hangUp();
}

void ScriptedServer::restart() {
    if (!m_listener.listen(QHostAddress::LocalHost, m_port))
        qWarning("The scripted server's port is taken: %s", qUtf8Printable(m_listener.errorString()));
}

void ScriptedServer::accept() {
    while (auto *client = static_cast<QSslSocket *>(m_listener.nextPendingConnection())) {
        ++m_connections;
        client->setParent(this); // the listener may close before it
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_client = client;
        m_splitter = FrameSplitter(limits::frameAfterLogin);
        connect(client, &QSslSocket::readyRead, this, &ScriptedServer::begin, Qt::SingleShotConnection);
        if (client->bytesAvailable() > 0)
            begin();
    }
}

void ScriptedServer::begin() {
    switch (manner) {
    case Manner::Silent:
        return;
    case Manner::Babbling:
        return dismiss(babble);
    case Manner::Tls:
    case Manner::Full:
    case Manner::Busy:
    case Manner::Plaintext:
        beginOverWire(m_client->peek(1).startsWith(clientHello));
    }
}

void ScriptedServer::beginOverWire(bool clientWantsTls) {
    const bool tls = manner != Manner::Plaintext;
    if (tls != clientWantsTls)
        return dismiss(encode(ServerMessage(
            Goodbye{tls ? GoodbyeReason::TlsRequired : GoodbyeReason::BadFrame, u"Not like this."_s})));
    if (manner == Manner::Busy)
        return dismiss({});
    connect(m_client, &QSslSocket::readyRead, this, &ScriptedServer::read);
    if (!tls)
        return read();
    if (manner == Manner::Full)
        connect(m_client, &QSslSocket::encrypted, this, &ScriptedServer::turnAway);
    m_client->setSslConfiguration(m_tls);
    m_client->startServerEncryption();
}

// Reads first: closing with something unread would take the last words away from the peer.
void ScriptedServer::dismiss(const QByteArray &lastWords) {
    const QByteArray said = m_client->readAll();
    if (!said.startsWith(clientHello))
        m_heard += said;
    m_client->write(lastWords);
    m_client->disconnectFromHost();
}

void ScriptedServer::turnAway() {
    send(Goodbye{GoodbyeReason::ServerFull, u"Full."_s});
    hangUp();
}

void ScriptedServer::read() {
    const QByteArray bytes = m_client->readAll();
    m_heard += bytes;
    m_splitter.append(bytes);
    while (const auto line = m_splitter.next()) {
        const DecodedClientFrame decoded = decodeClientFrame(*line);
        if (const auto *frame = std::get_if<ClientFrame>(&decoded)) {
            m_received.push_back(*frame);
            answer(*frame);
        } else {
            qWarning("The client sent nonsense: %s", line->constData());
        }
    }
}

void ScriptedServer::answer(const ClientFrame &frame) {
    if (std::holds_alternative<Hello>(frame.message)) {
        if (answersHello)
            send(helloReply.value_or(Greeting{newestVersion, u"scripted"_s, u"Physics 101"_s, challenge}));
    } else if (const auto *login = std::get_if<Login>(&frame.message)) {
        if (answersLogin)
            answerLogin(*login, frame.id);
    } else if (frame.id && answersRequests) {
        answerRequest(frame);
    }
}

void ScriptedServer::answerRequest(const ClientFrame &frame) {
    std::optional<ServerMessage> content = contentOf ? contentOf(frame.message) : std::nullopt;
    auto *error = content ? std::get_if<Error>(&*content) : nullptr;
    if (error)
        error->re = frame.id;
    if (content)
        send(*content);
    if (!error)
        send(Ok{*frame.id});
}

void ScriptedServer::answerLogin(const Login &login, std::optional<RequestId> request) {
    if (!loginReplies.empty()) {
        ServerMessage reply = loginReplies.front();
        loginReplies.erase(loginReplies.begin());
        if (auto *error = std::get_if<Error>(&reply))
            error->re = request;
        send(reply);
        return;
    }
    const bool resumed = !login.token.isEmpty();
    if (resumed && login.token != token) {
        Error error;
        error.re = request;
        error.code = ErrorCode::BadToken;
        send(error);
        return;
    }
    send(Welcome{login.role, SeatId{7}, resumed ? u"Ana"_s : login.name, resumed ? QByteArray() : token,
                 resumed});
    for (const ServerMessage &message : snapshot)
        send(message);
    if (request)
        send(Ok{*request});
}

} // namespace lectern::test
