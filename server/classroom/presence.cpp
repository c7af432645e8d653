// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/presence.h"

namespace lectern {

void Presence::came(SeatId seat) {
    if (!forgetAbsent(seat) && m_present.insert(seat).second)
        m_joined.push_back(seat);
}

void Presence::wentAway(SeatId seat) {
    if (m_present.contains(seat))
        noteAbsent(seat, false);
}

void Presence::left(SeatId seat) {
    forgetAbsent(seat);
    if (m_present.erase(seat) != 0)
        m_left.push_back(seat);
}

void Presence::expect(SeatId seat) {
    m_present.insert(seat);
    noteAbsent(seat, true);
}

void Presence::noteAbsent(SeatId seat, bool isQuiet) {
    forgetAbsent(seat);
    const auto told = m_clock.steadyTime() + limits::absenceTold;
    m_absent[seat] = {told, isQuiet};
    m_byTime.insert({told, seat});
}

bool Presence::forgetAbsent(SeatId seat) {
    const auto found = m_absent.find(seat);
    if (found == m_absent.end())
        return false;
    m_byTime.erase({found->second.told, seat});
    m_absent.erase(found);
    return true;
}

void Presence::clear() {
    m_present.clear();
    m_absent.clear();
    m_byTime.clear();
    forgetNews();
}

void Presence::forgetNews() {
    m_joined.clear();
    m_left.clear();
    m_joinedTold = 0;
    m_leftTold = 0;
}

std::optional<std::chrono::milliseconds> Presence::nextNews(const Seats &seats) const {
    if (!m_joined.empty() || !m_left.empty())
        return m_pace.next(seats.here());
    if (m_byTime.empty())
        return {};
    return m_byTime.begin()->first;
}

void Presence::takeLeavers() {
    const auto now = m_clock.steadyTime();
    while (!m_byTime.empty() && m_byTime.begin()->first <= now) {
        const SeatId seat = m_byTime.begin()->second;
        const bool isQuiet = m_absent[seat].isQuiet;
        forgetAbsent(seat);
        m_present.erase(seat);
        if (!isQuiet)
            m_left.push_back(seat);
    }
}

// Of each other they have been told at once. Of a crowd the number alone is told, with the last name.
void Presence::tellGuests(Effects &effects, Seats &seats, const std::vector<SeatId> &whom, size_t from,
                          Arrival arrival) const {
    qsizetype told = 0;
    for (size_t i = from; i < whom.size(); ++i) {
        const Seat *seat = seats.find(whom[i]);
        if (!seat || seat->isGuest() || ++told > limits::namesTold)
            continue;
        arrival.name = seat->name;
        effects.deliveries.push_back(arrival);
    }
}

void Presence::tellGuests(Effects &effects, Seats &seats, ConnectionId later) {
    if (seats.guestTalkersHere() > 0) {
        const qint64 now = m_clock.wallTime();
        const int users = seats.talkersHere();
        tellGuests(effects, seats, m_joined, m_joinedTold, {{}, later, {}, {}, true, users, now});
        tellGuests(effects, seats, m_left, m_leftTold, {{}, later, {}, {}, false, users, now});
    }
    m_joinedTold = m_joined.size();
    m_leftTold = m_left.size();
}

void Presence::tellBefore(ConnectionId guest, Effects &effects, Seats &seats) {
    if (seats.here() <= limits::manyPeople)
        tellGuests(effects, seats, guest);
}

void Presence::publish(Effects &effects, Seats &seats) {
    takeLeavers();
    const auto now = m_clock.steadyTime();
    if ((m_joined.empty() && m_left.empty()) || !m_pace.isDue(now, seats.here()))
        return;
    const auto namesOf = [&](const std::vector<SeatId> &ids) {
        std::vector<QString> names;
        for (const SeatId id : ids) {
            const Seat *seat = seats.find(id);
            if (seat && std::ssize(names) < limits::namesTold)
                names.push_back(seat->name);
        }
        return names;
    };
    const protocol::Presence news{m_clock.wallTime(),
                                  namesOf(m_joined),
                                  static_cast<int>(m_joined.size()),
                                  namesOf(m_left),
                                  static_cast<int>(m_left.size()),
                                  seats.talkersHere()};
    effects.deliveries.push_back(Send{Group::Everybody, news});
    tellGuests(effects, seats);
    forgetNews();
    m_pace.told(now);
}

} // namespace lectern
