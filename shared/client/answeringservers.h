// SPDX-License-Identifier: GPL-3.0-or-later
// Which servers have answered lately, and on which ways. Knows no socket and no clock: Discovery tells it.
#pragma once

#include "shared/client/serveraddress.h"
#include "shared/protocol/discovery.h"

#include <QHostAddress>
#include <QList>

#include <chrono>

namespace lectern::client {

struct FoundServer {
    QByteArray id;                 // of this run of the server
    QString name;                  // of the class; foreign text, in one line and without control characters
    ServerAddress address;         // the one to show
    QList<ServerAddress> others{}; // where the same server answers as well

    bool isAt(const ServerAddress &place) const { return address == place || others.contains(place); }
    friend bool operator==(const FoundServer &, const FoundServer &) = default;
};

class AnsweringServers {
public:
    using Time = std::chrono::steady_clock::time_point;

    // `sender` is where the datagram came from. What cannot be a server's answer is ignored.
    void take(const protocol::DiscoveryAnswer &answer, const QHostAddress &sender, Time now);
    void forgetSilent(Time now); // those not heard for limits::discoveryForgotten
    void renew(Time now);        // nobody was asked for a while: their silence until now means nothing
    void clear() { m_servers.clear(); }

    // Sorted by name, then address.
    QList<FoundServer> list() const;

private:
    // A server is shown at its first way: the best kind of address, among equals the one heard first.
    struct Way {
        ServerAddress address;
        int rank;
        Time heard;
    };
    struct Server {
        QByteArray id;
        QHostAddress sender; // the first one
        QString name;
        QList<Way> ways;
    };

    static void hear(QList<Way> &ways, const Way &way);

    QList<Server> m_servers;
};

} // namespace lectern::client
