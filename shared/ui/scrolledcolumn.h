// SPDX-License-Identifier: GPL-3.0-or-later
// A page whose content is one column in the middle, not too wide to be read. At a large font it is taller than a small
// window: then it scrolls.
#pragma once

class QWidget;

namespace lectern::ui {

// The column, for a layout.
QWidget *scrolledColumn(QWidget *page);

} // namespace lectern::ui
