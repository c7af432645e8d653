// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of people, or of what they said. Fusion's stand too close to be read from a lectern. A name has a language of its own: its direction is
// not the window's, only the side on which it stands is.
#pragma once

#include <QStyledItemDelegate>

namespace lectern::ui {

class RoomyRows : public QStyledItemDelegate {
    Q_OBJECT

public:
    RoomyRows(int nameColumn, QObject *parent) : QStyledItemDelegate(parent), m_nameColumn(nameColumn) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const int m_nameColumn;
};

} // namespace lectern::ui
