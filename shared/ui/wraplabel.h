// SPDX-License-Identifier: GPL-3.0-or-later
// A label for foreign text: never markup, wraps between words, and inside a word that is wider than the label.
// QLabel's own wrapping would let a word of 4,000 letters widen the window. What is longer than the lines it may
// take ends in an ellipsis; the tool tip of the label has the rest.
#pragma once

#include <QLabel>

namespace lectern::ui {

class WrapLabel : public QLabel {
    Q_OBJECT

public:
    explicit WrapLabel(const QString &text, QWidget *parent = nullptr);

    void setMostLines(int lines); // no limit unless set

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QSizeF textSize(qreal width) const;
    QString fitted(qreal width) const; // the text, shortened to the lines that it may take

    int m_mostLines = 0; // 0: no limit
};

} // namespace lectern::ui
