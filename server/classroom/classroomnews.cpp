// SPDX-License-Identifier: GPL-3.0-or-later
// Classroom's third part: what is told often and never needs to be complete at once, the tally and the people.
#include "server/classroom/classroom.h"
#include "server/classroom/portrait.h"

namespace lectern {

// The first page at once; the rest is news, which goes out page by page.
void Classroom::addPeopleSnapshot(Effects &effects, ConnectionId connection) {
    protocol::People message{true, m_seats.studentsHere(), {}};
    for (const auto &[id, someone] : m_seats.all()) {
        if (someone.hasLeft())
            continue;
        if (std::ssize(message.people) < limits::peoplePerMessage)
            message.people.push_back(portrait::person(someone, question()));
        else
            m_changedPeople.insert(id);
    }
    effects.deliveries.push_back(Send{connection, std::move(message)});
}

Effects Classroom::publish() {
    Effects effects;
    if (m_tallyChanged && m_question)
        sendTally(effects);
    m_tallyChanged = false;
    for (protocol::People &message : portrait::peopleMessages(takeChangedPeople(), m_seats.studentsHere()))
        effects.deliveries.push_back(Send{Group::Teachers, std::move(message)});
    return effects;
}

// At most one publishing's worth, going round: nobody waits for ever behind others who change all the time.
std::vector<protocol::Person> Classroom::takeChangedPeople() {
    std::vector<protocol::Person> people;
    while (!m_changedPeople.empty() && std::ssize(people) < limits::peoplePerPublish) {
        auto next = m_changedPeople.upper_bound(m_lastPublished);
        if (next == m_changedPeople.end())
            next = m_changedPeople.begin();
        m_lastPublished = *next;
        people.push_back(portrait::person(*m_seats.find(*next), question()));
        m_changedPeople.erase(next);
    }
    return people;
}

protocol::Tally Classroom::tally() const {
    const int absentBallots = m_question->answered() - m_answeredHere;
    return {m_question->id(), m_question->counts(), m_question->answered(),
            m_seats.studentsHere() + absentBallots};
}

void Classroom::sendTally(Effects &effects) const {
    effects.deliveries.push_back(Send{Group::Teachers, tally()});
    if (m_question->isShown())
        effects.deliveries.push_back(Send{Group::Students, tally()});
}

} // namespace lectern
