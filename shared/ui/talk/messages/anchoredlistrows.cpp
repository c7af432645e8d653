// SPDX-License-Identifier: GPL-3.0-or-later
// What QListView asks the AnchoredList about its rows. How they come to their places: anchoredlist.cpp.
#include "shared/ui/talk/messages/anchoredlist.h"

#include <QScrollBar>

#include <algorithm>

namespace lectern::ui {

int AnchoredList::verticalOffset() const { return verticalScrollBar()->value(); }

QRect AnchoredList::visualRect(const QModelIndex &index) const {
    if (!index.isValid() || index.row() >= m_places.count())
        return {};
    return {0, m_places.top(index.row()) - verticalOffset(), viewport()->width(),
            m_places.height(index.row()).pixels};
}

QModelIndex AnchoredList::indexAt(const QPoint &point) const {
    const int y = point.y() + verticalOffset();
    return y < 0 || y >= m_places.total() ? QModelIndex() : model()->index(m_places.rowAt(y), 0);
}

void AnchoredList::scrollTo(const QModelIndex &index, ScrollHint hint) {
    const QRect rect = visualRect(index);
    const int page = viewport()->height();
    const bool isHigh = rect.height() > page;
    const bool isSeen = rect.top() >= 0 && rect.bottom() < page;
    if (!index.isValid() ||
        (hint == EnsureVisible && (isSeen || (isHigh && rect.intersects(viewport()->rect())))))
        return;
    const bool isBelow = rect.top() > 0 || rect.bottom() >= page;
    const int atBottom = page - rect.height();
    if (hint == PositionAtCenter)
        standAt(index.row(), std::max(0, atBottom / 2));
    else if (hint == PositionAtBottom || (hint == EnsureVisible && isBelow && !isHigh))
        standAt(index.row(), atBottom);
    else
        standAt(index.row());
    // A row that was only guessed may be higher than that.
    if (const QRect now = visualRect(index); hint == EnsureVisible && !isHigh && now.bottom() >= page)
        standAt(index.row(), std::max(0, page - now.height()));
}

QModelIndex AnchoredList::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    if (m_places.count() == 0)
        return {};
    const int value = verticalOffset();
    const int page = viewport()->height();
    const int first = m_places.rowAt(value);
    const int last = m_places.rowAt(value + page - 1);
    const int current = currentIndex().row();
    // Who has scrolled away goes on from where the eye is.
    const bool isSeen = current >= first && current <= last;
    const auto at = [this](int row) { return model()->index(std::clamp(row, 0, m_places.count() - 1), 0); };
    switch (action) {
    case MoveUp:
    case MovePrevious:
    case MoveLeft:
        return at(isSeen ? current - 1 : last);
    case MoveDown:
    case MoveNext:
    case MoveRight:
        return at(isSeen ? current + 1 : current < 0 ? last : first);
    case MoveHome:
        return at(0);
    case MoveEnd:
        return at(m_places.count() - 1);
    case MovePageUp:
        return at(m_places.rowAt(value));
    case MovePageDown:
        return at(m_places.rowAt(value + page - 1));
    }
    return {};
}

void AnchoredList::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) {
    const QRect area = rect.normalized();
    const int first = m_places.rowAt(area.top() + verticalOffset());
    const int last = m_places.rowAt(area.bottom() + verticalOffset());
    if (first >= 0)
        selectionModel()->select(QItemSelection(model()->index(first, 0), model()->index(last, 0)), command);
}

QRegion AnchoredList::visualRegionForSelection(const QItemSelection &selection) const {
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        const QRect rows = visualRect(range.topLeft()).united(visualRect(range.bottomRight()));
        region += rows.intersected(viewport()->rect());
    }
    return region;
}

} // namespace lectern::ui
