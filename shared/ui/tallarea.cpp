// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/tallarea.h"

#include <QEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include <utility>

namespace lectern::ui {

namespace {

// The least height of a page. QLayout's own answer counts what is nested as tall as it would like to be.
struct Measure {
    const QWidget *extra;
    bool withExtra;
    bool whole; // what scrolls in the page shows all that it has

    bool counts(QLayoutItem &item) const {
        if (item.widget() && item.widget() == extra)
            return withExtra;
        const QLayout *layout = item.layout();
        if (!layout)
            return !item.isEmpty();
        for (int i = 0; i < layout->count(); ++i) {
            if (counts(*layout->itemAt(i)))
                return true;
        }
        return false;
    }

    int height(QLayoutItem &item, int width) const {
        if (const auto *column = qobject_cast<QVBoxLayout *>(item.layout()))
            return columnHeight(*column, width);
        if (item.widget() && item.widget() == extra)
            return extra->heightForWidth(width);
        if (const auto *area = qobject_cast<QScrollArea *>(item.widget()))
            return whole ? area->sizeHint().height() : area->minimumSizeHint().height();
        return item.hasHeightForWidth() ? item.heightForWidth(width) : item.minimumSize().height();
    }

    int columnHeight(const QVBoxLayout &column, int width) const {
        const QMargins margins = column.contentsMargins();
        int sum = margins.top() + margins.bottom() - column.spacing();
        for (int i = 0; i < column.count(); ++i) {
            QLayoutItem &part = *column.itemAt(i);
            if (counts(part))
                sum += column.spacing() + height(part, width - margins.left() - margins.right());
        }
        return sum;
    }
};

} // namespace

TallArea::TallArea(QWidget *content, QWidget *extra, QWidget *parent) : QScrollArea(parent), m_extra(extra) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(content);
    content->installEventFilter(this);
}

// QScrollArea would make it as tall as it likes. The width that a scroll bar takes makes it taller still, so this
// never swings back and forth.
void TallArea::fit() {
    const QSize room = maximumViewportSize();
    const int narrow = room.width() - verticalScrollBar()->sizeHint().width();
    const bool extraShown = m_extra && !m_extra->isHidden();
    if (least(room.width(), m_extra, false) <= room.height())
        return fill(room, true);
    if (least(room.width(), false, false) > room.height())
        return fill({narrow, least(narrow, extraShown, true)}, false);
    if (!extraShown) // as wide as with the bar that comes with it
        return fill({narrow, room.height()}, false);
    const int without = least(narrow, false, false);
    const int extraHeight = least(narrow, true, false) - without;
    fill({narrow, qMax(without, room.height()) + extraHeight}, false);
}

int TallArea::least(int width, bool withExtra, bool whole) const {
    return Measure{m_extra, withExtra, whole}.height(*widget()->layout(), width);
}

void TallArea::fill(QSize size, bool extraFits) {
    const bool withExtra = m_extra && (extraFits || !m_extra->isHidden());
    const bool whole = least(size.width(), withExtra, true) <= size.height();
    for (auto *area : widget()->findChildren<QScrollArea *>())
        area->setMinimumHeight(whole ? area->sizeHint().height() : 0);
    if (m_extra) {
        QSizePolicy policy = m_extra->sizePolicy();
        policy.setRetainSizeWhenHidden(extraFits);
        m_extra->setSizePolicy(policy);
    }
    widget()->resize(size);
    if (std::exchange(m_extraFits, extraFits) != extraFits)
        Q_EMIT extraHasRoom(extraFits);
}

bool TallArea::eventFilter(QObject *watched, QEvent *event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        fit();
    return QScrollArea::eventFilter(watched, event);
}

void TallArea::resizeEvent(QResizeEvent *event) {
    QScrollArea::resizeEvent(event);
    fit();
}

} // namespace lectern::ui
