// SPDX-License-Identifier: GPL-3.0-or-later
// F1: what the window does, and its keys. objectNames: helpDialog, helpEncryption, helpText.
#pragma once

#include "student-gui/views/readingdialog.h"

namespace lectern::student {

class HelpDialog : public ReadingDialog {
    Q_OBJECT

public:
    explicit HelpDialog(QWidget *parent);
};

} // namespace lectern::student
