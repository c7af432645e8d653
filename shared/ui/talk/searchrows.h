// SPDX-License-Identifier: GPL-3.0-or-later
// Paints what was found: name and time, and below them the line with the match, which stands out. Foreign text is
// painted as the characters it is.
#pragma once

#include <QStyledItemDelegate>

namespace lectern::ui {

class SearchRows : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace lectern::ui
