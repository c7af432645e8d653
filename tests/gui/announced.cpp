// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/announced.h"

#include <QAccessible>

namespace lectern::test {

QStringList announced;

} // namespace lectern::test

void QAccessible::updateAccessibility(QAccessibleEvent *event) {
    if (event->type() != QAccessible::Alert)
        return;
    if (QAccessibleInterface *interface = event->accessibleInterface())
        lectern::test::announced += interface->text(QAccessible::Name);
}
