// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/rooms.h"

#include <algorithm>

namespace lectern {

SeatId RoomState::partnerOf(SeatId seat) const {
    const auto other = std::ranges::find_if(members, [&](SeatId member) { return member != seat; });
    return other == members.end() ? SeatId{} : *other;
}

RoomState &Rooms::open(const record::RoomOpened &fact) {
    m_closed.erase(fact.room);
    RoomState &room = m_rooms[fact.room];
    room.id = fact.room;
    room.kind = fact.kind;
    room.name = fact.name;
    room.builder = fact.builder;
    if (room.isClass())
        m_ofClass = fact.room;
    m_separate += room.isSeparate() ? 1 : 0;
    m_last = std::max(m_last, fact.room);
    return room;
}

void Rooms::close(RoomId id) {
    const auto found = m_rooms.find(id);
    if (found == m_rooms.end())
        return;
    const RoomState &room = found->second;
    for (const SeatId seat : room.members)
        m_bySeat[seat].erase(id);
    if (room.isSeparate()) {
        --m_separate;
        m_closed[id] = room.has(room.builder) ? room.builder : SeatId{};
    }
    if (room.isDirect())
        std::erase_if(m_ofTwo, [&](const auto &entry) { return entry.second == id; });
    if (m_ofClass == id)
        m_ofClass = {};
    m_rooms.erase(found);
}

void Rooms::join(RoomId id, SeatId seat) {
    RoomState *room = find(id);
    if (!room)
        return;
    room->members.insert(seat);
    m_bySeat[seat].insert(id);
    noteTwo(*room);
}

void Rooms::noteTwo(const RoomState &room) {
    if (room.isDirect() && room.members.size() == 2)
        m_ofTwo[pairOf(*room.members.begin(), *room.members.rbegin())] = room.id;
}

void Rooms::leave(RoomId id, SeatId seat) {
    if (RoomState *room = find(id))
        room->members.erase(seat);
    m_bySeat[seat].erase(id);
}

void Rooms::clear() {
    const RoomId last = m_last;
    *this = {};
    m_last = last;
}

RoomState *Rooms::find(RoomId id) {
    const auto found = m_rooms.find(id);
    return found == m_rooms.end() ? nullptr : &found->second;
}

const RoomState *Rooms::find(RoomId id) const {
    const auto found = m_rooms.find(id);
    return found == m_rooms.end() ? nullptr : &found->second;
}

const RoomState *Rooms::ofTwo(SeatId one, SeatId other) const {
    const auto found = m_ofTwo.find(pairOf(one, other));
    return found == m_ofTwo.end() ? nullptr : find(found->second);
}

std::vector<RoomId> Rooms::of(SeatId seat) const {
    const auto found = m_bySeat.find(seat);
    return found == m_bySeat.end() ? std::vector<RoomId>{}
                                   : std::vector<RoomId>(found->second.begin(), found->second.end());
}

qsizetype Rooms::builtBy(SeatId seat) const {
    return std::ranges::count_if(m_rooms, [&](const auto &entry) {
        return entry.second.isSeparate() && entry.second.builder == seat;
    });
}

} // namespace lectern
