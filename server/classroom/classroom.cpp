// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/classroom.h"

#include "server/classroom/portrait.h"
#include "server/classroom/questiontext.h"

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

Refusal tooManyVotes(double wait) {
    Refusal error =
        refusal(ErrorCode::SlowDown, u"You change your vote too often. Wait a moment, then try again."_s);
    error.wait = wait;
    return error;
}

// "Question 3", with its text where it has one.
QString nameOf(const Question &question) {
    const QString number = u"Question %1"_s.arg(question.id().value);
    return question.text().isEmpty() ? number : number + u" (“"_s + question.text() + u"”)"_s;
}

Refusal badChoice(const Question &question) {
    QStringList choices;
    for (const QString &choice : question.rules().choices())
        choices.append(choice);
    return refusal(ErrorCode::BadChoice, u"Answer with one of these: %1."_s.arg(choices.join(u", "_s)));
}

} // namespace

Outcome Classroom::vote(ConnectionId connection, QuestionId question, const QString &choice) {
    Seat *seat = m_seats.atConnection(connection);
    if (!seat || !seat->canVote())
        return refusal(ErrorCode::NotAllowed,
                       u"Only students of this class vote. Join it with a name first."_s);
    if (const auto late =
            whyNotOpen(question, u"Answer the question that is open now, or wait for the next one."_s))
        return *late;
    if (!m_question->rules().accepts(choice))
        return badChoice(*m_question);
    if (m_question->ballotOf(seat->id) == choice)
        return Effects{}; // sent twice because the first answer was lost on the way
    if (const auto wait = seat->votes.take(m_clock.steadyTime()))
        return tooManyVotes(*wait);
    Effects effects;
    record(effects, record::BallotCast{question, seat->id, choice, m_clock.wallTime()});
    return effects;
}

std::optional<Refusal> Classroom::whyNotOpen(QuestionId question, const QString &advice) const {
    if (!m_question)
        return refusal(ErrorCode::NoQuestion, u"Nothing has been asked yet. Wait for the question."_s);
    if (question > m_question->id())
        return refusal(ErrorCode::NoQuestion,
                       u"Question %1 has not been asked yet. "_s.arg(question.value) + advice);
    if (question < m_question->id())
        return refusal(ErrorCode::TooLate, u"Question %1 is over. "_s.arg(question.value) + advice);
    if (!m_question->isOpen())
        return refusal(ErrorCode::TooLate, nameOf(*m_question) + u" was closed. "_s + advice);
    return {};
}

Outcome Classroom::ask(const QString &text) {
    const std::optional<QString> clean = cleanQuestionText(text);
    if (!clean) {
        return refusal(ErrorCode::TextInvalid,
                       u"A question has at most %1 characters, and no control characters. "
                       "Shorten it, or type it again."_s.arg(limits::questionCharacters));
    }
    Effects effects;
    if (m_question && m_tallyChanged && m_question->answered() > 0)
        sendTally(effects); // the last votes of the old question would else never be told
    closeOpen(effects);
    const QuestionId id{m_lastQuestion.value + 1};
    record(effects, record::QuestionOpened{id, protocol::QuestionKind::YesNo, *clean, m_clock.wallTime()});
    sendQuestion(effects);
    return effects;
}

Outcome Classroom::close(QuestionId question) {
    if (const auto late = whyNotOpen(question, u"There is nothing to close."_s))
        return *late;
    Effects effects;
    closeOpen(effects);
    sendQuestion(effects);
    return effects;
}

Outcome Classroom::show(bool shown) {
    if (!m_question)
        return refusal(ErrorCode::NoQuestion, u"There is no result yet. Ask a question first."_s);
    if (m_question->isShown() == shown)
        return Effects{};
    Effects effects;
    record(effects, record::ResultShown{m_question->id(), shown});
    sendQuestion(effects);
    sendTally(effects);
    return effects;
}

Outcome Classroom::quit() {
    Effects effects;
    record(effects, record::LessonEnded{m_clock.wallTime()});
    effects.deliveries.push_back(
        Dismiss{Group::Everybody, {GoodbyeReason::ClassEnded, u"The class has ended."_s}});
    return effects;
}

// It says which ballots are in the tally, too.
Outcome Classroom::setPolicy(const protocol::SetPolicy &request) {
    m_tallyChanged = true;
    return m_talk.setPolicy(request);
}

void Classroom::closeOpen(Effects &effects) {
    if (m_question && m_question->isOpen())
        record(effects, record::QuestionClosed{m_question->id(), m_clock.wallTime()});
}

void Classroom::sendQuestion(Effects &effects) const {
    effects.deliveries.push_back(Send{Group::Everybody, portrait::questionMessage(question())});
}

} // namespace lectern
