// SPDX-License-Identifier: GPL-3.0-or-later
// The searches that wait for their turn. One of each connection at most, so that nobody waits behind many of somebody
// else.
#pragma once

#include "server/classroom/effects.h"

#include <map>
#include <optional>
#include <unordered_map>

namespace lectern {

class SearchQueue {
public:
    static bool isSearch(const Effects &entry);
    // What is said to whoever asked, in place of what would have been found.
    static Effects refused(const Effects &search, Refusal why);

    // `after`: so many groups of others come first: what was said before it is looked at, too. Where one of that
    // connection waits already, it takes its place; returned is what the older one is answered.
    std::optional<Effects> add(Effects search, quint64 after);
    bool isEmpty() const { return m_searches.empty(); }
    bool isDue(quint64 groups) const { return !isEmpty() && m_searches.begin()->second.after <= groups; }
    Effects takeFirst();
    std::vector<Effects> takeAll();
    // Nobody is there to hear what it finds.
    void forget(ConnectionId connection);

private:
    struct Search {
        Effects entry;
        quint64 after = 0;
    };
    std::map<quint64, Search> m_searches; // in the order of their turns
    std::unordered_map<ConnectionId, quint64> m_turns;
    quint64 m_lastTurn = 0;
};

} // namespace lectern
