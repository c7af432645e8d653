// SPDX-License-Identifier: GPL-3.0-or-later
// Paints an entry of the HistoryModel in two lines: what it is, and muted below it how it went. Text as it is.
#pragma once

#include <QStyledItemDelegate>

namespace lectern::teacher {

class HistoryDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace lectern::teacher
