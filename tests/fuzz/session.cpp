// SPDX-License-Identifier: GPL-3.0-or-later
// A class and up to ten connections to it, through dispatch as the server does it. An input is text, a line for each
// thing that happens: a letter says what, a digit which connection, the rest is its argument (lesson.cpp lists them).
#include "tests/fuzz/input.h"
#include "tests/fuzz/lesson.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    constexpr int mostSteps = 300;
    lectern::fuzz::Input input(data, size);
    lectern::fuzz::Lesson lesson(input.below(2) == 1);
    for (int step = 0; step < mostSteps && !input.isEmpty(); ++step)
        lesson.step(input.line());
    lesson.finish();
    return 0;
}
