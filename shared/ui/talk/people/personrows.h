// SPDX-License-Identifier: GPL-3.0-or-later
// Paints people: a tick where the model has one, the name as the characters it is, muted behind it that somebody is
// away. A click anywhere in the row sets the tick, as Space does.
#pragma once

#include <QStyledItemDelegate>

namespace lectern::ui {

class PersonRows : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int Away = Qt::UserRole + 1; // as talk::PickablePeople has it

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
};

} // namespace lectern::ui
