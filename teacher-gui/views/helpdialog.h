// SPDX-License-Identifier: GPL-3.0-or-later
// F1: what the window does, and where the keys stand. Deletes itself when it is closed. objectNames: helpWindow,
// helpCloseButton.
#pragma once

#include <QDialog>

class QVBoxLayout;

namespace lectern::teacher {

class HelpDialog : public QDialog {
    Q_OBJECT

public:
    explicit HelpDialog(QWidget *parent);

private:
    QWidget *makeText();
    static void add(QVBoxLayout *column, const QString &heading, const QString &text);
};

} // namespace lectern::teacher
