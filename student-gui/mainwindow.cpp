// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/mainwindow.h"

#include "shared/ui/aboutdialog.h"
#include "shared/ui/confirmdialog.h"
#include "shared/ui/connectpage.h"
#include "shared/ui/joinquestion.h"
#include "shared/ui/talk/talkmenu.h"
#include "shared/ui/talk/talkside.h"
#include "shared/ui/theme.h"
#include "student-gui/views/classpage.h"
#include "student-gui/views/endedpage.h"
#include "student-gui/views/helpdialog.h"
#include "student-gui/views/serverwordsdialog.h"

#include <QCloseEvent>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>

#include <utility>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr QSize firstSize(760, 640);
constexpr QSize smallestSize(360, 560);
const auto geometryKey = "window/geometry"_L1;
} // namespace

MainWindow::MainWindow(const QString &seatFolder, QWidget *parent)
    : QMainWindow(parent),
      m_store(u"student"_s, seatFolder),
      m_session(m_connection, m_store),
      m_votes(m_connection),
      m_talk(m_connection, protocol::Role::Student),
      m_notifier(*this),
      m_actions(*this),
      m_pages(new QStackedWidget(this)),
      m_connectPage(new ui::ConnectPage(protocol::Role::Student, this)),
      m_classPage(new ClassPage(m_session, m_votes, m_talk, this)),
      m_endedPage(new EndedPage(this)),
      m_talkMenu(new ui::TalkMenu(m_talk, m_classPage->side(), m_notifier, this)) {
    setObjectName(u"studentWindow"_s);
    m_pages->addWidget(m_connectPage);
    m_pages->addWidget(m_classPage);
    m_pages->addWidget(m_endedPage);
    setCentralWidget(m_pages);
    connectPages();
    connectActions();
    connectTalk();
    connectState();
    restoreWindow();
    showPage();
    showState();
}

// The views go before what they show.
MainWindow::~MainWindow() { delete takeCentralWidget(); }

void MainWindow::start(const Wish &wish) {
    if (wish.server)
        m_connectPage->keepAddress(*wish.server);
    m_session.start(wish);
}

void MainWindow::lookForServers(const client::Discovery::Targets &targets) {
    m_connectPage->lookForServers(targets);
}

void MainWindow::connectPages() {
    connect(&m_session, &Session::changed, this, &MainWindow::showPage);
    connect(&m_session, &Session::failed, this, &MainWindow::takeProblem);
    connect(m_connectPage, &ui::ConnectPage::joinWanted, &m_session, &Session::join);
    connect(m_connectPage, &ui::ConnectPage::cancelWanted, &m_session, &Session::cancel);
    connect(m_classPage, &ClassPage::startOverWanted, this, &MainWindow::askStartOver);
    connect(m_endedPage, &EndedPage::joinAgainWanted, &m_session, &Session::joinAgain);
    connect(m_endedPage, &EndedPage::otherClassWanted, &m_session, &Session::askAgain);
}

void MainWindow::connectActions() {
    connect(m_actions.joinAgain, &QAction::triggered, &m_session, &Session::joinAgain);
    connect(m_actions.joinOther, &QAction::triggered, this, &MainWindow::joinOther);
    connect(m_actions.startOver, &QAction::triggered, this, &MainWindow::askStartOver);
    connect(m_actions.tryNow, &QAction::triggered, &m_connection, &client::Connection::retryNow);
    connect(m_actions.closeWindow, &QAction::triggered, this, &QWidget::close);
    connect(m_actions.yes, &QAction::triggered, this, [this] { vote(u"yes"_s); });
    connect(m_actions.no, &QAction::triggered, this, [this] { vote(u"no"_s); });
    connect(m_actions.larger, &QAction::triggered, &m_textSize, &ui::TextSize::enlarge);
    connect(m_actions.smaller, &QAction::triggered, &m_textSize, &ui::TextSize::reduce);
    connect(m_actions.normal, &QAction::triggered, &m_textSize, &ui::TextSize::reset);
    connect(m_actions.help, &QAction::triggered, this, [this] { (new HelpDialog(this))->open(); });
    connect(m_actions.serverWords, &QAction::triggered, this,
            [this] { (new ServerWordsDialog(m_connection, this))->open(); });
    connect(m_actions.about, &QAction::triggered, this,
            [this] { (new ui::AboutDialog(protocol::Role::Student, this))->open(); });
}

void MainWindow::connectTalk() {
    m_actions.insertMenu(*menuBar(), *m_talkMenu);
    connect(&m_connection, &client::Connection::received, &m_notifier, &ui::TalkNotifier::receive);
    connect(&m_connection, &client::Connection::joined, this,
            [this](const protocol::Welcome &welcome) { m_notifier.setReader(welcome.seat, welcome.name); });
    m_talk.commander().setVoter([this](const QString &choice) { return voteTyped(choice); });
    connect(&m_classPage->side(), &ui::TalkSide::quitWanted, this, &QWidget::close);
}

QString MainWindow::voteTyped(const QString &choice) {
    if (!m_votes.canVote())
        return m_votes.question().state == protocol::QuestionState::None
                   ? tr("No question has been asked yet.")
                   : tr("The question is closed. Wait for the next one.");
    m_votes.vote(choice);
    return {};
}

// The key that is pressed next must not give another answer than this one.
void MainWindow::vote(const QString &choice) {
    m_classPage->enterButton(choice);
    m_votes.vote(choice);
}

void MainWindow::connectState() {
    connect(&m_session, &Session::changed, this, &MainWindow::showState);
    connect(&m_votes, &VoteModel::changed, this, &MainWindow::showState);
    connect(&m_connection, &client::Connection::stateChanged, this, &MainWindow::showState);
    connect(&m_connection, &client::Connection::retryCountdown, this, &MainWindow::showState);
    connect(&m_textSize, &ui::TextSize::changed, this, &MainWindow::showState);
}

void MainWindow::showState() {
    const bool inClass = m_session.page() == Page::Class;
    m_actions.setPage(m_session.page());
    m_actions.setTakenOver(m_session.goodbye().reason == GoodbyeReason::TakenOver);
    m_actions.tryNow->setEnabled(inClass && m_connection.state() == client::LinkState::Reconnecting &&
                                 m_connection.secondsToRetry() > 0);
    if (std::exchange(m_question, m_votes.question().question) != m_votes.question().question)
        m_actions.closeAnswerMenu();
    m_actions.setCanVote(inClass && m_votes.canVote());
    m_talkMenu->setReady(inClass);
    m_classPage->side().setReady(m_connection.isReady(),
                                 tr("Not connected: wait until the connection is back."));
    m_actions.larger->setEnabled(m_textSize.canEnlarge());
    m_actions.smaller->setEnabled(m_textSize.canReduce());
}

void MainWindow::showPage() {
    const QString className = m_session.className();
    const bool inClass = m_session.page() == Page::Class && !className.isEmpty();
    setWindowTitle(inClass ? tr("%1 - Lectern").arg(className) : tr("Lectern"));
    switch (m_session.page()) {
    case Page::Connect:
        m_connectPage->setAddress(m_session.address());
        m_connectPage->setName(m_session.name());
        m_connectPage->setBusy(m_session.isJoining());
        m_pages->setCurrentWidget(m_connectPage);
        m_connectPage->focusFirstEmpty();
        break;
    case Page::Class:
        m_pages->setCurrentWidget(m_classPage);
        break;
    case Page::Ended:
        m_pages->setCurrentWidget(m_endedPage);
        m_endedPage->explain(m_session.goodbye());
        break;
    }
}

void MainWindow::takeProblem(const client::JoinProblem &problem) {
    const QDialog *question = ui::askOrExplain(*m_connectPage, problem, m_connection.server(),
                                               m_session.trustedServers(), protocol::Role::Student);
    if (question)
        connect(question, &QDialog::accepted, &m_session,
                [this, problem] { m_session.trustAndJoin(problem); });
}

void MainWindow::askStartOver() {
    const QString text = tr("Give up the seat of %1 and start over with another name?").arg(m_session.name());
    ask(new ui::ConfirmDialog(u"startOverQuestion"_s, tr("Start over"), text, tr("&Start over"), this),
        &Session::startOver);
}

void MainWindow::joinOther() {
    if (m_session.page() != Page::Class)
        return m_session.askAgain();
    const QString text =
        tr("Leave this class and join another one? Your seat here is kept until you are in the "
           "other class.");
    ask(new ui::ConfirmDialog(u"joinOtherQuestion"_s, tr("Join another class"), text, tr("&Leave"), this),
        &Session::joinOther);
}

void MainWindow::ask(ui::ConfirmDialog *question, void (Session::*wish)()) {
    connect(question, &QDialog::accepted, &m_session, wish);
    // Another page is another matter: the class may have ended while the question was open.
    connect(m_pages, &QStackedWidget::currentChanged, question, &QWidget::close);
    question->open();
}

void MainWindow::restoreWindow() {
    setMinimumSize(smallestSize);
    if (!restoreGeometry(QSettings().value(geometryKey).toByteArray()))
        resize(firstSize);
}

void MainWindow::closeEvent(QCloseEvent *event) {
    QSettings().setValue(geometryKey, saveGeometry());
    m_connection.close(); // the seat is kept: the next start comes back to it
    QMainWindow::closeEvent(event);
}

} // namespace lectern::student
