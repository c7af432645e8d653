// SPDX-License-Identifier: GPL-3.0-or-later
// The stable words of `error` and `goodbye` messages. Programs compare the word; people read the sentence
// beside it. Never rename one: clients in other languages know them. Listed in docs/protocol.md.
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <optional>

namespace lectern {

enum class ErrorCode {
    BadFrame,           // not a JSON object with a type; closes the connection
    BadField,           // a field is missing, of the wrong type or out of range; `field` names it
    UnknownType,        // no such message
    UnsupportedVersion, // no common protocol version; `min` and `max` say what the server speaks
    WrongState,         // right message, wrong moment (login before hello, hello twice)
    NotAllowed,         // this role may not do that
    NameTaken,          // `suggestion` has a free one
    NameReserved,
    NameInvalid,
    BadProof,     // the teacher key does not fit
    TeacherTaken, // --first-is-teacher: somebody else was first
    BadToken,     // the resume token is unknown or expired
    LessonEnded,  // the resume token is of a lesson that the teacher has ended
    NoQuestion,   // nothing has been asked yet
    TooLate,      // the question named by the vote is no longer open
    BadChoice,    // not one of the choices of this kind of question
    TextInvalid,  // too long, or characters that have no place in it
    SlowDown,     // too many; `wait` has the seconds
    TalkOff,      // the teacher has switched that kind of talk off
    TalkPaused,   // a vote is open, and talk waits for its end
    Muted,        // by the teacher; `wait` has the seconds that are left
    UnknownRoom,  // there is no such room, or not for whoever asks
    UnknownMessage,
    UnknownPerson,
    UnknownInquiry,
    PortInUse,    // a door could not be opened on that port; the sentence says why
    LimitReached, // no more of that kind; the sentence says what can be given up for it
    NotStored,    // the disk refused; nothing was counted
    Other,        // never sent: what a client reads in place of a word that is newer than itself
};

QLatin1StringView toString(ErrorCode code);
std::optional<ErrorCode> errorCodeFromString(QStringView word);

// Why a connection ends: the `reason` of a goodbye.
enum class GoodbyeReason {
    ClassEnded,     // the teacher pressed Quit
    TakenOver,      // the same seat came back on another connection
    ServerStopping, // the daemon is shutting down; come back later
    ServerFull,
    AddressFull, // too many connections from this address
    LoginTimeout,
    FrameTooLong,
    BadFrame,    // what came is no message
    NotLoggedIn, // anything but hello and login before login
    Left,        // the client asked to leave
    NotStored,   // the login could not be stored
    TlsRequired, // plaintext to a server that encrypts; this line alone is plaintext
    Other,       // as above
};

QLatin1StringView toString(GoodbyeReason reason);
std::optional<GoodbyeReason> goodbyeReasonFromString(QStringView word);

} // namespace lectern
