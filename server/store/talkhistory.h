// SPDX-License-Identifier: GPL-3.0-or-later
// What has been said, page by page, out of the file. Whoever asks may read that room: the class has said so.
#pragma once

#include "server/store/history.h"
#include "server/store/rows.h"

namespace lectern {

class TalkHistory {
public:
    explicit TalkHistory(const Database &database) : m_database(database) {}

    // The limits of a page: shared/protocol/limits.h.
    History::Read<protocol::Messages> page(const protocol::ListMessages &request) const;
    // From the newest on. Case does not matter, in any script. Only so many, and so much
    // text, are looked at for one page: it may be empty and say that there are more.
    History::Read<protocol::Messages> page(const protocol::SearchMessages &request) const;
    // All that was deleted, in all rooms and lessons.
    History::Read<std::vector<protocol::Message>> deleted() const;

private:
    Rows following(const protocol::ListMessages &request) const;
    Rows preceding(const protocol::ListMessages &request) const;

    const Database &m_database;
};

} // namespace lectern
