// SPDX-License-Identifier: GPL-3.0-or-later
// The votes of a class: the top line, the question with its answers, and at the foot what a student can do to be heard.
#pragma once

#include "shared/protocol/ids.h"

#include <QWidget>

class QLabel;
class QLayout;
class QVBoxLayout;

namespace lectern::talk {
class Talk;
}

namespace lectern::ui {
class ResultBars;
class TallArea;
} // namespace lectern::ui

namespace lectern::student {

class QuestionArea;
class QuestionView;
class Session;
class VoteButtons;
class VoteModel;

class VotePage : public QWidget {
    Q_OBJECT

public:
    VotePage(Session &session, VoteModel &model, talk::Talk &talk, QWidget *parent = nullptr);

    void enterButton(const QString &choice); // unless somebody is typing

Q_SIGNALS:
    void startOverWanted();
    void askTeacherWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fillColumn(); // with the question and all that belongs to it
    void layOut(QWidget *top, QLayout *foot);
    QLayout *makeFoot(talk::Talk &talk);
    void leaveButtons();
    void refresh();
    void showResult();
    void scrollToResult();

    VoteModel &m_model;
    ui::ResultBars *m_result;
    QLabel *m_seenBy;
    QuestionView *m_question;
    QuestionArea *m_questionArea;
    QVBoxLayout *m_column;
    VoteButtons *m_buttons;
    ui::TallArea *m_page = nullptr;
    bool m_isFinal = false; // the result is shown, and no vote can change it
    QuestionId m_open;      // the question that the buttons were entered for
};

} // namespace lectern::student
