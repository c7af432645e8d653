// SPDX-License-Identifier: GPL-3.0-or-later
// Classroom's other half: what each record changes. Live and in a replay, this is the same code.
#include "server/classroom/classroom.h"

namespace lectern {

void Classroom::record(Effects &effects, Record fact) {
    apply(fact);
    effects.records.push_back(std::move(fact));
}

void Classroom::restore(const std::vector<Record> &facts) {
    applyFact(record::LessonEnded{});
    m_seats = Seats(m_clock);
    m_lastQuestion = {};
    for (const Record &fact : facts)
        apply(fact);
    for (const auto &[id, seat] : m_seats.all()) {
        if (!seat.hasLeft() && seat.canTalk())
            m_presence.expect(id);
    }
}

void Classroom::apply(const Record &record) {
    std::visit([this](const auto &fact) { applyFact(fact); }, record);
}

void Classroom::applyFact(const record::LessonStarted &) { m_lessonRuns = true; }

void Classroom::applyFact(const record::LessonEnded &) {
    m_seats.clear();
    m_question.reset();
    m_lessonRuns = false;
    m_answeredHere = 0;
    m_guestsAnsweredHere = 0;
    m_tallyChanged = false;
    m_news.clear();
    m_presence.clear();
    m_talk.clear();
    m_hands.clear();
    m_inquiries.clear();
    m_studentsSeeAll = true;
}

void Classroom::applyFact(const record::SeatTaken &fact) { m_seats.add(fact); }

void Classroom::applyFact(const record::TokenReplaced &fact) {
    if (Seat *seat = m_seats.find(fact.seat))
        m_seats.replaceToken(*seat, fact.tokenHash);
}

void Classroom::applyFact(const record::SeatLeft &fact) {
    Seat *seat = m_seats.find(fact.seat);
    if (!seat)
        return;
    disconnectSeat(*seat);
    m_hands.seatLeft(seat->id);
    m_presence.left(seat->id);
    m_seats.leave(*seat, fact.at);
    noteChanged(*seat);
}

void Classroom::applyFact(const record::QuestionOpened &fact) {
    m_question.emplace(fact.question, fact.kind, fact.text, fact.at);
    m_lastQuestion = std::max(m_lastQuestion, fact.question);
    m_answeredHere = 0;
    m_guestsAnsweredHere = 0;
    m_tallyChanged = true;
}

void Classroom::applyFact(const record::QuestionClosed &fact) {
    if (Question *question = current(fact.question))
        question->close(fact.at);
}

void Classroom::applyFact(const record::BallotCast &fact) {
    const Seat *seat = m_seats.find(fact.seat);
    Question *question = current(fact.question);
    if (!seat || !question || !question->rules().accepts(fact.choice))
        return;
    m_tallyChanged = true;
    if (!question->cast(fact.seat, fact.choice, seat->isGuest() ? Ballots::Unverified : Ballots::Verified))
        return;
    countAnswered(*seat, seat->isHere() ? 1 : 0);
    m_news.forTeachers.note(fact.seat);
}

void Classroom::applyFact(const record::PolicySet &fact) {
    m_talk.apply(fact);
    m_tallyChanged = true; // it says which ballots are in it
}

void Classroom::countAnswered(const Seat &seat, int change) {
    m_answeredHere += change;
    m_guestsAnsweredHere += seat.isGuest() ? change : 0;
}

void Classroom::applyFact(const auto &fact) {
    if constexpr (requires { m_talk.apply(fact); })
        m_talk.apply(fact);
    else if constexpr (requires { m_hands.apply(fact); })
        m_hands.apply(fact);
    else
        m_inquiries.apply(fact);
}

void Classroom::applyFact(const record::ResultShown &fact) {
    if (Question *question = current(fact.question))
        question->setShown(fact.shown);
}

// Nothing when the fact is about another question.
Question *Classroom::current(QuestionId question) {
    return m_question && m_question->id() == question ? &*m_question : nullptr;
}

} // namespace lectern
