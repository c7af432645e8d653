// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/heartbeat.h"

#include <algorithm>

namespace lectern::client {

using std::chrono::milliseconds;

namespace {

milliseconds between(Heartbeat::Time from, Heartbeat::Time to) {
    return std::chrono::duration_cast<milliseconds>(to - from);
}

} // namespace

void Heartbeat::start(Time now) {
    m_heard = now;
    m_pending.clear();
}

std::vector<RequestId> Heartbeat::takePending() {
    std::vector<RequestId> requests;
    for (const auto &[request, since] : std::exchange(m_pending, {}))
        requests.push_back(request);
    return requests;
}

Heartbeat::Verdict Heartbeat::judge(Time now) const {
    if (m_pending.empty())
        return between(m_heard, now) >= m_timing.probe ? Verdict::Probe : Verdict::Fine;
    const milliseconds unanswered = unansweredFor(now);
    if (unanswered >= m_timing.dead)
        return Verdict::Dead;
    return unanswered >= m_timing.waiting ? Verdict::Waiting : Verdict::Fine;
}

milliseconds Heartbeat::untilNext(Time now) const {
    milliseconds rest = m_timing.probe - between(m_heard, now);
    if (!m_pending.empty()) {
        const milliseconds unanswered = unansweredFor(now);
        rest = (unanswered < m_timing.waiting ? m_timing.waiting : m_timing.dead) - unanswered;
    }
    return std::max(rest, milliseconds(0));
}

milliseconds Heartbeat::unansweredFor(Time now) const { return between(m_pending.begin()->second, now); }

} // namespace lectern::client
