// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/leavers.h"

#include "shared/protocol/limits.h"

#include <algorithm>
#include <iterator>

namespace lectern {

// By time, not by turn: a replay tells them in the order of their seats.
void Leavers::add(SeatId seat, qint64 at, const QStringList &keys) {
    forget(keys);
    const auto place = std::ranges::upper_bound(m_entries, at, {}, &Entry::at);
    m_entries.insert(place, {seat, at, keys});
    if (std::ssize(m_entries) > limits::leaversListed)
        m_entries.erase(m_entries.begin());
}

void Leavers::forget(const QStringList &keys) {
    const auto isOfThem = [&](const QString &key) { return keys.contains(key); };
    std::erase_if(m_entries, [&](const Entry &entry) { return std::ranges::any_of(entry.keys, isOfThem); });
}

std::vector<SeatId> Leavers::seats() const {
    std::vector<SeatId> seats;
    std::ranges::transform(m_entries, std::back_inserter(seats), &Entry::seat);
    return seats;
}

} // namespace lectern
