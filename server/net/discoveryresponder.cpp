// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/discoveryresponder.h"

#include "server/net/discoveryaddress.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/teacherkey.h"

#include <QNetworkDatagram>
#include <QNetworkInterface>
#include <QUdpSocket>

namespace lectern {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype idBytes = 8;
constexpr int datagramsAtOnce = 64;     // then the class has its turn
constexpr auto sameQuestion = 1s;       // within which a nonce that comes again came on another way
constexpr auto networksInterval = 1min; // a cable is plugged in, a wireless network comes up

// Joining twice or in vain does no harm.
void joinGroups(const QList<QUdpSocket *> &sockets, const QNetworkInterface &interface) {
    for (QUdpSocket *socket : sockets) {
        if (socket->localAddress() == QHostAddress::AnyIPv4)
            socket->joinMulticastGroup(QHostAddress(QLatin1StringView(protocol::discoveryGroup4)), interface);
        else if (socket->localAddress() == QHostAddress::AnyIPv6)
            socket->joinMulticastGroup(QHostAddress(QLatin1StringView(protocol::discoveryGroup6)), interface);
    }
}

} // namespace

DiscoveryResponder::DiscoveryResponder(Server server, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_server(std::move(server)),
      m_clock(clock),
      m_id(randomHex(idBytes)),
      m_networksTimer(this) {
    connect(&m_networksTimer, &QTimer::timeout, this, &DiscoveryResponder::lookAtNetworks);
}

bool DiscoveryResponder::start(quint16 askedPort) {
    const bool canBeAsked = open(askedPort);
    if (m_server.port != askedPort)
        open(m_server.port);
    lookAtNetworks();
    m_networksTimer.start(networksInterval);
    return canBeAsked;
}

bool DiscoveryResponder::open(quint16 port) {
    bool isOpen = false;
    for (const QHostAddress &place : discovery::placesToListen(m_server.listen)) {
        auto *socket = new QUdpSocket(this);
        if (!socket->bind(place, port, QUdpSocket::ShareAddress | QUdpSocket::ReuseAddressHint)) {
            delete socket;
            continue;
        }
        connect(socket, &QUdpSocket::readyRead, this, [this, socket] { read(*socket); });
        m_sockets.append(socket);
        isOpen |= place != discovery::everybodyHere();
    }
    return isOpen;
}

void DiscoveryResponder::lookAtNetworks() {
    m_broadcasts.clear();
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        const auto flags = interface.flags();
        if (!(flags & QNetworkInterface::IsUp))
            continue;
        if (flags & QNetworkInterface::CanMulticast)
            joinGroups(m_sockets, interface);
        for (const QNetworkAddressEntry &entry : interface.addressEntries()) {
            if (!entry.broadcast().isNull())
                m_broadcasts.append(entry.broadcast());
        }
    }
}

// What is left is told again by the event loop. An empty datagram has a size of 0 and must be taken all the same, and
// one must be taken each time, or the socket is deaf from then on.
void DiscoveryResponder::read(QUdpSocket &socket) {
    int count = 0;
    do
        answer(socket, socket.receiveDatagram(limits::discoveryQuestion + 1));
    while (++count < datagramsAtOnce && socket.hasPendingDatagrams());
}

bool DiscoveryResponder::mayAnswer(const QHostAddress &asker, const QByteArray &nonce) {
    if (m_askers.size() >= limits::discoveryAskers)
        m_askers.clear(); // faked senders
    const auto now = m_clock.steadyTime();
    Asker &known = m_askers[asker];
    if (known.lastNonce == nonce && now - known.answered < sameQuestion)
        return false;
    known.lastNonce = nonce;
    known.answered = now;
    return m_budget.take(asker, now);
}

void DiscoveryResponder::answer(QUdpSocket &socket, const QNetworkDatagram &datagram) {
    const QHostAddress asker = datagram.senderAddress();
    const auto port = static_cast<quint16>(datagram.senderPort());
    const auto question = protocol::decodeDiscoveryQuestion(datagram.data());
    if (!question || !discovery::mayBeAnswered(asker, port, m_broadcasts) ||
        !mayAnswer(asker, question->nonce))
        return;
    const QHostAddress address = discovery::reachableAt(m_server.listen, asker, discovery::routeTo(asker));
    if (address.isNull())
        return;
    const protocol::DiscoveryAnswer found{question->nonce, m_id, m_server.className, address.toString(),
                                          m_server.port};
    // Not as a reply to the datagram: that would come from the address it went to, and a broadcast's is nobody's.
    socket.writeDatagram(protocol::encode(found), asker, port);
}

} // namespace lectern
