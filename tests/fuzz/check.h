// SPDX-License-Identifier: GPL-3.0-or-later
// What must be true of a fuzz target whatever the input is. Prints what is not, then ends the process: libFuzzer keeps
// the input, and so does whoever replays it.
#pragma once

#include <cstdio>
#include <cstdlib>

#define CHECK(condition)                                                                                     \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            std::fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition);                   \
            std::abort();                                                                                    \
        }                                                                                                    \
    } while (false)
