// SPDX-License-Identifier: GPL-3.0-or-later
// Talk's third part: what may be said, and what people are told of rooms.
#include "server/classroom/talk.h"
#include "server/classroom/talkrefusals.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lectern {

using namespace Qt::Literals::StringLiterals;
using protocol::RoomKind;
using protocol::TalkLevel;

Outcome Talk::setPolicy(const protocol::SetPolicy &request) {
    if (request.chat == TalkLevel::Other || request.direct == TalkLevel::Other)
        return badField(request.chat == TalkLevel::Other ? u"chat"_s : u"direct"_s,
                        u"A field of \"set-policy\" is not one of its words."_s);
    const protocol::Policy policy{request.chat, request.direct, request.rooms, request.pauseWhileVoting,
                                  request.onlyVerifiedVotes};
    Effects effects;
    record(effects, record::PolicySet{policy});
    effects.deliveries.push_back(Send{Group::Everybody, policy});
    return effects;
}

Outcome Talk::mute(const protocol::Mute &request) {
    const Seat *seat = m_seats.find(request.seat);
    if (!seat || seat->hasLeft())
        return unknownPerson();
    if (!seat->isStudent())
        return refusal(ErrorCode::NotAllowed, u"A teacher cannot be muted."_s);
    const qint64 most = std::chrono::seconds(limits::longestMute).count();
    if (request.seconds > most)
        return badField(u"seconds"_s, u"Nobody is muted for longer than %1 seconds."_s.arg(most));
    Effects effects;
    record(effects, record::SeatMuted{seat->id, m_clock.wallTime() + qint64(request.seconds) * 1000});
    sendTo(effects, *seat, protocol::Muted{request.seconds});
    return effects;
}

void Talk::apply(const record::MessageSaid &fact) {
    m_log.add(fact);
    if (RoomState *room = m_rooms.find(fact.room))
        room->last = fact.message;
}

// By the steady clock from here on: a jump of the other one neither mutes nor frees anybody.
void Talk::apply(const record::SeatMuted &fact) {
    Seat *seat = m_seats.find(fact.seat);
    if (!seat)
        return;
    const std::chrono::milliseconds most = limits::longestMute;
    const auto left = std::min(std::chrono::milliseconds(fact.until - m_clock.wallTime()), most);
    seat->mutedUntil.reset();
    m_muted.erase(seat->id);
    if (left.count() > 0) {
        seat->mutedUntil = m_clock.steadyTime() + left;
        m_muted.insert(seat->id);
    }
    m_news.note(seat->id);
}

void Talk::lapse() {
    const auto now = m_clock.steadyTime();
    std::erase_if(m_muted, [&](SeatId id) {
        Seat *seat = m_seats.find(id);
        if (seat && seat->mutedUntil && *seat->mutedUntil > now)
            return false;
        if (seat) {
            seat->mutedUntil.reset();
            m_news.note(id);
        }
        return true;
    });
}

std::optional<std::chrono::milliseconds> Talk::nextLapse() const {
    std::optional<std::chrono::milliseconds> next;
    for (const SeatId id : m_muted) {
        const Seat *seat = m_seats.find(id);
        const auto until = seat && seat->mutedUntil ? *seat->mutedUntil : m_clock.steadyTime();
        next = next ? std::min(*next, until) : until;
    }
    return next;
}

void Talk::clear() {
    m_rooms.clear();
    m_log.clear();
    m_muted.clear();
    m_policy = {};
}

record::RoomOpened Talk::classRoom() const {
    return {m_rooms.nextId(), RoomKind::Class, {}, {}, m_clock.wallTime()};
}

// ---- what people are told ----

void Talk::addSnapshot(Effects &effects, ConnectionId connection, const Seat &seat) const {
    const auto send = [&](protocol::ServerMessage message) {
        effects.deliveries.push_back(Send{connection, std::move(message)});
    };
    send(m_policy.set);
    if (const auto muted = TalkPolicy::whyMuted(seat, m_clock.steadyTime()))
        send(protocol::Muted{static_cast<int>(std::ceil(muted->wait.value_or(0)))});
    protocol::Rooms page{true, {}};
    for (const RoomId id : roomsOf(seat)) {
        if (std::ssize(page.rooms) == limits::roomsPerMessage)
            send(std::exchange(page, {}));
        page.rooms.push_back(portrait(*m_rooms.find(id), seat));
    }
    send(std::move(page));
}

std::vector<RoomId> Talk::roomsOf(const Seat &reader) const {
    std::vector<RoomId> rooms;
    if (const RoomState *ofClass = m_rooms.ofClass())
        rooms.push_back(ofClass->id);
    for (const RoomId own : m_rooms.of(reader.id))
        rooms.push_back(own);
    if (reader.isStudent())
        return rooms;
    for (const auto &[id, room] : m_rooms.all()) {
        if (room.isSeparate() && !room.has(reader.id))
            rooms.push_back(id);
    }
    return rooms;
}

protocol::Room Talk::portrait(const RoomState &room, const Seat &reader) const {
    protocol::Room message{room.id,      room.kind,           room.name, {},
                           room.builder, room.has(reader.id), 0,         room.last};
    if (room.isSeparate())
        message.people = static_cast<int>(room.members.size());
    if (!room.isDirect())
        return message;
    message.partner = room.partnerOf(reader.id);
    if (const Seat *partner = m_seats.find(message.partner))
        message.name = partner->name;
    return message;
}

// To its people, and of a separate room to the teachers; each sees it with own eyes.
void Talk::tellRoom(Effects &effects, RoomId id) const {
    const RoomState *room = m_rooms.find(id);
    std::set<SeatId> told = room->members;
    if (room->isSeparate()) {
        told.insert(m_seats.teachers().begin(), m_seats.teachers().end());
    }
    for (const SeatId seat : told) {
        if (const Seat *someone = m_seats.find(seat))
            sendTo(effects, *someone, protocol::Rooms{false, {portrait(*room, *someone)}});
    }
}

Audience Talk::audienceOf(const RoomState &room) const {
    if (room.isClass())
        return Group::Everybody;
    std::vector<ConnectionId> connections;
    for (const SeatId seat : room.members) {
        const Seat *member = m_seats.find(seat);
        if (member && member->isHere())
            connections.push_back(member->connection);
    }
    return connections;
}

void Talk::sendTo(Effects &effects, const Seat &seat, protocol::ServerMessage message) const {
    if (seat.isHere())
        effects.deliveries.push_back(Send{seat.connection, std::move(message)});
}

} // namespace lectern
