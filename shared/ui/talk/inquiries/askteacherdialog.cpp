// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/inquiries/askteacherdialog.h"

#include "shared/ui/theme.h"
#include "shared/ui/tickbox.h"

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

AskTeacherDialog::AskTeacherDialog(QWidget *parent, std::chrono::milliseconds second)
    : InquiryDialog({tr("Ask the teacher"), tr("Your question"), tr("Ask"),
                     tr("A question has %1 characters at most.")},
                    parent, second),
      m_anonymous(new TickBox(tr("Without my name"), this)) {
    setObjectName(u"askTeacherDialog"_s);
    putAbove(plainLabel(
        tr("The whole class sees your question, and others can say that they want to know it, too."), this));
    m_anonymous->setObjectName(u"anonymousTick"_s);
    QLabel *meaning =
        plainLabel(tr("Your name is neither shown nor stored, not even in the server's file. Your own words "
                      "may still tell who you are."),
                   this);
    meaning->setObjectName(u"anonymousMeaning"_s);
    m_anonymous->setAccessibleDescription(meaning->text());
    setTextColor(meaning, mutedTextColor(palette()));
    putBelow(m_anonymous);
    putBelow(meaning);
    finish();
}

// What is under way goes as it was sent.
void AskTeacherDialog::setUnderWay(bool underWay, const QString &note) {
    InquiryDialog::setUnderWay(underWay, note);
    m_anonymous->setEnabled(!underWay);
}

bool AskTeacherDialog::isAnonymous() const { return m_anonymous->isChecked(); }

void AskTeacherDialog::startOver() {
    setUnderWay(false);
    setText({});
    m_anonymous->setChecked(false);
    reject();
}

} // namespace lectern::ui
