// SPDX-License-Identifier: GPL-3.0-or-later
// Something that must not happen, found by comparing what people were told with what the server says.
#pragma once

#include <QString>

#include <vector>

namespace lectern::crash {

struct Finding {
    enum class Kind {
        Lost,    // it was acknowledged, and is gone or older now
        Doubled, // it counts more than once, or never should have counted
        Other
    };
    Kind kind = Kind::Other;
    QString text;
};

using Findings = std::vector<Finding>;

} // namespace lectern::crash
