// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line of lectern-soak says.
#pragma once

#include <QString>

#include <chrono>

namespace lectern::soak {

struct Options {
    int students = 2000;
    std::chrono::minutes time{30};
    quint32 seed = 0;
    int ioThreads = 0; // of the server
    bool plaintext = false;

    static Options fromCommandLine(); // ends the program for --help and what it cannot understand
};

} // namespace lectern::soak
