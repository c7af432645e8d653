// SPDX-License-Identifier: GPL-3.0-or-later
// Brings chat clients into one server, lets some of them talk at once, and counts every line that reaches another.
#pragma once

#include "tests/bench/chatplan.h"
#include "tests/bench/crowd.h"
#include "tests/bench/swarm.h"

namespace lectern::bench {

class ChatSwarm {
public:
    explicit ChatSwarm(const SwarmTask &task);

    // The figures by name, times in milliseconds but for `work`, microseconds each. Where the server takes no more
    // clients: how many it took, alone. Throws a Failure, also when a message did not come, came twice, or came back.
    QJsonObject run();

private:
    using Clock = std::chrono::steady_clock;

    void hear(size_t client, QByteArrayView line);
    void turnAway(size_t client);
    void deliver(size_t client, size_t message);
    void poll(std::chrono::milliseconds most);
    void join();
    void settle();
    void say(size_t message);
    void awaitAllOf(size_t messages);
    double talkAlone(); // milliseconds from a message to the last who hears it
    QJsonObject talkAtOnce();

    const SwarmTask m_task;
    const ChatPlan m_plan;
    Crowd m_crowd;
    QDeadlineTimer m_deadline;
    QString m_doing; // for the failure when the time is over
    size_t m_joined = 0;
    bool m_isFull = false; // the server
    size_t m_delivered = 0;
    Clock::time_point m_lastHeard;
    Clock::time_point m_lastDelivery;
    std::vector<Clock::time_point> m_sent; // by message
    std::vector<bool> m_heard;             // by client and message
    std::vector<double> m_waited;          // of every delivery of those at once
};

} // namespace lectern::bench
