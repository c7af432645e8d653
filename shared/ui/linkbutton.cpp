// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/linkbutton.h"

#include "shared/ui/theme.h"

#include <QPainter>

#include <cmath>

namespace lectern::ui {

LinkButton::LinkButton(const QString &text, QWidget *parent) : QPushButton(text, parent) {
    setFlat(true);
    setTextColor(this, accentColor(palette()));
}

// As a label measures it: the words of both stand on one line.
int LinkButton::lineHeight() const { return static_cast<int>(std::ceil(QFontMetricsF(font()).height())); }

QSize LinkButton::sizeHint() const {
    const int width = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    return {width, lineHeight() + space}; // not too low to be hit
}

// A frame for the focus would lie on the first letter: the line below the words does it.
void LinkButton::paintEvent(QPaintEvent *) {
    const QRect words(0, (height() - lineHeight()) / 2, width(), lineHeight());
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::ButtonText));
    painter.drawText(words, Qt::AlignHCenter | Qt::AlignTop | Qt::TextShowMnemonic, text());
    if (hasFocus() || underMouse() || isDown())
        painter.fillRect(QRect(0, words.bottom() + 1, width(), hasFocus() ? 2 : 1), painter.pen().color());
}

} // namespace lectern::ui
