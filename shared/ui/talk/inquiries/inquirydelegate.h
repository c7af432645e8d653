// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the rows of a talk::InquiriesModel: the question, below it who asked when and what has become of it.
#pragma once

#include <QFont>
#include <QHash>
#include <QStyledItemDelegate>

#include <vector>

namespace lectern::ui {

class TextShape;

class InquiryDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit InquiryDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // The whole date.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    int heightOf(const QModelIndex &index, const QStyleOptionViewItem &option, int width) const;

    // 500 rows are laid out once, not each time that one of them changes: by what they say, for one font and width.
    mutable QHash<QString, int> m_heights;
    mutable QFont m_font;
    mutable int m_width = 0;
};

} // namespace lectern::ui
