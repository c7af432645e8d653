// SPDX-License-Identifier: GPL-3.0-or-later
// Ends the lesson where something did not happen. The one exception of the project that is thrown: a story reads like
// one only without a check after every sentence.
#pragma once

#include <QString>

namespace lectern::tour {

struct StepFailed {
    QString expected;
    QString seen;
};

} // namespace lectern::tour
