// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the rows of a talk::PaneModel, and remembers how high they are: laying one out costs up to some ms.
#pragma once

#include "shared/ui/talk/messages/messageshape.h"

#include <QCache>
#include <QStyledItemDelegate>

#include <optional>

namespace lectern::ui {

class ChatDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit ChatDelegate(QObject *parent = nullptr);

    void setLook(const MessageShape::Look &look); // before anything else; a new one makes all heights unknown

    int height(const QModelIndex &index) const;
    std::optional<int> knownHeight(const QModelIndex &index) const;
    int guessedHeight(const QModelIndex &index) const { return MessageShape::guess(index, m_look); }

    std::vector<talk::Link> links(const QModelIndex &index) const;
    // At that point of the row, if any.
    std::optional<talk::Link> linkAt(const QModelIndex &index, const QPoint &point) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // The whole date, and where a link leads.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    using Key = std::pair<quint64, int>; // of the row, and of what else its height depends on

    static Key keyOf(const QModelIndex &index);
    const MessageShape &shape(const QModelIndex &index) const; // until the next one is asked for

    MessageShape::Look m_look;
    mutable QCache<Key, MessageShape> m_shapes;
    mutable QHash<Key, int> m_heights;
};

} // namespace lectern::ui
