// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/messages/anchoredlist.h"

#include "shared/ui/talk/messages/chatdelegate.h"

#include <QElapsedTimer>
#include <QPaintEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr int refiningTime = 6; // ms at a time: nobody notices

} // namespace

AnchoredList::AnchoredList(QAbstractItemModel &model, ChatDelegate &delegate, QWidget *parent)
    : QListView(parent), m_delegate(delegate) {
    setItemDelegate(&delegate);
    setAutoScroll(false); // a row that becomes the current one by itself moves nothing
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // coming and going it would change every line
    setEditTriggers(NoEditTriggers);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        m_places.remove(first, last - first + 1);
        arrange();
    });
    setModel(&model);
}

// ---- where rows stand ----

RowPlaces::Height AnchoredList::heightOf(int row) const {
    const QModelIndex index = model()->index(row, 0);
    const auto known = m_delegate.knownHeight(index);
    return {known ? *known : m_delegate.guessedHeight(index), !known};
}

void AnchoredList::restock() {
    m_delegate.setLook({font(), palette(), layoutDirection(), viewport()->width()});
    m_places.clear();
    std::vector<RowPlaces::Height> heights;
    for (int row = 0; row < model()->rowCount(); ++row)
        heights.push_back(heightOf(row));
    m_places.insert(0, heights);
}

bool AnchoredList::measure(int row) {
    const RowPlaces::Height before = m_places.height(row);
    if (!before.isGuess)
        return false;
    m_places.set(row, {m_delegate.height(model()->index(row, 0)), false});
    return m_places.height(row).pixels != before.pixels;
}

// True: a row is of another height than was thought, and now others may stand there.
bool AnchoredList::measureBetween(int top, int bottom) {
    bool isOther = false;
    const int first = m_places.rowAt(top);
    const int last = m_places.rowAt(bottom);
    for (int row = first; row >= 0 && row <= last; ++row)
        isOther = measure(row) || isOther;
    return isOther;
}

int AnchoredList::wantedValue() const {
    const int most = std::max(0, m_places.total() - viewport()->height());
    if (m_following && mayFollow())
        return most;
    if (!m_anchor.isValid())
        return std::clamp(verticalScrollBar()->value(), 0, most);
    const int height = m_places.height(m_anchor.row()).pixels;
    const bool isInside = m_offset < 0 && m_anchorHeight > 0; // the eye is in the middle of a long one
    const int offset = isInside ? int(qint64(m_offset) * height / m_anchorHeight) : m_offset;
    return std::clamp(m_places.top(m_anchor.row()) - offset, 0, most);
}

void AnchoredList::arrange(bool repaint) {
    if (m_arranging || !model() || m_places.count() != model()->rowCount())
        return;
    const int page = viewport()->height();
    {
        const QScopedValueRollback arranging(m_arranging, true);
        int value = wantedValue();
        while (measureBetween(value, value + page))
            value = wantedValue();
        QScrollBar *bar = verticalScrollBar();
        bar->setPageStep(page);
        bar->setSingleStep(std::max(1, fontMetrics().height()));
        bar->setRange(0, std::max(0, m_places.total() - page));
        bar->setValue(value);
    }
    if (repaint)
        viewport()->update();
    noteFollowing();
    Q_EMIT placed();
}

// Who stands at the bottom goes on to, and where the place cannot be kept the bottom is as near as it gets.
void AnchoredList::noteFollowing() {
    m_following = mayFollow() && pixelsBelow() <= 0;
    if (!m_anchor.isValid())
        remember();
}

void AnchoredList::remember() {
    const int value = verticalScrollBar()->value();
    int row = m_places.rowAt(value);
    const bool isCut = row >= 0 && m_places.top(row) < value;
    if (isCut && row + 1 < m_places.count() && m_places.top(row + 1) < value + viewport()->height())
        ++row; // the first that is seen from its beginning
    remember(row);
}

void AnchoredList::remember(int row) {
    m_anchor = row < 0 ? QModelIndex() : model()->index(row, 0);
    m_offset = row < 0 ? 0 : m_places.top(row) - verticalScrollBar()->value();
    m_anchorHeight = row < 0 ? 0 : m_places.height(row).pixels;
}

bool AnchoredList::refine() {
    QElapsedTimer time;
    time.start();
    const int value = verticalScrollBar()->value();
    const int first = m_places.rowAt(value);
    const int y = first < 0 ? 0 : m_places.top(first) - value;
    bool isOther = false;
    int rest = 0;
    for (int away = 0; away < m_places.count(); ++away) { // from the eye outwards: there it is wanted first
        for (const int row : {first + away, first - away - 1}) {
            if (row < 0 || row >= m_places.count() || !m_places.height(row).isGuess)
                continue;
            if (time.elapsed() < refiningTime)
                isOther = measure(row) || isOther;
            else
                ++rest;
        }
    }
    if (isOther) {
        arrange(false);
        const int now = verticalScrollBar()->value();
        if (m_places.rowAt(now) != first || m_places.top(first) - now != y)
            viewport()->update();
    }
    return rest > 0;
}

void AnchoredList::standAtBottom() {
    m_following = true;
    arrange();
    remember();
}

void AnchoredList::standAt(int row, int y) {
    m_following = false;
    m_anchor = model()->index(row, 0);
    m_offset = y;
    m_anchorHeight = 0;
    arrange();
    remember();
}

int AnchoredList::pixelsAbove() const { return verticalScrollBar()->value(); }

int AnchoredList::pixelsBelow() const {
    return verticalScrollBar()->maximum() - verticalScrollBar()->value();
}

// ---- what happens to the rows ----

void AnchoredList::rowsInserted(const QModelIndex &parent, int first, int last) {
    std::vector<RowPlaces::Height> heights;
    for (int row = first; row <= last; ++row)
        heights.push_back(heightOf(row));
    m_places.insert(first, heights);
    QAbstractItemView::rowsInserted(parent, first, last);
    arrange();
}

// The anchor goes with them: the nearest of the others takes its part.
void AnchoredList::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) {
    QAbstractItemView::rowsAboutToBeRemoved(parent, first, last);
    const bool isHit = m_anchor.isValid() && m_anchor.row() >= first && m_anchor.row() <= last;
    if (isHit)
        remember(last + 1 < m_places.count() ? last + 1 : first - 1);
}

void AnchoredList::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                               const QList<int> &roles) {
    for (int row = topLeft.row(); row <= bottomRight.row() && row < m_places.count(); ++row)
        m_places.set(row, heightOf(row));
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
    arrange();
}

void AnchoredList::reset() {
    QListView::reset();
    restock();
    m_anchor = QModelIndex();
    m_following = true;
    arrange();
}

void AnchoredList::doItemsLayout() {
    if (model())
        restock();
    QAbstractItemView::doItemsLayout();
}

void AnchoredList::updateGeometries() { arrange(); }

void AnchoredList::resizeEvent(QResizeEvent *event) {
    if (event->size().width() != event->oldSize().width())
        restock();
    QAbstractItemView::resizeEvent(event);
    arrange();
}

void AnchoredList::changeEvent(QEvent *event) {
    QListView::changeEvent(event);
    const bool isOther = event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange ||
                         event->type() == QEvent::PaletteChange ||
                         event->type() == QEvent::LayoutDirectionChange;
    if (isOther && model()) {
        restock();
        arrange();
    }
}

void AnchoredList::scrollContentsBy(int, int dy) {
    if (m_arranging)
        return;
    const int total = m_places.total();
    remember();
    m_following = mayFollow() && pixelsBelow() <= 0; // also when rows there turn out to be higher
    arrange(false);
    if (m_places.total() == total)
        viewport()->scroll(0, dy);
    else
        viewport()->update();
    remember();
}

void AnchoredList::paintEvent(QPaintEvent *event) {
    QPainter painter(viewport());
    painter.setClipRect(event->rect());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int value = verticalScrollBar()->value();
    const int last = m_places.rowAt(event->rect().bottom() + value);
    for (int row = std::max(0, m_places.rowAt(event->rect().top() + value)); row <= last; ++row) {
        const QModelIndex index = model()->index(row, 0);
        option.rect = visualRect(index);
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        m_delegate.paint(&painter, option, index);
    }
}

} // namespace lectern::ui
