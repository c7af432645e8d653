// SPDX-License-Identifier: GPL-3.0-or-later
// What all visitors share: the way to the server, chance, and the count of what they did.
#pragma once

#include "tests/bench/poller.h"
#include "tests/bench/wire.h"

#include <QRandomGenerator>

namespace lectern::soak {

using Clock = std::chrono::steady_clock;

struct Counts {
    qint64 arrivals = 0; // with a new seat or the old one
    qint64 returns = 0;  // of them: with the old one
    qint64 votes = 0;    // acknowledged
    qint64 refused = 0;  // votes: too late, or too soon after another
    qint64 orderly = 0;  // ends of connections
    qint64 abrupt = 0;
    qint64 halfway = 0; // in the middle of a handshake
};

struct Grounds {
    quint16 port = 0;
    bench::WireKind kind;
    QRandomGenerator random;
    bench::Poller poller;
    Counts counts;

    // From none to twice that.
    Clock::duration about(std::chrono::milliseconds mean) {
        return std::chrono::milliseconds(random.bounded(2 * qint64(mean.count())));
    }
    bool oneIn(int times) { return random.bounded(times) == 0; }
};

} // namespace lectern::soak
