// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/people/personrows.h"

#include "shared/talk/pickablepeople.h"
#include "shared/ui/talk/messages/ownline.h"
#include "shared/ui/theme.h"
#include "shared/ui/themepaint.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

static_assert(PersonRows::Away == talk::PickablePeople::Away);

namespace {

constexpr int padding = space;
constexpr int radius = 3;

struct Colors {
    explicit Colors(const QStyleOptionViewItem &row)
        : accent(accentColor(row.palette)), base(row.palette.color(QPalette::Base)) {
        const bool enabled = row.state & QStyle::State_Enabled;
        const bool selected = row.state & QStyle::State_Selected;
        const bool hovered = row.state & QStyle::State_MouseOver && enabled;
        fill = selected ? accent : hovered ? mixed(base, accent, 0.08) : base;
        text = selected ? onColor(accent)
                        : row.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text);
        muted = selected ? text : mutedTextColor(row.palette);
    }
    QColor accent, base, fill, text, muted;
};

void drawTick(QPainter &painter, const QRect &box, const Colors &colors, bool ticked) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(ticked ? colors.accent : colors.base);
    painter.setPen(QPen(ticked ? colors.accent : colors.muted, 2));
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), radius, radius);
    if (ticked)
        icon(u"check"_s, onColor(colors.accent)).paint(&painter, box.adjusted(2, 2, -2, -2));
}

// At the end of the row; gives back what is left of it.
QRect drawAway(QPainter &painter, const QRect &area, const QStyleOptionViewItem &row, const Colors &colors) {
    const QString away = PersonRows::tr("away");
    const int width = row.fontMetrics.horizontalAdvance(away) + 1;
    QRect place(area.right() + 1 - width, area.top(), width, area.height());
    painter.setPen(colors.muted);
    drawOwnLine(painter, QStyle::visualRect(row.direction, row.rect, place), row.direction, away);
    return area.adjusted(0, 0, -width - space, 0);
}

} // namespace

void PersonRows::paint(QPainter *painter, const QStyleOptionViewItem &option,
                       const QModelIndex &index) const {
    const Colors colors(option);
    const int line = option.fontMetrics.height();
    QRect area = option.rect.adjusted(space, padding, -space, -padding);
    painter->save();
    painter->setClipRect(option.rect); // piled-up accents would reach into the neighbours
    painter->fillRect(option.rect, colors.fill);
    painter->setFont(option.font);
    const QVariant tick = index.data(Qt::CheckStateRole);
    if (tick.isValid()) {
        const QRect box(area.left(), area.center().y() - line / 2, line, line);
        drawTick(*painter, QStyle::visualRect(option.direction, option.rect, box), colors,
                 tick.toInt() == Qt::Checked);
        area.setLeft(box.right() + 1 + space);
    }
    if (index.data(Away).toBool())
        area = drawAway(*painter, area, option, colors);
    painter->setPen(colors.text);
    const QString name = option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, area.width());
    drawOwnLine(*painter, QStyle::visualRect(option.direction, option.rect, area), option.direction, name);
    if (option.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.backgroundColor = colors.fill;
        drawFocusRing(focus, painter);
    }
    painter->restore();
}

QSize PersonRows::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const {
    return {0, option.fontMetrics.height() + 2 * padding};
}

bool PersonRows::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &,
                             const QModelIndex &index) {
    const QVariant tick = index.data(Qt::CheckStateRole);
    if (!tick.isValid())
        return false;
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key != Qt::Key_Space && key != Qt::Key_Select)
            return false;
    } else if (event->type() != QEvent::MouseButtonRelease ||
               static_cast<QMouseEvent *>(event)->button() != Qt::LeftButton) {
        return false;
    }
    return model->setData(index, tick.toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked,
                          Qt::CheckStateRole);
}

} // namespace lectern::ui
