// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/datagramdoor.h"

#include "server/net/discoveryaddress.h"

#include <QNetworkDatagram>

namespace lectern {

namespace {

constexpr int datagramsAtOnce = 64; // then the class has its turn
// Services stand below, and two of them that answer each other do so for ever.
constexpr quint16 firstPortOfClients = 1024;

} // namespace

bool DatagramDoor::listen(const QHostAddress &address, quint16 port) {
    auto *socket = new QUdpSocket(this);
    if (!socket->bind(address, port, QUdpSocket::DontShareAddress)) {
        m_error = socket->error();
        m_errorString = socket->errorString();
        delete socket;
        return false;
    }
    connect(socket, &QUdpSocket::readyRead, this, [this, socket] { read(*socket); });
    m_sockets.append(socket);
    return true;
}

quint16 DatagramDoor::port() const { return m_sockets.isEmpty() ? 0 : m_sockets.constFirst()->localPort(); }

// What is left is told again by the event loop. An empty datagram must be taken, too, and one each time, or the socket
// is deaf from then on.
void DatagramDoor::read(QUdpSocket &socket) {
    int count = 0;
    do
        answer(socket, socket.receiveDatagram());
    while (++count < datagramsAtOnce && socket.hasPendingDatagrams());
}

void DatagramDoor::answer(QUdpSocket &socket, const QNetworkDatagram &datagram) {
    const auto port = static_cast<quint16>(datagram.senderPort());
    if (!datagram.isValid() || port < firstPortOfClients || port == socket.localPort() ||
        !discovery::mayBeAnswered(datagram.senderAddress(), port, {}))
        return;
    const std::optional<QByteArray> bytes = m_answer(datagram.data());
    if (bytes && !m_budget.take(m_clock.steadyTime()))
        socket.writeDatagram(datagram.makeReply(*bytes));
}

} // namespace lectern
