// SPDX-License-Identifier: GPL-3.0-or-later
// So much for each asker, and so much for all together: nobody's flood takes the answers of the others, and those who
// fake their senders get no more than all.
#pragma once

#include "server/classroom/ratelimit.h"

#include <QHash>
#include <QHostAddress>

namespace lectern {

class FairBudget {
public:
    struct Rate {
        double perSecond;
        double burst;
    };
    // `askers`: remembered at once.
    FairBudget(Rate each, Rate all, qsizetype askers)
        : m_each(each), m_all(all.perSecond, all.burst), m_mostAskers(askers) {}

    // Takes `count` at steady time `now`; false: there is not as much left.
    bool take(const QHostAddress &asker, std::chrono::milliseconds now, int count = 1);

private:
    Rate m_each;
    RateLimit m_all;
    qsizetype m_mostAskers;
    QHash<QHostAddress, RateLimit> m_askers;
};

} // namespace lectern
