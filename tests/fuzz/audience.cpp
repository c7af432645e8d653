// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/audience.h"

#include "shared/protocol/codec.h"
#include "shared/protocol/limits.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/classrules.h"

namespace lectern::fuzz {

namespace {

template <class... Messages>
bool isOneOf(const protocol::ServerMessage &message) {
    return (std::holds_alternative<Messages>(message) || ...);
}

void checkLine(const protocol::ServerMessage &message) {
    const QByteArray line = protocol::encode(message);
    CHECK(line.size() <= limits::frameAfterLogin + 1);
    const auto decoded = protocol::decodeServerMessage(QByteArrayView(line).chopped(1));
    CHECK(std::holds_alternative<protocol::ServerMessage>(decoded));
    const QByteArray again = protocol::encode(std::get<protocol::ServerMessage>(decoded));
    CHECK(again.size() == line.size()); // a tally's choices come back in another order
}

} // namespace

void FuzzAudience::deliver(const Effects &effects) {
    for (const Delivery &delivery : effects.deliveries)
        std::visit([this](const auto &content) { take(content); }, delivery);
}

void FuzzAudience::gone(ConnectionId connection) { m_listeners.erase(connection); }

std::map<ConnectionId, SeatId> FuzzAudience::seats() const {
    std::map<ConnectionId, SeatId> seats;
    for (const auto &[connection, listener] : m_listeners)
        seats[connection] = listener.seat;
    return seats;
}

void FuzzAudience::take(const PlainAnswer &) { CHECK(false); }

void FuzzAudience::take(const PlainFarewell &) { CHECK(false); }

void FuzzAudience::take(const Send &send) {
    checkLine(send.message);
    if (const auto *connection = std::get_if<ConnectionId>(&send.to)) {
        if (const auto *welcome = std::get_if<protocol::Welcome>(&send.message))
            m_listeners[*connection] = {welcome->seat, {}, false, {}};
        checkMayHear(*connection, send.message);
        hear(*connection, send.message);
        return;
    }
    if (const auto *some = std::get_if<std::vector<ConnectionId>>(&send.to)) {
        CHECK((isOneOf<protocol::Message>(send.message)));
        for (const ConnectionId connection : *some)
            checkMayHear(connection, send.message);
        return;
    }
    takeForGroup(std::get<Group>(send.to), send.message);
}

void FuzzAudience::takeForGroup(Group group, const protocol::ServerMessage &message) {
    CHECK((isOneOf<protocol::Question, protocol::Tally, protocol::People, protocol::Storage,
                   protocol::Message, protocol::Policy, protocol::Presence, protocol::Inquiry>(message)));
    CHECK(group == Group::Teachers || !(isOneOf<protocol::Storage, protocol::Doors>(message)));
    if (const auto *people = std::get_if<protocol::People>(&message); people && group != Group::Teachers) {
        for (const protocol::Person &person : people->people)
            CHECK(!person.answered);
    }
    if (const auto *said = std::get_if<protocol::Message>(&message))
        CHECK(m_classroom.talk().rooms().find(said->room)->isClass());
    for (const auto &[connection, listener] : m_listeners) {
        if (group == Group::Everybody || (group == Group::Teachers) == isTeacher(connection))
            hear(connection, message);
    }
}

void FuzzAudience::take(const Enroll &enroll) {
    const auto listener = m_listeners.find(enroll.connection);
    CHECK(listener != m_listeners.end() && listener->second.seat == enroll.seat);
    CHECK(isTeacher(enroll.connection) == (enroll.role == protocol::Role::Teacher));
}

void FuzzAudience::take(const Dismiss &dismiss) {
    if (std::holds_alternative<Group>(dismiss.whom)) {
        CHECK(dismiss.goodbye.reason == GoodbyeReason::ClassEnded);
        m_listeners.clear();
    } else if (dismiss.goodbye.reason == GoodbyeReason::Left ||
               dismiss.goodbye.reason == GoodbyeReason::TakenOver) {
        gone(std::get<ConnectionId>(dismiss.whom));
    }
}

// Of talk whoever may read that room.
void FuzzAudience::take(const Recall &recall) {
    const auto roomOf = [](const auto &request) {
        if constexpr (requires { request.room; })
            return request.room;
        else
            return RoomId{};
    };
    const RoomId room = std::visit(roomOf, recall.request);
    CHECK(isTeacher(recall.to) || room);
    if (room)
        checkMayHearTalk(*m_classroom.seatOf(recall.to), protocol::Messages{room, {}, false, {}, {}});
}

void FuzzAudience::checkMayHearTalk(const Seat &seat, const protocol::ServerMessage &message) const {
    const auto roomOf = [](const auto &content) {
        if constexpr (
            requires { content.room; } && !requires { content.reason; })
            return content.room;
        else
            return RoomId{};
    };
    const RoomId id = std::visit(roomOf, message);
    const RoomState *room = m_classroom.talk().rooms().find(id);
    CHECK(!id || (room && (room->has(seat.id) || (!seat.isStudent() && room->isSeparate()))));
    if (const auto *rooms = std::get_if<protocol::Rooms>(&message)) {
        for (const protocol::Room &listed : rooms->rooms) {
            const RoomState *known = m_classroom.talk().rooms().find(listed.room);
            CHECK(!known || known->has(seat.id) || (!seat.isStudent() && known->isSeparate()));
        }
    }
}

bool FuzzAudience::isTeacher(ConnectionId connection) const {
    const Seat *seat = m_classroom.seatOf(connection);
    return seat && !seat->isStudent();
}

void FuzzAudience::checkMayHear(ConnectionId connection, const protocol::ServerMessage &message) const {
    if (isOneOf<protocol::Greeting, protocol::Ok, protocol::Error>(message))
        return;
    const Seat *seat = m_classroom.seatOf(connection);
    CHECK(seat && m_listeners.contains(connection));
    CHECK(!seat->isStudent() || !(isOneOf<protocol::Storage>(message)));
    checkMayHearTalk(*seat, message);
    if (const auto *ballot = std::get_if<protocol::Ballot>(&message)) {
        CHECK(ballot->question == m_classroom.question()->id());
        CHECK(m_classroom.question()->ballotOf(seat->id) == ballot->choice);
    }
}

void FuzzAudience::hear(ConnectionId connection, const protocol::ServerMessage &message) {
    const auto found = m_listeners.find(connection);
    if (found == m_listeners.end())
        return;
    Listener &listener = found->second;
    if (const auto *tally = std::get_if<protocol::Tally>(&message)) {
        checkTally(*tally);
        CHECK(tally->question == listener.question);
        CHECK(listener.isShown || isTeacher(connection));
    } else if (const auto *question = std::get_if<protocol::Question>(&message)) {
        hear(listener, *question);
    } else if (const auto *people = std::get_if<protocol::People>(&message)) {
        CHECK(people->here == m_classroom.seats().studentsHere());
        if (isTeacher(connection))
            hear(listener, *people);
    }
}

void FuzzAudience::hear(Listener &listener, const protocol::Question &question) {
    CHECK(question.question >= listener.question);
    if (question.question != listener.question) {
        for (auto &[id, person] : listener.people)
            person.answered = false;
    }
    listener.question = question.question;
    listener.isShown = question.shown;
}

// As a teacher's program keeps its list.
void FuzzAudience::hear(Listener &listener, const protocol::People &people) {
    if (people.reset)
        listener.people.clear();
    for (const protocol::Person &person : people.people) {
        if (person.state == protocol::PersonState::Left)
            listener.people.erase(person.seat);
        else
            listener.people[person.seat] = {person.name, person.state == protocol::PersonState::Here,
                                            person.answered};
    }
}

void FuzzAudience::checkSeats() const {
    size_t sitting = 0;
    for (const auto &[id, seat] : m_classroom.seats().all())
        sitting += seat.isHere() ? 1 : 0;
    CHECK(sitting == m_listeners.size());
    for (const auto &[connection, listener] : m_listeners) {
        const Seat *seat = m_classroom.seatOf(connection);
        CHECK(seat && seat->id == listener.seat);
    }
}

void FuzzAudience::checkKnowledge() const {
    const Question *question = m_classroom.question();
    std::map<SeatId, Known> people;
    for (const auto &[id, seat] : m_classroom.seats().all()) {
        if (!seat.hasLeft())
            people[id] = {seat.name, seat.isHere(), question && question->hasBallotOf(id)};
    }
    for (const auto &[connection, listener] : m_listeners) {
        CHECK(listener.question == (question ? question->id() : QuestionId{}));
        CHECK(listener.isShown == (question && question->isShown()));
        CHECK(!isTeacher(connection) || listener.people == people);
    }
}

} // namespace lectern::fuzz
