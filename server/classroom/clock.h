// SPDX-License-Identifier: GPL-3.0-or-later
// Time as the domain sees it: passed in, so that a test turns the hands itself.
#pragma once

#include <QtGlobal>

#include <chrono>

namespace lectern {

class Clock {
public:
    virtual ~Clock() = default;
    // For people and records: milliseconds since 1970-01-01 UTC. May jump.
    virtual qint64 wallTime() const = 0;
    // For rates and deadlines: never jumps, no meaning but differences.
    virtual std::chrono::milliseconds steadyTime() const = 0;
};

} // namespace lectern
