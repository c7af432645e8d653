// SPDX-License-Identifier: GPL-3.0-or-later
// A student asks the teacher, with the name or without. objectNames: askTeacherDialog, anonymousTick, and those of the
// InquiryDialog.
#pragma once

#include "shared/ui/talk/inquiries/inquirydialog.h"

namespace lectern::ui {

class TickBox;

class AskTeacherDialog : public InquiryDialog {
    Q_OBJECT

public:
    explicit AskTeacherDialog(QWidget *parent, std::chrono::milliseconds second = std::chrono::seconds(1));

    void setUnderWay(bool underWay, const QString &note = {}) override;
    bool isAnonymous() const;
    void startOver(); // somebody else sits here: nothing of what was typed is left

private:
    TickBox *m_anonymous;
};

} // namespace lectern::ui
