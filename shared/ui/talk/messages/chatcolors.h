// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of what was said, light and dark. Every text colour keeps 4.5:1 on every background here.
#pragma once

#include <QColor>

class QPalette;

namespace lectern::ui {

struct ChatColors {
    QColor background, border; // of the bubble
    QColor text, muted, accent;

    ChatColors(const QPalette &palette, bool own, bool selected);
};

} // namespace lectern::ui
