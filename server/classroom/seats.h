// SPDX-License-Identifier: GPL-3.0-or-later
// Who sits in the class. A seat outlives its connection; a name belongs to one seat at a time.
#pragma once

#include "server/classroom/ratelimit.h"
#include "shared/protocol/messages.h"

#include <QHash>

#include <chrono>
#include <map>

namespace lectern {

struct Seat {
    SeatId id;
    protocol::Role role = protocol::Role::Student;
    QString name;
    QByteArray tokenHash;
    protocol::PersonState state = protocol::PersonState::Away;
    qint64 since = 0;                          // of the state; milliseconds since 1970-01-01 UTC
    std::chrono::milliseconds lastSeen{0};     // steady time; a token expires so long after it
    ConnectionId connection;                   // none while away
    RateLimit votes;
};

class Seats {
public:
    Seat &add(SeatId id, protocol::Role role, const QString &name, const QByteArray &tokenHash);
    void replaceToken(Seat &seat, const QByteArray &tokenHash);
    void connect(Seat &seat, ConnectionId connection);
    void disconnect(Seat &seat);
    // The seat stays for its ballots; name and token are free.
    void leave(Seat &seat);
    void clear();

    Seat *find(SeatId id);
    const Seat *find(SeatId id) const;
    Seat *atConnection(ConnectionId connection);
    const Seat *atConnection(ConnectionId connection) const;
    Seat *withToken(const QByteArray &tokenHash);
    Seat *named(const QString &name); // compares look-alikes as equal
    QString freeNameLike(const QString &name) const;

    SeatId nextId() const;
    int studentsHere() const { return m_studentsHere; }
    const std::map<SeatId, Seat> &all() const { return m_seats; }

private:
    std::map<SeatId, Seat> m_seats; // references stay valid while others come
    QHash<QByteArray, SeatId> m_byToken;
    QHash<QString, SeatId> m_byName; // key: the name's skeleton
    QHash<ConnectionId, SeatId> m_byConnection;
    SeatId m_last;
    int m_studentsHere = 0;
};

} // namespace lectern
