// SPDX-License-Identifier: GPL-3.0-or-later
// What is answered to talk that cannot be: what is wrong, and what to do.
#pragma once

#include "server/classroom/effects.h"

namespace lectern {

inline Refusal unknownRoom() {
    return refusal(ErrorCode::UnknownRoom, QStringLiteral("That room is closed, or you are not in it."));
}

inline Refusal unknownPerson() {
    return refusal(ErrorCode::UnknownPerson, QStringLiteral("That person is not in the class any more."));
}

inline Refusal slowDown(double wait, const QString &text) {
    Refusal error = refusal(ErrorCode::SlowDown, text);
    error.wait = wait;
    return error;
}

} // namespace lectern
