// SPDX-License-Identifier: GPL-3.0-or-later
// A button that looks like a link: no padding beside its words, so that they stand in line with the text around.
#pragma once

#include <QPushButton>

namespace lectern::ui {

class LinkButton : public QPushButton {
    Q_OBJECT

public:
    explicit LinkButton(const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int lineHeight() const;
};

} // namespace lectern::ui
