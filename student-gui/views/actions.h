// SPDX-License-Identifier: GPL-3.0-or-later
// The menu bar: everything that the window can do, each with its key. What makes no sense now is disabled.
#pragma once

#include "student-gui/models/session.h"

#include <QAction>
#include <QMainWindow>

namespace lectern::student {

struct Actions {
    explicit Actions(QMainWindow &window);

    // Before the menu of help.
    void insertMenu(QMenuBar &bar, QMenu &menu);
    void setPage(Page page);
    void setTakenOver(bool takenOver); // why it ended: what joining again is called
    void setCanVote(bool canVote);
    // An entry that was being chosen in the menu must not answer the next question.
    void closeAnswerMenu();

    QAction *joinAgain, *joinOther, *startOver, *tryNow, *serverWords, *closeWindow;
    QAction *yes, *no;
    QAction *larger, *smaller, *normal;
    QAction *help, *about;

private:
    QMenu *m_answer;
    QMenu *m_help;
};

} // namespace lectern::student
