// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/trustkeeper.h"

#include <utility>

namespace lectern::client {

using Kind = JoinProblem::Kind;

TrustKeeper::TrustKeeper(Connection &connection, const TrustedServers &servers, QObject *parent)
    : QObject(parent), m_connection(connection), m_servers(servers) {
    connect(&connection, &Connection::serverSeen, this, &TrustKeeper::look);
    connect(&connection, &Connection::joined, this, &TrustKeeper::remember);
}

void TrustKeeper::open(const ServerAddress &server, const Credentials &credentials) {
    m_decided.reset();
    m_isLooking = true;
    m_connection.open(server, credentials, m_servers.trustIn(server));
}

void TrustKeeper::open(const ServerAddress &server, const Credentials &credentials,
                       const ServerTrust &trust) {
    m_decided = trust;
    m_isLooking = false;
    m_connection.open(server, credentials, trust);
}

// The next attempt, by the same link, goes on from here: it demands what was agreed to. Plaintext is agreed to, and
// nothing else: should encryption answer after all, it must be that of the one before; and a seat that was taken under
// encryption is not given away in plaintext.
void TrustKeeper::openAnyway(const JoinProblem &problem) {
    ServerAddress server = m_connection.server();
    Credentials credentials = m_connection.credentials();
    if (problem.kind == Kind::Identity && problem.seen) {
        if (server.linked)
            server.linked = problem.seen;
        open(server, credentials, {problem.seen, false});
    } else if (problem.kind == Kind::NotEncrypted) {
        server.linked.reset();
        if (problem.expected)
            credentials.token.clear();
        ServerTrust trust = m_servers.trustIn(server);
        trust.mayBePlaintext = true;
        if (!trust.fingerprint)
            trust.fingerprint = problem.expected;
        open(server, credentials, trust);
    }
}

// Another window may have joined this server since the call began.
void TrustKeeper::look(const std::optional<Fingerprint> &seen) {
    if (!m_isLooking)
        return;
    if (!m_servers.isReadable())
        m_connection.refuse({Kind::UnreadablePins, {}, {}, m_servers.file()});
    else if (const auto problem = WireChoice(m_servers.trustIn(m_connection.server())).doubts(seen))
        m_connection.refuse(*problem);
}

void TrustKeeper::remember() {
    m_isLooking = false;
    const std::optional<ServerTrust> decided = std::exchange(m_decided, std::nullopt);
    const ServerAddress server = m_connection.server();
    const ServerTrust seen = m_connection.trustSeen();
    const QString className = m_connection.greeting().className;
    const bool stored = decided ? m_servers.replace(server, seen.fingerprint ? seen : *decided, className)
                                : m_servers.remember(server, seen, className);
    if (!stored)
        Q_EMIT notRemembered(m_servers.file());
}

} // namespace lectern::client
