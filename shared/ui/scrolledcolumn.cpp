// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/scrolledcolumn.h"

#include "shared/ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>

namespace lectern::ui {

namespace {

constexpr int narrowestLimit = 52 * space;
constexpr int lineCharacters = 60; // of average width

// As wide as a line of text may be in the font of the moment.
class Column : public QWidget {
public:
    explicit Column(QWidget *parent) : QWidget(parent) { limitWidth(); }

protected:
    void changeEvent(QEvent *event) override {
        QWidget::changeEvent(event);
        if (event->type() == QEvent::FontChange)
            limitWidth();
    }

private:
    void limitWidth() {
        setMaximumWidth(qMax(narrowestLimit, lineCharacters * fontMetrics().averageCharWidth()));
    }
};

} // namespace

QWidget *scrolledColumn(QWidget *page) {
    auto *scroll = new QScrollArea(page);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *outer = new QVBoxLayout(page);
    outer->setContentsMargins({});
    outer->addWidget(scroll);

    auto *content = new QWidget;
    auto *column = new Column(content);
    auto *centred = new QHBoxLayout(content);
    centred->setContentsMargins(2 * space, 2 * space, 2 * space, 2 * space);
    centred->addStretch();
    centred->addWidget(column, 100);
    centred->addStretch();
    scroll->setWidget(content);
    return column;
}

} // namespace lectern::ui
