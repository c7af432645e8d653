// SPDX-License-Identifier: GPL-3.0-or-later
// How a command ended.
#pragma once

#include "server/store/storageproblem.h"
#include "shared/protocol/runningserver.h"

namespace lectern::commands {

struct Finish {
    int status = 0; // see serverexit
    QString text;   // for people; what was done, or why it was not; empty: nothing to say
};

inline constexpr int cancelledStatus = 130; // as a shell has it for a program that Ctrl-C ended

inline Finish failed(const QString &text) { return {serverexit::couldNotStart, text}; }
inline Finish failed(const StorageProblem &problem) { return failed(problem.text); }
inline Finish cancelled() {
    return {cancelledStatus, QStringLiteral("Cancelled. Nothing has been changed.")};
}

} // namespace lectern::commands
