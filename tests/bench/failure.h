// SPDX-License-Identifier: GPL-3.0-or-later
// Why a measurement came to nothing. Thrown: whatever went wrong, nothing of that run counts.
#pragma once

#include <QString>

namespace lectern::bench {

struct Failure {
    QString text; // a sentence for people
};

} // namespace lectern::bench
