// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a crowd into one server and measures what it does with it.
#pragma once

#include "tests/bench/crowd.h"
#include "tests/bench/row.h"
#include "tests/bench/speech.h"

#include <QDeadlineTimer>
#include <QJsonObject>

namespace lectern::bench {

struct SwarmTask {
    Row row;
    quint16 port = 0;
    qint64 process = 0;              // the server's
    std::chrono::seconds idle{31};   // how long a row of that kind is watched: two heartbeats
    std::chrono::seconds limit{120}; // for all of it
};

class Swarm {
public:
    Swarm(const SwarmTask &task, Speech &speech);

    // The figures by name, times in milliseconds but for `work`, microseconds a vote. Throws a Failure, also when not everything was answered.
    QJsonObject run();

private:
    using Clock = std::chrono::steady_clock;

    void hear(size_t client, QByteArrayView line);
    void poll(std::chrono::milliseconds most);
    void join();
    void settle();
    void ask();
    QJsonObject burst();
    void request(std::vector<Clock::time_point> &sent);
    QJsonObject idle();
    void beat(size_t from, size_t to);

    const SwarmTask m_task;
    Speech &m_speech;
    Crowd m_crowd;
    QDeadlineTimer m_deadline;
    QString m_doing; // for the failure when the time is over
    size_t m_joined = 0;
    size_t m_beats = 0;
    std::vector<Clock::time_point> m_answeredAt; // by client; the epoch: not yet
    size_t m_answered = 0;
    Clock::time_point m_countedAt; // when the last request was counted
    Clock::time_point m_lastHeard; // heartbeats left aside
};

} // namespace lectern::bench
