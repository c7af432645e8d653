// SPDX-License-Identifier: GPL-3.0-or-later
// Messages about talk: what is said, in which room, and who may. docs/protocol.md explains each. Times are
// milliseconds since 1970-01-01 UTC.
#pragma once

#include "shared/protocol/enums.h"
#include "shared/protocol/ids.h"

#include <QString>

#include <optional>
#include <vector>

namespace lectern::protocol {

// ---- client to server ----

// Talk. `key` is the client's own mark of a message: the same key of the same seat again is `ok`, and nothing is said
// twice. With neither room nor partner it is said to the class.
struct Say {
    static constexpr auto type = "say";
    RoomId room;
    SeatId to; // directly to one person, in the room of the two; it is opened by the first message
    MessageKind kind = MessageKind::Message;
    QString text;
    QString key;
};

struct Delete {
    static constexpr auto type = "delete";
    MessageId message;
};

// The past of a room, a page at a time, oldest first within it: the newest when none of the three is given.
struct ListMessages {
    static constexpr auto type = "list-messages";
    RoomId room;
    MessageId before;
    MessageId after;
    std::optional<qint64> since;
};

struct SearchMessages {
    static constexpr auto type = "search-messages";
    RoomId room;
    QString text;
    MessageId before; // none: from the newest on
};

struct OpenRoom {
    static constexpr auto type = "open-room";
    QString name;
    std::vector<SeatId> people; // beside the builder
};

struct Invite {
    static constexpr auto type = "invite";
    RoomId room;
    std::vector<SeatId> people;
};

struct Remove {
    static constexpr auto type = "remove";
    RoomId room;
    SeatId seat;
};

struct LeaveRoom {
    static constexpr auto type = "leave-room";
    RoomId room;
};

struct CloseRoom {
    static constexpr auto type = "close-room";
    RoomId room;
};

struct ListMembers {
    static constexpr auto type = "list-members";
    RoomId room;
};

struct SetPolicy {
    static constexpr auto type = "set-policy";
    TalkLevel chat = TalkLevel::Everybody;
    TalkLevel direct = TalkLevel::Everybody;
    bool rooms = true;
    bool pauseWhileVoting = false;
    bool onlyVerifiedVotes = false; // ballots that came through plain-text doors are left out of the tally
};

struct Mute {
    static constexpr auto type = "mute";
    SeatId seat;
    int seconds = 0; // 0: may talk again
};

struct Calculate {
    static constexpr auto type = "calculate";
    QString text; // "12 + 42"
};

struct TellTime {
    static constexpr auto type = "tell-time";
};

// ---- server to client ----

// What stands in a room. Said once, and once more when it has been deleted: with `deletedBy`, and without a text.
struct Message {
    static constexpr auto type = "message";
    RoomId room;
    MessageId message; // counts up: this, not the time, is the order
    SeatId seat;
    QString name;
    Role role = Role::Student;
    MessageKind kind = MessageKind::Message;
    QString text;
    qint64 at = 0;
    QString deletedBy;
};

// A page of a room, oldest first; or of what was found in it.
struct Messages {
    static constexpr auto type = "messages";
    RoomId room;
    std::vector<Message> messages;
    bool more = false; // there are more in the direction that was asked for
    QString search;    // what was looked for; empty: nothing, these are all
    MessageId next;    // search: the rest is before this one
};

struct Room {
    RoomId room;
    RoomKind kind = RoomKind::Separate;
    QString name;       // Direct: the other person's
    SeatId partner;     // Direct: the other person
    SeatId builder;     // Separate
    bool member = true; // false: a teacher sees that it is there
    int people = 0;     // Separate: how many are in it
    MessageId last;     // its newest message; none: nothing has been said
};

// The rooms of the receiver that are new or have changed; with `reset` the list starts over.
struct Rooms {
    static constexpr auto type = "rooms";
    bool reset = false;
    std::vector<Room> rooms;
};

struct RoomGone {
    static constexpr auto type = "room-gone";
    RoomId room;
    RoomEnd reason = RoomEnd::Closed;
    QString by; // who did it
};

struct Member {
    SeatId seat;
    QString name;
    PersonState state = PersonState::Here;
};

struct Members {
    static constexpr auto type = "members";
    RoomId room;
    std::vector<Member> members;
};

// What may be said now, to everybody; sent on login and whenever it changes.
struct Policy {
    static constexpr auto type = "policy";
    TalkLevel chat = TalkLevel::Everybody;
    TalkLevel direct = TalkLevel::Everybody;
    bool rooms = true;
    bool pauseWhileVoting = false;
    bool onlyVerifiedVotes = false;
};

// To the one who is: for how long.
struct Muted {
    static constexpr auto type = "muted";
    int seconds = 0; // 0: not any more
};

struct Calculation {
    static constexpr auto type = "calculation";
    QString text;
    QString result;
};

struct Time {
    static constexpr auto type = "time";
    qint64 at = 0;
    QString text; // of the server's own clock and zone: "2026-11-20T14:05:09+01:00"
};

} // namespace lectern::protocol
