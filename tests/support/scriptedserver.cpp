// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedserver.h"

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using namespace protocol;

ScriptedServer::ScriptedServer() {
    connect(&m_listener, &QTcpServer::newConnection, this, &ScriptedServer::accept);
    m_listener.listen(QHostAddress::LocalHost);
    m_port = m_listener.serverPort();
}

void ScriptedServer::sendBytes(const QByteArray &bytes) {
    if (m_client && m_client->state() == QTcpSocket::ConnectedState)
        m_client->write(bytes);
}

void ScriptedServer::hangUp() {
    if (m_client)
        m_client->disconnectFromHost();
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
    while (QTcpSocket *client = m_listener.nextPendingConnection()) {
        ++m_connections;
        client->setParent(this); // the listener may close before it
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_client = client;
        m_splitter = FrameSplitter(limits::frameAfterLogin);
        connect(client, &QTcpSocket::readyRead, this, &ScriptedServer::read);
        read();
    }
}

void ScriptedServer::read() {
    m_splitter.append(m_client->readAll());
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
