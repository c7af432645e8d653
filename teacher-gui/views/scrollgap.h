// SPDX-License-Identifier: GPL-3.0-or-later
// While an area has a vertical scroll bar, its content keeps a step clear of it.
#pragma once

class QScrollArea;

namespace lectern::teacher {

void keepClearOfScrollBar(QScrollArea &area); // whose widget has a layout without margins

} // namespace lectern::teacher
