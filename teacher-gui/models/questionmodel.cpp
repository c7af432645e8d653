// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/models/questionmodel.h"

#include "shared/ui/choices.h"

namespace lectern::teacher {

QuestionModel::QuestionModel(QObject *parent) : QObject(parent) {
    m_tally.counts = ui::inOrder(m_question.kind, {});
}

void QuestionModel::receive(const protocol::ServerMessage &message) {
    if (const auto *question = std::get_if<protocol::Question>(&message))
        setQuestion(*question);
    else if (const auto *tally = std::get_if<protocol::Tally>(&message))
        setTally(*tally);
}

void QuestionModel::setQuestion(const protocol::Question &question) {
    const bool isAnother = question.question != m_question.question;
    m_question = question;
    if (isAnother) {
        m_tally = {question.question, ui::inOrder(question.kind, {}), 0, m_tally.seats};
        Q_EMIT tallyChanged();
    }
    Q_EMIT questionChanged();
}

void QuestionModel::setTally(const protocol::Tally &tally) {
    if (tally.question != m_question.question)
        return; // a late one of the question before
    m_tally = tally;
    m_tally.counts = ui::inOrder(m_question.kind, tally.counts);
    Q_EMIT tallyChanged();
}

} // namespace lectern::teacher
