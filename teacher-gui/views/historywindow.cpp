// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/historywindow.h"

#include "shared/ui/theme.h"
#include "teacher-gui/views/historylist.h"
#include "teacher-gui/views/historynotice.h"
#include "teacher-gui/views/historyprogress.h"
#include "teacher-gui/views/historyquestionview.h"

#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QUrl>
#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using client::Connection;
using client::LinkState;

namespace {

constexpr auto geometryKey = "history/geometry"_L1;
constexpr auto splitterKey = "history/splitter"_L1;

} // namespace

HistoryWindow::HistoryWindow(Connection &connection)
    : m_connection(connection),
      m_feed(connection),
      m_lessons(m_feed),
      m_answers(m_feed),
      m_exporter(m_feed),
      m_title(ui::plainLabel({}, this)),
      m_refresh(new QPushButton(tr("&Refresh"), this)),
      m_export(new HistoryExports(m_exporter, connection, this)),
      m_problem(new HistoryNotice(u"historyProblem"_s, tr("&Try again"), this)),
      m_splitter(new QSplitter(this)),
      m_list(new HistoryList(m_lessons, m_splitter)),
      m_question(new HistoryQuestionView(m_answers, m_splitter)),
      m_result(new HistoryNotice(u"historyResult"_s, tr("&Open folder"), this)) {
    setObjectName(u"historyWindow"_s);
    setWindowTitle(tr("History - Lectern"));
    build();
    addKeys();
    connectExports();
    connect(&connection, &Connection::joined, this, &HistoryWindow::onJoined);
    connect(&connection, &Connection::received, this, &HistoryWindow::onReceived);
    connect(&connection, &Connection::stateChanged, this, &HistoryWindow::onStateChanged);
    m_rest.setSingleShot(true);
    m_rest.setInterval(2s);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (m_stale)
            refreshSoon();
    });
    connect(m_refresh, &QPushButton::clicked, this, &HistoryWindow::tryAgain);
    connect(m_problem, &HistoryNotice::pressed, this, &HistoryWindow::tryAgain);
    connect(m_list, &HistoryList::currentChanged, this, &HistoryWindow::showCurrent);
    connect(&m_lessons, &HistoryModel::stateChanged, this, &HistoryWindow::showCurrent);
    connect(&m_lessons, &HistoryModel::stateChanged, this, &HistoryWindow::showProblem);
    connect(&m_answers, &HistoryAnswers::stateChanged, this, &HistoryWindow::showProblem);
    setMinimumSize(640, 420);
    const QSettings settings;
    if (!restoreGeometry(settings.value(geometryKey).toByteArray()))
        resize(1180, 760);
    if (!m_splitter->restoreState(settings.value(splitterKey).toByteArray()))
        m_splitter->setSizes({width() / 3, width() - width() / 3});
    m_list->setFocus();
    explainRefresh();
    showCurrent();
}

void HistoryWindow::build() {
    m_title->setObjectName(u"historyTitle"_s);
    ui::setScaledFont(m_title, 1.0, true);
    m_refresh->setObjectName(u"historyRefreshButton"_s);
    m_refresh->setAccessibleName(tr("Refresh"));
    auto *top = new QHBoxLayout;
    top->setSpacing(ui::space);
    top->addWidget(m_title, 1);
    top->addWidget(m_refresh);
    top->addWidget(m_export);
    m_splitter->setObjectName(u"historySplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * ui::space, 2 * ui::space, 2 * ui::space, 2 * ui::space);
    column->setSpacing(ui::space);
    column->addLayout(top);
    column->addWidget(m_problem);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_result);
}

void HistoryWindow::addKeys() {
    const auto add = [this](const QKeySequence &key, auto slot) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, slot);
    };
    add(Qt::Key_F5, &HistoryWindow::tryAgain);
    add(QKeySequence::Find, [this] { m_question->searchName(); });
    add(Qt::CTRL | Qt::Key_W, &QWidget::close);
    add(Qt::Key_Escape, &QWidget::close);
}

void HistoryWindow::connectExports() {
    new HistoryProgress(m_exporter, m_connection, this);
    connect(&m_exporter, &Exporter::runningChanged, m_result, &HistoryNotice::clear);
    connect(&m_exporter, &Exporter::saved, this, [this](const QString &path) {
        m_saved = path;
        m_result->tell(tr("Saved: %1").arg(QDir::toNativeSeparators(path)));
    });
    connect(&m_exporter, &Exporter::cancelled, this,
            [this] { m_result->mention(tr("The export was cancelled. No file was written.")); });
    connect(&m_exporter, &Exporter::failed, this, [this](const QString &why) {
        m_result->clear(); // the same once more is news again
        m_result->warn(tr("Not exported. %1").arg(why), false);
    });
    connect(m_result, &HistoryNotice::pressed, this, &HistoryWindow::openFolder);
}

void HistoryWindow::present() {
    refresh();
    show();
    raise();
    activateWindow();
}

void HistoryWindow::refresh() {
    m_stale = false;
    m_rest.start();
    m_lessons.refresh();
    m_answers.refresh();
}

// At once, but not more often than the server likes while the class goes on.
void HistoryWindow::refreshSoon() {
    if (!isVisible() || !m_connection.isReady())
        return; // refreshed when that changes
    if (m_rest.isActive())
        m_stale = true;
    else
        refresh();
}

void HistoryWindow::tryAgain() {
    if (m_connection.isReady())
        refresh();
    else
        m_connection.retryNow();
}

void HistoryWindow::onJoined(const protocol::Welcome &welcome) {
    m_title->setText(tr("History of %1").arg(m_connection.greeting().className));
    if (!welcome.resumed) // perhaps another class
        m_lessons.clear();
}

void HistoryWindow::onReceived(const protocol::ServerMessage &message) {
    const auto *question = std::get_if<protocol::Question>(&message);
    if (!question)
        return;
    const auto before = std::exchange(m_running, std::pair(question->question, question->state));
    if (before != m_running)
        refreshSoon();
}

void HistoryWindow::onStateChanged(LinkState state) {
    const bool ready = m_connection.isReady();
    if (ready && !m_wasReady && isVisible())
        refresh();
    m_wasReady = ready;
    explainRefresh();
    if (state != LinkState::Waiting)
        showProblem();
}

void HistoryWindow::showCurrent() {
    const auto asked = m_lessons.question(m_list->current());
    const protocol::PastLesson *lesson = m_lessons.lesson(m_list->current());
    m_export->setSubject(lesson, asked);
    m_answers.show(asked ? asked->question.question : QuestionId{});
    if (asked && asked == m_shown)
        return;
    m_shown = asked;
    if (asked)
        m_question->showQuestion(*asked);
    else if (lesson && lesson->questions == 0)
        m_question->showNothing(tr("No question has been asked in this lesson."));
    else
        m_question->showNothing(lesson ? tr("Choose a question on the left.") : QString());
}

void HistoryWindow::showProblem() {
    if (!m_connection.isReady()) {
        const bool comesBack = m_connection.state() == LinkState::Reconnecting;
        m_problem->warn(comesBack ? tr("Not connected. What you see is as it was; it is renewed when the "
                                       "connection is back.")
                                  : tr("Not in a class any more. What you see is as it was."),
                        comesBack);
        return;
    }
    const QString problem = m_lessons.problem().isEmpty() ? m_answers.problem() : m_lessons.problem();
    if (problem.isEmpty())
        m_problem->clear();
    else
        m_problem->warn(problem);
}

void HistoryWindow::explainRefresh() {
    const bool ended = m_connection.state() == LinkState::Idle;
    m_refresh->setEnabled(!ended);
    m_refresh->setToolTip(ui::plainToolTip(ended ? tr("Not in a class any more: join one first")
                                                 : tr("Ask the server again (F5)")));
}

void HistoryWindow::openFolder() {
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_saved).path()));
}

bool HistoryWindow::event(QEvent *event) {
    if (event->type() == QEvent::WindowActivate)
        refreshSoon(); // who comes back to it wants to see how it is now
    return QWidget::event(event);
}

void HistoryWindow::hideEvent(QHideEvent *event) {
    QWidget::hideEvent(event);
    QSettings settings;
    settings.setValue(geometryKey, saveGeometry());
    settings.setValue(splitterKey, m_splitter->saveState());
}

} // namespace lectern::teacher
