// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a row of a FoundModel: the class large, its address muted below. Names are painted as the characters they are.
#pragma once

#include <QStyledItemDelegate>

namespace lectern::ui {

class FoundDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace lectern::ui
