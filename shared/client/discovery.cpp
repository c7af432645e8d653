// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/discovery.h"

#include "shared/client/recentservers.h"
#include "shared/protocol/limits.h"

#include <QNetworkDatagram>
#include <QNetworkInterface>
#include <QRandomGenerator>

namespace lectern::client {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr qsizetype noncesKept = 4; // a slow answer to the question before the last one is still good
constexpr int readAtOnce = 64;      // datagrams; then the window has its turn
constexpr std::chrono::milliseconds firstPauses[] = {300ms, 700ms}; // a lost datagram is not waited for

void addGroups(const QNetworkInterface &interface, QList<QHostAddress> &addresses) {
    bool hasIpv6 = false;
    for (const QNetworkAddressEntry &entry : interface.addressEntries()) {
        if (!entry.broadcast().isNull())
            addresses.append(entry.broadcast());
        hasIpv6 |= entry.ip().protocol() == QAbstractSocket::IPv6Protocol;
    }
    if (!hasIpv6 || !(interface.flags() & QNetworkInterface::CanMulticast))
        return;
    QHostAddress group{QLatin1StringView(protocol::discoveryGroup6)};
    group.setScopeId(interface.name());
    addresses.append(group);
}

QList<quint16> portsInUse() {
    QList<quint16> ports{defaultPort};
    for (const QString &recent : RecentServers::load()) {
        const auto server = ServerAddress::parse(recent);
        if (server && !ports.contains(server->port))
            ports.append(server->port);
    }
    return ports;
}

} // namespace

Discovery::Discovery(Targets targets, QObject *parent) : QObject(parent), m_targets(std::move(targets)) {
    connect(&m_next, &QTimer::timeout, this, &Discovery::ask);
    for (QUdpSocket *socket : {&m_ipv4, &m_ipv6})
        connect(socket, &QUdpSocket::readyRead, this, [this, socket] { read(*socket); });
}

DiscoveryTargets Discovery::everyNetwork() {
    // One of several servers on this computer hears what goes to its address, all hear a broadcast.
    DiscoveryTargets targets{{QHostAddress(u"127.255.255.255"_s), QHostAddress(QHostAddress::LocalHost),
                              QHostAddress(QHostAddress::LocalHostIPv6),
                              QHostAddress(QLatin1StringView(protocol::discoveryGroup4))},
                             portsInUse()};
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        const auto flags = interface.flags();
        const bool isUp = flags & QNetworkInterface::IsUp && flags & QNetworkInterface::IsRunning;
        if (isUp && !(flags & QNetworkInterface::IsLoopBack))
            addGroups(interface, targets.addresses);
    }
    return targets;
}

void Discovery::start() {
    if (isRunning())
        return;
    // A computer without one of the two asks with the other.
    m_ipv4.bind(QHostAddress(QHostAddress::AnyIPv4), 0);
    m_ipv6.bind(QHostAddress(QHostAddress::AnyIPv6), 0);
    m_answering.renew(Clock::now());
    m_asked = 0;
    ask();
}

void Discovery::pause() {
    m_next.stop();
    m_nonces.clear();
    m_ipv4.close();
    m_ipv6.close();
}

void Discovery::stop() {
    pause();
    m_answering.clear();
    publish();
}

// That a datagram could not be sent (no network just now) is no news: the list says who was found.
void Discovery::ask() {
    scheduleNext();
    const QByteArray question = newQuestion();
    const DiscoveryTargets targets = m_targets();
    for (const QHostAddress &address : targets.addresses) {
        QUdpSocket &socket = address.protocol() == QAbstractSocket::IPv6Protocol ? m_ipv6 : m_ipv4;
        if (socket.state() != QAbstractSocket::BoundState)
            continue;
        for (const quint16 port : targets.ports)
            socket.writeDatagram(question, address, port);
    }
    m_answering.forgetSilent(Clock::now());
    publish();
}

void Discovery::scheduleNext() {
    const bool isHurried = m_asked < static_cast<int>(std::size(firstPauses));
    m_next.start(isHurried ? firstPauses[m_asked] : limits::discoveryInterval);
    ++m_asked;
}

QByteArray Discovery::newQuestion() {
    const quint64 random = QRandomGenerator::system()->generate64();
    m_nonces.append(QByteArray::number(random, 16).rightJustified(16, '0'));
    if (m_nonces.size() > noncesKept)
        m_nonces.removeFirst();
    return protocol::encode(protocol::DiscoveryQuestion{m_nonces.last()});
}

// Zero-length datagrams are datagrams too: only reading them makes the socket speak again. What is left after
// `readAtOnce` wakes it up anew.
void Discovery::read(QUdpSocket &socket) {
    for (int count = 0; count < readAtOnce && socket.hasPendingDatagrams(); ++count) {
        // One byte more than allowed, so that a longer one is known as such.
        const QNetworkDatagram datagram = socket.receiveDatagram(limits::discoveryQuestion + 1);
        const auto answer = protocol::decodeDiscoveryAnswer(datagram.data());
        if (answer && m_nonces.contains(answer->nonce))
            m_answering.take(*answer, datagram.senderAddress(), Clock::now());
    }
    publish();
}

void Discovery::publish() {
    const QList<FoundServer> found = m_answering.list();
    if (found == m_found)
        return;
    m_found = found;
    Q_EMIT changed();
}

} // namespace lectern::client
