// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/wallscreen.h"

#include <QScreen>

#include <algorithm>

namespace lectern::teacher {

QScreen *wallScreen(const QList<QScreen *> &screens, const QScreen &teachers, QScreen *now) {
    // Displays that mirror each other lie on the same place of the desktop.
    const auto isApart = [&](const QScreen *screen) {
        return screen != &teachers && !screen->geometry().intersects(teachers.geometry());
    };
    if (screens.contains(now) && isApart(now))
        return now;
    const auto found = std::find_if(screens.begin(), screens.end(), isApart);
    return found == screens.end() ? nullptr : *found;
}

} // namespace lectern::teacher
