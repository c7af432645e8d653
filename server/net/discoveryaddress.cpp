// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/discoveryaddress.h"

#include <QUdpSocket>

#include <algorithm>

namespace lectern::discovery {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isEvery(const QHostAddress &address) {
    return address == QHostAddress::Any || address == QHostAddress::AnyIPv4 ||
           address == QHostAddress::AnyIPv6;
}

bool serves(const QHostAddress &address, QAbstractSocket::NetworkLayerProtocol protocol) {
    return address == QHostAddress::Any || address.protocol() == protocol;
}

QHostAddress withoutScope(QHostAddress address) {
    address.setScopeId({});
    return address;
}

} // namespace

QHostAddress everybodyHere() { return QHostAddress(u"127.255.255.255"_s); }

QList<QHostAddress> placesToListen(const QList<QHostAddress> &server) {
    QList<QHostAddress> places;
    // One socket for both kinds could not join IPv4 groups.
    for (const auto every : {QHostAddress::AnyIPv4, QHostAddress::AnyIPv6}) {
        QList<QHostAddress> own;
        std::ranges::copy_if(server, std::back_inserter(own), [&](const QHostAddress &address) {
            return serves(address, QHostAddress(every).protocol());
        });
        const bool onlyHere = std::ranges::all_of(own, &QHostAddress::isLoopback);
        if (onlyHere && every == QHostAddress::AnyIPv4 && !own.isEmpty())
            own += everybodyHere();
        places += onlyHere ? own : QList{QHostAddress(every)};
    }
    return places;
}

bool mayBeAnswered(const QHostAddress &sender, quint16 port, const QList<QHostAddress> &broadcasts) {
    return port != 0 && !sender.isNull() && !isEvery(sender) && !sender.isMulticast() &&
           !sender.isBroadcast() && !broadcasts.contains(sender);
}

QHostAddress reachableAt(const QList<QHostAddress> &server, const QHostAddress &asker,
                         const QHostAddress &route) {
    QHostAddress found;
    for (const QHostAddress &own : server) {
        if (!serves(own, asker.protocol()) || (own.isLoopback() && !asker.isLoopback()))
            continue;
        if (isEvery(own) || own == route)
            return withoutScope(route);
        if (found.isNull())
            found = own;
    }
    return withoutScope(found);
}

QHostAddress routeTo(const QHostAddress &asker) {
    QUdpSocket probe; // connecting one only asks the system for the way
    probe.connectToHost(asker, 9);
    return probe.state() == QUdpSocket::ConnectedState ? probe.localAddress() : QHostAddress();
}

} // namespace lectern::discovery
