// SPDX-License-Identifier: GPL-3.0-or-later
// A class that is on: the top line, and below it the question with its answers. What else belongs to a class
// goes below those.
#pragma once

#include "shared/protocol/ids.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace lectern::client {
class Connection;
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

class ClassPage : public QWidget {
    Q_OBJECT

public:
    ClassPage(Session &session, VoteModel &model, client::Connection &connection, QWidget *parent = nullptr);

    void enterButton(const QString &choice); // unless somebody is typing

Q_SIGNALS:
    void startOverWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fillColumn(); // with the question and all that belongs to it
    void layOut(QWidget *top);
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
