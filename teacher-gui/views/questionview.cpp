// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/questionview.h"

#include "shared/ui/flowlayout.h"
#include "shared/ui/theme.h"
#include "teacher-gui/models/questionmodel.h"
#include "teacher-gui/views/fittedlabel.h"
#include "teacher-gui/views/questionteller.h"
#include "teacher-gui/views/resultchart.h"
#include "teacher-gui/views/wording.h"

#include <QEvent>
#include <QFontInfo>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

QuestionView::QuestionView(const QuestionModel &question, QWidget *parent)
    : QWidget(parent),
      m_question(question),
      m_text(new FittedLabel(this)),
      m_state(ui::plainLabel({}, this)),
      m_answered(ui::plainLabel({}, this)),
      m_unverified(ui::plainLabel({}, this)),
      m_close(new QPushButton(tr("Close votes"), this)),
      m_chart(new ResultChart(question, this)) {
    m_text->setObjectName(u"questionText"_s);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_state->setObjectName(u"stateLabel"_s);
    m_answered->setObjectName(u"answeredLabel"_s);
    m_unverified->setObjectName(u"unverifiedLabel"_s);
    ui::setTextColor(m_unverified, ui::mutedTextColor(palette()));
    m_close->setObjectName(u"closeVotesButton"_s);
    m_close->setAccessibleName(tr("Close votes"));
    build();
    connect(m_close, &QPushButton::clicked, this, &QuestionView::closeVotesWanted);
    connect(&question, &QuestionModel::questionChanged, this, &QuestionView::showQuestion);
    connect(&question, &QuestionModel::tallyChanged, this, &QuestionView::showTally);
    new QuestionTeller(question, {m_text, m_state, m_chart}, this); // after what it reads has changed
    enlarge();
    showQuestion();
}

void QuestionView::build() {
    auto *words = new QWidget(this);
    auto *flow = new ui::FlowLayout(words);
    flow->setContentsMargins({});
    flow->setSpacing(2 * ui::space);
    flow->addWidget(m_state);
    flow->addWidget(m_unverified); // comes and goes, and moves none of the others
    flow->addWidget(m_answered);
    auto *counts = new QHBoxLayout;
    counts->setSpacing(2 * ui::space);
    counts->addWidget(words, 1, Qt::AlignVCenter);
    counts->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(ui::space);
    column->addWidget(m_text);
    column->addLayout(counts);
    column->addWidget(m_chart, 1);
}

void QuestionView::setReady(bool ready, const QString &why) {
    m_ready = ready;
    m_why = why;
    updateButton();
}

void QuestionView::showQuestion() {
    m_text->setText(questionText(m_question.question()));
    m_state->setText(stateText(m_question.question()));
    const bool asked = m_question.isAsked();
    for (QWidget *widget : {static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_answered),
                            static_cast<QWidget *>(m_close), static_cast<QWidget *>(m_chart)})
        widget->setVisible(asked);
    m_text->setAlignment((asked ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::AlignVCenter);
    updateButton();
    showTally();
}

void QuestionView::showTally() {
    m_answered->setText(answeredText(m_question.tally()));
    m_unverified->setText(unverifiedText(m_question.tally(), m_question.countsUnverified()));
    m_unverified->setVisible(m_question.isAsked() && !m_unverified->text().isEmpty());
}

void QuestionView::updateButton() {
    m_close->setEnabled(m_ready && m_question.isOpen());
    const QString why = !m_ready               ? m_why
                        : m_question.isAsked() ? tr("The votes are closed")
                                               : tr("Ask a question first");
    m_close->setToolTip(
        ui::plainToolTip(m_close->isEnabled() ? tr("Take no more votes for this question") : why));
}

// The question is the largest thing in the window, also after the text size changed.
void QuestionView::enlarge() {
    m_text->setSizes(QFontInfo(ui::scaledFont(2.4)).pixelSize(), QFontInfo(ui::scaledFont(1.2)).pixelSize());
    m_answered->setFont(ui::scaledFont(1.3, true));
    m_state->setFont(ui::scaledFont(1.3));
    m_chart->setTextHeight(QFontInfo(ui::scaledFont(1.4)).pixelSize());
    m_chart->setMinimumHeight(m_chart->readableHeight());
}

void QuestionView::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        enlarge();
}

} // namespace lectern::teacher
