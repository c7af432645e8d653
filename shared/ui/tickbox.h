// SPDX-License-Identifier: GPL-3.0-or-later
// A check box whose words wrap, and whose box grows with them.
#pragma once

#include <QCheckBox>

class QLabel;

namespace lectern::ui {

class TickBox : public QCheckBox {
    Q_OBJECT

public:
    explicit TickBox(const QString &words, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    bool hitButton(const QPoint &position) const override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int boxSide() const { return fontMetrics().height(); }
    int wordsStart() const; // from the leading edge
    void place();

    QLabel *m_words; // not QCheckBox's own text, which never wraps
};

} // namespace lectern::ui
