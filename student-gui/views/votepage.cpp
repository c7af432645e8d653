// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/votepage.h"

#include "shared/talk/talk.h"
#include "shared/ui/alert.h"
#include "shared/ui/flowlayout.h"
#include "shared/ui/resultbars.h"
#include "shared/ui/talk/people/handbutton.h"
#include "shared/ui/tallarea.h"
#include "shared/ui/theme.h"
#include "student-gui/models/session.h"
#include "student-gui/models/votemodel.h"
#include "student-gui/views/questionarea.h"
#include "student-gui/views/questionview.h"
#include "student-gui/views/topline.h"
#include "student-gui/views/votebuttons.h"
#include "student-gui/views/voteline.h"

#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;
using ui::space;

namespace {
// Longer lines are hard to read; in a large window the letters are larger.
constexpr int usualColumn = 90 * space;
constexpr int widestColumn = 150 * space;

int columnWidth(int page) { return qMin(page, qBound(usualColumn, page * 2 / 3, widestColumn)); }

// What will be shown has its room before that.
protocol::Tally nothingShown() { return {{}, {{u"yes"_s, 0}, {u"no"_s, 0}}, 0, 0}; }
} // namespace

VotePage::VotePage(Session &session, VoteModel &model, talk::Talk &talk, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_result(new ui::ResultBars(this)),
      m_seenBy(ui::plainLabel({}, this)),
      m_question(new QuestionView(model, this)),
      m_questionArea(new QuestionArea(m_question, this)),
      m_column(new QVBoxLayout) {
    setObjectName(u"votePage"_s);
    // Tab follows the order in which they are made: the question, the answers, and only then the links. And the
    // focus must be gone before the buttons hear of the change: from a disabled one it falls on a link.
    connect(&model, &VoteModel::changed, this, &VotePage::leaveButtons);
    m_buttons = new VoteButtons(model, this);
    auto *top = new TopLine(session, talk.connection(), this);
    connect(top, &TopLine::startOverWanted, this, &VotePage::startOverWanted);
    fillColumn();
    layOut(top, makeFoot(talk));
    connect(&model, &VoteModel::changed, this, &VotePage::refresh);
    refresh();
}

void VotePage::fillColumn() {
    m_seenBy->setObjectName(u"seenByText"_s);
    m_seenBy->setAlignment(Qt::AlignHCenter);
    ui::setTextColor(m_seenBy, ui::mutedTextColor(palette()));
    m_column->setSpacing(space);
    m_column->addStretch(1);
    m_column->addWidget(m_questionArea);
    m_column->addSpacerItem(new QSpacerItem(0, 2 * space, QSizePolicy::Minimum, QSizePolicy::Maximum));
    m_column->addWidget(m_buttons);
    m_column->addWidget(new VoteLine(m_model, this));
    m_column->addWidget(m_seenBy);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins({});
    foot->addWidget(m_result);
    foot->addStretch(1);
    m_column->addLayout(foot, 1); // as tall as what is above the question, or as the result
}

void VotePage::layOut(QWidget *top, QLayout *foot) {
    auto *content = new QWidget(this);
    auto *page = new QVBoxLayout(content);
    page->setContentsMargins(space, space, space, space); // and as much beside the page
    page->setSpacing(space);
    page->addWidget(top);
    page->addLayout(m_column, 1);
    page->addLayout(foot);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    m_page = new ui::TallArea(content, m_result, this);
    outer->addWidget(m_page);
    // In the middle only where the result will not push it up.
    connect(m_page, &ui::TallArea::extraHasRoom, this, [this](bool has) { m_column->setStretch(0, has); });
}

// Who does not raise a hand in the room may do so here, or ask without one.
QLayout *VotePage::makeFoot(talk::Talk &talk) {
    auto *ask = new QPushButton(tr("As&k the teacher…"), this);
    ask->setObjectName(u"askTeacherShortcut"_s);
    ask->setAccessibleName(tr("Ask the teacher"));
    ask->setAutoDefault(false);
    connect(ask, &QPushButton::clicked, this, &VotePage::askTeacherWanted);
    auto *row = new ui::FlowLayout;
    row->setSpacing(space);
    row->addWidget(ask);
    row->addWidget(new ui::HandButton(talk.hand(), this));
    return row;
}

void VotePage::resizeEvent(QResizeEvent *) {
    const int side = (width() - columnWidth(width())) / 2;
    m_column->setContentsMargins(side, 0, side, 0);
    m_buttons->arrange();
    m_question->fit();
}

void VotePage::leaveButtons() {
    if (!m_model.canVote() && m_buttons->isAncestorOf(window()->focusWidget()))
        m_questionArea->setFocus();
}

// Y and N shall vote at once, but not take the letters of a text that is being typed.
void VotePage::enterButton(const QString &choice) {
    const QWidget *focus = window()->focusWidget();
    const bool typing = focus && focus->isVisible() && focus->testAttribute(Qt::WA_InputMethodEnabled);
    if (!typing)
        m_buttons->enter(choice);
}

void VotePage::showResult() {
    const auto result = m_model.result();
    const bool appears = result && m_result->isHidden();
    m_result->setVisible(result.has_value());
    m_result->setTally(result.value_or(nothingShown()), m_model.counted());
    if (appears)
        ui::announce(m_result);
    // While somebody may be about to vote, nothing moves.
    const bool isFinal = result && !m_model.canVote();
    if (std::exchange(m_isFinal, isFinal) != isFinal && isFinal)
        QTimer::singleShot(0, this, &VotePage::scrollToResult);
}

// Where the page is too tall for the window it would go unseen; it has its place only now.
void VotePage::scrollToResult() { m_page->ensureWidgetVisible(m_result, 0, 0); }

void VotePage::refresh() {
    showResult();
    const QuestionId open = m_model.canVote() ? m_model.question().question : QuestionId();
    if (std::exchange(m_open, open) != open && m_model.canVote()) {
        m_questionArea->verticalScrollBar()->setValue(0);
        enterButton({});
    }
    const bool anything = m_model.question().state != protocol::QuestionState::None;
    m_seenBy->setVisible(anything);
    m_seenBy->setText(m_model.question().seenBy == protocol::SeenBy::Teacher
                          ? tr("Your teacher will see your answer with your name.")
                          : tr("This program is too old to know who will see your answer."));
}

} // namespace lectern::student
