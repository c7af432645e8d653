// SPDX-License-Identifier: GPL-3.0-or-later
// The place in a text where something was found, as one line of a list shows it. Positions count UTF-16 units.
#pragma once

#include <QString>

namespace lectern::talk {

struct Excerpt {
    QString text; // one line; begins with an ellipsis where the text began before it
    qsizetype from =
        0; // the match in it; -1: it was found by letters that only the server takes for the same
    qsizetype length = 0;
};

Excerpt excerptOf(const QString &text, const QString &wanted);

} // namespace lectern::talk
