// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the student's program together: connection, models, pages.
#pragma once

#include "shared/client/connection.h"
#include "shared/client/discovery.h"
#include "shared/client/seatstore.h"
#include "shared/talk/talk.h"
#include "shared/ui/talk/talknotifier.h"
#include "shared/ui/textsize.h"
#include "student-gui/models/session.h"
#include "student-gui/models/votemodel.h"
#include "student-gui/views/actions.h"

#include <QMainWindow>

class QStackedWidget;

namespace lectern::ui {
class ConfirmDialog;
class ConnectPage;
class TalkMenu;
} // namespace lectern::ui

namespace lectern::student {

class ClassPage;
class EndedPage;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    // `seatFolder`: where the seat is kept.
    explicit MainWindow(const QString &seatFolder = client::SeatStore::defaultFolder(),
                        QWidget *parent = nullptr);

    ~MainWindow() override;

    void start(const Wish &wish = {});
    // While somebody is asked where the class is; without this call nobody on the network is asked.
    void lookForServers(const client::Discovery::Targets &targets);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void connectPages();
    void connectActions();
    void connectState();
    void restoreWindow();
    void showPage();
    void connectTalk();
    void vote(const QString &choice);
    QString voteTyped(const QString &choice); // why not; empty: it is on its way
    void showState();                         // in the menus
    void takeProblem(const client::JoinProblem &problem);
    void askStartOver();
    void joinOther();
    void ask(ui::ConfirmDialog *question, void (Session::*wish)());

    client::Connection m_connection;
    client::SeatStore m_store;
    Session m_session;
    VoteModel m_votes;
    talk::Talk m_talk;
    ui::TalkNotifier m_notifier;
    QuestionId m_question;   // the one that the menu answers
    ui::TextSize m_textSize; // before the pages: they are made in it
    Actions m_actions;
    QStackedWidget *m_pages;
    ui::ConnectPage *m_connectPage;
    ClassPage *m_classPage;
    EndedPage *m_endedPage;
    ui::TalkMenu *m_talkMenu;
};

} // namespace lectern::student
