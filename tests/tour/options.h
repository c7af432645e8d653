// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line says.
#pragma once

#include <QString>

#include <chrono>

namespace lectern::tour {

struct Options {
    QString output;                  // folder of pictures and logs, absolute
    QString pictures;                // folder of README's pictures; empty: they stay as they are
    std::chrono::seconds limit{120}; // for the whole tour

    static Options fromCommandLine(); // ends the program for --help and what it cannot understand
};

} // namespace lectern::tour
