// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/classpage.h"

#include "shared/ui/alert.h"
#include "shared/ui/resultbars.h"
#include "shared/ui/tallarea.h"
#include "shared/ui/theme.h"
#include "student-gui/models/session.h"
#include "student-gui/models/votemodel.h"
#include "student-gui/views/questionarea.h"
#include "student-gui/views/questionview.h"
#include "student-gui/views/topline.h"
#include "student-gui/views/votebutton.h"
#include "student-gui/views/votebuttons.h"
#include "student-gui/views/voteline.h"

#include <QScrollBar>
#include <QVBoxLayout>

#include <utility>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;
using ui::space;

namespace {
constexpr int widestColumn = 90 * space; // longer lines are hard to read
}

ClassPage::ClassPage(Session &session, VoteModel &model, client::Connection &connection, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_result(new ui::ResultBars(this)),
      m_seenBy(ui::plainLabel({}, this)),
      m_questionArea(new QuestionArea(question(), this)),
      m_column(new QVBoxLayout) {
    setObjectName(u"classPage"_s);
    // Tab follows the order in which they are made: the question, the answers, and only then the links. And the
    // focus must be gone before the buttons hear of the change: from a disabled one it falls on a link.
    connect(&model, &VoteModel::changed, this, &ClassPage::leaveButtons);
    m_buttons = new VoteButtons(model, this);
    auto *top = new TopLine(session, connection, this);
    connect(top, &TopLine::startOverWanted, this, &ClassPage::startOverWanted);
    fillColumn();
    layOut(top);
    connect(&model, &VoteModel::changed, this, &ClassPage::refresh);
    refresh();
}

QWidget *ClassPage::question() {
    auto *content = new QWidget(this);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(2 * space);
    rows->addWidget(new QuestionView(m_model, content));
    rows->addWidget(m_result);
    return content;
}

void ClassPage::fillColumn() {
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
    m_column->addStretch(1);
}

void ClassPage::layOut(QWidget *top) {
    auto *content = new QWidget(this);
    auto *page = new QVBoxLayout(content);
    page->setContentsMargins(2 * space, space, 2 * space, space);
    page->setSpacing(space);
    page->addWidget(top);
    page->addLayout(m_column, 1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(new ui::TallArea(content, this));
}

void ClassPage::resizeEvent(QResizeEvent *) {
    const int side = qMax(0, (width() - widestColumn) / 2);
    m_column->setContentsMargins(side, 0, side, 0);
}

void ClassPage::leaveButtons() {
    if (!m_model.canVote() && m_buttons->isAncestorOf(window()->focusWidget()))
        m_questionArea->setFocus();
}

// Y and N shall vote at once, but not take the letters of a text that is being typed.
void ClassPage::enterButtons() {
    const QWidget *focus = window()->focusWidget();
    const bool typing = focus && focus->isVisible() && focus->testAttribute(Qt::WA_InputMethodEnabled);
    if (!typing)
        m_buttons->findChild<VoteButton *>()->setFocus();
}

void ClassPage::refresh() {
    const auto result = m_model.result();
    const bool appears = result && m_result->isHidden();
    m_result->setVisible(result.has_value());
    if (result)
        m_result->setTally(*result, m_model.counted());
    if (appears) {
        ui::announce(m_result);
        // Below a long question it would go unseen; it has its place only when this is over.
        QMetaObject::invokeMethod(
            this, [this] { m_questionArea->ensureWidgetVisible(m_result, 0, 0); }, Qt::QueuedConnection);
    }
    const QuestionId open = m_model.canVote() ? m_model.question().question : QuestionId();
    if (std::exchange(m_open, open) != open && m_model.canVote()) {
        m_questionArea->verticalScrollBar()->setValue(0);
        enterButtons();
    }
    const bool anything = m_model.question().state != protocol::QuestionState::None;
    m_seenBy->setVisible(anything);
    m_seenBy->setText(m_model.question().seenBy == protocol::SeenBy::Teacher
                          ? tr("Your teacher will see your answer with your name.")
                          : tr("This program is too old to know who will see your answer."));
}

} // namespace lectern::student
