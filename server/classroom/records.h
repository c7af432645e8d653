// SPDX-License-Identifier: GPL-3.0-or-later
// The facts that make up a class, in the order they became true. The journal keeps them; applying them one by
// one to an empty Classroom gives the same Classroom again. Times: milliseconds since 1970-01-01 UTC.
#pragma once

#include "shared/protocol/messages.h"

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
    QByteArray tokenHash; // SHA-256 of the resume token; the token itself is stored nowhere
    qint64 at = 0;
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

} // namespace lectern::record

namespace lectern {

using Record = std::variant<record::LessonStarted, record::LessonEnded, record::SeatTaken,
                            record::TokenReplaced, record::SeatLeft, record::QuestionOpened,
                            record::QuestionClosed, record::BallotCast, record::ResultShown>;

} // namespace lectern
