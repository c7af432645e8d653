// SPDX-License-Identifier: GPL-3.0-or-later
// What the class asks the teacher, and what the reader can do about it: one question is chosen in the list, the buttons
// below are about that one. Everything in it that others wrote is plain text. objectNames: inquiryList, inquiryEmpty,
// inquiryNotice; a student's: meTooButton, askTeacherButton; a teacher's: answerButton, answeredAloudButton,
// projectInquiryButton, dismissInquiryButton.
#pragma once

#include "shared/client/requester.h"
#include "shared/protocol/enums.h"
#include "shared/protocol/ids.h"

#include <QDialog>
#include <QPointer>
#include <QWidget>

#include <chrono>

class QLabel;
class QPushButton;

namespace lectern::talk {
class InquiriesModel;
}

namespace lectern::ui {

class AnswerDialog;
class AskTeacherDialog;
class InquiryList;

class InquiriesPanel : public QWidget {
    Q_OBJECT

public:
    // The model lives as long as the panel, and says who reads. `rest`: see the InquiryList; a test's is shorter.
    explicit InquiriesPanel(talk::InquiriesModel &model, QWidget *parent = nullptr,
                            std::chrono::milliseconds rest = std::chrono::seconds(3));

    // Not ready: nothing can be done, for this reason, a sentence. A question that is being typed stays.
    void setReady(bool ready, const QString &why = {});
    void takeFocus(); // to the list, or where there is none to what one can do
    void ask();       // a student: opens the dialog

Q_SIGNALS:
    void projectWanted(); // a question is on the wall now, as this teacher wished: the wall should be seen

private:
    void build();
    void connectModel();
    QPushButton *add(const QString &name, const QString &words, void (InquiriesPanel::*deed)());
    void refresh();
    void refreshEmpty();
    void tell(const QString &sentence);
    void refreshNotice();
    void closeDialogs();

    void toggleMeToo();
    void send(const QString &text);
    void showAsking();
    void takeAskRefusal(const protocol::Error &error);
    void openAnswer();
    void answerAloud();
    void toggleProjected();
    void confirmDismissal();
    void takeAnswered(InquiryId id);
    void takeRefusal(InquiryId id, const client::Answer &answer);

    InquiryId chosen() const; // none: no question is
    QVariant of(int role) const;

    talk::InquiriesModel &m_model;
    const bool m_isTeacher;
    InquiryList *m_list;
    QLabel *m_empty;
    QLabel *m_notice;
    QWidget *m_buttons;
    AskTeacherDialog *m_askDialog = nullptr; // a student's; keeps what was typed
    QPointer<AnswerDialog> m_answerDialog;   // while it is open, as the next
    QPointer<QDialog> m_dismissDialog;
    QPushButton *m_meToo = nullptr;
    QPushButton *m_ask = nullptr;
    QPushButton *m_answer = nullptr;
    QPushButton *m_aloud = nullptr;
    QPushButton *m_project = nullptr;
    QPushButton *m_dismiss = nullptr;
    bool m_isReady = true;
    QString m_whyNot;
    QString m_said; // what came of what was done last
};

} // namespace lectern::ui
