// SPDX-License-Identifier: GPL-3.0-or-later
// Who may say what where. Teachers always may.
#pragma once

#include "server/classroom/effects.h"
#include "server/classroom/rooms.h"
#include "server/classroom/seats.h"

namespace lectern {

struct TalkPolicy {
    protocol::Policy set;

    // Why that student may not talk in that room at steady time `now`; nothing when it is fine. `partner` is the other
    // person of a direct room.
    std::optional<Refusal> whyNotTalk(const Seat &speaker, protocol::RoomKind room, const Seat *partner,
                                      bool voteIsOpen, std::chrono::milliseconds now) const;
    // Whether the student is muted, whatever is allowed else.
    static std::optional<Refusal> whyMuted(const Seat &speaker, std::chrono::milliseconds now);

private:
    std::optional<QString> whyOff(protocol::RoomKind room, const Seat *partner) const;
};

} // namespace lectern
