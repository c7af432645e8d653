// SPDX-License-Identifier: GPL-3.0-or-later
// The timers of one event loop in the order in which they are due, on steady time: the wall clock may jump.
#pragma once

#include <QAbstractEventDispatcher>
#include <QHash>

#include <chrono>
#include <map>
#include <optional>

namespace lectern {

class TimerQueue {
public:
    using Time = std::chrono::steady_clock::time_point;

    void add(int id, std::chrono::milliseconds interval, Qt::TimerType type, QObject *receiver);
    bool remove(int id);
    bool removeAll(const QObject *receiver);

    QList<QAbstractEventDispatcher::TimerInfo> timersOf(const QObject *receiver) const;
    // Until that timer is due, rounded up; empty when there is no such timer.
    std::optional<std::chrono::milliseconds> remaining(int id) const;
    // Until the next one is due, rounded up; empty when none is waiting.
    std::optional<std::chrono::milliseconds> untilNext() const;

    // Sends each timer that is due now its event, once. The receivers may add and remove any timer, delete
    // themselves and run an event loop of their own: a timer whose event is being handled waits for its end.
    // Returns how many were sent, those without an interval not counted: they are always due.
    int fire();

private:
    using Order = std::multimap<Time, int>; // equal times stay in the order in which they came

    struct Timer {
        QObject *receiver;
        std::chrono::milliseconds interval;
        Qt::TimerType type;
        Time due;                             // exact, so that a repeated timer never drifts
        std::optional<Order::iterator> place; // none while its event is being handled
    };

    static Time wakeTime(const Timer &timer);
    void enqueue(int id, Timer &timer);
    void dequeue(Timer &timer);
    void send(int id, Timer &timer, Time now);

    QHash<int, Timer> m_timers;
    Order m_order;
};

} // namespace lectern
