// SPDX-License-Identifier: GPL-3.0-or-later
// A page that fills its window, and scrolls where the window is too low for it: at the largest text, say. What
// scrolls in the page itself does not do so then: only one thing scrolls.
#pragma once

#include <QScrollArea>

namespace lectern::ui {

class TallArea : public QScrollArea {
    Q_OBJECT

public:
    // Takes `content`, which has a vertical layout, over. Layouts in that may be vertical ones. `extra` in it comes and
    // goes, last in the column: it has its room all the time if there is enough, else the page grows by it. Thus
    // nothing above it moves.
    TallArea(QWidget *content, QWidget *extra, QWidget *parent);

Q_SIGNALS:
    void extraHasRoom(bool has); // without scrolling

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    // `whole`: what scrolls in the page shows all that it has.
    int least(int width, bool withExtra, bool whole) const;
    void fill(QSize size, bool extraFits);

    QWidget *m_extra; // may be null
    bool m_extraFits = true;
};

} // namespace lectern::ui
