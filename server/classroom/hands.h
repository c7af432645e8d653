// SPDX-License-Identifier: GPL-3.0-or-later
// Who has raised a hand, in the order of raising. Calls behave as those of the Classroom.
#pragma once

#include "server/classroom/clock.h"
#include "server/classroom/effects.h"
#include "server/classroom/pace.h"
#include "server/classroom/peoplenews.h"
#include "server/classroom/seats.h"

#include <map>

namespace lectern {

class Hands {
public:
    Hands(const Clock &clock, Seats &seats, PublicNews &news)
        : m_clock(clock), m_seats(seats), m_news(news) {}

    Outcome raise(Seat &student, bool raised);
    // The handlers let only teachers come here.
    Outcome callOn(SeatId student);
    Outcome lower(SeatId student); // none: all

    void apply(const record::HandRaised &fact);
    void apply(const record::HandLowered &fact);
    void seatLeft(SeatId seat);
    void clear(); // the lesson is over

    // Places in the queue; steady time, nothing: none has changed.
    std::optional<std::chrono::milliseconds> nextNews() const;
    void publish(Effects &effects);
    void addSnapshot(Effects &effects, ConnectionId connection, const Seat &seat) const;

private:
    template <class Fact>
    void record(Effects &effects, Fact fact) {
        apply(fact);
        effects.records.push_back(fact);
    }
    void lower(Effects &effects, SeatId student, bool isCalled);

    const Clock &m_clock;
    Seats &m_seats;
    PublicNews &m_news;
    std::map<qint64, SeatId> m_queue; // key: when it was raised
    Pace m_pace;
    bool m_hasChanged = false;
};

} // namespace lectern
