// SPDX-License-Identifier: GPL-3.0-or-later
// Answers datagrams, one for one, with what a function makes of them. Nobody gains by it: who fakes a sender gets no
// more sent than was sent, and not without end.
#pragma once

#include "server/classroom/clock.h"
#include "server/classroom/ratelimit.h"
#include "shared/protocol/limits.h"

#include <QList>
#include <QObject>
#include <QUdpSocket>

#include <functional>
#include <optional>

namespace lectern {

class DatagramDoor : public QObject {
    Q_OBJECT

public:
    using Answer = std::function<std::optional<QByteArray>(const QByteArray &question)>; // nothing: none

    DatagramDoor(Answer answer, const Clock &clock) : m_answer(std::move(answer)), m_clock(clock) {}

    bool listen(const QHostAddress &address, quint16 port); // 0: the system chooses
    quint16 port() const;
    QAbstractSocket::SocketError error() const { return m_error; }
    QString errorString() const { return m_errorString; }

private:
    void read(QUdpSocket &socket);
    void answer(QUdpSocket &socket, const QNetworkDatagram &datagram);

    Answer m_answer;
    const Clock &m_clock;
    RateLimit m_budget{limits::classicDatagramsPerSecond, limits::classicDatagramsBurst};
    QList<QUdpSocket *> m_sockets;
    QAbstractSocket::SocketError m_error = QAbstractSocket::UnknownSocketError;
    QString m_errorString;
};

} // namespace lectern
