// SPDX-License-Identifier: GPL-3.0-or-later
// As tall as the question in it where there is room, and scrolls it, by the arrow keys too, where there is not.
#pragma once

#include <QScrollArea>

namespace lectern::student {

class QuestionArea : public QScrollArea {
    Q_OBJECT

public:
    // Takes `content` over.
    QuestionArea(QWidget *content, QWidget *parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    int contentHeight() const;
};

} // namespace lectern::student
