// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/classspeech.h"

#include "shared/protocol/limits.h"
#include "tests/bench/failure.h"

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;
using namespace lectern::protocol;

namespace {

constexpr RequestId loginId{1};
constexpr RequestId requestId{2};

// Without the line feed, as lines are heard.
template <class Message>
QByteArray lineOf(const Message &message) {
    QByteArray line = encode(ServerMessage(message));
    line.chop(1);
    return line;
}

} // namespace

ClassSpeech::ClassSpeech(size_t students, Teachership teacher)
    : m_students(students),
      m_teacher(std::move(teacher)),
      m_joined(lineOf(Ok{loginId})),
      m_answered(lineOf(Ok{requestId})),
      m_ping(lineOf(Ping{})),
      m_pong(encode(ClientMessage(Pong{}))),
      m_known(students + 1) {}

QByteArray ClassSpeech::opening(size_t client) const {
    Hello hello;
    hello.client = u"lectern-swarm "_s + QLatin1StringView(LECTERN_VERSION);
    QByteArray lines = encode(ClientMessage(hello));
    if (!isTeacher(client)) {
        Login login;
        login.name = u"Student %1"_s.arg(client + 1);
        lines += encode(ClientMessage(login), loginId);
    }
    return lines;
}

QByteArray ClassSpeech::teachersLogin(const QByteArray &challenge) const {
    Login login;
    login.role = Role::Teacher;
    login.proof = m_teacher.prove(challenge);
    return encode(ClientMessage(login), loginId);
}

QByteArray ClassSpeech::question() const {
    return encode(ClientMessage(Ask{u"Is TCP a byte stream?"_s}), requestId);
}

QByteArray ClassSpeech::longQuestion() const {
    return encode(ClientMessage(Ask{QString(limits::questionCharacters, u'\u5B57')}), requestId);
}

QByteArray ClassSpeech::showing() const { return encode(ClientMessage(Show{true}), requestId); }

Heard ClassSpeech::hear(size_t client, QByteArrayView line) {
    if (line == m_answered)
        return {isTeacher(client) ? Heard::Nothing : Heard::Answered, {}};
    if (line == m_ping)
        return {Heard::Beat, m_pong};
    if (line == m_joined)
        return {Heard::Joined, {}};
    const DecodedServerMessage decoded = decodeServerMessage(line);
    if (const auto *problem = std::get_if<DecodeError>(&decoded)) {
        throw Failure{u"Connection %1 heard what is no message (%2): %3"_s.arg(client).arg(
            problem->text, QString::fromUtf8(line.first(std::min<qsizetype>(line.size(), 200))))};
    }
    return std::visit([&](const auto &message) { return on(client, message); },
                      std::get<ServerMessage>(decoded));
}

Heard ClassSpeech::on(size_t client, const Greeting &greeting) {
    if (!isTeacher(client))
        return {};
    return {Heard::Nothing, teachersLogin(greeting.challenge)};
}

Heard ClassSpeech::on(size_t client, const Question &question) {
    if (question.state != QuestionState::Open || m_known[client] == question.question)
        return {};
    m_known[client] = question.question;
    ++m_asked;
    if (m_question < question.question) {
        m_question = question.question;
        m_votes = {encode(ClientMessage(Vote{m_question, u"yes"_s}), requestId),
                   encode(ClientMessage(Vote{m_question, u"no"_s}), requestId)};
    }
    return {};
}

Heard ClassSpeech::on(size_t client, const Tally &tally) {
    if (isTeacher(client))
        m_tally = tally.answered;
    return {};
}

Heard ClassSpeech::on(size_t client, const Error &error) {
    throw Failure{u"Connection %1 was refused: %2"_s.arg(client).arg(error.text)};
}

Heard ClassSpeech::on(size_t client, const Goodbye &goodbye) {
    throw Failure{u"Connection %1 was dismissed: %2"_s.arg(client).arg(goodbye.text)};
}

} // namespace lectern::bench
