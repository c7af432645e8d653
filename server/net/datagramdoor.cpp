// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/datagramdoor.h"

#include "server/net/discoveryaddress.h"

#include <QNetworkDatagram>

#include <algorithm>

namespace lectern {

namespace {

constexpr int datagramsAtOnce = 64; // then the class has its turn
// Services stand below, and two of them that answer each other do so for ever.
constexpr quint16 firstPortOfClients = 1024;

constexpr FairBudget::Rate rateOf(double share) {
    return {share * limits::classicDatagramsPerSecond, share * limits::classicDatagramsBurst};
}

// A long datagram counts as several: an echo is no way to fill somebody's line.
int weightOf(const QByteArray &bytes) { return std::max(1, static_cast<int>((bytes.size() + 1023) / 1024)); }

} // namespace

DatagramDoor::DatagramDoor(Answer answer, const Clock &clock)
    : m_answer(std::move(answer)),
      m_clock(clock),
      m_budget(rateOf(0.1), rateOf(1.0), limits::discoveryAskers) {
    connect(&m_socket, &QUdpSocket::readyRead, this, &DatagramDoor::read);
}

bool DatagramDoor::listen(const QHostAddress &address, quint16 port) {
    return m_socket.bind(address, port, QUdpSocket::DontShareAddress);
}

// What is left is told again by the event loop. An empty datagram must be taken, too, and one each time, or the socket
// is deaf from then on.
void DatagramDoor::read() {
    int count = 0;
    do
        answer(m_socket.receiveDatagram());
    while (++count < datagramsAtOnce && m_socket.hasPendingDatagrams());
}

void DatagramDoor::answer(const QNetworkDatagram &datagram) {
    const QHostAddress asker = datagram.senderAddress();
    const auto port = static_cast<quint16>(datagram.senderPort());
    if (!datagram.isValid() || port < firstPortOfClients || port == m_socket.localPort() ||
        !discovery::mayBeAnswered(asker, port, {}))
        return;
    const std::optional<QByteArray> bytes = m_answer(datagram.data());
    if (bytes && m_budget.take(asker, m_clock.steadyTime(), weightOf(*bytes)))
        m_socket.writeDatagram(datagram.makeReply(*bytes));
}

} // namespace lectern
