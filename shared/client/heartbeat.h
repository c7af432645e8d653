// SPDX-License-Identifier: GPL-3.0-or-later
// Knows what the server still owes an answer to and when it was last heard, and says what to make of it. Has no
// clock of its own: the time is passed in.
#pragma once

#include "shared/client/timing.h"
#include "shared/protocol/ids.h"

#include <chrono>
#include <map>
#include <vector>

namespace lectern::client {

class Heartbeat {
public:
    using Time = std::chrono::steady_clock::time_point;

    enum class Verdict {
        Fine,
        Probe,   // silent for long, nothing asked: ping it
        Waiting, // a request is unanswered for too long
        Dead,    // for so long that the connection must be given up
    };

    explicit Heartbeat(const Timing &timing) : m_timing(timing) {}

    void start(Time now); // a new connection: nothing is asked yet
    void heard(Time now) { m_heard = now; }
    void asked(RequestId request, Time now) { m_pending[request] = now; }
    bool answered(RequestId request) { return m_pending.erase(request) != 0; } // false: nobody asked
    std::vector<RequestId> takePending();

    Verdict judge(Time now) const;
    // When the verdict may become another one by itself, never negative.
    std::chrono::milliseconds untilNext(Time now) const;

private:
    std::chrono::milliseconds unansweredFor(Time now) const;

    Timing m_timing;
    Time m_heard;
    std::map<RequestId, Time> m_pending; // ids grow with time: the first is the oldest
};

} // namespace lectern::client
