// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/questionteller.h"

#include "shared/ui/alert.h"

namespace lectern::teacher {

using namespace std::chrono_literals;

QuestionTeller::QuestionTeller(const QuestionModel &question, const Views &views, QObject *parent)
    : QObject(parent), m_question(question), m_views(views), m_told(question.question()) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(2s);
    connect(&m_soon, &QTimer::timeout, this, &QuestionTeller::tellResult);
    connect(&question, &QuestionModel::questionChanged, this, &QuestionTeller::tellQuestion);
    connect(&question, &QuestionModel::tallyChanged, this, [this] {
        if (m_question.tally().answered > 0 && !m_soon.isActive())
            m_soon.start();
    });
}

void QuestionTeller::tellQuestion() {
    const protocol::Question before = std::exchange(m_told, m_question.question());
    if (!m_question.isAsked())
        return;
    if (before.question != m_told.question)
        ui::announce(m_views.text);
    else if (before.state != m_told.state)
        ui::announce(m_views.state);
}

void QuestionTeller::tellResult() { ui::announce(m_views.result); }

} // namespace lectern::teacher
