// SPDX-License-Identifier: GPL-3.0-or-later
// The notices of a pane. The server knows nothing of them, so they are kept here while their place is out of sight.
#pragma once

#include "shared/talk/panerow.h"

#include <deque>

namespace lectern::talk {

class PaneNotices {
public:
    static constexpr qsizetype most =
        200; // less than a window of rows: messages always have room between them

    const PaneRow &add(const QString &text, qint64 at, MessageId newest); // the oldest gives way
    // Those that came before any message was known find their place in the first page by their time.
    void settle(const std::vector<protocol::Message> &page);

    // Messages, oldest first, with the notices that stand between the two places.
    std::vector<PaneRow> between(PanePlace from, PanePlace to,
                                 const std::vector<protocol::Message> &messages) const;

private:
    std::deque<PaneRow> m_rows; // in order
    quint64 m_last = 0;
};

} // namespace lectern::talk
