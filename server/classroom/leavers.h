// SPDX-License-Identifier: GPL-3.0-or-later
// Who has left in this lesson, for the list of the people: the newest, and each name once. Who sits there again under
// such a name is no leaver.
#pragma once

#include "shared/protocol/ids.h"

#include <QStringList>

#include <vector>

namespace lectern {

class Leavers {
public:
    // `keys`: of the name, see names::lookAlikeKeys().
    void add(SeatId seat, qint64 at, const QStringList &keys);
    void forget(const QStringList &keys);
    void clear() { m_entries.clear(); }

    std::vector<SeatId> seats() const; // who left first comes first

private:
    struct Entry {
        SeatId seat;
        qint64 at = 0;
        QStringList keys;
    };

    std::vector<Entry> m_entries; // in the order of `at`
};

} // namespace lectern
