// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/answeringservers.h"

#include "shared/client/classname.h"
#include "shared/protocol/limits.h"

#include <algorithm>
#include <tuple>

namespace lectern::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype waysPerServer = 8;

bool isIpv6(const QHostAddress &address) { return address.protocol() == QAbstractSocket::IPv6Protocol; }

// Nobody can be joined at an address that stands for many or for none; and "this computer" said by another one
// would lead to a stranger here.
bool canBeJoined(const QHostAddress &address, const QHostAddress &sender) {
    const bool isNone = address.isNull() || address == QHostAddress(QHostAddress::AnyIPv6) ||
                        address.isInSubnet(QHostAddress(u"0.0.0.0"_s), 8);
    const bool isMany = address.isMulticast() || address.isBroadcast();
    return !isNone && !isMany && (!address.isLoopback() || sender.isLoopback());
}

// Of the addresses of one server, the one that students read from the wall is most often its IPv4 address; the one
// of this computer itself helps nobody else.
int rankOf(const QHostAddress &address) {
    if (address.isLoopback())
        return 3;
    if (!isIpv6(address))
        return 0;
    return address.isLinkLocal() ? 2 : 1;
}

// A mapped IPv4 address as such; an IPv6 one that holds on one network only, with the network that it came from.
QHostAddress placed(const QString &text, const QHostAddress &sender) {
    QHostAddress address(text);
    bool isMapped = false;
    if (const quint32 ipv4 = address.toIPv4Address(&isMapped); isMapped)
        return QHostAddress(ipv4);
    address.setScopeId(address.isLinkLocal() ? sender.scopeId() : QString());
    return address;
}

} // namespace

void AnsweringServers::take(const protocol::DiscoveryAnswer &answer, const QHostAddress &sender, Time now) {
    const QHostAddress address = placed(answer.address, sender);
    if (answer.server.isEmpty() || answer.port == 0 || !canBeJoined(address, sender))
        return;
    auto server = std::ranges::find(m_servers, answer.server, &Server::id);
    if (server == m_servers.end()) {
        const auto fromThere = std::ranges::count(m_servers, sender, &Server::sender);
        if (m_servers.size() >= limits::discoveredServers || fromThere >= limits::discoveredPerSender)
            return;
        server = m_servers.insert(m_servers.end(), Server{answer.server, sender, {}, {}});
    }
    server->name = shownClassName(answer.name);
    hear(server->ways, {{address.toString(), answer.port}, rankOf(address), now});
}

void AnsweringServers::hear(QList<Way> &ways, const Way &way) {
    if (const auto known = std::ranges::find(ways, way.address, &Way::address); known != ways.end())
        known->heard = way.heard;
    else if (ways.size() < waysPerServer)
        ways.insert(std::ranges::upper_bound(ways, way.rank, {}, &Way::rank), way);
}

void AnsweringServers::forgetSilent(Time now) {
    for (Server &server : m_servers)
        server.ways.removeIf([now](const Way &way) { return now - way.heard >= limits::discoveryForgotten; });
    m_servers.removeIf([](const Server &server) { return server.ways.isEmpty(); });
}

void AnsweringServers::renew(Time now) {
    for (Server &server : m_servers) {
        for (Way &way : server.ways)
            way.heard = now;
    }
}

QList<FoundServer> AnsweringServers::list() const {
    QList<FoundServer> found;
    for (const Server &server : m_servers) {
        found.append({server.id, server.name, server.ways.first().address, {}});
        for (const Way &way : server.ways.sliced(1))
            found.last().others.append(way.address);
    }
    std::ranges::sort(found, [](const FoundServer &one, const FoundServer &other) {
        const int order = one.name.localeAwareCompare(other.name);
        return std::tie(order, one.address.host, one.address.port) <
               std::make_tuple(0, other.address.host, other.address.port);
    });
    return found;
}

} // namespace lectern::client
