// SPDX-License-Identifier: GPL-3.0-or-later
// Everybody a class talks to, as they see it: who was told which seat is theirs, and what teachers know of the people.
// Checks that nobody is told what is not for them.
#pragma once

#include "server/classroom/classroom.h"

#include <map>

namespace lectern::fuzz {

class FuzzAudience {
public:
    explicit FuzzAudience(const Classroom &classroom) : m_classroom(classroom) {}

    void deliver(const Effects &effects);
    void gone(ConnectionId connection);
    // The classroom was made anew from its facts: nobody sits until told so.
    void forget() { m_listeners.clear(); }
    void resit(ConnectionId connection, SeatId seat) { m_listeners[connection].seat = seat; }

    std::map<ConnectionId, SeatId> seats() const;
    // Who sits is who was told so.
    void checkSeats() const;
    // After all news is out: everybody knows the question, and every teacher's list is the class.
    void checkKnowledge() const;

private:
    struct Known {
        QString name;
        bool isHere = false;
        bool answered = false;
        friend bool operator==(const Known &, const Known &) = default;
    };
    struct Listener {
        SeatId seat;
        QuestionId question; // the last one heard of
        bool isShown = false;
        std::map<SeatId, Known> people; // a teacher's list
    };

    void take(const Send &send);
    void take(const Enroll &enroll);
    void take(const Dismiss &dismiss);
    void take(const Recall &recall);
    void take(const Arrival &) {} // nobody comes by plain text here
    void take(const PlainAnswer &);
    void take(const PlainFarewell &);
    void takeForGroup(Group group, const protocol::ServerMessage &message);
    void hear(ConnectionId connection, const protocol::ServerMessage &message);
    static void hear(Listener &listener, const protocol::Question &question);
    static void hear(Listener &listener, const protocol::People &people);
    bool isTeacher(ConnectionId connection) const;
    void checkMayHearTalk(const Seat &seat, const protocol::ServerMessage &message) const;
    void checkMayHear(ConnectionId connection, const protocol::ServerMessage &message) const;

    const Classroom &m_classroom;
    std::map<ConnectionId, Listener> m_listeners; // who was welcomed and has not been sent away
};

} // namespace lectern::fuzz
