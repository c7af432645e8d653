// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/mainwindow.h"

#include "shared/ui/connectpage.h"
#include "shared/ui/theme.h"
#include "student-gui/views/classpage.h"
#include "student-gui/views/endedpage.h"
#include "student-gui/views/helpdialog.h"

#include <QCloseEvent>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>

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
      m_pages(new QStackedWidget(this)),
      m_connectPage(new ui::ConnectPage(protocol::Role::Student, this)),
      m_classPage(new ClassPage(m_session, m_votes, m_connection, this)),
      m_endedPage(new EndedPage(this)) {
    setObjectName(u"studentWindow"_s);
    m_pages->addWidget(m_connectPage);
    m_pages->addWidget(m_classPage);
    m_pages->addWidget(m_endedPage);
    setCentralWidget(m_pages);
    auto *help = new QShortcut(QKeySequence::HelpContents, this);
    connect(help, &QShortcut::activated, this, &MainWindow::showHelp);
    connectPages();
    restoreWindow();
    showPage();
}

void MainWindow::connectPages() {
    connect(&m_session, &Session::changed, this, &MainWindow::showPage);
    connect(&m_session, &Session::failed, m_connectPage, &ui::ConnectPage::showProblem);
    connect(m_connectPage, &ui::ConnectPage::joinWanted, &m_session, &Session::join);
    connect(m_connectPage, &ui::ConnectPage::cancelWanted, &m_session, &Session::cancel);
    connect(m_classPage, &ClassPage::startOverWanted, this, &MainWindow::askStartOver);
    connect(m_endedPage, &EndedPage::joinAgainWanted, &m_session, &Session::joinAgain);
    connect(m_endedPage, &EndedPage::otherClassWanted, &m_session, &Session::askAgain);
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

void MainWindow::askStartOver() {
    auto *box = new QMessageBox(this);
    box->setObjectName(u"startOverQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Start over"));
    box->setText(tr("Give up the seat of %1 and start over with another name?").arg(m_session.name()));
    QPushButton *yes = box->addButton(tr("&Start over"), QMessageBox::AcceptRole);
    yes->setObjectName(u"confirmStartOver"_s);
    yes->setAccessibleName(tr("Start over"));
    QPushButton *no = box->addButton(tr("S&tay"), QMessageBox::RejectRole);
    no->setObjectName(u"cancelStartOver"_s);
    no->setAccessibleName(tr("Stay"));
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, &m_session, &Session::startOver);
    // Another page is another matter: the class may have ended while the box was open.
    connect(m_pages, &QStackedWidget::currentChanged, box, &QWidget::close);
    box->open();
}

void MainWindow::showHelp() {
    auto *help = new HelpDialog(this);
    help->setAttribute(Qt::WA_DeleteOnClose);
    help->open();
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
