// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/alert.h"

#include <QAccessible>
#include <QWidget>

namespace lectern::ui {

void announce(QWidget *widget) {
    QAccessibleEvent event(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace lectern::ui
