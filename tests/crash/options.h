// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line says.
#pragma once

#include <QString>

#include <chrono>

namespace lectern::crash {

struct Options {
    int rounds = 20;
    int students = 200;
    quint32 seed = 0;
    std::chrono::seconds limit{0};     // for everything; 0: none
    std::chrono::milliseconds down{0}; // how long a killed server stays away
    bool diskFull = false;
    int ioThreads = 0;
    QString output; // folder for what is needed to look into a finding, absolute

    static Options fromCommandLine(); // ends the program for --help and what it cannot understand
};

} // namespace lectern::crash
