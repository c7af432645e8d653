// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/classpage.h"

#include "shared/talk/talk.h"
#include "shared/ui/talk/talkside.h"
#include "shared/ui/theme.h"
#include "student-gui/models/votemodel.h"
#include "student-gui/views/votepage.h"

#include <QEvent>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto heightKey = "class/talkHeight"_L1;
// In lines of text: what both need to be of use at the same time.
constexpr int linesOfVotes = 23;
constexpr int linesOfTalk = 15;

} // namespace

ClassPage::ClassPage(Session &session, VoteModel &votes, talk::Talk &talk, QWidget *parent)
    : QWidget(parent),
      m_model(votes),
      m_votes(new VotePage(session, votes, talk, this)), // first for the Tab key
      m_side(new ui::TalkSide(talk, this)),
      m_splitter(new QSplitter(Qt::Vertical, this)) {
    setObjectName(u"classPage"_s);
    m_splitter->setObjectName(u"classSplitter"_s);
    m_splitter->setAccessibleName(tr("Height of the chat"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(ui::space);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(ui::space, 0, ui::space, ui::space);
    column->addWidget(m_splitter);
    connect(m_splitter, &QSplitter::splitterMoved, this, &ClassPage::rememberHeight);
    connect(m_votes, &VotePage::startOverWanted, this, &ClassPage::startOverWanted);
    connect(m_votes, &VotePage::askTeacherWanted, m_side, &ui::TalkSide::askTeacher);
    connect(&votes, &VoteModel::changed, this, &ClassPage::showVotes);
    stack();
}

void ClassPage::enterButton(const QString &choice) { m_votes->enterButton(choice); }

void ClassPage::arrange() {
    const int line = fontMetrics().height();
    const bool hasRoom = height() >= (linesOfVotes + linesOfTalk) * line;
    if (hasRoom && m_shape != Shape::Stacked)
        stack();
    else if (!hasRoom && m_shape != Shape::Tabs)
        makeTabs();
}

void ClassPage::stack() {
    m_shape = Shape::Stacked;
    if (const int tab = m_side->indexOf(m_votes); tab >= 0)
        m_side->removeTab(tab);
    m_splitter->addWidget(m_votes);
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 1);
    m_votes->show();
    restoreHeight();
}

void ClassPage::makeTabs() {
    m_shape = Shape::Tabs;
    m_side->insertTab(0, m_votes, {});
    m_side->setCurrentWidget(m_votes);
    showVotes();
}

void ClassPage::rememberHeight() const { QSettings().setValue(heightKey, m_splitter->sizes().value(1)); }

void ClassPage::restoreHeight() {
    const int usual = qMax(linesOfTalk * fontMetrics().height(), height() / 3);
    const int talk = QSettings().value(heightKey, usual).toInt();
    m_splitter->setSizes({qMax(1, height() - talk), talk});
}

// A new question is what everybody is asked for: it comes to the front, but not out of a sentence that is being typed.
void ClassPage::showVotes() {
    const QuestionId open = m_model.canVote() ? m_model.question().question : QuestionId();
    const bool isNew = std::exchange(m_open, open) != open && open;
    const int tab = m_side->indexOf(m_votes);
    if (tab < 0)
        return;
    const bool waits = open && m_model.state() == VoteState::Open;
    m_side->setTabText(tab, waits ? tr("Vote now") : tr("Vote"));
    if (isNew && !isTyping())
        m_side->setCurrentIndex(tab);
}

bool ClassPage::isTyping() const {
    const QWidget *focus = window()->focusWidget();
    return focus && focus->isVisible() && focus->testAttribute(Qt::WA_InputMethodEnabled);
}

void ClassPage::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrange();
}

void ClassPage::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

} // namespace lectern::student
