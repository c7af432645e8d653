// SPDX-License-Identifier: GPL-3.0-or-later
// The teacher's window: makes the parts and connects them, decides nothing.
#pragma once

#include "shared/client/connection.h"
#include "teacher-gui/joiner.h"
#include "teacher-gui/models/peoplemodel.h"
#include "teacher-gui/models/questionmodel.h"
#include "teacher-gui/requests.h"
#include "teacher-gui/views/actions.h"
#include "teacher-gui/views/projectorwindow.h"
#include "teacher-gui/views/quitdialog.h"
#include "teacher-gui/views/textsize.h"

#include <QMainWindow>

class QStackedWidget;

namespace lectern::ui {
class ConnectPage;
}

namespace lectern::teacher {

class ClassPage;
class EndedPage;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(const Options &options);

    void start(); // joins where it is known, else asks

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void connectModels();
    void connectIntents();
    void connectActions();
    void connectJoining();
    void connectProjector();

    void onJoined();
    void onEnded(const protocol::Goodbye &goodbye);
    void showJoinPage();
    void updateState();
    void confirmQuit(QuitDialog::Cause cause);

    client::Connection m_connection;
    QuestionModel m_question;
    PeopleModel m_people;
    Requests m_requests;
    Joiner m_joiner;
    ProjectorWindow m_projector; // a window of its own on the other screen; not there before Show
    Actions m_actions;

    TextSize m_textSize; // before the pages: they are made in it

    QStackedWidget *m_pages;
    ui::ConnectPage *m_joinPage;
    ClassPage *m_classPage;
    EndedPage *m_endedPage;
    bool m_closing = false; // the window closes as soon as the class has ended
};

} // namespace lectern::teacher
