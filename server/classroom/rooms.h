// SPDX-License-Identifier: GPL-3.0-or-later
// The rooms of a class that are open, and who is in them. The class's own room has everybody in it and lists nobody. Of
// those that are closed there remains who has a say in what was said there.
#pragma once

#include "server/classroom/records.h"

#include <map>
#include <set>
#include <utility>
#include <vector>

namespace lectern {

struct RoomState {
    RoomId id;
    protocol::RoomKind kind = protocol::RoomKind::Separate;
    QString name;
    SeatId builder; // Separate
    std::set<SeatId> members;
    MessageId last;

    bool isClass() const { return kind == protocol::RoomKind::Class; }
    bool isDirect() const { return kind == protocol::RoomKind::Direct; }
    bool isSeparate() const { return kind == protocol::RoomKind::Separate; }
    bool has(SeatId seat) const { return isClass() || members.contains(seat); }
    SeatId partnerOf(SeatId seat) const; // Direct: the other one; none when there is no other
};

class Rooms {
public:
    RoomState &open(const record::RoomOpened &fact);
    void close(RoomId room);
    void join(RoomId room, SeatId seat);
    void leave(RoomId room, SeatId seat);
    // The lesson is over: all gone; ids go on counting.
    void clear();

    RoomState *find(RoomId room);
    const RoomState *find(RoomId room) const;
    const RoomState *ofClass() const { return find(m_ofClass); }
    const RoomState *ofTwo(SeatId one, SeatId other) const;
    std::vector<RoomId> of(SeatId seat) const; // without the class's
    qsizetype builtBy(SeatId seat) const;
    qsizetype separate() const { return m_separate; }
    RoomId nextId() const { return {m_last.value + 1}; }
    const std::map<RoomId, RoomState> &all() const { return m_rooms; }
    // The separate ones of this lesson that are closed, and who had built each: none, when that one was not in it to
    // its end.
    const std::map<RoomId, SeatId> &closed() const { return m_closed; }

private:
    static std::pair<SeatId, SeatId> pairOf(SeatId one, SeatId other) { return std::minmax(one, other); }
    void noteTwo(const RoomState &room);

    std::map<RoomId, RoomState> m_rooms;
    std::map<RoomId, SeatId> m_closed;
    std::map<SeatId, std::set<RoomId>> m_bySeat;
    std::map<std::pair<SeatId, SeatId>, RoomId> m_ofTwo;
    RoomId m_ofClass;
    RoomId m_last;
    qsizetype m_separate = 0;
};

} // namespace lectern
