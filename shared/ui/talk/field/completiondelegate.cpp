// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/field/completiondelegate.h"

#include "shared/ui/talk/messages/ownline.h"
#include "shared/ui/theme.h"
#include "shared/ui/themepaint.h"

#include <QPainter>

namespace lectern::ui {

namespace {

constexpr int padding = space / 2;

// One line at the top of `area`, elided; takes it off the area.
void drawLine(QPainter &painter, QRect &area, const QStyleOptionViewItem &row, const QColor &color,
              const QString &text) {
    const QRect line(area.left(), area.top(), area.width(), row.fontMetrics.height());
    painter.setPen(color);
    drawOwnLine(painter, line, row.direction, row.fontMetrics.elidedText(text, Qt::ElideRight, line.width()));
    area.setTop(line.bottom() + 1);
}

} // namespace

void CompletionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const {
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    const QColor base = option.palette.color(QPalette::Base);
    const QColor accent = accentColor(option.palette);
    const QColor fill = selected ? accent : hovered ? mixed(base, accent, 0.12) : base;
    const QColor text = selected ? onColor(accent) : option.palette.color(QPalette::Active, QPalette::Text);
    QRect area = option.rect.adjusted(space, padding, -space, -padding);
    painter->save();
    painter->setClipRect(option.rect); // piled-up accents would reach into the neighbours
    painter->fillRect(option.rect, fill);
    painter->setFont(option.font);
    drawLine(*painter, area, option, text, index.data().toString());
    drawLine(*painter, area, option, selected ? text : mutedTextColor(option.palette),
             index.data(Detail).toString());
    painter->restore();
}

QSize CompletionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const QString detail = index.data(Detail).toString();
    const int width = qMax(option.fontMetrics.horizontalAdvance(index.data().toString()),
                           option.fontMetrics.horizontalAdvance(detail));
    const int lines = detail.isEmpty() ? 1 : 2;
    return {width + 2 * space + 1, lines * option.fontMetrics.height() + 2 * padding};
}

} // namespace lectern::ui
