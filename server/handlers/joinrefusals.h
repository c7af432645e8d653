// SPDX-License-Identifier: GPL-3.0-or-later
// What is answered to newcomers who cannot have a seat now, by whichever door they come.
#pragma once

#include "server/classroom/effects.h"

namespace lectern {

inline Refusal tooManySeats(double seconds) {
    Refusal refused =
        refusal(ErrorCode::SlowDown,
                QStringLiteral(
                    "Many have joined from your network address just now. Wait a moment, then try again."));
    refused.wait = seconds;
    return refused;
}

} // namespace lectern
