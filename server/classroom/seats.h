// SPDX-License-Identifier: GPL-3.0-or-later
// Who sits in the class. A seat outlives its connection; a name belongs to one seat at a time.
#pragma once

#include "server/classroom/clock.h"
#include "server/classroom/leavers.h"
#include "server/classroom/ratelimit.h"
#include "server/classroom/records.h"
#include "shared/protocol/limits.h"

#include <QHash>

#include <map>
#include <set>

namespace lectern {

struct Seat {
    SeatId id;
    protocol::Role role = protocol::Role::Student;
    QString name;
    QByteArray tokenHash;
    protocol::PersonState state = protocol::PersonState::Away;
    qint64 since = 0;                                    // of the state; milliseconds since 1970-01-01 UTC
    std::chrono::milliseconds lastSeen{0};               // steady time; a token expires so long after it
    ConnectionId connection;                             // none while away
    std::optional<protocol::Door> door;                  // none: one of Lectern's own programs, or like one
    std::optional<qint64> handSince;                     // the hand is raised; no two have the same time
    std::optional<std::chrono::milliseconds> mutedUntil; // steady time
    RateLimit votes{limits::votesPerSecond, limits::votesBurst};
    RateLimit messages{limits::messagesPerSecond, limits::messagesBurst};
    RateLimit deletions{limits::deletionsPerSecond, limits::deletionsBurst};
    RateLimit gestures{limits::gesturesPerSecond, limits::gesturesBurst};
    RateLimit joins{limits::joinsPerSecond, limits::joinsBurst};
    RateLimit partners{limits::partnersPerSecond, limits::partnersBurst};
    RateLimit lookups{limits::lookupsPerSecond, limits::lookupsBurst};
    RateLimit searches{limits::searchesPerSecond, limits::searchesBurst};

    // Something came from who sits here, so that the token has arrived. What a replay knows is somebody's.
    bool isProven = true;

    bool isHere() const { return state == protocol::PersonState::Here; }
    bool hasLeft() const { return state == protocol::PersonState::Left; }
    bool isStudent() const { return role == protocol::Role::Student; }
    // Came by plain text: the seat is given up with the connection, and nobody vouches for who sits there.
    bool isGuest() const { return door.has_value(); }
    bool canVote() const { return isStudent() && (!door || door == protocol::Door::Poll); }
    bool canTalk() const { return door != protocol::Door::Poll; }
    // The welcome was lost on the way, as far as anybody can tell: nobody is able to come back to this seat.
    bool isForlorn() const { return isStudent() && !isHere() && !isProven; }
};

class Seats {
public:
    explicit Seats(const Clock &clock) : m_clock(&clock) {}

    // A new seat is away until somebody connects to it.
    Seat &add(const record::SeatTaken &fact);
    void replaceToken(Seat &seat, const QByteArray &tokenHash);
    void connect(Seat &seat, ConnectionId connection); // the seat is not Here
    void disconnect(Seat &seat);                       // the seat is Here
    // The seat stays for its ballots; name and token are free.
    void leave(Seat &seat, qint64 at);
    // The lesson is over: all gone; ids go on counting.
    void clear();

    Seat *find(SeatId id);
    Seat *atConnection(ConnectionId connection);
    const Seat *atConnection(ConnectionId connection) const;
    // Nobody when the token is unknown or expired.
    Seat *withToken(const QByteArray &tokenHash);
    // Whether it was good in the lesson before this one, to its end.
    bool wasOfTheLastLesson(const QByteArray &tokenHash) const { return m_tokensBefore.contains(tokenHash); }
    Seat *named(const QString &name); // compares look-alikes as equal
    const Seat *named(const QString &name) const;
    // "Ana 2" for a taken "Ana": free, and acceptable for that role. Empty in the unlikely case that none is found.
    QString freeNameLike(const QString &name, protocol::Role role);

    SeatId nextId() const { return {m_last.value + 1}; }
    int studentsHere() const { return m_studentsHere; } // who can vote
    int guestsHere() const { return m_guestsHere; }     // those of them who came by plain text
    int talkersHere() const { return m_talkersHere; }   // who can read what is said
    int guestTalkersHere() const { return m_guestTalkersHere; }
    int here() const { return static_cast<int>(m_byConnection.size()); } // teachers, too
    const std::set<SeatId> &absentGuests() const { return m_absentGuests; }
    int sitting() const { return m_sitting; }               // here or away
    bool hasTeacher() const { return !m_teachers.empty(); } // connected or not
    const std::set<SeatId> &teachers() const { return m_teachers; }
    const std::map<SeatId, Seat> &all() const { return m_seats; }
    const Leavers &leavers() const { return m_leavers; }

private:
    void count(const Seat &seat, int change);
    QString freeNumberedName(const QString &base, quint64 taken, protocol::Role role);

    const Clock *m_clock;
    std::map<SeatId, Seat> m_seats; // references stay valid while others come
    QHash<QByteArray, SeatId> m_byToken;
    QHash<QByteArray, SeatId> m_tokensBefore;
    QHash<QString, SeatId> m_byName; // key: each of the name's look-alike keys
    QHash<ConnectionId, SeatId> m_byConnection;
    SeatId m_last;
    int m_studentsHere = 0;
    int m_guestsHere = 0;
    int m_talkersHere = 0;
    int m_guestTalkersHere = 0;
    std::set<SeatId> m_absentGuests;
    std::set<SeatId> m_teachers;
    Leavers m_leavers;
    int m_sitting = 0;
};

} // namespace lectern
