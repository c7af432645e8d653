// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/ratelimit.h"

#include <algorithm>
#include <cmath>

namespace lectern {

std::optional<double> RateLimit::take(std::chrono::milliseconds now) {
    const std::chrono::duration<double> passed = now - m_at;
    m_left = std::min(m_burst, m_left + passed.count() * m_perSecond);
    m_at = now;
    const double rounding = 1e-9; // who waits as long as told must not be told again
    if (m_left < 1.0 - rounding)
        return std::ceil((1.0 - m_left) / m_perSecond * 1000.0) / 1000.0;
    m_left = std::max(0.0, m_left - 1.0);
    return {};
}

void RateLimit::giveBack() { m_left = std::min(m_burst, m_left + 1.0); }

} // namespace lectern
