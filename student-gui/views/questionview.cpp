// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/questionview.h"

#include "shared/ui/alert.h"
#include "shared/ui/theme.h"
#include "student-gui/models/votemodel.h"

#include <QEvent>
#include <QVBoxLayout>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;
using protocol::QuestionState;

namespace {

constexpr double sizes[] = {4.0, 3.2, 2.4, 1.8, 1.3}; // of the application's font, the largest that fits
constexpr double usualSize = 2.4;
constexpr int linesOfWindow = 13; // of a size above the usual: for large windows
constexpr int windowShare = 4;    // a question may take a quarter of the height: the buttons stay in sight

} // namespace

QuestionView::QuestionView(VoteModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_text(ui::plainLabel({}, this)) {
    m_text->setObjectName(u"questionText"_s);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text);
    connect(&model, &VoteModel::changed, this, &QuestionView::refresh);
    refresh();
}

QString QuestionView::text() const {
    const protocol::Question &question = m_model.question();
    if (question.state == QuestionState::None)
        return tr("Your teacher's question will appear here");
    if (!question.text.isEmpty())
        return question.text;
    return m_model.knowsKind() ? tr("Answer the question that was asked aloud")
                               : tr("A question was asked aloud");
}

void QuestionView::refresh() {
    const QString now = text();
    const bool foreign = !m_model.question().text.isEmpty();
    if (m_text->text() != now) {
        m_text->setText(now);
        fit();
    }
    ui::setTextColor(m_text, foreign ? palette().color(QPalette::WindowText) : ui::mutedTextColor(palette()));
    if (m_read == m_model.question().question)
        return;
    m_read = m_model.question().question;
    ui::announce(m_text);
}

bool QuestionView::suitsWindow(double size) const {
    return size <= usualSize ||
           linesOfWindow * QFontMetrics(ui::scaledFont(size, true)).height() <= window()->height();
}

// The program's own words stand back behind a teacher's.
void QuestionView::setSize(double size) {
    const bool foreign = !m_model.question().text.isEmpty();
    ui::setScaledFont(m_text, foreign ? size : qMax(qMin(size, 1.6), size * 2 / 3), foreign);
}

void QuestionView::fit() {
    for (const double size : sizes) {
        if (!suitsWindow(size))
            continue;
        setSize(size);
        if (m_text->heightForWidth(width()) <= window()->height() / windowShare)
            return;
    }
}

void QuestionView::resizeEvent(QResizeEvent *) { fit(); }

void QuestionView::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

} // namespace lectern::student
