// SPDX-License-Identifier: GPL-3.0-or-later
// Copies a text, and says so for a moment.
#pragma once

#include <QPushButton>
#include <QTimer>

namespace lectern::teacher {

class CopyButton : public QPushButton {
    Q_OBJECT

public:
    // `deed`: what it is called for those who hear it, "Copy the command of Poll".
    CopyButton(const QString &deed, QWidget *parent);

    void setContent(const QString &content); // empty: there is nothing to copy

protected:
    void changeEvent(QEvent *event) override;

private:
    void copy();
    void tell(bool copied);
    void dress();

    const QString m_deed;
    QString m_content;
    QTimer m_copied; // while it says that it has
};

} // namespace lectern::teacher
