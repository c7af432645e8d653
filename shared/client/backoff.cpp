// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/backoff.h"

#include "shared/protocol/limits.h"

#include <algorithm>

namespace lectern::client {

using std::chrono::milliseconds;

void Backoff::reset() { m_step = milliseconds(0); }

milliseconds Backoff::next(milliseconds sinceLost) {
    if (sinceLost >= limits::backoffQuickPhase)
        m_step = limits::backoffPatient;
    else
        m_step = std::clamp<milliseconds>(m_step * 2, limits::backoffFirst, limits::backoffMost);
    const milliseconds half = m_step / 2;
    return half + milliseconds(m_random.bounded(static_cast<int>(half.count()) + 1));
}

} // namespace lectern::client
