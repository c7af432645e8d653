// SPDX-License-Identifier: GPL-3.0-or-later
// "Batman has joined. Member count=1", and leaving. Who is back soon has not been away: a network that hiccups is
// nobody's news.
#pragma once

#include "server/classroom/clock.h"
#include "server/classroom/effects.h"
#include "server/classroom/pace.h"
#include "server/classroom/seats.h"

#include <map>
#include <set>

namespace lectern {

class Presence {
public:
    explicit Presence(const Clock &clock) : m_clock(clock) {}

    void came(SeatId seat);
    void wentAway(SeatId seat);
    void left(SeatId seat);
    // After a restart of the server: whether this one comes back or not is no news.
    void expect(SeatId seat);
    void clear(); // the lesson is over

    // Steady time; nothing: there is none.
    std::optional<std::chrono::milliseconds> nextNews(const Seats &seats) const;
    void publish(Effects &effects, Seats &seats);
    // One more guest is about to come, who finds in the number of users whoever is there: those before it are told now,
    // and not at the next news. In a crowd that would be too often.
    void tellBefore(ConnectionId guest, Effects &effects, Seats &seats);

private:
    struct Absence {
        std::chrono::milliseconds told{0}; // when it counts as leaving
        bool isQuiet = false;
    };
    void noteAbsent(SeatId seat, bool isQuiet);
    bool forgetAbsent(SeatId seat);
    void tellGuests(Effects &effects, Seats &seats, ConnectionId later = {});
    void tellGuests(Effects &effects, Seats &seats, const std::vector<SeatId> &whom, size_t from,
                    Arrival arrival) const;
    void takeLeavers();
    void forgetNews();

    const Clock &m_clock;
    Pace m_pace;
    std::set<SeatId> m_present; // as people have been told
    std::map<SeatId, Absence> m_absent;
    std::set<std::pair<std::chrono::milliseconds, SeatId>> m_byTime; // the same, the soonest first
    std::vector<SeatId> m_joined;
    std::vector<SeatId> m_left;
    size_t m_joinedTold = 0; // so many of these guests know of
    size_t m_leftTold = 0;
};

} // namespace lectern
