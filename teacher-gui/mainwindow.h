// SPDX-License-Identifier: GPL-3.0-or-later
// The teacher's window: makes the parts and connects them, decides nothing.
#pragma once

#include "shared/client/connection.h"
#include "shared/client/discovery.h"
#include "shared/talk/talk.h"
#include "shared/ui/talk/talknotifier.h"
#include "shared/ui/textsize.h"
#include "teacher-gui/joiner.h"
#include "teacher-gui/models/classhost.h"
#include "teacher-gui/models/doorsmodel.h"
#include "teacher-gui/models/questionmodel.h"
#include "teacher-gui/models/storagemodel.h"
#include "teacher-gui/requests.h"
#include "teacher-gui/views/actions.h"
#include "teacher-gui/views/historywindow.h"
#include "teacher-gui/views/projectorwindow.h"
#include "teacher-gui/views/quitdialog.h"

#include <QMainWindow>
#include <QPointer>

class QStackedWidget;

namespace lectern::ui {
class TalkMenu;
}

namespace lectern::teacher {

class ClassPage;
class DoorsDialog;
class EndedPage;
class JoinView;
class StartPage;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(const Options &options);
    ~MainWindow() override;

    // On the join page, while it is to be seen.
    void lookForServers(const client::Discovery::Targets &targets);
    void start(); // joins or starts a class where it is known which, else asks

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void connectModels();
    void connectIntents();
    void connectActions();
    void connectJoining();
    void connectHost();
    void connectProjector();
    void connectTalk();
    void connectDoors();

    void onJoined();
    void onEnded(const protocol::Goodbye &goodbye);
    void onServerDied(const QString &where);
    void onStartFailed(const QString &why);
    void showStartPage();
    void showJoinPage();
    void showDoors();
    void updateState();
    void confirmQuit(QuitDialog::Offer offer, bool closing);

    client::Connection m_connection;
    QuestionModel m_question;
    talk::Talk m_talk;
    ui::TalkNotifier m_notifier;
    StorageModel m_storage;
    DoorsModel m_doors;
    Requests m_requests;
    Joiner m_joiner;
    ClassHost m_host;
    ProjectorWindow m_projector; // a window of its own on the other screen; not there before Show
    Actions m_actions;

    ui::TextSize m_textSize; // before the pages: they are made in it
    HistoryWindow m_history; // a window of its own, too

    QStackedWidget *m_pages;
    StartPage *m_startPage;
    JoinView *m_joinPage;
    ClassPage *m_classPage;
    EndedPage *m_endedPage;
    ui::TalkMenu *m_talkMenu;
    QPointer<DoorsDialog> m_doorsDialog; // while it is open
    bool m_projectAgain = false;         // the server died while the result was on the wall
    bool m_closing = false;              // the window closes as soon as the class, or its server, has ended
};

} // namespace lectern::teacher
