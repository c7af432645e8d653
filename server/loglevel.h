// SPDX-License-Identifier: GPL-3.0-or-later
// How much the daemon prints: all up to one of these.
#pragma once

namespace lectern {

enum class LogLevel {
    Error,   // nobody can vote, or be served
    Warning, // it goes on, but somebody should look
    Info,    // the class comes and goes
    Debug    // for whoever looks for a fault
};

} // namespace lectern
