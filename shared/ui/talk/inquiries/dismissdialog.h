// SPDX-License-Identifier: GPL-3.0-or-later
// Asks before a question to the teacher is gone for everybody: accepted() is the wish to do it. Keeping it is what Return
// and Esc do. Deletes itself when it is closed. objectNames: dismissDialog, dismissedQuestion, confirmDismissButton,
// keepInquiryButton.
#pragma once

#include <QDialog>

class QLayout;

namespace lectern::ui {

class DismissDialog : public QDialog {
    Q_OBJECT

public:
    DismissDialog(const QString &question, QWidget *parent);

private:
    QWidget *makeButtons();
};

} // namespace lectern::ui
