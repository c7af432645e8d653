// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/inquiries/answerdialog.h"

#include "shared/ui/theme.h"

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

AnswerDialog::AnswerDialog(InquiryId inquiry, const QString &question, const QString &answer, QWidget *parent,
                           std::chrono::milliseconds second)
    : InquiryDialog({tr("Answer a question"), tr("Your answer, for the whole class"), tr("Answer"),
                     tr("An answer has %1 characters at most.")},
                    parent, second),
      m_inquiry(inquiry) {
    setObjectName(u"answerDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    QLabel *asked = plainLabel(question, this);
    asked->setObjectName(u"answeredQuestion"_s);
    setScaledFont(asked, 1.0, true);
    putAbove(asked);
    putAbove(plainLabel(tr("The whole class sees your answer."), this));
    setText(answer);
    finish();
}

} // namespace lectern::ui
