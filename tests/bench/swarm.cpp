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
constexpr size_t steadyRounds = 5; // seconds
// More than limits::sendQueueSoft for each who does not read, and what the system keeps for a network's connection.
constexpr int unreadQuestions = 600;

} // namespace

Swarm::Swarm(const SwarmTask &task, Speech &speech)
    : m_task(task),
      m_speech(speech),
      m_wire{task.speaksTls ? lightTls() : nullptr},
      m_crowd(task.port, [this](size_t client, QByteArrayView line) { hear(client, line); }),
      m_deadline(task.limit),
      m_listening(speech.connections()),
      m_begun(speech.connections()) {}

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
    if (heard.what == Heard::Joined || heard.what == Heard::Answered) {
        ++(heard.what == Heard::Joined ? m_joined : m_answered);
        m_waited.push_back(milliseconds(now - m_begun[client]));
        m_lastAnswer = now;
    }
    if (m_countedAt == Clock::time_point() && m_speech.counted() == m_task.row.students)
        m_countedAt = now;
}

void Swarm::poll(std::chrono::milliseconds most) {
    if (m_deadline.hasExpired())
        throw Failure{u"The time was over while %1."_s.arg(m_doing)};
    m_crowd.poll(most);
}

// The half that will not read has no more room than on a network, or it would take minutes to fill.
WireKind Swarm::kindOf(size_t client) const {
    const auto students = static_cast<size_t>(m_task.row.students);
    WireKind kind = m_wire;
    kind.isNarrow = client >= students && client < seatsOf(m_task.row);
    return kind;
}

QJsonObject Swarm::join() {
    const size_t all = m_speech.connections();
    const auto start = Clock::now();
    const auto spent = processorTimeNow(m_task.process);
    while (m_joined < all) {
        m_doing = u"%1 of %2 had joined"_s.arg(m_joined).arg(all);
        while (m_crowd.size() < all && m_crowd.size() - m_joined < joiningAtOnce) {
            const size_t client = m_crowd.size();
            m_begun[client] = Clock::now();
            m_crowd.open(kindOf(client));
            m_crowd.send(client, m_speech.opening(client));
        }
        poll(shortly);
    }
    const double took = milliseconds(m_lastAnswer - start);
    const double worked = milliseconds(processorTimeNow(m_task.process) - spent);
    const std::vector<double> waited = std::exchange(m_waited, {});
    return {{u"seats"_s, double(m_joined)},         {u"joined"_s, took},
            {u"rate"_s, double(all) * 1000 / took}, {u"work"_s, worked * 1000 / double(all)},
            {u"p50"_s, percentile(waited, 0.5)},    {u"p99"_s, percentile(waited, 0.99)}};
}

void Swarm::settle() {
    m_doing = u"the server still had news"_s;
    for (m_lastHeard = Clock::now(); Clock::now() - m_lastHeard < quiet;)
        poll(shortly);
}

void Swarm::ask(const QByteArray &question) {
    if (question.isEmpty())
        return;
    m_doing = u"not everybody had heard of the question"_s;
    const size_t all = m_speech.asked() + m_listening;
    m_crowd.send(m_crowd.size() - 1, question);
    while (m_speech.asked() < all)
        poll(shortly);
}

QJsonObject Swarm::run() {
    const Memory before = memoryNow(m_task.process);
    QJsonObject figures = join();
    settle();
    const Memory seated = memoryNow(m_task.process);
    const auto perSeat = [&](qint64 more) { return double(more) / double(m_crowd.size()); };
    figures[u"rss"_s] = perSeat(seated.rssKiB - before.rssKiB);
    figures[u"pss"_s] = perSeat(seated.pssKiB - before.pssKiB);
    figures[u"students"_s] = m_task.row.students;
    QJsonObject more;
    if (m_task.row.kind == Kind::Burst)
        more = burst();
    else if (m_task.row.kind == Kind::Idle)
        more = idle();
    else if (m_task.row.kind == Kind::Unread)
        more = unread();
    for (auto figure = more.constBegin(); figure != more.constEnd(); ++figure)
        figures[figure.key()] = figure.value();
    return figures;
}

// ---- votes ----

void Swarm::request(size_t client, size_t turn) {
    m_begun[client] = Clock::now();
    m_crowd.send(client, m_speech.request(turn));
}

QJsonObject Swarm::burst() {
    ask(m_speech.question());
    settle();
    const auto students = static_cast<size_t>(m_task.row.students);
    const auto spent = processorTimeNow(m_task.process);
    for (size_t client = 0; client < students;) {
        for (size_t i = 0; i < requestsAtOnce && client < students; ++i, ++client)
            request(client, client);
        poll(0ms);
    }
    while (m_answered < students || m_countedAt == Clock::time_point()) {
        m_doing = u"%1 of %2 votes were acknowledged and the tally said %3"_s.arg(m_answered)
                      .arg(students)
                      .arg(m_speech.counted());
        poll(shortly);
    }
    const double worked = milliseconds(processorTimeNow(m_task.process) - spent);
    const auto first = m_begun.front();
    return {{u"answered"_s, double(m_answered)},
            {u"counted"_s, m_speech.counted()},
            {u"rate"_s, double(m_answered) * 1000 / milliseconds(m_lastAnswer - first)},
            {u"work"_s, worked * 1000 / double(m_answered)},
            {u"p50"_s, percentile(m_waited, 0.5)},
            {u"p99"_s, percentile(m_waited, 0.99)},
            {u"tally"_s, milliseconds(m_countedAt - first)}};
}

// ---- votes while others do not read ----

QJsonObject Swarm::unread() {
    const double allRead = steadyVotes();
    stopReading();
    const double unread = steadyVotes();
    return {{u"answered"_s, double(m_answered)},
            {u"p99-read"_s, allRead},
            {u"p99-unread"_s, unread},
            {u"growth"_s, (unread / allRead - 1) * 100}};
}

double Swarm::steadyVotes() {
    ask(m_speech.question());
    if (!m_speech.showing().isEmpty())
        m_crowd.send(m_crowd.size() - 1, m_speech.showing());
    settle();
    m_waited.clear();
    const auto students = static_cast<size_t>(m_task.row.students);
    const size_t all = students * steadyRounds;
    const auto start = Clock::now();
    for (size_t sent = 0; m_waited.size() < all; poll(1ms)) {
        m_doing = u"%1 of %2 votes were acknowledged"_s.arg(m_waited.size()).arg(all);
        for (; sent < all && Clock::now() - start >= std::chrono::nanoseconds(1s) * sent / students; ++sent)
            request(sent % students, sent / students + sent % students);
    }
    return percentile(m_waited, 0.99);
}

void Swarm::stopReading() {
    const auto students = static_cast<size_t>(m_task.row.students);
    for (size_t client = students; client < seatsOf(m_task.row); ++client)
        m_crowd.stopReading(client);
    m_listening -= students;
    for (int i = 0; i < unreadQuestions; ++i)
        ask(m_speech.longQuestion());
}

// ---- sitting there ----

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
            {u"beats"_s, double(m_beats - beatsBefore)}};
}

} // namespace lectern::bench
