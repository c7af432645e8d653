// SPDX-License-Identifier: GPL-3.0-or-later
// Who plays in the lesson: a teacher and five students.
#pragma once

#include "tests/tour/program.h"

#include <array>

namespace lectern::tour {

class Cast {
public:
    explicit Cast(Stage &stage);

    std::array<Program *, 5> students() { return {&ana, &ben, &chloe, &dilan, &emma}; }
    // That window of the teacher's, which the class looks at, has these words and no student's name.
    void nobodyIsNamedIn(const QString &window, const QString &words);

    Program teacher;
    Program ana;
    Program ben;
    Program chloe;
    Program dilan;
    Program emma;
};

} // namespace lectern::tour
