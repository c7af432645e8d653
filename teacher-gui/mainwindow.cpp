// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/mainwindow.h"

#include "shared/ui/connectionbadge.h"
#include "shared/ui/connectpage.h"
#include "shared/ui/joinquestion.h"
#include "shared/ui/talk/talkmenu.h"
#include "teacher-gui/views/askbar.h"
#include "teacher-gui/views/buttonrow.h"
#include "teacher-gui/views/classpage.h"
#include "teacher-gui/views/endedpage.h"
#include "teacher-gui/views/joinview.h"
#include "teacher-gui/views/noticeline.h"
#include "teacher-gui/views/questionview.h"
#include "teacher-gui/views/startpage.h"
#include "teacher-gui/views/topline.h"

#include <QCloseEvent>
#include <QSettings>
#include <QStackedWidget>

#include <utility>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using client::Connection;
using client::LinkState;

namespace {

constexpr auto geometryKey = "window/geometry"_L1;

} // namespace

MainWindow::MainWindow(const Options &options)
    : m_talk(m_connection, protocol::Role::Teacher),
      m_notifier(*this),
      m_storage(m_connection),
      m_doors(m_connection, m_talk.requester(), m_talk.people()),
      m_requests(m_connection),
      m_joiner(m_connection, options),
      m_host(m_connection, m_joiner, options),
      m_projector(m_question),
      m_actions(*this),
      m_history(m_connection),
      m_pages(new QStackedWidget(this)),
      m_startPage(new StartPage(m_host, this)),
      m_joinPage(new JoinView(this)),
      m_classPage(new ClassPage(m_talk, m_question, m_storage, this)),
      m_endedPage(new EndedPage(m_host, this)),
      m_talkMenu(new ui::TalkMenu(m_talk, m_classPage->side(), m_notifier, this)) {
    setWindowTitle(tr("Lectern - Teacher"));
    setMinimumSize(640, 480);
    if (!restoreGeometry(QSettings().value(geometryKey).toByteArray()))
        resize(1180, 760);
    for (QWidget *page : {static_cast<QWidget *>(m_startPage), static_cast<QWidget *>(m_joinPage),
                          static_cast<QWidget *>(m_classPage), static_cast<QWidget *>(m_endedPage)})
        m_pages->addWidget(page);
    setCentralWidget(m_pages);
    connectModels();
    connectJoining();
    connectHost();
    connectIntents();
    connectProjector();
    connectTalk();
    connectDoors();
    connectActions();
    updateState();
}

// The views go before what they show.
MainWindow::~MainWindow() { delete takeCentralWidget(); }

void MainWindow::start() {
    m_host.begin();
    if (m_host.isElsewhere() && !m_host.isStarting())
        showJoinPage();
}

void MainWindow::lookForServers(const client::Discovery::Targets &targets) {
    m_joinPage->connectPage().lookForServers(targets);
}

void MainWindow::connectModels() {
    connect(&m_connection, &Connection::received, &m_question, &QuestionModel::receive);
    connect(&m_connection, &Connection::joined, &m_question, [this](const protocol::Welcome &welcome) {
        if (!welcome.resumed)
            m_question.startOver();
    });
    connect(&m_connection, &Connection::stateChanged, this, &MainWindow::updateState);
    connect(&m_question, &QuestionModel::questionChanged, this, &MainWindow::updateState);
    connect(&m_talk.people(), &talk::PeopleModel::hereChanged, &m_classPage->topLine(), &TopLine::setHere);
}

void MainWindow::connectJoining() {
    ui::ConnectPage &page = m_joinPage->connectPage();
    connect(&page, &ui::ConnectPage::joinWanted, &m_joiner, &Joiner::join);
    connect(&page, &ui::ConnectPage::cancelWanted, &m_connection, &Connection::close);
    connect(&m_joiner, &Joiner::notRemembered, &m_classPage->topLine().badge(),
            &ui::ConnectionBadge::setNotRemembered);
    connect(m_joinPage, &JoinView::backWanted, this, &MainWindow::showStartPage);
    connect(&m_connection, &Connection::joined, this, &MainWindow::onJoined);
    connect(&m_connection, &Connection::joinFailed, this, [this](const client::JoinProblem &problem) {
        showJoinPage();
        if (const QDialog *question =
                ui::askOrExplain(m_joinPage->connectPage(), problem, m_connection.server(),
                                 m_joiner.trustedServers(), protocol::Role::Teacher))
            connect(question, &QDialog::accepted, &m_joiner,
                    [this, problem] { m_joiner.trustAndJoin(problem); });
    });
    connect(&m_connection, &Connection::ended, this, &MainWindow::onEnded);
    connect(m_endedPage, &EndedPage::closeWanted, this, &QWidget::close);
}

void MainWindow::connectHost() {
    connect(m_startPage, &StartPage::joinWanted, this, &MainWindow::showJoinPage);
    connect(&m_host, &ClassHost::startingChanged, this, &MainWindow::updateState);
    connect(&m_host, &ClassHost::failed, this, &MainWindow::onStartFailed);
    connect(&m_host, &ClassHost::died, this, &MainWindow::onServerDied);
    connect(&m_host, &ClassHost::brokenOff, this, &MainWindow::onEnded);
    connect(&m_host, &ClassHost::stopped, this, [this] {
        if (m_closing && !m_connection.isReady()) // else the class has yet to hear of its end
            close();
    });
}

void MainWindow::connectIntents() {
    connect(&m_classPage->askBar(), &AskBar::askWanted, &m_requests, &Requests::ask);
    connect(&m_classPage->questionView(), &QuestionView::closeVotesWanted, m_actions.closeVotes,
            &QAction::trigger);
    connect(&m_classPage->buttonRow(), &ButtonRow::clearWanted, &m_requests, &Requests::clear);
    connect(&m_classPage->buttonRow(), &ButtonRow::showWanted, &m_requests, &Requests::show);
    connect(&m_classPage->buttonRow(), &ButtonRow::quitWanted, m_actions.quit, &QAction::trigger);
    connect(&m_requests, &Requests::asked, &m_classPage->askBar(), &AskBar::taken);
    connect(&m_requests, &Requests::done, &m_classPage->notice(), &NoticeLine::clear);
    connect(&m_storage, &StorageModel::changed, this, [this] {
        if (m_storage.isWritable())
            m_classPage->notice().clear(); // it may say that nothing is stored
    });
    connect(&m_requests, &Requests::refused, &m_classPage->notice(), &NoticeLine::say);
    connect(&m_requests, &Requests::refused, this, [this] {
        m_closing = m_closing && m_host.isCutOff(); // that one is ended without being told
        m_host.expectNoEnd();
    });
}

void MainWindow::onJoined() {
    const QString className = m_connection.greeting().className;
    setWindowTitle(tr("%1 - Lectern").arg(className));
    m_classPage->topLine().setClassName(className);
    m_classPage->topLine().setListen(m_host.listen());
    m_projector.setClassName(className);
    if (m_pages->currentWidget() == m_classPage)
        return; // back after a loss: nothing of what one is doing moves
    m_classPage->notice().clear();
    m_pages->setCurrentWidget(m_classPage);
    m_classPage->askBar().takeFocus();
}

void MainWindow::onEnded(const protocol::Goodbye &goodbye) {
    m_projector.hide();
    m_endedPage->setReason(goodbye);
    m_pages->setCurrentWidget(m_endedPage);
    if (m_closing)
        close();
}

void MainWindow::onServerDied(const QString &where) {
    m_projectAgain = m_projector.isVisible();
    m_projector.hide();
    m_endedPage->setServerDied(where, m_doors.lastOpen());
    m_pages->setCurrentWidget(m_endedPage);
}

void MainWindow::onStartFailed(const QString &why) {
    m_pages->setCurrentWidget(m_startPage);
    m_startPage->showProblem(why);
}

void MainWindow::showStartPage() {
    m_connection.close();
    m_projector.hide();
    m_pages->setCurrentWidget(m_startPage);
}

void MainWindow::showJoinPage() {
    const QString server = m_connection.server().host.isEmpty() ? QString() : m_connection.server().asTyped();
    if (!server.isEmpty())
        m_joinPage->connectPage().setAddress(server);
    m_projector.hide();
    m_pages->setCurrentWidget(m_joinPage);
    m_joinPage->connectPage().focusFirstEmpty();
}

void MainWindow::updateState() {
    const bool ready = m_connection.isReady();
    const bool shown = m_question.question().shown;
    if (m_connection.state() == LinkState::Ready && std::exchange(m_projectAgain, false) && shown)
        m_projector.present(*this); // the class sees the result: so does the wall, as before the server died
    m_classPage->setReady(ready, tr("Not connected: wait until the connection is back"));
    m_classPage->buttonRow().setShown(shown);
    m_actions.setReady(ready, m_question.isOpen());
    m_talkMenu->setReady(ready);
    m_actions.setShown(shown);
    const bool inClass = ready || m_connection.state() == LinkState::Reconnecting;
    m_actions.startClass->setEnabled(!inClass && !m_host.isStarting());
    m_actions.join->setEnabled(m_connection.state() == LinkState::Idle && !m_host.isStarting());
    m_joinPage->connectPage().setBusy(m_connection.state() == LinkState::Connecting);
}

void MainWindow::confirmQuit(QuitDialog::Offer offer, bool closing) {
    auto *dialog = new QuitDialog(offer, m_talk.people().here(), this);
    connect(&m_host, &ClassHost::died, dialog, &QDialog::reject);
    connect(dialog, &QuitDialog::quitWanted, this, [this, closing] {
        m_closing = closing;
        m_host.expectEnd();
        if (!m_host.isCutOff())
            m_requests.quit();
    });
    connect(dialog, &QuitDialog::leaveWanted, this, [this] {
        m_connection.close();
        close();
    });
    dialog->open();
}

void MainWindow::closeEvent(QCloseEvent *event) {
    QSettings().setValue(geometryKey, saveGeometry());
    if (m_connection.isReady() || m_host.isCutOff()) {
        event->ignore(); // what ends with the window cannot be left
        // A lesson whose end cannot be stored goes on with the next start.
        const bool mustQuit = m_host.isHosting() && m_storage.isWritable();
        confirmQuit(mustQuit ? QuitDialog::Offer::Quit : QuitDialog::Offer::QuitOrLeave, true);
        return;
    }
    m_projector.hide();
    m_history.hide();
    m_closing = !m_host.stop();
    event->setAccepted(!m_closing);
}

} // namespace lectern::teacher
