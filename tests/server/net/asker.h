// SPDX-License-Identifier: GPL-3.0-or-later
// People who look for a server, over real datagrams on loopback, and a clock that the test turns.
#pragma once

#include "server/classroom/clock.h"
#include "shared/protocol/discovery.h"

#include <QHostAddress>
#include <QNetworkDatagram>
#include <QUdpSocket>

namespace lectern::test {

class HandTurnedClock : public Clock {
public:
    qint64 wallTime() const override { return 0; }
    std::chrono::milliseconds steadyTime() const override { return now; }

    std::chrono::milliseconds now = std::chrono::hours(1);
};

inline const QHostAddress local{QHostAddress::LocalHost};

class Asker {
public:
    explicit Asker(const QHostAddress &address = local) { m_socket.bind(address); }

    void send(const QByteArray &datagram, quint16 port) { m_socket.writeDatagram(datagram, local, port); }
    // A question of its own each time.
    void ask(quint16 port) {
        ++m_questions;
        askAgain(port);
    }
    // The same question once more, as it comes on another way.
    void askAgain(quint16 port) { send(protocol::encode(protocol::DiscoveryQuestion{nonce()}), port); }
    QByteArray nonce() const { return QByteArray::number(m_questions, 16).rightJustified(16, '0'); }
    // All that has come so far.
    QList<QByteArray> answers() {
        while (m_socket.hasPendingDatagrams())
            m_answers.append(m_socket.receiveDatagram().data());
        return m_answers;
    }

private:
    QUdpSocket m_socket;
    quint64 m_questions = 0;
    QList<QByteArray> m_answers;
};

// A port that is free for datagrams.
inline quint16 freePort() {
    QUdpSocket socket;
    socket.bind(local);
    return socket.localPort();
}

} // namespace lectern::test
