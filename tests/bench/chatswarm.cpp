// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/chatswarm.h"

#include "tests/bench/failure.h"
#include "tests/bench/processfigures.h"
#include "tests/bench/statistics.h"

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr size_t joiningAtOnce = 500; // as the swarm of a class
constexpr size_t messagesAtOnce = 64; // then what has come by then is heard
constexpr auto quiet = 300ms;         // nobody new has been told of for so long
constexpr auto shortly = 20ms;

} // namespace

ChatSwarm::ChatSwarm(const SwarmTask &task)
    : m_task(task),
      m_plan(static_cast<size_t>(task.row.students)),
      m_crowd(task.port, [this](size_t client, QByteArrayView line) { hear(client, line); }),
      m_deadline(task.limit),
      m_sent(m_plan.messages()),
      m_heard(m_plan.messages() * m_plan.clients()) {
    m_waited.reserve(m_plan.deliveriesOf(m_plan.atOnce()));
}

void ChatSwarm::hear(size_t client, QByteArrayView line) {
    m_lastHeard = Clock::now();
    if (const auto message = m_plan.messageIn(line))
        deliver(client, *message);
    else if (line.startsWith("> Connected to the chat server ("))
        ++m_joined;
    else if (line == "> The chat server is full.")
        turnAway(client);
    else if (!line.startsWith("> New user "))
        throw Failure{u"Client %1 heard what must not come: %2"_s.arg(client).arg(
            QString::fromUtf8(line.first(std::min<qsizetype>(line.size(), 200))))};
}

// Its connection is closed behind that line.
void ChatSwarm::turnAway(size_t client) {
    m_isFull = true;
    m_crowd.stopReading(client);
}

void ChatSwarm::deliver(size_t client, size_t message) {
    const auto isHeard = m_heard.begin() + static_cast<std::ptrdiff_t>(message * m_plan.clients() + client);
    if (*isHeard || client == m_plan.senderOf(message))
        throw Failure{u"Client %1 heard message %2 %3."_s.arg(client).arg(message).arg(
            *isHeard ? u"twice"_s : u"of its own"_s)};
    *isHeard = true;
    m_lastDelivery = m_lastHeard;
    ++m_delivered;
    if (message >= m_plan.alone())
        m_waited.push_back(milliseconds(m_lastDelivery - m_sent[message]));
}

void ChatSwarm::poll(std::chrono::milliseconds most) {
    if (m_deadline.hasExpired())
        throw Failure{u"The time was over while %1."_s.arg(m_doing)};
    m_crowd.poll(most);
}

void ChatSwarm::join() {
    while (m_joined < m_plan.clients() && !m_isFull) {
        m_doing = u"%1 of %2 had joined"_s.arg(m_joined).arg(m_plan.clients());
        while (m_crowd.size() < m_plan.clients() && m_crowd.size() - m_joined < joiningAtOnce)
            m_crowd.open({});
        poll(shortly);
    }
}

void ChatSwarm::settle() {
    m_doing = u"newcomers were still told of"_s;
    for (m_lastHeard = Clock::now(); Clock::now() - m_lastHeard < quiet;)
        poll(shortly);
}

void ChatSwarm::say(size_t message) {
    m_sent[message] = Clock::now();
    m_crowd.send(m_plan.senderOf(message), ChatPlan::text(message));
}

void ChatSwarm::awaitAllOf(size_t messages) {
    const size_t all = m_plan.deliveriesOf(messages);
    while (m_delivered < all) {
        m_doing = u"%1 of %2 deliveries had come"_s.arg(m_delivered).arg(all);
        poll(shortly);
    }
}

double ChatSwarm::talkAlone() {
    std::vector<double> waited;
    for (size_t message = 0; message < m_plan.alone(); ++message) {
        say(message);
        awaitAllOf(message + 1);
        waited.push_back(milliseconds(m_lastDelivery - m_sent[message]));
    }
    return median(waited);
}

QJsonObject ChatSwarm::talkAtOnce() {
    const auto spent = processorTimeNow(m_task.process);
    for (size_t message = m_plan.alone(); message < m_plan.messages();) {
        for (size_t i = 0; i < messagesAtOnce && message < m_plan.messages(); ++i, ++message)
            say(message);
        poll(0ms);
    }
    awaitAllOf(m_plan.messages());
    const double worked = milliseconds(processorTimeNow(m_task.process) - spent);
    const double delivered = double(m_waited.size());
    const double took = milliseconds(m_lastDelivery - m_sent[m_plan.alone()]);
    return {{u"rate"_s, delivered * 1000 / took},
            {u"work"_s, worked * 1000 / delivered},
            {u"p50"_s, percentile(m_waited, 0.5)},
            {u"p99"_s, percentile(m_waited, 0.99)}};
}

QJsonObject ChatSwarm::run() {
    const Memory before = memoryNow(m_task.process);
    const qint64 space = addressSpaceNow(m_task.process);
    join();
    settle();
    if (m_isFull)
        return {{u"clients"_s, double(m_joined)}, {u"full"_s, true}};
    const double clients = double(m_joined);
    const double rssOfAll = double(memoryNow(m_task.process).rssKiB);
    const double reserved = double(addressSpaceNow(m_task.process) - space) / clients;
    const double alone = talkAlone();
    QJsonObject figures = talkAtOnce();
    figures[u"clients"_s] = clients;
    figures[u"messages"_s] = double(m_plan.messages());
    figures[u"delivered"_s] = double(m_delivered);
    figures[u"alone"_s] = alone;
    figures[u"rss"_s] = (rssOfAll - double(before.rssKiB)) / clients;
    figures[u"memory"_s] = rssOfAll / 1024;
    figures[u"space"_s] = reserved;
    return figures;
}

} // namespace lectern::bench
