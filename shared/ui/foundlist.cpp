// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/foundlist.h"

#include "shared/ui/founddelegate.h"
#include "shared/ui/foundmodel.h"

#include <QKeyEvent>
#include <QScopedValueRollback>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int rowsAtMost = 4; // more are scrolled
} // namespace

FoundList::FoundList(FoundModel &model, QWidget *parent) : QListView(parent) {
    setObjectName(u"foundList"_s);
    setAccessibleName(tr("Classes"));
    setItemDelegate(new FoundDelegate(this));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    viewport()->setAttribute(Qt::WA_Hover);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setRetainSizeWhenHidden(true); // what stands below does not move when the first row comes
    setSizePolicy(policy);
    setTabKeyNavigation(false);
    setModel(&model);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &QWidget::updateGeometry);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &QWidget::updateGeometry);
}

void FoundList::mark(int row) {
    const QScopedValueRollback marking(m_marking, true);
    if (row >= 0)
        setCurrentIndex(model()->index(row, 0));
    else
        selectionModel()->clear();
}

// Also without a row the height of one.
QSize FoundList::sizeHint() const {
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int rowHeight = itemDelegate()->sizeHint(option, {}).height();
    const int rows = qBound(1, model()->rowCount(), rowsAtMost);
    return {QListView::sizeHint().width(), rows * rowHeight};
}

// A list that gets the focus makes its first row current, not selected. What is pressed then is meant for that row.
void FoundList::keyPressEvent(QKeyEvent *event) {
    const bool isArrow =
        event->key() == Qt::Key_Down || event->key() == Qt::Key_Up || event->key() == Qt::Key_Home;
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isOnlyCurrent = currentIndex().isValid() && !selectionModel()->isSelected(currentIndex());
    if (isOnlyCurrent && (isArrow || isEnter))
        setCurrentIndex(currentIndex());
    else if (!isEnter)
        return QListView::keyPressEvent(event);
    event->setAccepted(!isEnter); // Enter goes on, which is the page's matter
}

void FoundList::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) {
    QListView::selectionChanged(selected, deselected);
    if (!m_marking && !selected.isEmpty())
        Q_EMIT chosen(selected.indexes().first().row());
}

} // namespace lectern::ui
