// SPDX-License-Identifier: GPL-3.0-or-later
// Tells a screen reader that something changed. Qt 6.4 has no announcement event: an Alert is what there is.
#pragma once

class QWidget;

namespace lectern::ui {

// The widget's accessible name, as it is now, is what gets read.
void announce(QWidget *widget);

} // namespace lectern::ui
