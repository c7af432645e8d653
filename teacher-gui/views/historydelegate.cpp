// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/historydelegate.h"

#include "shared/ui/theme.h"
#include "teacher-gui/models/historymodel.h"

#include <QPainter>
#include <QWidget>

namespace lectern::teacher {

namespace {

constexpr int inset = ui::space / 2;

// Elided at its own end: a question has a language of its own. It stands on the side of the window's.
void drawLine(QPainter &painter, const QRect &line, const QStyleOptionViewItem &option, const QColor &color,
              const QString &text) {
    const auto side = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
    painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.setPen(color);
    painter.drawText(line, int(side | Qt::AlignAbsolute) | Qt::TextSingleLine,
                     option.fontMetrics.elidedText(text, Qt::ElideRight, line.width()));
}

} // namespace

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const {
    const QStyle *style = option.widget->style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const bool selected = option.state & QStyle::State_Selected;
    const QColor text = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const int height = option.fontMetrics.height();
    QRect line = option.rect.adjusted(inset, inset, -inset, 0);
    line.setHeight(height);
    painter->save();
    painter->setFont(option.font);
    painter->setClipRect(option.rect); // piled-up accents would reach into the neighbours
    drawLine(*painter, line, option, text, index.data().toString());
    drawLine(*painter, line.translated(0, height), option,
             selected ? text : ui::mutedTextColor(option.palette),
             index.data(HistoryModel::Detail).toString());
    painter->restore();
    if (option.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.backgroundColor = option.palette.color(selected ? QPalette::Highlight : QPalette::Base);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const {
    return {0, 2 * option.fontMetrics.height() + 2 * inset};
}

} // namespace lectern::teacher
