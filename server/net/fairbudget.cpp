// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/fairbudget.h"

namespace lectern {

namespace {

bool takeAll(RateLimit &limit, std::chrono::milliseconds now, int count) {
    for (int taken = 0; taken < count; ++taken) {
        if (!limit.take(now))
            continue;
        for (; taken > 0; --taken)
            limit.giveBack();
        return false;
    }
    return true;
}

} // namespace

bool FairBudget::take(const QHostAddress &asker, std::chrono::milliseconds now, int count) {
    if (m_askers.size() >= m_mostAskers)
        m_askers.clear(); // faked senders; the budget of all together holds
    auto own = m_askers.find(asker);
    if (own == m_askers.end())
        own = m_askers.insert(asker, RateLimit(m_each.perSecond, m_each.burst));
    return takeAll(*own, now, count) && takeAll(m_all, now, count);
}

} // namespace lectern
