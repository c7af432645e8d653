// SPDX-License-Identifier: GPL-3.0-or-later
// Where a question is typed. The text stays until the server has taken it.
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace lectern::teacher {

class AskBar : public QWidget {
    Q_OBJECT

public:
    explicit AskBar(QWidget *parent = nullptr);

    // `why`: the tool tip while asking is impossible.
    void setReady(bool ready, const QString &why);
    void ask();
    // The server has this question: the field is empty again, unless something else is being typed by now.
    void taken(const QString &text);
    void takeFocus();

Q_SIGNALS:
    void askWanted(const QString &text); // empty: asked aloud

private:
    QLineEdit *m_field;
    QPushButton *m_button;
};

} // namespace lectern::teacher
