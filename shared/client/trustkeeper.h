// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a connection only to a server that is the one known by that address, or that is seen there for the first time;
// and keeps in mind, once it is joined, what it has shown.
#pragma once

#include "shared/client/connection.h"
#include "shared/client/trustedservers.h"

#include <QObject>

namespace lectern::client {

class TrustKeeper : public QObject {
    Q_OBJECT

public:
    explicit TrustKeeper(Connection &connection, const TrustedServers &servers = TrustedServers(),
                         QObject *parent = nullptr);

    void open(const ServerAddress &server, const Credentials &credentials);
    // By what another source than the wire says of this server, which goes above what is known.
    void open(const ServerAddress &server, const Credentials &credentials, const ServerTrust &trust);
    // A person has decided for the server that the connection ended with, whatever was known of it and whatever a link
    // demanded: for the certificate that it showed (Identity), or without encryption (NotEncrypted).
    void openAnyway(const JoinProblem &problem);

    const TrustedServers &servers() const { return m_servers; }

private:
    void remember();

    Connection &m_connection;
    TrustedServers m_servers;
};

} // namespace lectern::client
