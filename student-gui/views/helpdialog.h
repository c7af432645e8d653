// SPDX-License-Identifier: GPL-3.0-or-later
// F1: what the window does, and its keys. Deletes itself when it is closed. objectNames: helpDialog, helpText, closeButton.
#pragma once

#include <QDialog>

namespace lectern::student {

class HelpDialog : public QDialog {
    Q_OBJECT

public:
    explicit HelpDialog(QWidget *parent);
};

} // namespace lectern::student
