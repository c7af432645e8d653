// SPDX-License-Identifier: GPL-3.0-or-later
// Classroom's third part: what is told often and never needs to be complete at once, the tally and the people.
#include "server/classroom/classroom.h"
#include "server/classroom/portrait.h"

#include <algorithm>

namespace lectern {

std::optional<std::chrono::milliseconds> Classroom::untilNews() const {
    using Time = std::chrono::milliseconds;
    if (m_tallyChanged || !m_news.forTeachers.isEmpty())
        return Time(0);
    std::optional<Time> next;
    const auto consider = [&](std::optional<Time> time) {
        if (time)
            next = next ? std::min(*next, *time) : *time;
    };
    if (hasNewsForStudents())
        consider(m_studentsSeeAll ? Time(0) : m_hereTelling.next(m_seats.here()));
    consider(m_presence.nextNews(m_seats));
    consider(m_talk.nextLapse());
    consider(m_hands.nextNews());
    consider(m_inquiries.nextNews());
    if (next)
        next = std::max(*next - m_clock.steadyTime(), Time(0));
    return next;
}

Effects Classroom::publish() {
    Effects effects;
    m_talk.lapse();
    if (m_tallyChanged && m_question)
        sendTally(effects);
    m_tallyChanged = false;
    publishPeople(effects);
    publishPeopleToStudents(effects);
    m_presence.publish(effects, m_seats);
    m_hands.publish(effects);
    m_inquiries.publish(effects);
    return effects;
}

// ---- people ----

// The first page at once; the rest is news, which goes out page by page.
void Classroom::addPeopleSnapshot(Effects &effects, ConnectionId connection, protocol::Role reader) {
    const bool isStudent = reader == protocol::Role::Student;
    if (isStudent && (!m_studentsSeeAll || m_seats.sitting() > limits::peopleForStudents)) {
        effects.deliveries.push_back(
            Send{connection, protocol::People{true, m_seats.studentsHere(), false, {}}});
        return;
    }
    std::vector<SeatId> firstPage;
    for (const auto &[id, someone] : m_seats.all()) {
        if (someone.hasLeft())
            continue;
        if (std::ssize(firstPage) < limits::peoplePerMessage)
            firstPage.push_back(id);
        else
            m_news.forTeachers.note(id); // of a class whose students are listed there is one page
    }
    effects.deliveries.push_back(
        Send{connection, protocol::People{true, m_seats.studentsHere(), true, portraits(firstPage, reader)}});
    if (auto gone = portraits(m_seats.leavers().seats(), reader); !gone.empty())
        effects.deliveries.push_back(
            Send{connection, protocol::People{false, m_seats.studentsHere(), true, std::move(gone)}});
}

// Who has answered is for teachers alone.
std::vector<protocol::Person> Classroom::portraits(const std::vector<SeatId> &seats, protocol::Role reader) {
    std::vector<protocol::Person> people;
    for (const SeatId id : seats) {
        people.push_back(portrait::person(*m_seats.find(id), question()));
        if (reader == protocol::Role::Student)
            people.back().answered = false;
    }
    return people;
}

// At most one publishing's worth.
void Classroom::publishPeople(Effects &effects) {
    const std::vector<SeatId> changed = m_news.forTeachers.take(limits::peoplePerPublish);
    auto people = portraits(changed, protocol::Role::Teacher);
    for (protocol::People &message : portrait::peopleMessages(std::move(people), m_seats.studentsHere()))
        effects.deliveries.push_back(Send{Group::Teachers, std::move(message)});
}

// Whether the class is small enough to be listed changes with some distance, not to and fro with each who comes.
bool Classroom::hasNewsForStudents() const {
    const bool isMany = m_seats.sitting() > limits::peopleForStudents;
    const bool isFew = m_seats.sitting() <= limits::peopleForStudents * 3 / 4;
    if (m_studentsSeeAll ? isMany : isFew)
        return true;
    return m_studentsSeeAll ? !m_news.forStudents.isEmpty() : m_hereTold != m_seats.studentsHere();
}

void Classroom::publishPeopleToStudents(Effects &effects) {
    const auto now = m_clock.steadyTime();
    const bool isDue = m_studentsSeeAll || m_hereTelling.isDue(now, m_seats.here());
    if (!hasNewsForStudents() || !isDue)
        return;
    tellStudentsWhoIsListed(effects);
    m_hereTold = m_seats.studentsHere();
    m_hereTelling.told(now);
    if (!m_studentsSeeAll) {
        m_news.forStudents.clear();
        effects.deliveries.push_back(Send{Group::Students, protocol::People{false, m_hereTold, false, {}}});
        return;
    }
    const std::vector<SeatId> changed = m_news.forStudents.take(limits::peoplePerPublish);
    auto people = portraits(changed, protocol::Role::Student);
    for (protocol::People &message : portrait::peopleMessages(std::move(people), m_hereTold))
        effects.deliveries.push_back(Send{Group::Students, std::move(message)});
}

// The list starts over, empty, where the class has grown too large for one, or is small enough again.
void Classroom::tellStudentsWhoIsListed(Effects &effects) {
    const bool isMany = m_seats.sitting() > limits::peopleForStudents;
    const bool isFew = m_seats.sitting() <= limits::peopleForStudents * 3 / 4;
    if (m_studentsSeeAll ? !isMany : !isFew)
        return;
    m_studentsSeeAll = !m_studentsSeeAll;
    effects.deliveries.push_back(
        Send{Group::Students, protocol::People{true, m_seats.studentsHere(), m_studentsSeeAll, {}}});
    m_news.forStudents.clear();
    for (const auto &[id, someone] : m_seats.all()) {
        if (!someone.hasLeft())
            m_news.forStudents.note(id);
    }
    for (const SeatId id : m_seats.leavers().seats())
        m_news.forStudents.note(id);
}

protocol::Tally Classroom::tally() const {
    const int guests = m_question->unverified();
    const int answered = m_question->answered();
    if (m_talk.policy().set.onlyVerifiedVotes) {
        const int absentBallots = answered - guests - (m_answeredHere - m_guestsAnsweredHere);
        return {m_question->id(), m_question->verifiedCounts(), answered - guests,
                m_seats.studentsHere() - m_seats.guestsHere() + absentBallots, guests};
    }
    const int absentBallots = answered - m_answeredHere;
    return {m_question->id(), m_question->counts(), answered, m_seats.studentsHere() + absentBallots, guests};
}

void Classroom::sendTally(Effects &effects) const {
    effects.deliveries.push_back(Send{Group::Teachers, tally()});
    if (m_question->isShown())
        effects.deliveries.push_back(Send{Group::Students, tally()});
}

} // namespace lectern
