// SPDX-License-Identifier: GPL-3.0-or-later
// A page that fills its window, and scrolls where the window is too low for it: at the largest text, say.
#pragma once

#include <QScrollArea>

namespace lectern::ui {

class TallArea : public QScrollArea {
    Q_OBJECT

public:
    // Takes `content`, which has a vertical layout, over. Layouts in that may be vertical ones.
    TallArea(QWidget *content, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
};

} // namespace lectern::ui
