// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader would have said. Nothing listens on the offscreen platform, and Qt then drops all events before
// any update handler sees them: this takes the place of Qt's own function. For one file of a program.
#pragma once

#include <QAccessible>
#include <QStringList>

namespace lectern::test {

inline QStringList announced;

} // namespace lectern::test

void QAccessible::updateAccessibility(QAccessibleEvent *event) {
    if (event->type() == QAccessible::Alert)
        lectern::test::announced += event->accessibleInterface()->text(QAccessible::Name);
}
