// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/addressees.h"

#include "shared/talk/foldedname.h"
#include "shared/talk/peoplemodel.h"

#include <algorithm>

namespace lectern::talk {

using protocol::Member;

Addressees::Addressees(client::Requester &requester, const PeopleModel &people, QObject *parent)
    : QObject(parent), m_requester(requester), m_people(people) {}

void Addressees::find(const QStringList &names, Then then) {
    m_searches.push_back({names, {}, std::move(then)});
    if (m_searches.size() == 1)
        proceed();
}

void Addressees::startOver() {
    m_searches.clear();
    m_isAsking = false;
}

void Addressees::proceed() {
    while (!m_searches.empty() && !m_isAsking) {
        if (m_searches.front().names.isEmpty()) {
            end({});
            continue;
        }
        std::vector<Member> listed;
        for (const SeatId seat : m_people.find(m_searches.front().names.front())) {
            const protocol::Person *person = m_people.person(seat);
            listed.push_back({seat, person->name, person->state});
        }
        if (take(listed, m_people.isComplete()))
            continue;
        m_isAsking = true;
        m_requester.ask(protocol::FindPeople{m_searches.front().names.front(), {}}, this,
                        [this](const client::Answer &answer) {
                            if (answer.isDone() || !m_isAsking)
                                return; // who was found has come already
                            m_isAsking = false;
                            end(answer.isLost() ? tr("Not connected: wait until the connection is back.")
                                                : answer.error.text);
                            proceed();
                        });
    }
}

void Addressees::receive(const protocol::ServerMessage &message) {
    const auto *answer = std::get_if<protocol::FoundPeople>(&message);
    if (!answer || !m_isAsking || answer->text != m_searches.front().names.front())
        return;
    m_isAsking = false;
    take(answer->people, true);
    proceed();
}

// The one that is called so, exactly rather than nearly. `isAll`: there are no others. False: nobody yet.
bool Addressees::take(const std::vector<Member> &people, bool isAll) {
    Search &search = m_searches.front();
    const QString name = search.names.front();
    auto who = std::ranges::find(people, name, &Member::name);
    if (who == people.end())
        who = std::ranges::find(people, foldedName(name),
                                [](const Member &one) { return foldedName(one.name); });
    if (who == people.end()) {
        if (isAll)
            end(tr("Nobody in the class is called “%1”. Press Tab behind the first letters of a name to "
                   "complete it.")
                    .arg(name));
        return isAll;
    }
    search.found.people.push_back(*who);
    search.names.removeFirst();
    return true;
}

void Addressees::end(const QString &problem) {
    Search ended = std::move(m_searches.front());
    m_searches.pop_front();
    if (!problem.isEmpty())
        ended.found = {{}, problem};
    ended.then(ended.found);
}

} // namespace lectern::talk
