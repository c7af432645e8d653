// SPDX-License-Identifier: GPL-3.0-or-later
// Gets the teacher into the class: finds the key and the seat of last time, and remembers both.
#pragma once

#include "shared/client/connection.h"
#include "shared/client/seatstore.h"
#include "shared/client/trustkeeper.h"
#include "shared/protocol/runningserver.h"
#include "teacher-gui/options.h"

#include <QObject>

namespace lectern::teacher {

class Joiner : public QObject {
    Q_OBJECT

public:
    Joiner(client::Connection &connection, const Options &options, QObject *parent = nullptr);

    // An empty key text stands for the key of the command line, else that of the data folder, if there is one.
    void join(const client::ServerAddress &server, const QString &keyText);
    // The server that runs on the data folder, whose key lies there; it must have the certificate of the folder, which
    // is known of it from now on.
    void joinHere(const RunningServer &server);
    // The same server and key as last time; for the next lesson.
    void joinAgain();
    // After a problem Identity or NotEncrypted, when the user has decided on purpose: this server all the same.
    void trustAndJoin(const client::JoinProblem &problem) { m_trust.openAnyway(problem); }

    const client::TrustedServers &trustedServers() const { return m_trust.servers(); }

Q_SIGNALS:
    void notRemembered(const QString &file); // the server that was joined

private:
    std::optional<TeacherKey> keyHere() const;
    client::Credentials credentialsFor(const client::ServerAddress &server,
                                       const std::optional<TeacherKey> &key);
    void remember(const protocol::Welcome &welcome);

    client::Connection &m_connection;
    client::TrustKeeper m_trust;
    const Options m_options;
    client::SeatStore m_seats;
};

} // namespace lectern::teacher
