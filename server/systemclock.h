// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/classroom/clock.h"

namespace lectern {

class SystemClock : public Clock {
public:
    qint64 wallTime() const override {
        using namespace std::chrono;
        return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    }
    std::chrono::milliseconds steadyTime() const override {
        using namespace std::chrono;
        return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
    }
};

} // namespace lectern
