// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/session.h"

#include "shared/protocol/limits.h"

#include <utility>

namespace lectern {

Session::Session(ConnectionId id, std::unique_ptr<Transport> transport, SendBudget &budget, Time now)
    : m_id(id),
      m_transport(std::move(transport)),
      m_budget(budget),
      m_start(now),
      m_second(now),
      m_framesLeft(limits::framesPerSecond) {
    connect(m_transport.get(), &Transport::frameReceived, this, &Session::takeFrame);
    connect(m_transport.get(), &Transport::drained, this, &Session::onDrained);
    connect(m_transport.get(), &Transport::closed, this, [this] {
        account();
        Q_EMIT closed(m_id);
    });
    connect(m_transport.get(), &Transport::frameTooLong, this, [this] { onFrameTooLong(); });
    connect(m_transport.get(), &Transport::peerEnded, this, [this] { onPeerEnded(); });
}

Session::~Session() {
    m_transport->disconnect(this); // a socket that is destroyed open still says that it closed
    m_budget.pending -= m_accounted;
}

void Session::takeFrame(const QByteArray &frame) {
    if (m_closing)
        return;
    --m_framesLeft;
    updateReading();
    onFrame(frame);
}

void Session::write(const QByteArray &bytes, bool isState) {
    if (m_closing)
        return;
    if (isState && m_accounted > limits::sendQueueSoft) {
        m_owedState = bytes;
        return;
    }
    m_transport->write(bytes);
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

void Session::stopReading() {
    m_isDeaf = true;
    updateReading();
}

// A peer that does not read its answers, or asks faster than anyone can press buttons, is not read either.
void Session::updateReading() {
    const bool reading = m_framesLeft > 0 && m_accounted <= limits::sendQueueSoft && !m_isDeaf;
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
    m_transport->flush(); // what was said before does not share a segment with it
    m_transport->write(farewell);
    account();
    if (m_accounted > limits::sendQueueHard)
        m_transport->abort(); // who has not read all that would not read this either
    else
        m_transport->close();
}

void Session::abort() { m_transport->abort(); }

void Session::tick(Time now) {
    if (m_closing) {
        if (now >= m_closeBy)
            m_transport->abort();
        return;
    }
    if (now - m_second >= std::chrono::seconds(1)) {
        m_second = now;
        m_framesLeft = limits::framesPerSecond;
        updateReading();
    }
    if (m_transport->isSlowToOpen() && now - m_start >= limits::handshakeTime - tickInterval)
        m_transport->abort(); // there is no way yet to say why
    else
        tickOpen(now);
}

} // namespace lectern
