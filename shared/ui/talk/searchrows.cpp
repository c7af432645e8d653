// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/searchrows.h"

#include "shared/talk/searchmodel.h"
#include "shared/ui/talk/messages/ownline.h"
#include "shared/ui/talk/messages/textshape.h"
#include "shared/ui/theme.h"
#include "shared/ui/themepaint.h"

#include <QPainter>
#include <QStyleOptionFocusRect>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using talk::SearchModel;

namespace {

constexpr int padding = space / 2;

QFont boldOf(const QFont &font) {
    QFont bold = font;
    bold.setBold(true);
    return bold;
}

void drawHead(QPainter &painter, const QRect &area, const QStyleOptionViewItem &row,
              const QModelIndex &index) {
    const QString time = index.data(SearchModel::TimeText).toString();
    const int width = qMin(row.fontMetrics.horizontalAdvance(time) + 1, area.width() / 2);
    const QRect end(area.right() + 1 - width, area.top(), width, area.height());
    const QRect begin = area.adjusted(0, 0, -width - space, 0);
    const QFont bold = boldOf(row.font);
    const QString name = QFontMetrics(bold).elidedText(index.data(SearchModel::Name).toString(),
                                                       Qt::ElideRight, begin.width());
    painter.setPen(row.palette.color(QPalette::Active, QPalette::Text));
    painter.setFont(bold);
    drawOwnLine(painter, QStyle::visualRect(row.direction, row.rect, begin), row.direction, name);
    painter.setPen(mutedTextColor(row.palette));
    painter.setFont(row.font);
    drawOwnLine(painter, QStyle::visualRect(row.direction, row.rect, end), row.direction,
                row.fontMetrics.elidedText(time, Qt::ElideRight, width));
}

void drawMatch(QPainter &painter, const QRect &area, const QStyleOptionViewItem &row,
               const QModelIndex &index) {
    const QFont bold = boldOf(row.font);
    // Measured in bold: the match is wider than the rest.
    const QString line =
        QFontMetrics(bold).elidedText(index.data(SearchModel::Line).toString(), Qt::ElideRight, area.width());
    QTextLayout::FormatRange match;
    match.start = index.data(SearchModel::MatchFrom).toInt();
    match.length = index.data(SearchModel::MatchLength).toInt();
    match.format.setFontWeight(QFont::Bold);
    match.format.setForeground(accentColor(row.palette));
    const bool isSeen = match.start >= 0 && match.start + match.length <= line.size();
    const TextShape shape(line, row.font, QWIDGETSIZE_MAX,
                          isSeen ? QList{match} : QList<QTextLayout::FormatRange>());
    painter.setPen(row.palette.color(QPalette::Active, QPalette::Text));
    const qreal width = shape.size().width();
    const bool mirrored = row.direction == Qt::RightToLeft; // on the side where the name stands
    shape.draw(painter, {mirrored ? area.right() + 1 - width : area.left(), qreal(area.top())}, width);
}

} // namespace

void SearchRows::paint(QPainter *painter, const QStyleOptionViewItem &option,
                       const QModelIndex &index) const {
    const bool isMarked = option.state & (QStyle::State_Selected | QStyle::State_MouseOver);
    const QColor base = option.palette.color(QPalette::Base);
    const QColor fill = mixed(base, accentColor(option.palette), isMarked ? 0.08 : 0.0);
    const QRect area = option.rect.adjusted(space, padding, -space, -padding);
    const int line = option.fontMetrics.height();
    painter->save();
    painter->setClipRect(option.rect); // piled-up accents would reach into the neighbours
    painter->fillRect(option.rect, fill);
    drawHead(*painter, QRect(area.topLeft(), QSize(area.width(), line)), option, index);
    painter->setLayoutDirection(option.direction);
    drawMatch(*painter, QRect(area.left(), area.top() + line, area.width(), line), option, index);
    if (option.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.backgroundColor = fill;
        drawFocusRing(focus, painter);
    }
    painter->restore();
}

QSize SearchRows::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const {
    return {0, 2 * option.fontMetrics.height() + 2 * padding};
}

} // namespace lectern::ui
