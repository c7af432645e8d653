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
    m_joined.clear();
    m_left.clear();
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
void Presence::tellGuests(Effects &effects, Seats &seats, const std::vector<SeatId> &whom,
                          bool entered) const {
    qsizetype told = 0;
    for (const SeatId id : whom) {
        const Seat *seat = seats.find(id);
        if (!seat || seat->isGuest() || ++told > limits::namesTold)
            continue;
        effects.deliveries.push_back(
            Arrival{{}, seat->name, {}, entered, seats.talkersHere(), m_clock.wallTime()});
    }
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
    if (seats.guestTalkersHere() > 0) {
        tellGuests(effects, seats, m_joined, true);
        tellGuests(effects, seats, m_left, false);
    }
    m_joined.clear();
    m_left.clear();
    m_pace.told(now);
}

} // namespace lectern
