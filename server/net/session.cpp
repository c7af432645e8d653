// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/session.h"

#include "shared/protocol/limits.h"

#include <utility>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

Session::Session(ConnectionId id, std::unique_ptr<Transport> transport, SendBudget &budget, Time now)
    : m_id(id),
      m_transport(std::move(transport)),
      m_budget(budget),
      m_start(now),
      m_lastHeard(now),
      m_second(now),
      m_framesLeft(limits::framesPerSecond) {
    connect(m_transport.get(), &Transport::frameReceived, this, &Session::onFrame);
    connect(m_transport.get(), &Transport::drained, this, &Session::onDrained);
    connect(m_transport.get(), &Transport::closed, this, [this] {
        account();
        Q_EMIT closed(m_id);
    });
    connect(m_transport.get(), &Transport::frameTooLong, this, [this] {
        closeBecause(GoodbyeReason::FrameTooLong,
                     u"A message of at most %1 bytes is allowed here."_s.arg(
                         m_loggedIn ? limits::frameAfterLogin : limits::frameBeforeLogin),
                     std::chrono::steady_clock::now());
    });
}

Session::~Session() {
    m_transport->disconnect(this); // a socket that is destroyed open still says that it closed
    m_budget.pending -= m_accounted;
}

void Session::setLoggedIn() {
    m_loggedIn = true;
    m_transport->setFrameLimit(limits::frameAfterLogin);
}

void Session::onFrame(const QByteArray &frame) {
    m_heard = true;
    if (m_closing)
        return;
    --m_framesLeft;
    updateReading();
    Q_EMIT decoded(m_id, protocol::decodeClientFrame(frame));
}

void Session::write(const QByteArray &line, bool isState) {
    if (m_closing)
        return;
    if (isState && m_accounted > limits::sendQueueSoft) {
        m_owedState = line;
        return;
    }
    m_transport->write(line);
    account();
    if (m_accounted > limits::sendQueueHard)
        m_transport->abort();
}

void Session::flush() {
    m_transport->flush();
    account();
}

void Session::onDrained() {
    account();
    if (m_accounted < limits::sendQueueSoft / 2 && m_owedState) {
        write(*std::exchange(m_owedState, {}), true);
        flush(); // nothing else may be on its way any more
    }
}

void Session::account() {
    const qint64 pending = m_transport->pending();
    m_budget.pending += pending - m_accounted;
    m_accounted = pending;
    updateReading();
}

// A peer that does not read its answers, or asks faster than anyone can press buttons, is not read either.
void Session::updateReading() {
    const bool reading = m_framesLeft > 0 && m_accounted <= limits::sendQueueSoft;
    if (m_closing || reading == m_reading)
        return;
    m_reading = reading;
    m_transport->setReading(reading);
}

void Session::close(const QByteArray &farewell, Time now) {
    if (m_closing)
        return;
    m_closing = true;
    m_closeBy = now + limits::closingTime;
    m_transport->write(farewell);
    account();
    if (m_accounted > limits::sendQueueHard)
        m_transport->abort(); // who has not read all that would not read this either
    else
        m_transport->close();
}

void Session::closeBecause(GoodbyeReason reason, const QString &text, Time now) {
    close(protocol::encode(protocol::Goodbye{reason, text}), now);
}

void Session::abort() { m_transport->abort(); }

void Session::tick(Time now) {
    if (m_closing) {
        if (now >= m_closeBy)
            m_transport->abort();
        return;
    }
    if (std::exchange(m_heard, false)) {
        m_lastHeard = now;
        m_pinged = false;
    }
    if (now - m_second >= std::chrono::seconds(1)) {
        m_second = now;
        m_framesLeft = limits::framesPerSecond;
        updateReading();
    }
    if (m_transport->isSlowToOpen() && now - m_start >= limits::handshakeTime - tickInterval) {
        m_transport->abort(); // there is no way yet to say why
        return;
    }
    if (!m_loggedIn) {
        if (now - m_start >= limits::loginTime - tickInterval)
            closeBecause(GoodbyeReason::LoginTimeout, u"No login came in time."_s, now);
    } else if (now - m_lastHeard >= limits::serverDead - tickInterval) {
        m_transport->abort();
    } else if (now - m_lastHeard >= limits::serverPing && !std::exchange(m_pinged, true)) {
        write(protocol::encode(protocol::ServerMessage(protocol::Ping{})), false);
        flush();
    }
}

} // namespace lectern
