// SPDX-License-Identifier: GPL-3.0-or-later
// Answers datagrams, one for one, with what a function makes of them. Nobody gains by it: who fakes a sender gets no
// more sent than was sent, and not without end; and one who asks without end leaves the others their answers.
#pragma once

#include "server/classroom/clock.h"
#include "server/net/fairbudget.h"
#include "shared/protocol/limits.h"

#include <QObject>
#include <QUdpSocket>

#include <functional>
#include <optional>

namespace lectern {

class DatagramDoor : public QObject {
    Q_OBJECT

public:
    using Answer = std::function<std::optional<QByteArray>(const QByteArray &question)>; // nothing: none

    DatagramDoor(Answer answer, const Clock &clock);

    bool listen(const QHostAddress &address, quint16 port); // 0: the system chooses
    quint16 port() const { return m_socket.localPort(); }
    QAbstractSocket::SocketError error() const { return m_socket.error(); }
    QString errorString() const { return m_socket.errorString(); }

private:
    void read();
    void answer(const QNetworkDatagram &datagram);

    Answer m_answer;
    const Clock &m_clock;
    FairBudget m_budget; // of KiB begun
    QUdpSocket m_socket;
};

} // namespace lectern
