// SPDX-License-Identifier: GPL-3.0-or-later
// A label that shows its text as large as fits, between two sizes; what does not fit even in the smaller one
// ends in an ellipsis, and the tool tip has it all. Never markup.
#pragma once

#include <QLabel>

class QTextLayout;

namespace lectern::teacher {

class FittedLabel : public QLabel {
    Q_OBJECT

public:
    explicit FittedLabel(QWidget *parent = nullptr);

    void setSizes(int largest, int smallest); // pixels
    int leastHeight(int width) const;         // that shows the whole text, at the smallest size
    int wantedHeight(int width) const;        // the same at the largest
    bool showsAll() const;                    // nothing had to be cut off
    int fittedPixels() const;                 // the size between the two that it has in its place

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    QFont fontOf(int pixels) const;

    int m_largest = 32;
    int m_smallest = 16;
};

} // namespace lectern::teacher
