// SPDX-License-Identifier: GPL-3.0-or-later
// What the teacher's window does when a menu, the wall or the side asks for it.
#include "shared/ui/talk/talkmenu.h"
#include "shared/ui/talk/talkside.h"
#include "teacher-gui/mainwindow.h"
#include "teacher-gui/views/askbar.h"
#include "teacher-gui/views/classpage.h"
#include "teacher-gui/views/doorsdialog.h"
#include "teacher-gui/views/helpwindows.h"
#include "teacher-gui/views/startpage.h"
#include "teacher-gui/views/topline.h"

#include <QMenuBar>

namespace lectern::teacher {

using client::Connection;
using client::LinkState;

void MainWindow::connectProjector() {
    connect(&m_requests, &Requests::shownChanged, this, [this](bool shown) {
        if (shown)
            m_projector.present(*this);
    });
    // Shown by another teacher, or by plain text: it is on this wall, too.
    connect(&m_question, &QuestionModel::shownChanged, this, [this](bool shown) {
        if (shown && !m_requests.isShowing() && !m_projector.isVisible())
            m_projector.present(*this);
    });
    connect(&m_projector, &ProjectorWindow::closedByHand, this, [this] {
        if (!m_talk.inquiries().projectedText().isEmpty() && m_connection.isReady())
            m_talk.inquiries().project({}); // nobody sees it there any more
        if (m_question.question().shown && m_connection.isReady())
            m_requests.show(false);
    });
    connect(&m_projector, &ProjectorWindow::visibleChanged, this,
            [this](bool visible) { m_actions.setProjected(visible); });
    connect(&m_classPage->topLine(), &TopLine::invitationChanged, &m_projector,
            &ProjectorWindow::setInvitation);
    // The teacher steers from the wall too.
    m_projector.addActions({m_actions.closeVotes, m_actions.clear, m_actions.show, m_actions.projector,
                            m_actions.projectorLight, m_actions.projectorProof, m_actions.projectorLarger,
                            m_actions.projectorSmaller});
    m_history.addActions({m_actions.larger, m_actions.smaller, m_actions.normal, m_actions.help});
}

void MainWindow::connectTalk() {
    m_actions.insertMenu(*menuBar(), *m_talkMenu);
    ui::TalkSide &side = m_classPage->side();
    connect(m_talkMenu, &ui::TalkMenu::sideWanted, this, [this] { m_classPage->setSideVisible(true); });
    connect(&side, &ui::TalkSide::quitWanted, m_actions.quit, &QAction::trigger);
    connect(&side, &ui::TalkSide::projectWanted, this, [this] { m_projector.present(*this); });
    connect(&m_talk.inquiries(), &talk::InquiriesModel::projectedChanged, &m_projector,
            &ProjectorWindow::setInquiry);
    connect(&m_connection, &Connection::received, &m_notifier, &ui::TalkNotifier::receive);
    connect(&m_connection, &Connection::joined, this,
            [this](const protocol::Welcome &welcome) { m_notifier.setReader(welcome.seat, welcome.name); });
    connect(&m_projector, &ProjectorWindow::visibleChanged, &m_notifier, &ui::TalkNotifier::setDiscreet);
}

void MainWindow::connectDoors() {
    connect(m_actions.doors, &QAction::triggered, this, &MainWindow::showDoors);
    connect(&m_classPage->topLine(), &TopLine::invitationChanged, &m_doors,
            [this](const Invitation &invitation) { m_doors.setJoinAddress(invitation.address); });
    connect(&m_connection, &Connection::stateChanged, this, [this](LinkState state) {
        if (state == LinkState::Idle && m_doorsDialog)
            m_doorsDialog->close();
    });
}

void MainWindow::showDoors() {
    if (!m_doorsDialog) {
        m_doorsDialog = new DoorsDialog(m_doors, this);
        m_doorsDialog->addActions({m_actions.larger, m_actions.smaller, m_actions.normal});
    }
    m_doorsDialog->present();
}

void MainWindow::connectActions() {
    connect(m_actions.startClass, &QAction::triggered, this, [this] {
        showStartPage();
        m_startPage->start();
    });
    connect(m_actions.join, &QAction::triggered, this, &MainWindow::showJoinPage);
    connect(m_actions.copyAddress, &QAction::triggered, &m_classPage->topLine(), &TopLine::copyJoinAddress);
    connect(m_actions.joinCard, &QAction::triggered, &m_classPage->topLine(), &TopLine::showJoinCard);
    connect(m_actions.retry, &QAction::triggered, &m_connection, &Connection::retryNow);
    connect(&m_connection, &Connection::stateChanged, m_actions.retry,
            [this](LinkState state) { m_actions.retry->setEnabled(state == LinkState::Reconnecting); });
    connect(m_actions.history, &QAction::triggered, &m_history, &HistoryWindow::present);
    connect(m_actions.quit, &QAction::triggered, this,
            [this] { confirmQuit(QuitDialog::Offer::Quit, false); });
    connect(m_actions.closeWindow, &QAction::triggered, this, &QWidget::close);
    connect(m_actions.ask, &QAction::triggered, &m_classPage->askBar(), &AskBar::takeFocus);
    connect(m_actions.askNow, &QAction::triggered, &m_classPage->askBar(), &AskBar::ask);
    connect(m_actions.closeVotes, &QAction::triggered, this,
            [this] { m_requests.closeVotes(m_question.question().question); });
    connect(m_actions.clear, &QAction::triggered, &m_requests, &Requests::clear);
    connect(m_actions.show, &QAction::triggered, this,
            [this] { m_requests.show(!m_question.question().shown); });
    connect(m_actions.people, &QAction::triggered, m_classPage, &ClassPage::setSideVisible);
    connect(m_classPage, &ClassPage::sideVisibleChanged, m_actions.people, &QAction::setChecked);
    m_actions.people->setChecked(m_classPage->isSideVisible());
    connect(m_actions.search, &QAction::triggered, m_classPage, &ClassPage::searchPeople);
    connect(m_actions.projectorLight, &QAction::triggered, &m_projector, &ProjectorWindow::switchLight);
    connect(m_actions.projectorProof, &QAction::triggered, &m_projector, &ProjectorWindow::switchProof);
    connect(m_actions.projectorLarger, &QAction::triggered, &m_projector, &ProjectorWindow::enlarge);
    connect(m_actions.projectorSmaller, &QAction::triggered, &m_projector, &ProjectorWindow::reduce);
    connect(m_actions.projector, &QAction::triggered, this, [this](bool wanted) {
        if (wanted)
            m_projector.present(*this);
        else
            m_projector.close();
    });
    connect(m_actions.larger, &QAction::triggered, &m_textSize, &ui::TextSize::enlarge);
    connect(m_actions.smaller, &QAction::triggered, &m_textSize, &ui::TextSize::reduce);
    connect(m_actions.normal, &QAction::triggered, &m_textSize, &ui::TextSize::reset);
    connect(m_actions.help, &QAction::triggered, this,
            [this] { openHelp(m_history.isActiveWindow() ? static_cast<QWidget *>(&m_history) : this); });
    connect(m_actions.about, &QAction::triggered, this, [this] { openAbout(this); });
}

} // namespace lectern::teacher
