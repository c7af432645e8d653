// SPDX-License-Identifier: GPL-3.0-or-later
// Tool tips guess whether they are markup: this one is shown as the characters it has.
#pragma once

#include <QString>

namespace lectern::talk {

inline QString plainToolTip(const QString &text) {
    return text.isEmpty() ? QString()
                          : QStringLiteral("<p style='white-space:pre-wrap'>") + text.toHtmlEscaped() +
                                QStringLiteral("</p>");
}

} // namespace lectern::talk
