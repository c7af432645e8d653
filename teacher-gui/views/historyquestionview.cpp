// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/historyquestionview.h"

#include "shared/ui/theme.h"
#include "teacher-gui/models/historyanswers.h"
#include "teacher-gui/views/historyanswersview.h"
#include "teacher-gui/views/resultchart.h"

#include <QEvent>
#include <QFontInfo>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longText = 100; // characters; in the largest letters it would fill the window
constexpr qsizetype veryLongText = 250;

} // namespace

HistoryQuestionView::HistoryQuestionView(HistoryAnswers &answers, QWidget *parent)
    : QStackedWidget(parent),
      m_nothing(ui::plainLabel({}, this)),
      m_text(ui::plainLabel({}, this)),
      m_when(ui::plainLabel({}, this)),
      m_count(ui::plainLabel({}, this)),
      m_chart(new ResultChart(m_question, this)),
      m_answers(new HistoryAnswersView(answers, this)) {
    m_nothing->setObjectName(u"historyNothing"_s);
    m_nothing->setAlignment(Qt::AlignCenter);
    ui::setTextColor(m_nothing, ui::mutedTextColor(palette()));
    m_text->setObjectName(u"historyQuestion"_s);
    m_when->setObjectName(u"historyWhen"_s);
    ui::setTextColor(m_when, ui::mutedTextColor(palette()));
    m_count->setObjectName(u"historyCount"_s);
    ui::setScaledFont(m_count, 1.0, true);
    m_chart->setObjectName(u"historyChart"_s);
    m_chart->chart()->setAnimationOptions(QChart::NoAnimation); // nothing happens any more
    addWidget(m_nothing);
    makePage();
    addWidget(m_page);
    enlarge();
}

// Where the window is too low for all of it, it scrolls.
void HistoryQuestionView::makePage() {
    m_page = new QScrollArea(this);
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->setObjectName(u"historyPage"_s);
    m_page->setAccessibleName(tr("The chosen question"));
    m_page->setWidgetResizable(true);
    m_page->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(ui::space, 0, ui::space, 0);
    column->setSpacing(ui::space);
    column->addWidget(m_text);
    column->addWidget(m_when);
    column->addWidget(m_count);
    column->addWidget(m_chart, 1);
    column->addWidget(m_answers, 1);
    m_page->setWidget(page);
}

void HistoryQuestionView::showQuestion(const AskedQuestion &asked) {
    const protocol::PastQuestion &past = asked.question;
    const bool isAnother = past.question != m_question.question().question;
    const int answers = answerCount(past);
    protocol::Question question;
    question.question = past.question;
    question.kind = past.kind;
    m_question.receive(question);
    m_question.receive(protocol::Tally{past.question, past.counts, answers, answers});
    m_text->setText(pastQuestionText(past));
    m_when->setText(askedWhen(asked));
    m_count->setText(answersText(past));
    enlarge();
    setCurrentIndex(1);
    if (isAnother)
        m_page->verticalScrollBar()->setValue(0);
}

void HistoryQuestionView::showNothing(const QString &why) {
    m_nothing->setText(why);
    setCurrentIndex(0);
}

void HistoryQuestionView::searchName() {
    if (currentIndex() != 1)
        return;
    m_answers->takeFocus();
    m_page->ensureWidgetVisible(m_answers->focusWidget());
}

// The question is the largest thing, also after the text size changed.
void HistoryQuestionView::enlarge() {
    const qsizetype length = m_text->text().size();
    ui::setScaledFont(m_text, length > veryLongText ? 1.3 : length > longText ? 1.4 : 1.9);
    m_chart->setTextHeight(QFontInfo(ui::scaledFont(1.15)).pixelSize());
    m_chart->setMinimumHeight(m_chart->readableHeight());
}

void HistoryQuestionView::changeEvent(QEvent *event) {
    QStackedWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        enlarge();
}

} // namespace lectern::teacher
