// SPDX-License-Identifier: GPL-3.0-or-later
// How often everybody is told of something that changes all the time: at once in a classroom, seldom in a crowd, where
// each telling is a message to thousands.
#pragma once

#include "shared/protocol/limits.h"

#include <algorithm>

namespace lectern {

class Pace {
public:
    using Time = std::chrono::milliseconds; // steady

    // When it may be told next, to so many.
    Time next(qsizetype people) const { return m_isFirst ? Time(0) : m_told + interval(people); }
    bool isDue(Time now, qsizetype people) const { return next(people) <= now; }
    void told(Time now) {
        m_told = now;
        m_isFirst = false;
    }

private:
    static Time interval(qsizetype people) {
        if (people > limits::crowdOfPeople)
            return limits::newsToCrowd;
        return people > limits::manyPeople ? Time(limits::newsToMany) : Time(0);
    }

    Time m_told{0};
    bool m_isFirst = true;
};

} // namespace lectern
