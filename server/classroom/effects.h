// SPDX-License-Identifier: GPL-3.0-or-later
// What follows from one call on the Classroom: facts to be made durable, and what leaves once they are.
#pragma once

#include "server/classroom/records.h"
#include "shared/protocol/messages.h"
#include "shared/protocol/oneof.h"

#include <variant>
#include <vector>

namespace lectern {

// Everybody who was enrolled (see Enroll) when this delivery's turn came.
enum class Group { Teachers, Students, Everybody };

// Some: those who are here of a room.
using Audience = std::variant<ConnectionId, Group, std::vector<ConnectionId>>;

struct Send {
    Audience to;
    protocol::ServerMessage message;
};

// From here on the connection belongs to its role's group. Stands in the queue right behind its welcome and
// snapshot, so that it neither misses nor doubles what is broadcast meanwhile.
struct Enroll {
    ConnectionId connection;
    SeatId seat;
    protocol::Role role = protocol::Role::Student;
    std::optional<protocol::Door> door = {}; // then it belongs to that service instead
};

// Says goodbye and closes.
struct Dismiss {
    Audience whom;
    protocol::Goodbye goodbye;
};

// A question about the past. The journal puts a Send with the page in its place, out of what is durable by then.
struct Recall {
    ConnectionId to;
    std::variant<protocol::ListLessons, protocol::ListQuestions, protocol::ListAnswers,
                 protocol::ListMessages, protocol::SearchMessages>
        request;
};

// What the plain-text services tell of somebody who came, or went; Lectern's own programs are told by `presence`.
struct Arrival {
    ConnectionId who;   // none: one of Lectern's own, or somebody who is gone
    ConnectionId later; // came after it, and is not told
    QString name;
    std::optional<protocol::Door> door;
    bool entered = true;
    int users = 0; // who can read what is said, after it
    qint64 at = 0; // milliseconds since 1970-01-01 UTC
};

// Bytes for one who came by plain text. They are the answer to something that has to be stored first: if that fails,
// `refused` goes out instead, with the reason in the place of its %1. Empty: nothing does.
struct PlainAnswer {
    ConnectionId to;
    QByteArray bytes;
    QString refused = {};
};

// The last of them: the connection is closed behind it.
struct PlainFarewell {
    ConnectionId whom;
    QByteArray bytes;
};

struct Deliveries {
    using Variant = std::variant<Send, Enroll, Dismiss, Recall, Arrival, PlainAnswer, PlainFarewell>;
};
using Delivery = OneOf<Deliveries>;

struct Effects {
    std::vector<Record> records;
    std::vector<Delivery> deliveries;
};

// A request that changed nothing, and why. `re` is filled in by whoever knows the request.
using Refusal = protocol::Error;
using Outcome = std::variant<Effects, Refusal>;

// `text` is a sentence for people: what is wrong, and what to do.
inline Refusal refusal(ErrorCode code, const QString &text) {
    Refusal error;
    error.code = code;
    error.text = text;
    return error;
}

inline Refusal badField(const QString &field, const QString &text) {
    Refusal error = refusal(ErrorCode::BadField, text);
    error.field = field;
    return error;
}

} // namespace lectern
