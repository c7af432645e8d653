// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/student-gui/fakeclass.h"

#include "shared/protocol/codec.h"

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr char clientHello = 0x16; // the first byte of every TLS connection (RFC 8446, 5.1)
} // namespace

FakeClass::FakeClass() {
    QObject::connect(&m_listener, &QTcpServer::newConnection, &m_listener, [this] { accept(); });
    m_listener.listen(QHostAddress::LocalHost);
    m_port = m_listener.serverPort();
}

void FakeClass::ask(const QString &text) {
    question = {};
    question.question = QuestionId{++m_lastQuestion};
    question.state = protocol::QuestionState::Open;
    question.text = text;
    question.openedAt = 1;
    ballot.reset();
    tally.reset();
    send(question);
}

void FakeClass::closeQuestion(qint64 at) {
    question.state = protocol::QuestionState::Closed;
    question.closedAt = at;
    send(question);
}

void FakeClass::show(int yes, int no) {
    question.shown = true;
    tally = protocol::Tally{question.question, {{u"yes"_s, yes}, {u"no"_s, no}}, yes + no, yes + no};
    send(question);
    send(*tally);
}

void FakeClass::hideResult() {
    question.shown = false;
    tally.reset();
    send(question);
}

void FakeClass::send(const protocol::ServerMessage &message) {
    if (hasStudent())
        m_student->write(protocol::encode(message));
}

void FakeClass::answerVote(const std::optional<protocol::Error> &error) {
    const RequestId id = m_held.takeFirst();
    if (!error)
        return sendOk(id);
    protocol::Error answer = *error;
    answer.re = id;
    send(answer);
}

void FakeClass::dismiss(GoodbyeReason reason) {
    send(protocol::Goodbye{reason, u"Goodbye."_s});
    m_student->disconnectFromHost();
}

void FakeClass::cut() {
    m_listener.close();
    if (m_student)
        m_student->abort();
}

void FakeClass::restore() { m_listener.listen(QHostAddress::LocalHost, m_port); }

void FakeClass::accept() {
    m_student = m_listener.nextPendingConnection();
    m_splitter = protocol::FrameSplitter(limits::frameAfterLogin);
    m_held.clear();
    QTcpSocket *student = m_student;
    QObject::connect(student, &QTcpSocket::readyRead, student, [this, student] {
        if (student == m_student) // an old connection has nothing to say any more
            read();
    });
}

void FakeClass::read() {
    const QByteArray bytes = m_student->readAll();
    if (bytes.startsWith(clientHello))
        return dismiss(GoodbyeReason::BadFrame); // as a server without encryption does
    m_splitter.append(bytes);
    while (const auto frame = m_splitter.next()) {
        const auto decoded = protocol::decodeClientFrame(*frame);
        if (const auto *client = std::get_if<protocol::ClientFrame>(&decoded))
            take(client->message, client->id);
    }
}

void FakeClass::take(const protocol::ClientMessage &message, std::optional<RequestId> id) {
    const RequestId request = id.value_or(RequestId{});
    if (std::holds_alternative<protocol::Hello>(message)) {
        send(protocol::Greeting{1, u"fake"_s, className, "00"});
    } else if (const auto *login = std::get_if<protocol::Login>(&message)) {
        takeLogin(*login, request);
    } else if (const auto *vote = std::get_if<protocol::Vote>(&message)) {
        votes << *vote;
        m_held << request;
        if (!holdVotes)
            answerVote();
    } else {
        sendOk(request);
    }
}

void FakeClass::takeLogin(const protocol::Login &login, RequestId id) {
    logins << login;
    const bool stranger = !login.token.isEmpty() && !knowsToken;
    if (refusal || stranger) {
        protocol::Error error = refusal ? *refusal : errorOf(ErrorCode::BadToken);
        error.re = id;
        refusal.reset();
        return send(error);
    }
    const bool resumed = !login.token.isEmpty();
    const QString name = login.name.isEmpty() ? u"Ana"_s : login.name;
    send(protocol::Welcome{protocol::Role::Student, SeatId{7}, name, resumed ? QByteArray() : "ab12",
                           resumed});
    send(question);
    if (ballot)
        send(*ballot);
    if (tally)
        send(*tally);
    sendOk(id);
}

void FakeClass::sendOk(RequestId id) {
    if (id)
        send(protocol::Ok{id});
}

protocol::Error errorOf(ErrorCode code, const QString &text) {
    protocol::Error error;
    error.code = code;
    error.text = text.isEmpty() ? u"no"_s : text;
    return error;
}

protocol::Error notStored(double wait) {
    protocol::Error error = errorOf(ErrorCode::NotStored);
    error.wait = wait;
    return error;
}

} // namespace lectern::test
