// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/lesson.h"

#include "tests/fuzz/check.h"

#include <algorithm>

namespace lectern::fuzz {

using protocol::ClientMessage;
using protocol::Role;

namespace {

ClientMessage aboutThePast(int kind) {
    using namespace protocol;
    if (kind == 0)
        return ListLessons{};
    return kind == 1 ? ClientMessage(ListQuestions{{1}, {}}) : ClientMessage(ListAnswers{{1}, {}});
}

} // namespace

Lesson::Lesson(bool firstIsTeacher) {
    m_server.firstIsTeacher = firstIsTeacher;
    for (size_t slot = 0; slot < m_requesters.size(); ++slot)
        takeDown(static_cast<int>(slot));
}

// What the signs mean. A capital letter is the same request without an id.
//   +N time passes, ten to the N milliseconds      h hello               v, n vote yes, no    r, R resume: token, role
//   ~N the clock on the wall jumps a day           s student's login     w vote: question     f with a foreign token
//   !  tally and people are published              t teacher's login     a ask  k close       m the past: 0, 1, 2
//   =N what storage can: all, read, nothing        x with a wrong proof  e clear  o show: 0 1 p ping, g pong
//   ^N the class is made anew, N calls are lost    l leave  q quit       j a frame as it comes
//   %N no new seats for this address, or again
//   -C the connection is gone, a new one comes           c something is said  d deleted   b about rooms
//                                                        u of a teacher  y hand  i, z inquiry, me too
void Lesson::step(QByteArrayView line) {
    Input input(line);
    const char what = static_cast<char>(input.byte());
    if (happens(what, input))
        return;
    Requester &requester = m_requesters.at(static_cast<size_t>(input.below(10)));
    if (what == 'j') {
        send(requester, protocol::decodeClientFrame(input.rest()));
        return;
    }
    const bool isCapital = what >= 'A' && what <= 'Z';
    const auto wish = message(isCapital ? static_cast<char>(what + 'a' - 'A') : what, requester, input);
    if (!wish)
        return;
    const std::optional<RequestId> id = isCapital ? std::nullopt : std::optional(RequestId{++m_lastRequest});
    send(requester, protocol::ClientFrame{id, *wish});
}

bool Lesson::happens(char what, Input &argument) {
    switch (what) {
    case '+': {
        qint64 time = 1;
        for (int power = argument.below(9); power > 0; --power)
            time *= 10;
        m_time.pass(Milliseconds(time));
        return true;
    }
    case '~':
        m_time.jumpWall((argument.below(3) - 1) * 86'400'000);
        return true;
    case '!':
        publish();
        return true;
    case '=':
        m_storage.can = static_cast<StorageState::Can>(argument.below(3));
        m_storage.text = m_storage.isWritable() ? QString() : QStringLiteral("The disk is full.");
        return true;
    case '^':
        startOver(static_cast<size_t>(argument.below(10)));
        return true;
    case '%':
        m_seatsAreFree = argument.below(2) == 0;
        return true;
    case '-':
        takeDown(argument.below(10));
        return true;
    default:
        return false;
    }
}

std::optional<protocol::Login> Lesson::login(char what, const Requester &requester, Input &argument) {
    using protocol::Login;
    switch (what) {
    case 's':
        return Login{Role::Student, argument.text(), {}, {}};
    case 't':
        return teacherLogin(requester, argument.text());
    case 'x':
        return Login{Role::Teacher, {}, {}, argument.rest().toByteArray()};
    case 'r': {
        const QByteArray token = anyToken(argument);
        return Login{argument.below(2) ? Role::Teacher : Role::Student, {}, token, {}};
    }
    case 'f':
        return Login{Role::Student, {}, argument.rest().toByteArray().toHex(), {}};
    default:
        return {};
    }
}

std::optional<ClientMessage> Lesson::message(char what, const Requester &requester, Input &argument) {
    using namespace protocol;
    if (const auto wish = login(what, requester, argument))
        return *wish;
    if (const auto wish = talk(what, argument))
        return *wish;
    switch (what) {
    case 'h':
        return Hello{oldestVersion, newestVersion, argument.text()};
    case 'v':
        return Vote{question(0), QStringLiteral("yes")};
    case 'n':
        return Vote{question(0), QStringLiteral("no")};
    case 'w': {
        const QuestionId other = question(argument.below(5) - 2);
        return Vote{other, argument.text()};
    }
    case 'a':
        return Ask{argument.text()};
    case 'k':
        return Close{question(argument.isEmpty() ? 0 : argument.below(5) - 2)};
    case 'e':
        return Clear{};
    case 'o':
        return Show{argument.below(2) == 1};
    case 'q':
        return Quit{};
    case 'l':
        return Leave{};
    case 'p':
        return Ping{};
    case 'g':
        return Pong{};
    case 'm':
        return aboutThePast(argument.below(3));
    default:
        return {};
    }
}

protocol::Login Lesson::teacherLogin(const Requester &requester, QString name) const {
    return {
        Role::Teacher, std::move(name), {}, m_server.key.prove(requester.challenge, m_server.certificate)};
}

QuestionId Lesson::question(qint64 distance) const {
    const qint64 current = m_room.question() ? static_cast<qint64>(m_room.question()->id().value) : 0;
    return {static_cast<quint64>(std::max<qint64>(1, current + distance))};
}

QByteArray Lesson::anyToken(Input &argument) const {
    const int place = argument.below(256);
    if (m_tokens.empty())
        return "00";
    return m_tokens[static_cast<size_t>(place) % m_tokens.size()].first;
}

void Lesson::takeDown(int slot) {
    Requester &requester = m_requesters.at(static_cast<size_t>(slot));
    const ClassFacts before = factsOf(m_room);
    m_audience.deliver(m_room.disconnected(requester.connection));
    m_audience.gone(requester.connection);
    CHECK(factsOf(m_room) == before);
    checkRules(m_room);
    m_audience.checkSeats();
    requester = Requester{.connection = {++m_lastConnection}, .challenge = randomHex(32)};
}

// As the gateway does it when what was waiting could not be stored, the last `lost` calls: who sat sits again where that
// seat is still there, and is sent away where it is not. None lost: the class is what it was.
void Lesson::startOver(size_t lost) {
    const ClassFacts before = factsOf(m_room);
    m_facts.resize(m_facts.size() - std::min(lost, m_facts.size()));
    std::vector<Record> facts;
    for (const std::vector<Record> &call : m_facts)
        facts.insert(facts.end(), call.begin(), call.end());
    const auto seats = m_audience.seats();
    m_room.restore(facts);
    CHECK(lost > 0 || factsOf(m_room) == before);
    m_votes.clear();
    m_audience.forget();
    for (const auto &[connection, seat] : seats) {
        const std::optional<Effects> effects = m_room.resit(connection, seat);
        CHECK(effects.has_value() == (m_room.seatOf(connection) != nullptr));
        if (!effects)
            continue;
        CHECK(effects->records.empty());
        m_audience.resit(connection, seat);
        m_audience.deliver(*effects);
    }
    checkRules(m_room);
    m_audience.checkSeats();
}

void Lesson::publish() {
    const ClassFacts before = factsOf(m_room);
    int rounds = 0;
    while (m_room.hasNews()) {
        const Effects effects = m_room.publish();
        CHECK(effects.records.empty());
        CHECK(++rounds < 10);
        m_audience.deliver(effects);
    }
    CHECK(factsOf(m_room) == before);
    m_audience.checkKnowledge();
}

void Lesson::finish() {
    publish();
    startOver(0);
    publish();
}

} // namespace lectern::fuzz
