// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/hands.h"

#include "server/classroom/talkrefusals.h"

namespace lectern {

using namespace Qt::Literals::StringLiterals;

Outcome Hands::raise(Seat &student, bool raised) {
    Effects effects;
    if (raised == student.handSince.has_value())
        return effects;
    if (const auto wait = student.gestures.take(m_clock.steadyTime()))
        return slowDown(*wait, u"You raise and lower your hand too fast. Wait a moment."_s);
    if (!raised) {
        lower(effects, student.id, false);
        return effects;
    }
    const qint64 last = m_queue.empty() ? 0 : m_queue.rbegin()->first;
    record(effects, record::HandRaised{student.id, std::max(last + 1, m_clock.wallTime())});
    return effects;
}

Outcome Hands::callOn(SeatId id) {
    const Seat *student = m_seats.find(id);
    if (!student || student->hasLeft() || !student->isStudent())
        return unknownPerson();
    Effects effects;
    lower(effects, id, true);
    return effects;
}

Outcome Hands::lower(SeatId id) {
    Effects effects;
    std::vector<SeatId> raised;
    for (const auto &[since, seat] : m_queue) {
        if (!id || seat == id)
            raised.push_back(seat);
    }
    for (const SeatId seat : raised)
        lower(effects, seat, false);
    return effects;
}

// Who is called without a raised hand is called all the same.
void Hands::lower(Effects &effects, SeatId id, bool isCalled) {
    const Seat *student = m_seats.find(id);
    if (student->handSince)
        record(effects, record::HandLowered{id});
    if (student->isHere())
        effects.deliveries.push_back(Send{student->connection, protocol::Hand{false, 0, 0, isCalled}});
}

void Hands::apply(const record::HandRaised &fact) {
    Seat *seat = m_seats.find(fact.seat);
    if (!seat || seat->hasLeft())
        return;
    if (seat->handSince)
        m_queue.erase(*seat->handSince);
    seat->handSince = fact.at;
    m_queue[fact.at] = fact.seat;
    m_hasChanged = true;
    m_news.note(fact.seat);
}

void Hands::apply(const record::HandLowered &fact) {
    Seat *seat = m_seats.find(fact.seat);
    if (!seat || !seat->handSince)
        return;
    m_queue.erase(*seat->handSince);
    seat->handSince.reset();
    m_hasChanged = true;
    m_news.note(fact.seat);
}

void Hands::seatLeft(SeatId seat) { apply(record::HandLowered{seat}); }

void Hands::clear() {
    m_queue.clear();
    m_hasChanged = false;
}

std::optional<std::chrono::milliseconds> Hands::nextNews() const {
    if (!m_hasChanged)
        return {};
    return m_pace.next(std::ssize(m_queue));
}

void Hands::publish(Effects &effects) {
    const auto now = m_clock.steadyTime();
    if (!m_hasChanged || !m_pace.isDue(now, std::ssize(m_queue)))
        return;
    int place = 0;
    for (const auto &[since, id] : m_queue) {
        const Seat *seat = m_seats.find(id);
        ++place;
        if (seat && seat->isHere()) {
            const protocol::Hand hand{true, place, static_cast<int>(m_queue.size()), false};
            effects.deliveries.push_back(Send{seat->connection, hand});
        }
    }
    m_hasChanged = false;
    m_pace.told(now);
}

void Hands::addSnapshot(Effects &effects, ConnectionId connection, const Seat &seat) const {
    if (!seat.handSince)
        return;
    const auto before = std::distance(m_queue.begin(), m_queue.find(*seat.handSince));
    const protocol::Hand hand{true, static_cast<int>(before) + 1, static_cast<int>(m_queue.size()), false};
    effects.deliveries.push_back(Send{connection, hand});
}

} // namespace lectern
