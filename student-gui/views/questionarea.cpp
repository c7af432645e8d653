// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/questionarea.h"

#include "shared/ui/theme.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int fewestLines = 6;           // in sight; the page scrolls before there are less
constexpr double smallestQuestion = 1.3; // of the application's font

// Always has its place, and shows itself when there is something to scroll: a bar that comes and goes changes the
// width, with it the height of the question, and with that whether a bar is needed.
class QuietScrollBar : public QScrollBar {
protected:
    void paintEvent(QPaintEvent *event) override {
        if (maximum() > minimum())
            QScrollBar::paintEvent(event);
    }
};

} // namespace

QuestionArea::QuestionArea(QWidget *content, QWidget *parent) : QScrollArea(parent) {
    setObjectName(u"questionArea"_s);
    setAccessibleName(tr("Question"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBar(new QuietScrollBar);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setViewportMargins(verticalScrollBar()->sizeHint().width(), 0, 0, 0); // the question stays in the middle
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setWidget(content);
    content->setAutoFillBackground(false); // the mark of the focus lies below it
}

int QuestionArea::contentHeight() const {
    return qMax(widget()->heightForWidth(maximumViewportSize().width()),
                widget()->minimumSizeHint().height());
}

QSize QuestionArea::sizeHint() const { return {widget()->sizeHint().width(), contentHeight()}; }

QSize QuestionArea::minimumSizeHint() const {
    return {
        widget()->minimumSizeHint().width() + 2 * verticalScrollBar()->sizeHint().width(),
        qMin(contentHeight(), fewestLines * QFontMetrics(ui::scaledFont(smallestQuestion)).lineSpacing())};
}

// A new question has another height.
bool QuestionArea::eventFilter(QObject *watched, QEvent *event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

void QuestionArea::resizeEvent(QResizeEvent *event) {
    QScrollArea::resizeEvent(event);
    updateGeometry();
}

// Who moves by the keyboard must see that the arrow keys scroll here.
void QuestionArea::paintEvent(QPaintEvent *event) {
    QScrollArea::paintEvent(event);
    if (!hasFocus() || verticalScrollBar()->maximum() == 0)
        return;
    QPainter painter(viewport());
    painter.setPen(QPen(ui::accentColor(palette()), 2));
    painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
}

void QuestionArea::focusInEvent(QFocusEvent *event) {
    QScrollArea::focusInEvent(event);
    viewport()->update();
}

void QuestionArea::focusOutEvent(QFocusEvent *event) {
    QScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace lectern::student
