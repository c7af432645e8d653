// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/classpage.h"

#include "shared/ui/alert.h"
#include "shared/ui/resultbars.h"
#include "shared/ui/theme.h"
#include "student-gui/models/session.h"
#include "student-gui/models/votemodel.h"
#include "student-gui/views/questionview.h"
#include "student-gui/views/topline.h"
#include "student-gui/views/votebuttons.h"
#include "student-gui/views/voteline.h"

#include <QScrollArea>
#include <QVBoxLayout>

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
      m_seenBy(ui::plainLabel({}, this)) {
    setObjectName(u"classPage"_s);
    auto *top = new TopLine(session, connection, this);
    connect(top, &TopLine::startOverWanted, this, &ClassPage::startOverWanted);

    // A question of 500 letters in a small window needs more room than there is.
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"voteArea"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    auto *centred = new QHBoxLayout(content);
    centred->setContentsMargins(0, 0, 0, 0);
    auto *column = new QWidget(content);
    column->setMaximumWidth(widestColumn);
    centred->addStretch(1);
    centred->addWidget(column, 100);
    centred->addStretch(1);
    fillVoteArea(new QVBoxLayout(column));
    scroll->setWidget(content);

    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(2 * space, space, 2 * space, space);
    page->setSpacing(space);
    page->addWidget(top);
    page->addWidget(scroll, 1);
    connect(&model, &VoteModel::changed, this, &ClassPage::refresh);
    refresh();
}

void ClassPage::fillVoteArea(QVBoxLayout *column) {
    m_seenBy->setObjectName(u"seenByText"_s);
    m_seenBy->setAlignment(Qt::AlignHCenter);
    ui::setTextColor(m_seenBy, ui::mutedTextColor(palette()));
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * space);
    column->addStretch(1);
    column->addWidget(new QuestionView(m_model, this));
    column->addSpacing(space);
    column->addWidget(new VoteButtons(m_model, this));
    column->addWidget(new VoteLine(m_model, this));
    column->addWidget(m_result);
    column->addWidget(m_seenBy);
    column->addStretch(1);
}

void ClassPage::refresh() {
    const auto result = m_model.result();
    const bool appears = result && m_result->isHidden();
    m_result->setVisible(result.has_value());
    if (result)
        m_result->setTally(*result, m_model.counted());
    if (appears)
        ui::announce(m_result);
    const bool anything = m_model.question().state != protocol::QuestionState::None;
    m_seenBy->setVisible(anything);
    if (anything && m_model.question().seenBy == protocol::SeenBy::Teacher)
        m_seenBy->setText(tr("Your teacher will see your answer with your name."));
}

} // namespace lectern::student
