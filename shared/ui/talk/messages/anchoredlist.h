// SPDX-License-Identifier: GPL-3.0-or-later
// A list of rows of any height in which the row under the eye stays where it is, whatever comes above or below it, goes
// or changes; at the bottom, where what is new comes, it stays at the bottom. It is a QListView for the screen readers,
// which know that one: where rows stand is decided here. Only rows that are seen are laid out at once.
#pragma once

#include "shared/ui/talk/messages/rowplaces.h"

#include <QListView>

namespace lectern::ui {

class ChatDelegate;

class AnchoredList : public QListView {
    Q_OBJECT

public:
    // Both live as long as the list.
    AnchoredList(QAbstractItemModel &model, ChatDelegate &delegate, QWidget *parent = nullptr);

    bool isFollowing() const { return m_following; }
    void standAtBottom();
    void standAt(int row, int y = 0); // its upper edge so far below that of the viewport
    int pixelsAbove() const;          // what can be scrolled to
    int pixelsBelow() const;

    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void reset() override;

Q_SIGNALS:
    void placed(); // scrolled, or arranged anew

protected:
    virtual bool mayFollow() const { return true; } // the last row is the newest that there is

    // Lays out rows out of sight for some milliseconds; false: all are known.
    bool refine();
    void arrange(bool repaint = true);

    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

protected Q_SLOTS:
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;

private:
    RowPlaces::Height heightOf(int row) const;
    void restock(); // all heights anew
    bool measure(int row);
    bool measureBetween(int top, int bottom);
    int wantedValue() const;
    void remember(); // the row under the eye
    void remember(int row);
    void noteFollowing();

    ChatDelegate &m_delegate;
    RowPlaces m_places;
    QPersistentModelIndex m_anchor; // the row under the eye
    int m_offset = 0;               // from the upper edge of the viewport to its own
    int m_anchorHeight = 0;         // as it was then
    bool m_following = true;
    bool m_arranging = false;
};

} // namespace lectern::ui
