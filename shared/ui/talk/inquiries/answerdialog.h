// SPDX-License-Identifier: GPL-3.0-or-later
// The teacher answers a question in writing. Deletes itself when it is closed. objectNames: answerDialog,
// answeredQuestion, and those of the InquiryDialog.
#pragma once

#include "shared/protocol/ids.h"
#include "shared/ui/talk/inquiries/inquirydialog.h"

namespace lectern::ui {

class AnswerDialog : public InquiryDialog {
    Q_OBJECT

public:
    // `answer`: that it has already, to be changed; may be empty.
    AnswerDialog(InquiryId inquiry, const QString &question, const QString &answer, QWidget *parent,
                 std::chrono::milliseconds second = std::chrono::seconds(1));

    InquiryId inquiry() const { return m_inquiry; }

private:
    const InquiryId m_inquiry;
};

} // namespace lectern::ui
