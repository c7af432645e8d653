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
    // By what another source than the wire says of this server, which goes above what is known, and is known from now on
    // if it is joined.
    void open(const ServerAddress &server, const Credentials &credentials, const ServerTrust &trust);
    // A person has decided for the server that the connection ended with, whatever was known of it and whatever a link
    // demanded: for the certificate that it showed (Identity), or without encryption (NotEncrypted).
    void openAnyway(const JoinProblem &problem);

    const TrustedServers &servers() const { return m_servers; }

Q_SIGNALS:
    void notRemembered(const QString &file); // the server is joined, and a stranger again at the next start

private:
    void look(const std::optional<Fingerprint> &seen);
    void remember();

    Connection &m_connection;
    TrustedServers m_servers;
    std::optional<ServerTrust> m_decided; // for the server that is not joined yet
    bool m_isLooking = false;             // what is known decides, up to the last moment
};

} // namespace lectern::client
