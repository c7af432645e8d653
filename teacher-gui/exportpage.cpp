// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/exportpage.h"

#include "shared/ui/theme.h"
#include "teacher-gui/models/historywords.h"
#include "teacher-gui/views/fittedlabel.h"
#include "teacher-gui/views/resultchart.h"

#include <QGraphicsLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int largestText = 72;
constexpr int smallestText = 36;
constexpr int factsText = 30;
constexpr int chartText = 56;
constexpr int edge = 8 * ui::space;

QPalette paper() {
    QPalette palette(Qt::white, Qt::white);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, QColor(0x14171b));
    palette.setColor(QPalette::Mid, QColor(0xbcc4ce));
    return palette;
}

} // namespace

ExportPage::ExportPage(QSize size)
    : m_text(new FittedLabel(this)),
      m_facts(ui::plainLabel({}, this)),
      m_chart(new ResultChart(m_question, this)) {
    setAttribute(Qt::WA_DontShowOnScreen);
    setPalette(paper());
    setAutoFillBackground(true);
    m_text->setSizes(largestText, smallestText);
    QFont font = this->font();
    font.setPixelSize(factsText);
    m_facts->setFont(font);
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, ui::mutedTextColor(palette()));
    m_facts->setPalette(muted);
    m_chart->setTextHeight(chartText);
    m_chart->chart()->setAnimationOptions(QChart::NoAnimation);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(3 * ui::space);
    column->addWidget(m_text);
    column->addWidget(m_facts);
    column->addWidget(m_chart, 1);
    resize(size);
    show(); // on no screen; a chart finds its places only then
}

void ExportPage::setClassName(const QString &name) { m_className = name; }

void ExportPage::setQuestion(const protocol::PastQuestion &question, const QString &when) {
    const int answers = answerCount(question);
    protocol::Question asked;
    asked.question = question.question;
    asked.kind = question.kind;
    m_question.receive(asked);
    m_question.receive(protocol::Tally{question.question, question.counts, answers, answers});
    m_text->setText(pastQuestionText(question));
    m_text->setMinimumHeight(m_text->leastHeight(width() - 2 * edge));
    m_facts->setText(QStringList{m_className, when, answersText(question)}.join(u"  \u00b7  "_s));
    layout()->activate();
}

void ExportPage::draw(QPainter &painter) {
    m_chart->chart()->layout()->invalidate(); // its scale has other numbers
    m_chart->chart()->layout()->activate();
    render(&painter, {}, {}, DrawWindowBackground | DrawChildren);
}

} // namespace lectern::teacher
