// SPDX-License-Identifier: GPL-3.0-or-later
// Lesson's other half: what one request may do.
#include "server/classroom/names.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/lesson.h"

#include <QCryptographicHash>

#include <algorithm>

namespace lectern::fuzz {

using protocol::Role;

namespace {

// Of this connection's; `re` is its id, or none.
int replies(const Effects &effects, ConnectionId connection, std::optional<RequestId> id) {
    int count = 0;
    for (const Delivery &delivery : effects.deliveries) {
        const auto *send = std::get_if<Send>(&delivery);
        if (!send || send->to != Audience(connection))
            continue;
        const auto *ok = std::get_if<protocol::Ok>(&send->message);
        const auto *error = std::get_if<protocol::Error>(&send->message);
        count += (ok && ok->re == id) || (error && error->re == id) ? 1 : 0;
    }
    return count;
}

template <class Message>
const Message *find(const Effects &effects) {
    for (const Delivery &delivery : effects.deliveries) {
        const auto *send = std::get_if<Send>(&delivery);
        if (const auto *message = send ? std::get_if<Message>(&send->message) : nullptr)
            return message;
    }
    return nullptr;
}

QByteArray hashOf(const QByteArray &token) {
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

bool isReply(const Send &send) {
    return std::holds_alternative<protocol::Ok>(send.message) ||
           std::holds_alternative<protocol::Error>(send.message);
}

std::optional<RequestId> idOf(const protocol::DecodedClientFrame &frame) {
    return std::visit([](const auto &part) { return part.id; }, frame);
}

} // namespace

void Lesson::send(Requester &requester, const protocol::DecodedClientFrame &frame) {
    m_factsBefore = factsOf(m_room);
    m_presenceBefore = presenceOf(m_room);
    m_seatsBefore = m_room.seats().all();
    m_hadTeacher = m_room.hasTeacher();
    const Requester before = requester;
    const Seat *seat = m_room.seatOf(requester.connection);
    const std::optional<Seat> sender = seat ? std::optional(*seat) : std::nullopt;

    const auto takeSeat = [this] { return m_seatsAreFree ? std::nullopt : std::optional(1.0); };
    Context context{requester, m_room, m_server, m_storage, m_doors, takeSeat, [] {}};
    const Effects effects = handlers::dispatch(frame, context);

    checkReplies(before, frame, effects);
    checkRecords(sender ? &*sender : nullptr, requester, effects);
    if (find<protocol::Error>(effects) || before.dismissed)
        checkRefusal(before, requester, effects);
    const auto *request = std::get_if<protocol::ClientFrame>(&frame);
    if (const auto *welcome = find<protocol::Welcome>(effects)) {
        CHECK(request);
        checkWelcome(request->message, before, *welcome);
    }
    if (request)
        checkResume(request->message, before, effects);
    const auto *vote = request ? std::get_if<protocol::Vote>(&request->message) : nullptr;
    if (vote && sender && !before.dismissed && !find<protocol::Error>(effects))
        checkVote(*vote, *sender);
    keep(effects);
}

// Exactly one for a request with an id, none for another; never to somebody else, and never behind the goodbye.
void Lesson::checkReplies(const Requester &requester, const protocol::DecodedClientFrame &frame,
                          const Effects &effects) const {
    const std::optional<RequestId> id = idOf(frame);
    if (requester.dismissed) {
        CHECK(effects.deliveries.empty());
        return;
    }
    CHECK(!id || replies(effects, requester.connection, id) == 1);
    bool hasGoodbye = false;
    int all = 0;
    for (const Delivery &delivery : effects.deliveries) {
        const auto *send = std::get_if<Send>(&delivery);
        const auto *dismiss = std::get_if<Dismiss>(&delivery);
        hasGoodbye = hasGoodbye || (dismiss && (std::holds_alternative<Group>(dismiss->whom) ||
                                                dismiss->whom == Audience(requester.connection)));
        if (!send || !isReply(*send))
            continue;
        CHECK(send->to == Audience(requester.connection));
        CHECK(!hasGoodbye);
        ++all;
    }
    CHECK(all <= 1);
}

// Nothing ever came from there.
bool Lesson::isForlorn(SeatId id) const {
    const auto &all = m_room.seats().all();
    const auto seat = all.find(id);
    const Question *question = m_room.question();
    return seat != all.end() && seat->second.isStudent() && !seat->second.isProven &&
           !(question && question->hasBallotOf(id));
}

// The record that a request leaves is about whoever sent it, whatever the request says. A login may give up a seat that
// nobody can come back to.
void Lesson::checkRecords(const Seat *sender, const Requester &requester, const Effects &effects) const {
    CHECK(m_storage.isWritable() || effects.records.empty());
    for (const Record &record : effects.records) {
        const auto *ballot = std::get_if<record::BallotCast>(&record);
        const auto *left = std::get_if<record::SeatLeft>(&record);
        if (ballot) {
            CHECK(sender && sender->isStudent() && ballot->seat == sender->id);
            CHECK(ballot->question == m_factsBefore.question && !m_factsBefore.closedAt);
        } else if (left) {
            CHECK(sender ? left->seat == sender->id : isForlorn(left->seat));
        } else if (!sender) {
            const auto isJoining = [](const auto &fact) {
                using Fact = std::decay_t<decltype(fact)>;
                return std::is_same_v<Fact, record::SeatTaken> ||
                       std::is_same_v<Fact, record::TokenReplaced> ||
                       std::is_same_v<Fact, record::RoomOpened> || std::is_same_v<Fact, record::RoomClosed> ||
                       std::is_same_v<Fact, record::LessonStarted>;
            };
            const auto *roomLeft = std::get_if<record::RoomLeft>(&record);
            CHECK(roomLeft ? isForlorn(roomLeft->seat) : std::visit(isJoining, record));
            CHECK(requester.greeted && requester.loggedIn);
        } else {
            CHECK(!sender->isStudent() || isOfSender(record, *sender));
        }
    }
}

void Lesson::checkRefusal(const Requester &before, const Requester &after, const Effects &effects) const {
    CHECK(effects.records.empty());
    CHECK(factsOf(m_room) == m_factsBefore);
    CHECK(presenceOf(m_room) == m_presenceBefore);
    CHECK(after.greeted == before.greeted && after.challenge == before.challenge);
    const auto *error = find<protocol::Error>(effects);
    if (!error)
        return;
    CHECK(!error->text.isEmpty() && error->text.size() <= 1000);
    if (!error->suggestion.isEmpty()) {
        const auto accepted = names::accept(error->suggestion);
        CHECK(std::holds_alternative<QString>(accepted));
        for (const auto &[id, seat] : m_room.seats().all())
            CHECK(seat.hasLeft() || seat.name != error->suggestion);
    }
}

// Nobody has a seat without a login, a teacher's without key or token, or somebody else's without its token.
void Lesson::checkWelcome(const protocol::ClientMessage &message, const Requester &requester,
                          const protocol::Welcome &welcome) {
    const auto *login = std::get_if<protocol::Login>(&message);
    CHECK(login && requester.greeted && !requester.dismissed);
    CHECK(login->role == welcome.role);
    const bool hadSeat = m_seatsBefore.contains(welcome.seat);
    if (!login->token.isEmpty()) {
        const auto isMeant = [&](const auto &token) {
            return token.first == login->token.toLower() && token.second == welcome.seat;
        };
        CHECK(std::ranges::any_of(m_tokens, isMeant));
        CHECK(hadSeat && welcome.resumed && welcome.token.isEmpty());
        const Seat &seat = m_seatsBefore.at(welcome.seat);
        CHECK(!seat.hasLeft() && seat.role == login->role);
        CHECK(seat.isHere() || m_time.steadyTime() - seat.lastSeen <= limits::resumeTime);
        return;
    }
    CHECK(!welcome.resumed && welcome.token.size() == 64);
    if (login->role == Role::Teacher) {
        const bool isFirst = m_server.firstIsTeacher && !m_hadTeacher;
        CHECK(isFirst || m_server.key.verify(requester.challenge, m_server.certificate, login->proof));
        CHECK(!hadSeat ||
              (!m_seatsBefore.at(welcome.seat).isStudent() && !m_seatsBefore.at(welcome.seat).isHere()));
    } else {
        CHECK(!hadSeat && m_seatsAreFree);
    }
    CHECK(m_room.seats().all().at(welcome.seat).tokenHash == hashOf(welcome.token));
    std::erase_if(m_tokens, [&](const auto &token) { return token.second == welcome.seat; });
    m_tokens.emplace_back(welcome.token, welcome.seat);
}

// Who has the token of a seat gets it back.
void Lesson::checkResume(const protocol::ClientMessage &message, const Requester &requester,
                         const Effects &effects) const {
    const auto *login = std::get_if<protocol::Login>(&message);
    const bool mayLogIn = requester.greeted && !requester.loggedIn && !requester.dismissed;
    if (!login || !mayLogIn || !m_storage.isReadable())
        return;
    for (const auto &[id, seat] : m_seatsBefore) {
        const bool isRecent = seat.isHere() || m_time.steadyTime() - seat.lastSeen <= limits::resumeTime;
        const bool isItsOwn = !seat.hasLeft() && seat.tokenHash == hashOf(login->token);
        CHECK(!isItsOwn || !isRecent || seat.role != login->role || find<protocol::Welcome>(effects));
    }
}

// What was acknowledged is counted: this ballot, and nobody else's has changed.
void Lesson::checkVote(const protocol::Vote &vote, const Seat &voter) {
    ClassFacts expected = m_factsBefore;
    std::optional<QString> &ballot = expected.seats.at(voter.id).ballot;
    const bool isNews = ballot != vote.choice;
    ballot = vote.choice;
    const ClassFacts now = factsOf(m_room);
    expected.counts = now.counts; // checkRules() counts again
    CHECK(now == expected);
    CHECK(vote.question == now.question && !now.closedAt);
    if (!isNews)
        return;
    auto &times = m_votes[voter.id];
    times.push_back(m_time.steadyTime());
    for (size_t first = 0; first < times.size(); ++first) {
        const double seconds = std::chrono::duration<double>(times.back() - times[first]).count();
        const auto votes = static_cast<double>(times.size() - first);
        CHECK(votes <= limits::votesBurst + limits::votesPerSecond * seconds + 0.001);
    }
}

void Lesson::keep(const Effects &effects) {
    m_audience.deliver(effects);
    if (!effects.records.empty())
        m_facts.push_back(effects.records);
    for (const Record &record : effects.records) {
        if (std::holds_alternative<record::LessonEnded>(record))
            m_votes.clear();
    }
    checkRules(m_room);
    m_audience.checkSeats();
}

} // namespace lectern::fuzz
