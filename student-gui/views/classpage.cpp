// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/classpage.h"

#include "shared/ui/alert.h"
#include "shared/ui/resultbars.h"
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
      m_questionArea(new QuestionArea(question(), this)) {
    setObjectName(u"classPage"_s);
    // Tab follows the order in which they are made: the question, the answers, and only then the links. And the
    // focus must be gone before the buttons hear of the change: from a disabled one it falls on a link.
    connect(&model, &VoteModel::changed, this, &ClassPage::leaveButtons);
    m_buttons = new VoteButtons(model, this);
    QWidget *column = voteColumn();
    auto *top = new TopLine(session, connection, this);
    connect(top, &TopLine::startOverWanted, this, &ClassPage::startOverWanted);
    layOut(top, column);
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

QWidget *ClassPage::voteColumn() {
    m_seenBy->setObjectName(u"seenByText"_s);
    m_seenBy->setAlignment(Qt::AlignHCenter);
    ui::setTextColor(m_seenBy, ui::mutedTextColor(palette()));
    auto *column = new QWidget(this);
    column->setMaximumWidth(widestColumn);
    auto *rows = new QVBoxLayout(column);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space);
    rows->addStretch(1);
    rows->addWidget(m_questionArea);
    rows->addSpacerItem(new QSpacerItem(0, 2 * space, QSizePolicy::Minimum, QSizePolicy::Maximum));
    rows->addWidget(m_buttons);
    rows->addWidget(new VoteLine(m_model, column));
    rows->addWidget(m_seenBy);
    rows->addStretch(1);
    return column;
}

void ClassPage::layOut(QWidget *top, QWidget *column) {
    auto *centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addWidget(column, 100);
    centred->addStretch(1);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(2 * space, space, 2 * space, space);
    page->setSpacing(space);
    page->addWidget(top);
    page->addLayout(centred, 1);
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
            this, [this] { m_questionArea->ensureWidgetVisible(m_result); }, Qt::QueuedConnection);
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
