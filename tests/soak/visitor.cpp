// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/visitor.h"

#include "tests/bench/failure.h"

#include <array>

namespace lectern::soak {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace protocol;
using bench::Failure;

namespace {

constexpr auto stay = 10s;
constexpr auto away = 1s;
constexpr auto voting = 4s;        // from one vote to the next; a seat may vote twice a second
constexpr auto halfway = 10ms;     // a handshake takes about as long
constexpr auto mostPatience = 20s; // with a server that neither lets in nor out
constexpr int givesUpOneIn = 10;
constexpr RequestId loginId{1};
constexpr RequestId voteId{2};

} // namespace

Visitor::Visitor(size_t number, Grounds &grounds, Clock::time_point comes)
    : m_number(number), m_grounds(grounds), m_due(comes) {}

void Visitor::look(Clock::time_point now) {
    if (m_state == State::In)
        act(now);
    if (now < m_due)
        return;
    switch (m_state) {
    case State::Out:
        come();
        break;
    case State::GivingUp:
        ++m_grounds.counts.halfway;
        drop(State::Out, away);
        break;
    case State::In:
        go();
        break;
    case State::Coming:
    case State::Going:
        throw Failure{u"Student %1 waited %2 s for the server."_s.arg(m_number).arg(mostPatience.count())};
    }
}

void Visitor::come() {
    m_wire.emplace(m_grounds.port, m_number, m_grounds.kind);
    m_grounds.poller.add(m_wire->descriptor(), m_number);
    m_lines = {};
    m_isDismissed = false;
    const bool givesUp = m_grounds.oneIn(givesUpOneIn);
    m_state = givesUp ? State::GivingUp : State::Coming;
    m_due = Clock::now() + (givesUp ? m_grounds.about(halfway) : mostPatience);
    // A login that is dropped before its answer leaves a seat whose token nobody has.
    if (!givesUp && !m_wire->send(opening()))
        ended();
}

void Visitor::act(Clock::time_point now) {
    if (now < m_nextVote || m_question.state != QuestionState::Open)
        return;
    m_nextVote = now + m_grounds.about(voting);
    send(Vote{m_question.question, ++m_turn % 2 == 0 ? u"yes"_s : u"no"_s}, voteId);
}

void Visitor::go() {
    if (m_grounds.oneIn(2)) {
        ++m_grounds.counts.abrupt;
        drop(State::Out, away);
        return;
    }
    ++m_grounds.counts.orderly;
    m_wire->end();
    m_state = State::Going;
    m_due = Clock::now() + mostPatience;
}

void Visitor::drop(State state, std::chrono::milliseconds forAbout) {
    m_wire.reset();
    m_state = state;
    m_due = Clock::now() + m_grounds.about(forAbout);
}

void Visitor::leave() {
    if (m_wire)
        drop(State::Out, away);
    m_due = Clock::time_point::max();
}

void Visitor::receive() {
    std::array<char, 65'536> buffer;
    while (m_wire) {
        const auto size = m_wire->receive(buffer.data(), buffer.size());
        if (!size)
            ended();
        if (!size || *size == 0)
            return;
        const QByteArrayView bytes(buffer.data(), static_cast<qsizetype>(*size));
        m_lines.feed(bytes, [this](QByteArrayView line) { hear(line); });
    }
}

void Visitor::ended() {
    if (m_state != State::Going && m_state != State::GivingUp && !m_isDismissed)
        throw Failure{u"The server closed the connection of student %1."_s.arg(m_number)};
    drop(State::Out, away);
}

QByteArray Visitor::opening() const {
    Hello hello;
    hello.client = u"lectern-soak "_s + QLatin1StringView(LECTERN_VERSION);
    Login login;
    login.token = m_token;
    if (m_token.isEmpty())
        login.name = u"Student %1"_s.arg(m_number + 1);
    return encode(ClientMessage(hello)) + encode(ClientMessage(login), loginId);
}

void Visitor::send(const ClientMessage &message, std::optional<RequestId> id) {
    if (m_wire && !m_wire->send(encode(message, id)))
        ended();
}

void Visitor::hear(QByteArrayView line) {
    const DecodedServerMessage decoded = decodeServerMessage(line);
    if (const auto *problem = std::get_if<DecodeError>(&decoded))
        throw Failure{u"Student %1 heard what is no message: %2"_s.arg(m_number).arg(problem->text)};
    std::visit([this](const auto &message) { on(message); }, std::get<ServerMessage>(decoded));
}

void Visitor::on(const Ping &) { send(Pong{}); }

void Visitor::on(const Welcome &welcome) {
    if (!welcome.token.isEmpty())
        m_token = welcome.token;
    ++m_grounds.counts.arrivals;
    m_grounds.counts.returns += welcome.resumed ? 1 : 0;
    if (m_state != State::Coming)
        return;
    m_state = State::In;
    m_due = Clock::now() + m_grounds.about(stay);
    m_nextVote = Clock::now() + m_grounds.about(voting);
}

void Visitor::on(const Question &question) { m_question = question; }

void Visitor::on(const Ok &ok) { m_grounds.counts.votes += ok.re == voteId ? 1 : 0; }

void Visitor::on(const Error &error) {
    if (error.re == voteId) {
        ++m_grounds.counts.refused;
        return;
    }
    if (m_token.isEmpty())
        throw Failure{u"Student %1 was refused: %2"_s.arg(m_number).arg(error.text)};
    m_token.clear(); // of the lesson before: comes in anew
    drop(State::Out, away);
}

void Visitor::on(const Goodbye &goodbye) {
    if (goodbye.reason != GoodbyeReason::ClassEnded)
        throw Failure{u"Student %1 was dismissed: %2"_s.arg(m_number).arg(goodbye.text)};
    m_isDismissed = true;
    m_token.clear();
}

} // namespace lectern::soak
