// SPDX-License-Identifier: GPL-3.0-or-later
// Which screen is the wall.
#pragma once

#include <QList>

class QScreen;

namespace lectern::teacher {

// A screen that shows something else than the teacher's does: `now`, the one that is the wall already, if it still
// may be it, else the first. Null: there is none.
QScreen *wallScreen(const QList<QScreen *> &screens, const QScreen &teachers, QScreen *now);

} // namespace lectern::teacher
