// SPDX-License-Identifier: GPL-3.0-or-later
// How large a dialog opens. dialogSize(): so many characters wide and lines high, in the font of the moment, but never larger than
// the window that it belongs to.
#pragma once

#include <QLayout>
#include <QWidget>

namespace lectern::ui {

inline QSize dialogSize(const QWidget &dialog, int characters, int lines) {
    const QFontMetrics metrics = dialog.fontMetrics();
    const QSize wished(characters * metrics.averageCharWidth(), lines * metrics.lineSpacing());
    const QWidget *parent = dialog.parentWidget();
    return parent ? wished.boundedTo(parent->window()->size()) : wished;
}

// What a column takes in that width. A line of text is measured as a pixel less than the least that it accepts.
inline int columnHeight(const QLayout &column, int width) {
    return qMax(column.totalHeightForWidth(width), column.totalMinimumSize().height());
}

} // namespace lectern::ui
