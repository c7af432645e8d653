// SPDX-License-Identifier: GPL-3.0-or-later
// How patient a Connection is. The defaults are the suite's limits; a test is less patient.
#pragma once

#include "shared/protocol/limits.h"

namespace lectern::client {

struct Timing {
    std::chrono::milliseconds connect = limits::clientConnect;
    std::chrono::milliseconds login = limits::clientLogin;
    std::chrono::milliseconds leave = limits::clientLeave;
    std::chrono::milliseconds probe = limits::clientProbe;
    std::chrono::milliseconds waiting = limits::clientWaiting;
    std::chrono::milliseconds dead = limits::clientDead;
};

} // namespace lectern::client
