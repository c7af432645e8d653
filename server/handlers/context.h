// SPDX-License-Identifier: GPL-3.0-or-later
// What a handler may use: who asks, the class, and what the server is.
#pragma once

#include "server/classroom/classroom.h"
#include "server/classroom/storagestate.h"
#include "shared/protocol/teacherkey.h"

#include <functional>

namespace lectern {

struct ServerIdentity {
    QString software; // "lectern-server 0.1.0"
    QString className;
    TeacherKey key;
    TeacherKey::Certificate certificate = {}; // what the server shows; none: plaintext
    bool firstIsTeacher = false;              // demonstration rule: the first who asks, no key
};

// One connection as the protocol sees it before and after login. Its seat is the classroom's knowledge.
struct Requester {
    ConnectionId connection;
    QByteArray challenge;   // hexadecimal; what a teacher's proof must answer
    bool greeted = false;   // hello has been answered
    bool loggedIn = false;  // has had a seat; a connection gets one only once
    bool dismissed = false; // by what it sent itself
};

// The plain-text services: which listen, and where.
class Doors {
public:
    virtual ~Doors() = default;
    virtual std::optional<Refusal> open(protocol::Door door, int port) = 0; // 0: the system chooses
    virtual Effects close(protocol::Door door) = 0;                         // its guests go
    virtual protocol::Doors state() const = 0;
};

struct Context {
    Requester &requester;
    Classroom &classroom;
    const ServerIdentity &server;
    const StorageState &storage;
    Doors &doors;
    // A new seat for the requester: seconds to wait, or nothing: it may have one. And back, when it got none.
    std::function<std::optional<double>()> takeSeat;
    std::function<void()> returnSeat;

    // Of the requester; dispatch has seen that there is one.
    Seat &seat() const { return *classroom.seatOf(requester.connection); }
};

} // namespace lectern
