// SPDX-License-Identifier: GPL-3.0-or-later
// The facts that make up a class, in the order they became true. The journal keeps them; applying them one by
// one to an empty Classroom gives the same Classroom again. Times: milliseconds since 1970-01-01 UTC.
#pragma once

#include "shared/protocol/messages.h"
#include "shared/protocol/oneof.h"

#include <variant>

namespace lectern::record {

struct LessonStarted {
    qint64 at = 0;
};

struct LessonEnded {
    qint64 at = 0;
};

struct SeatTaken {
    SeatId seat;
    protocol::Role role = protocol::Role::Student;
    QString name;
    QByteArray
        tokenHash; // SHA-256 of the resume token; the token itself is stored nowhere. None: nobody can come back
    qint64 at = 0;
    std::optional<protocol::Door> door = {}; // whose owner came by plain text
};

// A teacher who came back with the key, but without the token, sits on the old seat with a new token.
struct TokenReplaced {
    SeatId seat;
    QByteArray tokenHash;
};

struct SeatLeft {
    SeatId seat;
    qint64 at = 0;
};

struct QuestionOpened {
    QuestionId question;
    protocol::QuestionKind kind = protocol::QuestionKind::YesNo;
    QString text; // empty: asked aloud
    qint64 at = 0;
};

struct QuestionClosed {
    QuestionId question;
    qint64 at = 0;
};

// One for every cast and every change; the last one of a seat is the one that counts.
struct BallotCast {
    QuestionId question;
    SeatId seat;
    QString choice;
    qint64 at = 0;
};

struct ResultShown {
    QuestionId question;
    bool shown = false;
};

struct RoomOpened {
    RoomId room;
    protocol::RoomKind kind = protocol::RoomKind::Separate;
    QString name;   // Separate
    SeatId builder; // Separate
    qint64 at = 0;
};

struct RoomClosed {
    RoomId room;
    qint64 at = 0;
};

struct RoomJoined {
    RoomId room;
    SeatId seat;
    qint64 at = 0;
};

struct RoomLeft {
    RoomId room;
    SeatId seat;
    qint64 at = 0;
};

struct MessageSaid {
    MessageId message;
    RoomId room;
    SeatId seat;
    protocol::MessageKind kind = protocol::MessageKind::Message;
    QString text; // left out in a replay
    QString key;
    qint64 at = 0;
    bool isDirect = false; // between two; left out in a replay, too
};

// The text is to be gone from everywhere before this counts as stored.
struct MessageDeleted {
    MessageId message;
    SeatId by;
    qint64 at = 0;
};

struct PolicySet {
    protocol::Policy policy;
};

// `until` may be over: then the seat may talk again.
struct SeatMuted {
    SeatId seat;
    qint64 until = 0;
};

struct HandRaised {
    SeatId seat;
    qint64 at = 0; // no two have the same
};

struct HandLowered {
    SeatId seat;
};

// Without a name: no seat, here or anywhere.
struct InquiryMade {
    InquiryId inquiry;
    SeatId seat;
    QString text;
    QString key;
    qint64 at = 0;
};

struct InquirySupported {
    InquiryId inquiry;
    SeatId seat;
    bool wanted = true;
};

struct InquiryAnswered {
    InquiryId inquiry;
    QString answer; // empty: aloud
};

struct InquiryDismissed {
    InquiryId inquiry;
};

// One at most is projected; none: none is any more.
struct InquiryProjected {
    InquiryId inquiry;
};

} // namespace lectern::record

namespace lectern {

struct Records {
    using Variant =
        std::variant<record::LessonStarted, record::LessonEnded, record::SeatTaken, record::TokenReplaced,
                     record::SeatLeft, record::QuestionOpened, record::QuestionClosed, record::BallotCast,
                     record::ResultShown, record::RoomOpened, record::RoomClosed, record::RoomJoined,
                     record::RoomLeft, record::MessageSaid, record::MessageDeleted, record::PolicySet,
                     record::SeatMuted, record::HandRaised, record::HandLowered, record::InquiryMade,
                     record::InquirySupported, record::InquiryAnswered, record::InquiryDismissed,
                     record::InquiryProjected>;
};
using Record = OneOf<Records>;

} // namespace lectern
