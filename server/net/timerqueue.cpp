// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/timerqueue.h"

#include <QCoreApplication>
#include <QTimerEvent>
#include <QVarLengthArray>

#include <algorithm>
#include <bit>

namespace lectern {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

namespace {

// Timers of one granularity are due at common moments and share a wake-up. Late they may be, by 5 % or, the very
// coarse, by a second; early never.
nanoseconds granularity(Qt::TimerType type, milliseconds interval) {
    if (type == Qt::PreciseTimer || interval == 0ms)
        return 1ns;
    if (type == Qt::VeryCoarseTimer)
        return 1s;
    const auto step = std::bit_floor(static_cast<quint64>(interval.count()) / 20);
    return std::max<nanoseconds>(1ns, milliseconds(static_cast<qint64>(step)));
}

milliseconds roundedUp(TimerQueue::Time due) {
    const auto left = due - std::chrono::steady_clock::now();
    return std::max(0ms, std::chrono::ceil<milliseconds>(left));
}

} // namespace

TimerQueue::Time TimerQueue::wakeTime(const Timer &timer) {
    const nanoseconds step = granularity(timer.type, timer.interval);
    const nanoseconds due = timer.due.time_since_epoch();
    return Time((due + step - 1ns) / step * step);
}

void TimerQueue::enqueue(int id, Timer &timer) { timer.place = m_order.emplace(wakeTime(timer), id); }

void TimerQueue::dequeue(Timer &timer) {
    if (timer.place)
        m_order.erase(*timer.place);
    timer.place.reset();
}

void TimerQueue::add(int id, milliseconds interval, Qt::TimerType type, QObject *receiver) {
    remove(id);
    const Time due = std::chrono::steady_clock::now() + interval;
    enqueue(id, *m_timers.insert(id, {receiver, interval, type, due, {}}));
}

bool TimerQueue::remove(int id) {
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return false;
    dequeue(*found);
    m_timers.erase(found);
    return true;
}

bool TimerQueue::removeAll(const QObject *receiver) {
    const auto count = m_timers.removeIf([&](QHash<int, Timer>::iterator timer) {
        if (timer->receiver != receiver)
            return false;
        dequeue(*timer);
        return true;
    });
    return count > 0;
}

QList<QAbstractEventDispatcher::TimerInfo> TimerQueue::timersOf(const QObject *receiver) const {
    QList<QAbstractEventDispatcher::TimerInfo> list;
    for (auto timer = m_timers.begin(); timer != m_timers.end(); ++timer) {
        if (timer->receiver == receiver)
            list.append({timer.key(), static_cast<int>(timer->interval.count()), timer->type});
    }
    return list;
}

std::optional<milliseconds> TimerQueue::remaining(int id) const {
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return std::nullopt;
    return roundedUp(found->due);
}

std::optional<milliseconds> TimerQueue::untilNext() const {
    if (m_order.empty())
        return std::nullopt;
    return roundedUp(m_order.begin()->first);
}

int TimerQueue::fire() {
    const Time now = std::chrono::steady_clock::now();
    QVarLengthArray<int, 32> due;
    for (auto entry = m_order.begin(); entry != m_order.end() && entry->first <= now; ++entry)
        due.append(entry->second);

    int sent = 0;
    for (const int id : due) {
        const auto found = m_timers.find(id);
        // A receiver before it may have removed it, or have run a loop in which it was sent already.
        if (found == m_timers.end() || !found->place || (*found->place)->first > now)
            continue;
        sent += found->interval > 0ms ? 1 : 0;
        send(id, *found, now);
    }
    return sent;
}

void TimerQueue::send(int id, Timer &timer, Time now) {
    dequeue(timer);
    timer.due += timer.interval;
    if (timer.due < now) // a whole interval was missed: no burst to catch up
        timer.due = now + timer.interval;

    QTimerEvent event(id);
    QCoreApplication::sendEvent(timer.receiver, &event);

    // `timer` may be gone by now; one with its number and a place is a new one.
    const auto found = m_timers.find(id);
    if (found != m_timers.end() && !found->place)
        enqueue(id, *found);
}

} // namespace lectern
