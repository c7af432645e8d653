// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/joinaddresses.h"

#include <QNetworkInterface>
#include <QUdpSocket>

#include <algorithm>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

// Where the default route leaves this computer. A connected datagram socket tells, and sends nothing for it; the
// address is one that is reserved for documentation (RFC 5737).
QHostAddress defaultRouteAddress() {
    QUdpSocket probe;
    probe.connectToHost(QHostAddress(u"192.0.2.1"_s), 9);
    return probe.waitForConnected(100) ? probe.localAddress() : QHostAddress();
}

QList<QHostAddress> ownAddresses() {
    QList<QHostAddress> addresses;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        const auto flags = interface.flags();
        if (!(flags & QNetworkInterface::IsUp) || !(flags & QNetworkInterface::IsRunning))
            continue;
        for (const QNetworkAddressEntry &entry : interface.addressEntries())
            addresses.append(entry.ip());
    }
    const QHostAddress route = defaultRouteAddress();
    std::stable_partition(addresses.begin(), addresses.end(),
                          [&](const QHostAddress &address) { return address.isEqual(route); });
    return addresses;
}

bool isServed(const QHostAddress &address, const QStringList &listen) {
    const auto serves = [&](const QString &text) {
        const QHostAddress place(text);
        if (place == QHostAddress::AnyIPv4 || place == QHostAddress::AnyIPv6)
            return place.protocol() == address.protocol();
        return place.isEqual(address);
    };
    return listen.isEmpty() || std::any_of(listen.cbegin(), listen.cend(), serves);
}

} // namespace

QStringList joinAddresses(const client::ServerAddress &server, bool onThisComputer,
                          const QList<QHostAddress> &own, const QStringList &listen) {
    QStringList four;
    QStringList six;
    for (const QHostAddress &address : own) {
        // A link-local address works only with a zone that differs from computer to computer.
        if (!onThisComputer || address.isLoopback() || address.isLinkLocal() || !isServed(address, listen))
            continue;
        QStringList &list = address.protocol() == QAbstractSocket::IPv4Protocol ? four : six;
        list.append(client::ServerAddress{address.toString(), server.port}.toString());
    }
    const QStringList all = four + six;
    return all.isEmpty() ? QStringList(server.toString()) : all;
}

QStringList joinAddresses(const client::Connection &connection, const QStringList &listen) {
    const bool onThisComputer = connection.localAddress().isLoopback();
    return joinAddresses(connection.server(), onThisComputer,
                         onThisComputer ? ownAddresses() : QList<QHostAddress>(), listen);
}

} // namespace lectern::teacher
