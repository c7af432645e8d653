// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/tallarea.h"

#include <QEvent>
#include <QScrollBar>
#include <QVBoxLayout>

namespace lectern::ui {

namespace {

// QLayout's own answer counts what is nested as tall as it would like to be, not as low as it may be.
int leastHeight(QLayoutItem &item, int width) {
    const auto *column = qobject_cast<QVBoxLayout *>(item.layout());
    if (!column)
        return item.hasHeightForWidth() ? item.heightForWidth(width) : item.minimumSize().height();
    const QMargins margins = column->contentsMargins();
    int height = margins.top() + margins.bottom() - column->spacing();
    for (int i = 0; i < column->count(); ++i) {
        QLayoutItem &part = *column->itemAt(i);
        if (!part.isEmpty())
            height += column->spacing() + leastHeight(part, width - margins.left() - margins.right());
    }
    return height;
}

} // namespace

TallArea::TallArea(QWidget *content, QWidget *parent) : QScrollArea(parent) {
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
    QLayout &page = *widget()->layout();
    if (leastHeight(page, room.width()) <= room.height())
        return widget()->resize(room);
    const int width = room.width() - verticalScrollBar()->sizeHint().width();
    widget()->resize(width, leastHeight(page, width));
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
