// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/joiner.h"

#include "shared/client/recentservers.h"
#include "teacher-gui/keyfile.h"

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

Joiner::Joiner(client::Connection &connection, const Options &options, QObject *parent)
    : QObject(parent),
      m_connection(connection),
      m_trust(connection),
      m_options(options),
      m_seats(u"teacher"_s) {
    connect(&m_trust, &client::TrustKeeper::notRemembered, this, &Joiner::notRemembered);
    connect(&connection, &client::Connection::joined, this, &Joiner::remember);
    connect(&connection, &client::Connection::ended, this, [this](const protocol::Goodbye &goodbye) {
        if (goodbye.reason != GoodbyeReason::TakenOver)
            m_seats.forget();
    });
}

void Joiner::join(const client::ServerAddress &server, const QString &keyText) {
    const std::optional<TeacherKey> key = !keyText.isEmpty() ? TeacherKey::fromText(keyText)
                                          : m_options.key    ? m_options.key
                                                             : keyHere();
    m_trust.open(server, credentialsFor(server, key));
}

void Joiner::joinHere(const RunningServer &server) {
    const client::ServerAddress address{server.address, server.port};
    const std::optional<TeacherKey> key = keyHere();
    m_trust.open(address, credentialsFor(address, key ? key : m_options.key),
                 {server.fingerprint, !server.fingerprint});
}

void Joiner::joinAgain() {
    const client::ServerAddress server = m_connection.server();
    m_trust.open(server, credentialsFor(server, m_connection.credentials().key));
}

client::Credentials Joiner::credentialsFor(const client::ServerAddress &server,
                                           const std::optional<TeacherKey> &key) {
    client::Credentials credentials;
    credentials.role = protocol::Role::Teacher;
    credentials.name = m_options.name;
    credentials.key = key;
    const std::optional<client::StoredSeat> seat = m_seats.load();
    if (seat && seat->server == server.toString())
        credentials.token = seat->token;
    return credentials;
}

std::optional<TeacherKey> Joiner::keyHere() const {
    return readKeyFile(teacherKeyFile(m_options.dataFolder));
}

void Joiner::remember(const protocol::Welcome &welcome) {
    const QString server = m_connection.server().toString();
    client::RecentServers::remember(server);
    m_seats.save({server, welcome.name, m_connection.credentials().token});
}

} // namespace lectern::teacher
