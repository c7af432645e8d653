// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/trustkeeper.h"

namespace lectern::client {

TrustKeeper::TrustKeeper(Connection &connection, const TrustedServers &servers, QObject *parent)
    : QObject(parent), m_connection(connection), m_servers(servers) {
    connect(&connection, &Connection::joined, this, &TrustKeeper::remember);
}

void TrustKeeper::open(const ServerAddress &server, const Credentials &credentials) {
    m_connection.open(server, credentials, m_servers.trustIn(server));
}

void TrustKeeper::open(const ServerAddress &server, const Credentials &credentials,
                       const ServerTrust &trust) {
    if (m_servers.trustIn(server) != trust)
        m_servers.replace(server, trust);
    m_connection.open(server, credentials, trust);
}

void TrustKeeper::openAnyway(const JoinProblem &problem) {
    using Kind = JoinProblem::Kind;
    ServerAddress server = m_connection.server();
    server.linked.reset();
    if (problem.kind == Kind::Identity && problem.seen)
        open(server, m_connection.credentials(), {problem.seen, false});
    else if (problem.kind == Kind::NotEncrypted)
        open(server, m_connection.credentials(), {{}, true});
}

void TrustKeeper::remember() {
    m_servers.remember(m_connection.server(), m_connection.trustSeen(), m_connection.greeting().className);
}

} // namespace lectern::client
