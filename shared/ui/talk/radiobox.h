// SPDX-License-Identifier: GPL-3.0-or-later
// A radio button whose dot grows with its words, as the box of a TickBox does, and stands in line with that.
#pragma once

#include <QRadioButton>

namespace lectern::ui {

class RadioBox : public QRadioButton {
    Q_OBJECT

public:
    using QRadioButton::QRadioButton;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool hitButton(const QPoint &position) const override { return rect().contains(position); }
    void paintEvent(QPaintEvent *event) override;
};

} // namespace lectern::ui
