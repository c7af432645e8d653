// SPDX-License-Identifier: GPL-3.0-or-later
// A row of a pane of talk: a message that was said, or a notice that only this program shows.
#pragma once

#include "shared/protocol/talkmessages.h"

#include <compare>

namespace lectern::talk {

// Where a row stands: messages in the order of their ids, a notice behind the message that was the newest then.
struct PanePlace {
    MessageId message;
    quint64 notice = 0; // counts from 1; 0: the message itself

    friend auto operator<=>(const PanePlace &, const PanePlace &) = default;
};

inline constexpr PanePlace paneStart{};
inline constexpr PanePlace paneEnd{MessageId{~quint64(0)}, ~quint64(0)};

struct PaneRow {
    PanePlace place;
    protocol::Message message; // of a notice: text and time alone

    bool isNotice() const { return place.notice != 0; }
    // Never that of another row, and the same as long as the row exists.
    quint64 key() const { return isNotice() ? (quint64(1) << 63) | place.notice : place.message.value; }
};

} // namespace lectern::talk
