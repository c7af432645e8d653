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
    bool speaksTls = false;          // the server
};

class Swarm {
public:
    Swarm(const SwarmTask &task, Speech &speech);

    // The figures by name, times in milliseconds but for `work`, microseconds each. Throws a Failure, also when not
    // everything was answered.
    QJsonObject run();

private:
    using Clock = std::chrono::steady_clock;

    void hear(size_t client, QByteArrayView line);
    void poll(std::chrono::milliseconds most);
    WireKind kindOf(size_t client) const;
    QJsonObject join();
    void settle();
    void ask(const QByteArray &question);

    void request(size_t client, size_t turn);
    QJsonObject burst();

    QJsonObject unread();
    double steadyVotes(); // the p99 of them
    void stopReading();

    QJsonObject idle();
    void beat(size_t from, size_t to);

    const SwarmTask m_task;
    Speech &m_speech;
    const WireKind m_wire;
    Crowd m_crowd;
    QDeadlineTimer m_deadline;
    QString m_doing;                        // for the failure when the time is over
    size_t m_listening = 0;                 // clients who read
    std::vector<Clock::time_point> m_begun; // by client: its way to a seat, or its last request
    std::vector<double> m_waited;           // from there to the answer
    size_t m_joined = 0;
    size_t m_answered = 0;
    size_t m_beats = 0;
    Clock::time_point m_lastAnswer; // to a request, or a seat
    Clock::time_point m_countedAt;  // when the last request was counted
    Clock::time_point m_lastHeard;  // heartbeats left aside
};

} // namespace lectern::bench
