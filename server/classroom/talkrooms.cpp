// SPDX-License-Identifier: GPL-3.0-or-later
// Talk's second part: who is in which room.
#include "server/classroom/names.h"
#include "server/classroom/talk.h"
#include "server/classroom/talkrefusals.h"
#include "server/classroom/talktext.h"

#include <algorithm>

namespace lectern {

using namespace Qt::Literals::StringLiterals;
using protocol::RoomEnd;
using protocol::RoomKind;

namespace {

Refusal notYours() {
    return refusal(ErrorCode::NotAllowed, u"Only who built the room, or a teacher, may do that."_s);
}

// Without the one who asks, and nobody twice.
std::vector<SeatId> others(std::vector<SeatId> people, SeatId self) {
    std::ranges::sort(people);
    people.erase(std::unique(people.begin(), people.end()), people.end());
    std::erase(people, self);
    return people;
}

} // namespace

Outcome Talk::openRoom(Seat &builder, const protocol::OpenRoom &request) {
    const std::vector<SeatId> people = others(request.people, builder.id);
    const std::optional<QString> name = cleanLine(request.name, limits::roomNameCharacters);
    if (!name || name->isEmpty()) {
        return refusal(ErrorCode::TextInvalid, u"A room has a name of at most %1 characters. Type one."_s.arg(
                                                   limits::roomNameCharacters));
    }
    if (const auto objection = whyNotNamed(*name, builder))
        return *objection;
    if (const auto objection = whyNoRoom(builder, request))
        return *objection;
    if (const auto objection = whyNotInvite(builder, people, 1))
        return *objection;
    Effects effects;
    const RoomId room = m_rooms.nextId();
    const qint64 now = m_clock.wallTime();
    record(effects, record::RoomOpened{room, RoomKind::Separate, *name, builder.id, now});
    record(effects, record::RoomJoined{room, builder.id, now});
    addPeople(effects, room, people);
    return effects;
}

// Who is invited would take the room for a talk with that one alone. And nobody can tell two rooms of one name apart.
std::optional<Refusal> Talk::whyNotNamed(const QString &name, const Seat &builder) const {
    if (names::isReserved(name, builder.role))
        return refusal(ErrorCode::NameReserved, u"That name is reserved. Choose another one."_s);
    if (m_seats.named(name))
        return refusal(ErrorCode::NameTaken, u"Somebody here is called like that. Choose another name."_s);
    const auto isCalledSo = [&](RoomId room) {
        return m_rooms.find(room)->name.compare(name, Qt::CaseInsensitive) == 0;
    };
    if (std::ranges::any_of(m_rooms.of(builder.id), isCalledSo)) {
        return refusal(ErrorCode::LimitReached,
                       u"You are in a room of that name. Choose another name, or leave that room first."_s);
    }
    return {};
}

std::optional<Refusal> Talk::whyNoRoom(Seat &builder, const protocol::OpenRoom &) const {
    if (auto objection =
            m_policy.whyNotTalk(builder, RoomKind::Separate, nullptr, false, m_clock.steadyTime()))
        return objection;
    const bool isFull = m_rooms.separate() >= limits::openRooms;
    if (isFull || (builder.isStudent() && m_rooms.builtBy(builder.id) >= limits::roomsOfBuilder)) {
        return refusal(ErrorCode::LimitReached,
                       isFull ? u"There are too many rooms. Some must be closed first."_s
                              : u"You have built %1 rooms. Close one first."_s.arg(limits::roomsOfBuilder));
    }
    return {};
}

Outcome Talk::invite(Seat &host, const protocol::Invite &request) {
    const RoomState *room = separate(host, request.room);
    if (!room)
        return unknownRoom();
    if (auto objection = m_policy.whyNotTalk(host, RoomKind::Separate, nullptr, false, m_clock.steadyTime()))
        return *objection;
    std::vector<SeatId> people = request.people;
    std::erase_if(people, [&](SeatId seat) { return room->has(seat); });
    people = others(people, {});
    if (people.empty())
        return Effects{};
    if (const auto objection = whyNotInvite(host, people, std::ssize(room->members)))
        return *objection;
    Effects effects;
    addPeople(effects, room->id, people);
    return effects;
}

// `inIt`: so many are in the room already. The turn is taken last.
std::optional<Refusal> Talk::whyNotInvite(Seat &host, const std::vector<SeatId> &people,
                                          qsizetype inIt) const {
    if (std::ssize(people) + inIt > limits::peopleInRoom)
        return refusal(ErrorCode::LimitReached,
                       u"A room has at most %1 people. Invite fewer."_s.arg(limits::peopleInRoom));
    for (const SeatId id : people) {
        const Seat *seat = m_seats.find(id);
        if (!seat || seat->hasLeft())
            return unknownPerson();
        if (seat->isGuest())
            return refusal(ErrorCode::UnknownPerson,
                           u"%1 came by plain text, and is in the class's room alone."_s.arg(seat->name));
    }
    if (!host.isStudent())
        return {};
    if (const auto wait = host.joins.take(m_clock.steadyTime()))
        return slowDown(*wait, u"You build and invite too fast. Wait a moment, then try again."_s);
    return {};
}

void Talk::addPeople(Effects &effects, RoomId room, const std::vector<SeatId> &people) {
    for (const SeatId seat : people)
        record(effects, record::RoomJoined{room, seat, m_clock.wallTime()});
    tellRoom(effects, room);
}

Outcome Talk::removeMember(const Seat &who, const protocol::Remove &request) {
    const RoomState *room = separate(who, request.room);
    if (!room)
        return unknownRoom();
    if (who.isStudent() && room->builder != who.id)
        return notYours();
    const Seat *member = m_seats.find(request.seat);
    if (!member || !room->has(member->id))
        return Effects{}; // gone already
    Effects effects;
    takeOut(effects, room->id, *member, member->id == who.id ? RoomEnd::Left : RoomEnd::Removed, who);
    return effects;
}

Outcome Talk::leaveRoom(const Seat &member, RoomId id) {
    const RoomState *room = separate(member, id);
    if (!room)
        return unknownRoom();
    if (!room->has(member.id))
        return Effects{};
    Effects effects;
    takeOut(effects, id, member, RoomEnd::Left, member);
    return effects;
}

void Talk::leaveRooms(Effects &effects, const Seat &leaver) {
    for (const RoomId id : m_rooms.of(leaver.id)) {
        if (m_rooms.find(id)->isSeparate())
            takeOut(effects, id, leaver, RoomEnd::Left, leaver);
    }
}

// The last one closes the door.
void Talk::takeOut(Effects &effects, RoomId id, const Seat &member, RoomEnd reason, const Seat &by) {
    record(effects, record::RoomLeft{id, member.id, m_clock.wallTime()});
    sendTo(effects, member, protocol::RoomGone{id, reason, by.name});
    if (m_rooms.find(id)->members.empty())
        close(effects, id, by);
    else
        tellRoom(effects, id);
}

Outcome Talk::closeRoom(const Seat &who, RoomId id) {
    const RoomState *room = separate(who, id);
    if (!room)
        return unknownRoom();
    if (who.isStudent() && room->builder != who.id)
        return notYours();
    Effects effects;
    close(effects, id, who);
    return effects;
}

void Talk::close(Effects &effects, RoomId id, const Seat &by) {
    const RoomState *room = m_rooms.find(id);
    std::set<SeatId> told = room->members;
    told.insert(m_seats.teachers().begin(), m_seats.teachers().end());
    record(effects, record::RoomClosed{id, m_clock.wallTime()});
    for (const SeatId seat : told) {
        if (const Seat *someone = m_seats.find(seat))
            sendTo(effects, *someone, protocol::RoomGone{id, RoomEnd::Closed, by.name});
    }
}

Outcome Talk::listMembers(const Seat &reader, RoomId id) const {
    const RoomState *room = readable(reader, id);
    if (!room || room->isClass())
        return unknownRoom();
    protocol::Members message{id, {}};
    for (const SeatId seat : room->members) {
        if (const Seat *member = m_seats.find(seat))
            message.members.push_back({seat, member->name, member->state});
    }
    Effects effects;
    sendTo(effects, reader, std::move(message));
    return effects;
}

const RoomState *Talk::separate(const Seat &seat, RoomId id) const {
    const RoomState *room = m_rooms.find(id);
    const bool mayAct = room && room->isSeparate() && (room->has(seat.id) || !seat.isStudent());
    return mayAct ? room : nullptr;
}

} // namespace lectern
