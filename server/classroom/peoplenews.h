// SPDX-License-Identifier: GPL-3.0-or-later
// Whose state has changed since it was told last. Taken in portions, going round: nobody waits for ever behind others
// who change all the time.
#pragma once

#include "shared/protocol/ids.h"

#include <set>
#include <vector>

namespace lectern {

class PeopleNews {
public:
    void note(SeatId seat) { m_changed.insert(seat); }
    void clear() { m_changed.clear(); }
    bool isEmpty() const { return m_changed.empty(); }
    std::vector<SeatId> take(qsizetype most);

private:
    std::set<SeatId> m_changed;
    SeatId m_lastTaken;
};

// What everybody may know of somebody is told to teachers and students, the rest to teachers alone.
struct PublicNews {
    PeopleNews forTeachers;
    PeopleNews forStudents;

    void note(SeatId seat) {
        forTeachers.note(seat);
        forStudents.note(seat);
    }
    void clear() {
        forTeachers.clear();
        forStudents.clear();
    }
};

} // namespace lectern
