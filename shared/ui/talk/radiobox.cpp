// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/radiobox.h"

#include "shared/ui/theme.h"
#include "shared/ui/themepaint.h"

#include <QPainter>
#include <QStyleOptionFocusRect>

namespace lectern::ui {

namespace {
constexpr int margin = space / 2; // the focus ring stands in it
}

QSize RadioBox::sizeHint() const {
    const int side = fontMetrics().height();
    const int words = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    return {side + space + words + 2 * margin + 1, side + 2 * margin};
}

void RadioBox::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const int side = fontMetrics().height();
    const QRect dot(margin, (height() - side) / 2, side, side);
    const QRect circle = QStyle::visualRect(layoutDirection(), rect(), dot);
    const QColor accent = accentColor(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(palette().color(QPalette::Base));
    painter.setPen(QPen(isChecked() ? accent : mutedTextColor(palette()), 2));
    painter.drawEllipse(QRectF(circle).adjusted(1, 1, -1, -1));
    if (isChecked()) {
        const qreal inset = side / 4.0;
        painter.setPen(Qt::NoPen);
        painter.setBrush(accent);
        painter.drawEllipse(QRectF(circle).adjusted(inset, inset, -inset, -inset));
    }
    const QRect words = rect().adjusted(margin + side + space, 0, -margin, 0);
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), words),
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) |
                         Qt::AlignVCenter | Qt::TextShowMnemonic,
                     text());
    if (!hasFocus())
        return;
    QStyleOptionFocusRect focus;
    focus.initFrom(this);
    drawFocusRing(focus, &painter);
}

} // namespace lectern::ui
