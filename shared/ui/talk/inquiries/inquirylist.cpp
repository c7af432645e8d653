// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/inquiries/inquirylist.h"

#include "shared/ui/talk/inquiries/inquirydelegate.h"

#include <QResizeEvent>

#include <utility>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

InquiryList::InquiryList(std::chrono::milliseconds rest, QWidget *parent) : QListView(parent) {
    setObjectName(u"inquiryList"_s);
    setItemDelegate(new InquiryDelegate(this));
    setFrameShape(NoFrame);
    setResizeMode(Adjust);
    setVerticalScrollMode(ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // coming and going it would change every line
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    viewport()->setMouseTracking(true);
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &InquiryList::release);
}

// ---- the one that is chosen ----

void InquiryList::currentChanged(const QModelIndex &current, const QModelIndex &previous) {
    QListView::currentChanged(current, previous);
    if (current.isValid()) // also the one that gets the focus without a click
        selectionModel()->select(current, QItemSelectionModel::ClearAndSelect);
    Q_EMIT chosenChanged();
}

QItemSelectionModel::SelectionFlags InquiryList::selectionCommand(const QModelIndex &index,
                                                                  const QEvent *) const {
    return index.isValid() ? QItemSelectionModel::ClearAndSelect : QItemSelectionModel::NoUpdate;
}

// Qt would choose a neighbour: the next press of a button would then be for a question that nobody has looked at.
void InquiryList::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) {
    const int chosen = currentIndex().row();
    if (chosen >= first && chosen <= last)
        selectionModel()->clear();
    QListView::rowsAboutToBeRemoved(parent, first, last);
}

void InquiryList::chooseFirst() {
    if (!currentIndex().isValid() && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
}

// ---- whether somebody is about to click ----

void InquiryList::hold() {
    m_rest.start();
    if (!std::exchange(m_isHeld, true))
        Q_EMIT heldChanged(true);
}

void InquiryList::release() {
    m_rest.stop();
    if (std::exchange(m_isHeld, false))
        Q_EMIT heldChanged(false);
}

void InquiryList::keyPressEvent(QKeyEvent *event) {
    hold();
    QListView::keyPressEvent(event);
}

bool InquiryList::viewportEvent(QEvent *event) {
    switch (event->type()) {
    case QEvent::MouseMove:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
        hold();
        break;
    case QEvent::Leave:
        release();
        break;
    default:
        break;
    }
    return QListView::viewportEvent(event);
}

void InquiryList::focusInEvent(QFocusEvent *event) {
    QListView::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        chooseFirst();
}

void InquiryList::focusOutEvent(QFocusEvent *event) {
    QListView::focusOutEvent(event);
    release();
}

void InquiryList::hideEvent(QHideEvent *event) {
    QListView::hideEvent(event);
    release();
}

// Narrower rows are higher: the one that is chosen stays in sight.
void InquiryList::resizeEvent(QResizeEvent *event) {
    QListView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width() && currentIndex().isValid()) {
        doItemsLayout();
        scrollTo(currentIndex());
    }
}

} // namespace lectern::ui
