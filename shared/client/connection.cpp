// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/connection.h"

namespace lectern::client {

using namespace Qt::Literals::StringLiterals;
using namespace protocol;

namespace {

Heartbeat::Time now() { return std::chrono::steady_clock::now(); }

// After these nothing is gained by coming back.
bool endsTheClass(GoodbyeReason reason) {
    return reason == GoodbyeReason::ClassEnded || reason == GoodbyeReason::TakenOver ||
           reason == GoodbyeReason::Left;
}

} // namespace

Connection::Connection(QObject *parent, const Timing &timing)
    : QObject(parent), m_timing(timing), m_since(QDateTime::currentDateTime()), m_heartbeat(timing) {
    m_limit.setSingleShot(true);
    m_pulse.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &Connection::onTimeOver);
    connect(&m_pulse, &QTimer::timeout, this, &Connection::checkPulse);
    connect(&m_retry, &RetryTimer::due, this, [this] {
        m_wire.begin();
        dial(true);
    });
    connect(&m_retry, &RetryTimer::countdown, this, &Connection::retryCountdown);
}

void Connection::open(const ServerAddress &server, const Credentials &credentials, const ServerTrust &trust) {
    dropLink(true);
    m_server = server;
    m_credentials = credentials;
    m_wire =
        WireChoice({trust.fingerprint, trust.mayBePlaintext, server.linked ? server.linked : trust.linked});
    m_wire.begin();
    dial(false);
    setState(LinkState::Connecting);
}

void Connection::close() {
    dropLink(true);
    setState(LinkState::Idle);
}

void Connection::leave() {
    if (m_state == LinkState::Idle || m_leave)
        return;
    m_credentials.token.clear();
    if (!isReady()) {
        end({GoodbyeReason::Left, {}});
        return;
    }
    m_leave = ask(Leave{});
    m_limit.start(m_timing.leave);
}

RequestId Connection::send(const ClientMessage &message) {
    return isReady() && !m_leave ? ask(message) : RequestId{};
}

// ---- trying to get in ----

void Connection::dial(bool comingBack) {
    m_handshake.emplace(m_credentials, comingBack);
    m_link = new ServerLink(this);
    connect(m_link, &ServerLink::connected, this, &Connection::onConnected);
    connect(m_link, &ServerLink::received, this, &Connection::onReceived);
    connect(m_link, &ServerLink::broken, this, &Connection::onBroken);
    m_limit.start(m_timing.connect);
    m_link->connectTo(m_server, m_wire.wire(), m_wire.demanded());
}

void Connection::redial() {
    dropLink(false);
    dial(m_state == LinkState::Reconnecting);
}

void Connection::onConnected() {
    const Watch watch(this);
    Q_EMIT serverSeen(m_link->fingerprint());
    if (!watch)
        return;
    m_limit.start(m_timing.login);
    m_link->write(m_handshake->hello(m_link->fingerprint()));
}

void Connection::onTimeOver() {
    if (m_leave)
        end({GoodbyeReason::Left, {}});
    else
        onAttemptFailed(m_handshake->problemOf(LinkFault::Unreachable, u"No answer in time."_s));
}

void Connection::step(const Handshake::Step &step) {
    if (const auto *frame = std::get_if<ClientFrame>(&step))
        m_link->write(*frame);
    else if (const auto *problem = std::get_if<JoinProblem>(&step))
        onAttemptFailed(*problem);
    else if (const auto *joined = std::get_if<Handshake::Joined>(&step))
        enter(*joined);
}

void Connection::enter(const Handshake::Joined &result) {
    m_handshake.reset();
    m_limit.stop();
    m_retry.stop();
    m_greeting = result.greeting;
    m_welcome = result.welcome;
    m_wire.joined(m_link->fingerprint(), m_link->isOnThisComputer());
    if (!m_welcome.token.isEmpty())
        m_credentials.token = m_welcome.token;
    m_entered = now();
    m_heartbeat.start(m_entered);
    m_pulse.start(m_heartbeat.untilNext(m_entered));

    m_state = LinkState::Ready;
    m_since = QDateTime::currentDateTime();
    const Watch watch(this);
    Q_EMIT joined(result.welcome);
    for (const ServerMessage &message : result.snapshot) {
        if (watch)
            Q_EMIT received(message);
    }
    if (watch) // last: whoever waits for it finds the whole class known
        Q_EMIT stateChanged(m_state);
}

void Connection::onAttemptFailed(const JoinProblem &problem) {
    if (m_wire.turnsAfter(problem)) {
        redial();
        return;
    }
    const bool coming = m_state == LinkState::Connecting;
    if (!coming && problem.goodbye && endsTheClass(problem.goodbye->reason)) {
        end(*problem.goodbye);
        return;
    }
    dropLink(false);
    if (!coming && !problem.isFinal()) {
        m_retry.wait();
        return;
    }
    const Watch watch(this);
    setState(LinkState::Idle);
    if (watch)
        Q_EMIT joinFailed(problem);
}

// ---- in the class ----

void Connection::onReceived(const ServerMessage &message) {
    if (m_handshake) {
        step(m_wire.reviewed(m_handshake->take(message), m_link->isOnThisComputer()));
        return;
    }
    m_heartbeat.heard(now());
    m_pulse.start(m_heartbeat.untilNext(now()));
    if (const auto *goodbye = std::get_if<Goodbye>(&message))
        onGoodbye(*goodbye);
    else if (const auto *ok = std::get_if<Ok>(&message))
        onAnswer(ok->re, std::nullopt);
    else if (const auto *error = std::get_if<Error>(&message); error && error->re)
        onAnswer(*error->re, *error);
    else if (std::holds_alternative<Ping>(message))
        m_link->write({{}, Pong{}});
    else
        Q_EMIT received(message);
}

void Connection::onBroken(LinkFault fault, const QString &detail) {
    if (!m_handshake)
        lose(When::Later);
    else if (m_wire.turnsAfter(fault))
        redial();
    else
        onAttemptFailed(m_wire.judged(m_handshake->problemOf(fault, detail), fault, m_link->fingerprint()));
}

void Connection::onGoodbye(const Goodbye &goodbye) {
    if (endsTheClass(goodbye.reason))
        end(goodbye);
    else
        onBroken(LinkFault::Closed, goodbye.text);
}

void Connection::onAnswer(RequestId request, const std::optional<Error> &error) {
    if (!m_heartbeat.answered(request))
        return;
    if (request == m_leave) {
        end({GoodbyeReason::Left, {}});
        return;
    }
    const Watch watch(this);
    if (m_heartbeat.judge(now()) == Heartbeat::Verdict::Fine)
        setState(LinkState::Ready);
    if (watch && request != m_probe)
        Q_EMIT answered(request, error);
}

void Connection::checkPulse() {
    const Heartbeat::Verdict verdict = m_heartbeat.judge(now());
    if (verdict == Heartbeat::Verdict::Dead) {
        lose(When::AtOnce); // waited long enough
        return;
    }
    if (verdict == Heartbeat::Verdict::Probe)
        m_probe = ask(Ping{});
    else
        m_pulse.start(m_heartbeat.untilNext(now()));
    if (verdict == Heartbeat::Verdict::Waiting)
        setState(LinkState::Waiting);
}

RequestId Connection::ask(const ClientMessage &message) {
    ++m_lastRequest.value;
    m_heartbeat.asked(m_lastRequest, now());
    m_pulse.start(m_heartbeat.untilNext(now()));
    m_link->write({m_lastRequest, message});
    return m_lastRequest;
}

// ---- getting out ----

void Connection::lose(When retry) {
    if (m_leave) {
        end({GoodbyeReason::Left, {}});
        return;
    }
    const std::vector<RequestId> unanswered = takeUnanswered();
    dropLink(false);
    m_retry.begin(std::chrono::duration_cast<std::chrono::milliseconds>(now() - m_entered));
    const Watch watch(this);
    setState(LinkState::Reconnecting);
    if (watch)
        tellLost(unanswered, watch);
    if (!watch)
        return;
    if (retry == When::AtOnce)
        m_retry.waitForNone();
    else
        m_retry.wait();
}

void Connection::end(const Goodbye &goodbye) {
    const std::vector<RequestId> unanswered = takeUnanswered();
    dropLink(true);
    const Watch watch(this);
    setState(LinkState::Idle);
    if (watch)
        tellLost(unanswered, watch);
    if (watch)
        Q_EMIT ended(goodbye);
}

void Connection::dropLink(bool orderly) {
    ++m_turn;
    m_limit.stop();
    m_pulse.stop();
    m_retry.stop();
    m_handshake.reset();
    m_leave = {};
    if (!m_link)
        return;
    m_link->disconnect(this);
    if (orderly)
        m_link->finish();
    else
        m_link->abort();
    m_link = nullptr;
}

std::vector<RequestId> Connection::takeUnanswered() {
    std::vector<RequestId> requests = m_heartbeat.takePending();
    std::erase(requests, m_probe);
    std::erase(requests, m_leave);
    return requests;
}

void Connection::tellLost(const std::vector<RequestId> &requests, const Watch &watch) {
    for (const RequestId request : requests) {
        if (!watch)
            return;
        Q_EMIT lost(request);
    }
}

void Connection::setState(LinkState state) {
    if (state == m_state)
        return;
    m_state = state;
    m_since = QDateTime::currentDateTime();
    Q_EMIT stateChanged(state);
}

} // namespace lectern::client
