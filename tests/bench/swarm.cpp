// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/swarm.h"

#include "tests/bench/failure.h"
#include "tests/bench/processfigures.h"
#include "tests/bench/statistics.h"

#include <algorithm>

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr size_t joiningAtOnce = 500; // the server takes 2000 before it lets newcomers wait
constexpr size_t requestsAtOnce = 64; // then what has come by then is heard
constexpr auto quiet = 300ms;         // nothing new for so long: the server has said all it wanted
constexpr auto shortly = 20ms;
constexpr auto heartbeat = 15s; // as limits::serverPing
constexpr size_t beatsAHeartbeat = 30;

template <class Duration>
double milliseconds(Duration duration) {
    return std::chrono::duration<double, std::milli>(duration).count();
}

Memory memoryNow(qint64 process) {
    if (const auto memory = memoryOf(process))
        return *memory;
    throw Failure{u"The memory of process %1 cannot be read."_s.arg(process)};
}

std::chrono::nanoseconds processorTimeNow(qint64 process) {
    if (const auto time = processorTimeOf(process))
        return *time;
    throw Failure{u"The processor time of process %1 cannot be read."_s.arg(process)};
}

} // namespace

Swarm::Swarm(const SwarmTask &task, Speech &speech)
    : m_task(task),
      m_speech(speech),
      m_crowd(task.port, [this](size_t client, QByteArrayView line) { hear(client, line); }),
      m_deadline(task.limit),
      m_answeredAt(static_cast<size_t>(task.row.students)) {}

void Swarm::hear(size_t client, QByteArrayView line) {
    const Heard heard = m_speech.hear(client, line);
    if (!heard.reply.isEmpty())
        m_crowd.send(client, heard.reply);
    if (heard.what == Heard::Beat) {
        ++m_beats;
        return;
    }
    const auto now = Clock::now();
    m_lastHeard = now;
    m_joined += heard.what == Heard::Joined ? 1 : 0;
    if (heard.what == Heard::Answered && m_answeredAt[client] == Clock::time_point()) {
        m_answeredAt[client] = now;
        ++m_answered;
    }
    if (m_countedAt == Clock::time_point() && m_speech.counted() == m_task.row.students)
        m_countedAt = now;
}

void Swarm::poll(std::chrono::milliseconds most) {
    if (m_deadline.hasExpired())
        throw Failure{u"The time was over while %1."_s.arg(m_doing)};
    m_crowd.poll(most);
}

void Swarm::join() {
    const size_t all = m_speech.connections();
    while (m_joined < all) {
        m_doing = u"%1 of %2 had joined"_s.arg(m_joined).arg(all);
        while (m_crowd.size() < all && m_crowd.size() - m_joined < joiningAtOnce) {
            m_crowd.open();
            m_crowd.send(m_crowd.size() - 1, m_speech.opening(m_crowd.size() - 1));
        }
        poll(shortly);
    }
}

void Swarm::settle() {
    m_doing = u"the server still had news"_s;
    for (m_lastHeard = Clock::now(); Clock::now() - m_lastHeard < quiet;)
        poll(shortly);
}

void Swarm::ask() {
    if (m_speech.question().isEmpty())
        return;
    m_doing = u"not everybody had heard of the question"_s;
    m_crowd.send(m_crowd.size() - 1, m_speech.question());
    while (!m_speech.isAsked())
        poll(shortly);
    settle();
}

QJsonObject Swarm::run() {
    const Memory before = memoryNow(m_task.process);
    const auto start = Clock::now();
    join();
    const double joined = milliseconds(Clock::now() - start);
    settle();
    QJsonObject figures;
    if (m_task.row.kind == Kind::Burst) {
        ask();
        figures = burst();
    } else {
        const Memory seated = memoryNow(m_task.process);
        figures = idle();
        const auto perSeat = [&](qint64 more) { return double(more) / double(m_crowd.size()); };
        figures[u"rss"_s] = perSeat(seated.rssKiB - before.rssKiB);
        figures[u"pss"_s] = perSeat(seated.pssKiB - before.pssKiB);
    }
    figures[u"students"_s] = m_task.row.students;
    figures[u"joined"_s] = joined;
    return figures;
}

void Swarm::request(std::vector<Clock::time_point> &sent) {
    while (sent.size() < m_answeredAt.size()) {
        for (size_t i = 0; i < requestsAtOnce && sent.size() < m_answeredAt.size(); ++i) {
            const size_t client = sent.size();
            sent.push_back(Clock::now());
            m_crowd.send(client, m_speech.request(client));
        }
        poll(0ms);
    }
}

QJsonObject Swarm::burst() {
    std::vector<Clock::time_point> sent;
    sent.reserve(m_answeredAt.size());
    const auto spent = processorTimeNow(m_task.process);
    request(sent);
    while (m_answered < m_answeredAt.size() || m_countedAt == Clock::time_point()) {
        m_doing = u"%1 of %2 votes were acknowledged and the tally said %3"_s.arg(m_answered)
                      .arg(m_task.row.students)
                      .arg(m_speech.counted());
        poll(shortly);
    }
    const double worked = milliseconds(processorTimeNow(m_task.process) - spent);
    std::vector<double> waited;
    for (size_t client = 0; client < sent.size(); ++client)
        waited.push_back(milliseconds(m_answeredAt[client] - sent[client]));
    const auto last = *std::ranges::max_element(m_answeredAt);
    return {{u"answered"_s, double(m_answered)},
            {u"counted"_s, m_speech.counted()},
            {u"rate"_s, double(m_answered) * 1000 / milliseconds(last - sent.front())},
            {u"work"_s, worked * 1000 / double(m_answered)},
            {u"p50"_s, percentile(waited, 0.5)},
            {u"p99"_s, percentile(waited, 0.99)},
            {u"tally"_s, milliseconds(m_countedAt - sent.front())}};
}

void Swarm::beat(size_t from, size_t to) {
    for (size_t client = from; client < to; ++client)
        m_crowd.send(client, m_speech.beat());
}

QJsonObject Swarm::idle() {
    m_doing = u"the seats were idle"_s;
    const bool weBegin = !m_speech.beat().isEmpty();
    const auto start = Clock::now();
    const auto spent = processorTimeNow(m_task.process);
    const size_t beatsBefore = m_beats;
    auto nextBeat = start;
    size_t turn = 0;
    while (Clock::now() - start < m_task.idle) {
        if (weBegin && Clock::now() >= nextBeat) {
            const size_t all = m_crowd.size();
            beat(all * turn / beatsAHeartbeat, all * (turn + 1) / beatsAHeartbeat);
            turn = (turn + 1) % beatsAHeartbeat;
            nextBeat += std::chrono::milliseconds(heartbeat) / beatsAHeartbeat;
        }
        poll(shortly);
    }
    const double took = milliseconds(Clock::now() - start);
    return {{u"cpu"_s, milliseconds(processorTimeNow(m_task.process) - spent) * 100 / took},
            {u"beats"_s, double(m_beats - beatsBefore)},
            {u"seats"_s, double(m_joined)}};
}

} // namespace lectern::bench
