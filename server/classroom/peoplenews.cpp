// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/peoplenews.h"

#include <iterator>

namespace lectern {

std::vector<SeatId> PeopleNews::take(qsizetype most) {
    std::vector<SeatId> taken;
    while (!m_changed.empty() && std::ssize(taken) < most) {
        auto next = m_changed.upper_bound(m_lastTaken);
        if (next == m_changed.end())
            next = m_changed.begin();
        m_lastTaken = *next;
        taken.push_back(*next);
        m_changed.erase(next);
    }
    return taken;
}

} // namespace lectern
