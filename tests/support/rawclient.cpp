// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/rawclient.h"

#include "shared/protocol/codec.h"
#include "tests/support/testcase.h"

#include <QJsonDocument>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString typeOf(const QJsonObject &line) { return line.value("type"_L1).toString(); }

} // namespace

RawClient::RawClient(quint16 port, Wire wire, const QString &host) : m_wire(wire) {
    connect(&m_socket, &QSslSocket::readyRead, this, &RawClient::readLines);
    m_socket.setPeerVerifyMode(QSslSocket::VerifyNone); // who it is, other tests ask
    if (wire == Wire::Tls)
        m_socket.connectToHostEncrypted(host, port);
    else
        m_socket.connectToHost(host, port);
}

bool RawClient::waitForConnected() {
    const auto isUp = [this] {
        return m_socket.state() == QSslSocket::ConnectedState &&
               (m_wire == Wire::Plain || m_socket.isEncrypted());
    };
    return QTest::qWaitFor([&] { return isUp() || isClosed(); }, patience) && isUp();
}

void RawClient::sendBytes(const QByteArray &bytes) {
    if (!isClosed())
        m_socket.write(bytes);
}

void RawClient::sendLine(const QByteArray &json) { sendBytes(json + '\n'); }

void RawClient::send(const protocol::ClientMessage &message, std::optional<RequestId> id) {
    sendBytes(protocol::encode(message, id));
}

TeacherKey::Certificate RawClient::certificate() const {
    if (m_wire == Wire::Plain)
        return std::nullopt;
    return Fingerprint::ofCertificate(m_socket.peerCertificate().toDer());
}

QJsonObject RawClient::joinStudent(const QString &name) {
    return join([&](const QJsonObject &) { return protocol::Login{protocol::Role::Student, name, {}, {}}; });
}

QJsonObject RawClient::joinTeacher(const TeacherKey &key, const QString &name) {
    return join([&](const QJsonObject &greeting) {
        const QByteArray challenge = greeting.value("challenge"_L1).toString().toLatin1();
        return protocol::Login{protocol::Role::Teacher, name, {}, key.prove(challenge, certificate())};
    });
}

QJsonObject RawClient::resume(const QString &token, protocol::Role role) {
    return join([&](const QJsonObject &) { return protocol::Login{role, {}, token.toLatin1(), {}}; });
}

QJsonObject RawClient::join(const std::function<protocol::Login(const QJsonObject &)> &makeLogin) {
    const auto isReply = [](const QString &wanted) {
        return [wanted](const QJsonObject &line) {
            const QString type = typeOf(line);
            return type == wanted || type == u"error"_s || type == u"goodbye"_s;
        };
    };
    send(protocol::Hello{protocol::oldestVersion, protocol::newestVersion, u"rawclient"_s});
    const qsizetype greeting = waitForLine(m_taken, isReply(u"greeting"_s));
    if (greeting < 0 || typeOf(m_lines.at(greeting)) != u"greeting"_s)
        return {};
    m_taken = greeting + 1;

    send(makeLogin(m_lines.at(greeting)), RequestId{++m_lastRequest});
    const qsizetype welcome = waitForLine(m_taken, isReply(u"welcome"_s));
    if (welcome < 0 || typeOf(m_lines.at(welcome)) != u"welcome"_s)
        return {};
    m_taken = welcome + 1;
    return m_lines.at(welcome);
}

QJsonObject RawClient::request(const protocol::ClientMessage &message) {
    const RequestId id{++m_lastRequest};
    const qsizetype before = m_lines.size();
    send(message, id);
    const auto isAnswer = [id](const QJsonObject &line) {
        return line.value("re"_L1).toInteger() == static_cast<qint64>(id.value);
    };
    const qsizetype answer = waitForLine(before, isAnswer);
    if (answer < 0) {
        qWarning("No answer to request %llu came.", static_cast<unsigned long long>(id.value));
        return {};
    }
    m_answers.insert(answer);
    return m_lines.at(answer);
}

QJsonObject RawClient::waitFor(const QString &type) {
    return waitFor(type, [](const QJsonObject &) { return true; });
}

QJsonObject RawClient::waitFor(const QString &type, const Condition &condition) {
    const auto fits = [&](const QJsonObject &line) { return typeOf(line) == type && condition(line); };
    const qsizetype index = waitForLine(m_taken, fits);
    if (index < 0) {
        qWarning("No fitting \"%s\" came%s.", qUtf8Printable(type), isClosed() ? ": closed" : "");
        return {};
    }
    m_taken = index + 1;
    return m_lines.at(index);
}

bool RawClient::waitForClosed() {
    return QTest::qWaitFor([this] { return isClosed(); }, patience);
}

qsizetype RawClient::waitForLine(qsizetype from, const Condition &fits) {
    qsizetype at = from;
    qsizetype found = -1;
    const auto search = [&] {
        const bool closed = isClosed(); // asked first: what came before the end is still searched
        for (; found < 0 && at < m_lines.size(); ++at) {
            if (!m_answers.contains(at) && fits(m_lines.at(at)))
                found = at;
        }
        return found >= 0 || closed;
    };
    (void)QTest::qWaitFor(search, patience);
    return found;
}

bool RawClient::isClosed() const { return m_socket.state() == QSslSocket::UnconnectedState; }

void RawClient::readLines() {
    while (m_socket.canReadLine()) {
        const QByteArray line = m_socket.readLine();
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            qWarning("Not a JSON object: %s", line.constData());
        m_lines.append(document.object());
    }
}

} // namespace lectern::test
