// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/roomyrows.h"

#include "shared/ui/theme.h"

namespace lectern::teacher {

QSize RoomyRows::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const {
    return QStyledItemDelegate::sizeHint(option, index) + QSize(0, ui::space);
}

void RoomyRows::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    option->displayAlignment =
        QStyle::visualAlignment(option->direction, option->displayAlignment) | Qt::AlignAbsolute;
    if (index.column() == m_nameColumn)
        option->direction = option->text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
}

} // namespace lectern::teacher
