// SPDX-License-Identifier: GPL-3.0-or-later
// A label for foreign text: never markup, wraps between words, and inside a word that is wider than the label.
// QLabel's own wrapping would let a word of 4,000 letters widen the window.
#pragma once

#include <QLabel>

namespace lectern::ui {

class WrapLabel : public QLabel {
    Q_OBJECT

public:
    explicit WrapLabel(const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QSizeF textSize(qreal width) const;
};

} // namespace lectern::ui
