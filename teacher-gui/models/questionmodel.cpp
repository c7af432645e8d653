// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/models/questionmodel.h"

#include "shared/ui/choices.h"

#include <utility>

namespace lectern::teacher {

QuestionModel::QuestionModel(QObject *parent) : QObject(parent) {
    m_tally.counts = ui::inOrder(m_question.kind, {});
}

void QuestionModel::receive(const protocol::ServerMessage &message) {
    if (const auto *question = std::get_if<protocol::Question>(&message))
        setQuestion(*question);
    else if (const auto *tally = std::get_if<protocol::Tally>(&message))
        setTally(*tally);
    else if (const auto *policy = std::get_if<protocol::Policy>(&message))
        setPolicy(*policy);
}

void QuestionModel::setQuestion(const protocol::Question &question) {
    const bool isAnew = std::exchange(m_isAnew, false);
    const protocol::Question before = std::exchange(m_question, question);
    const bool isAnother = question.question != before.question;
    if (isAnother) {
        m_tally = {question.question, ui::inOrder(question.kind, {}), 0, m_tally.seats};
        Q_EMIT tallyChanged();
    }
    Q_EMIT questionChanged();
    if (!isAnew && !isAnother && question.shown != before.shown)
        Q_EMIT shownChanged(question.shown);
}

void QuestionModel::setTally(const protocol::Tally &tally) {
    if (tally.question != m_question.question)
        return; // a late one of the question before
    m_tally = tally;
    m_tally.counts = ui::inOrder(m_question.kind, tally.counts);
    Q_EMIT tallyChanged();
}

void QuestionModel::setPolicy(const protocol::Policy &policy) {
    const bool counts = !policy.onlyVerifiedVotes;
    if (std::exchange(m_countsUnverified, counts) != counts)
        Q_EMIT tallyChanged();
}

} // namespace lectern::teacher
