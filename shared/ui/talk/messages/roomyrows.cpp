// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/messages/roomyrows.h"

#include "shared/talk/peoplemodel.h"
#include "shared/ui/theme.h"

namespace lectern::ui {

QSize RoomyRows::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const {
    return QStyledItemDelegate::sizeHint(option, index) + QSize(0, space);
}

void RoomyRows::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    option->displayAlignment =
        QStyle::visualAlignment(option->direction, option->displayAlignment) | Qt::AlignAbsolute;
    if (index.column() == m_nameColumn)
        option->direction = option->text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
    if (index.data(talk::PeopleModel::HasLeft).toBool())
        option->palette.setColor(QPalette::Text, mutedTextColor(option->palette));
}

} // namespace lectern::ui
