// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a suggestion: the name or the usage of a command, and muted below it what the command does. As the characters
// they are.
#pragma once

#include <QStyledItemDelegate>

namespace lectern::ui {

class CompletionDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int Detail = Qt::UserRole;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace lectern::ui
