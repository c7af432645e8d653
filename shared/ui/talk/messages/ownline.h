// SPDX-License-Identifier: GPL-3.0-or-later
// A line of text that has a direction of its own, in a window that may have another.
#pragma once

#include <QPainter>
#include <QStyle>

namespace lectern::ui {

// At the top of `area`, on the side where lines of the window begin, but read as its own letters say: a command keeps
// its slash on the left in a window that goes from right to left.
inline void drawOwnLine(QPainter &painter, const QRect &area, Qt::LayoutDirection window,
                        const QString &text) {
    const auto side = QStyle::visualAlignment(window, Qt::AlignLeft) | Qt::AlignTop | Qt::AlignAbsolute;
    painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(area, static_cast<int>(side) | Qt::TextSingleLine, text);
}

} // namespace lectern::ui
