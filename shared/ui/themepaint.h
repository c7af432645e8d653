// SPDX-License-Identifier: GPL-3.0-or-later
// What ThemeStyle paints: boxes, focus rings, and the parts that Fusion paints too faintly to be seen.
#pragma once

#include <QStyle>

class QPainter;
class QStyleOptionFocusRect;
class QStyleOptionSlider;

namespace lectern::ui {

QColor mixed(const QColor &one, const QColor &other, double share); // 0: one, 1: other

void drawBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &border, double width);
// Of a border that has to be seen on that background.
QColor markColor(const QPalette &palette, const QColor &background);
// Two pixels, inside `rect`; on the accent colour in what is read on that.
void drawFocusRing(const QStyleOptionFocusRect &focus, QPainter *painter);

// A handle on the colour of what it scrolls. Without arrows: these are where the parts are.
void drawScrollBar(const QStyleOptionSlider &bar, const QRect &handle, QPainter *painter,
                   const QWidget *widget);
QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part, int leastHandle);

// To be dragged between two panes.
void drawSplitterGrip(const QStyleOption &handle, QPainter *painter);

} // namespace lectern::ui
