// SPDX-License-Identifier: GPL-3.0-or-later
// Every message of the protocol as a plain struct; those of talk stand in talkmessages.h and handmessages.h, those of
// the plain-text services in doormessages.h. docs/protocol.md explains each; a test holds that the page and these
// headers name the same messages. Times are milliseconds since 1970-01-01 UTC.
#pragma once

#include "shared/protocol/doormessages.h"
#include "shared/protocol/enums.h"
#include "shared/protocol/errorcode.h"
#include "shared/protocol/handmessages.h"
#include "shared/protocol/ids.h"
#include "shared/protocol/oneof.h"
#include "shared/protocol/talkmessages.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace lectern::protocol {

inline constexpr int oldestVersion = 1;
inline constexpr int newestVersion = 1;

// A heartbeat, in both directions. The server answers the client's with `ok`, the client answers with `pong`.
struct Ping {
    static constexpr auto type = "ping";
};

// ---- client to server ----

struct Hello {
    static constexpr auto type = "hello";
    int minVersion = oldestVersion;
    int maxVersion = newestVersion;
    QString client; // program and version, for the log
};

// Either a new seat (name) or the old one (token). A teacher adds the proof of the key.
struct Login {
    static constexpr auto type = "login";
    Role role = Role::Student;
    QString name;
    QByteArray token; // resume token as it came in `welcome`
    QByteArray proof; // hexadecimal HMAC, see teacherkey.h
};

struct Pong {
    static constexpr auto type = "pong";
};

struct Vote {
    static constexpr auto type = "vote";
    QuestionId question;
    QString choice; // for a yes/no question "yes" or "no"
};

struct Leave { // gives the seat up: its name is free again, its ballots stay counted
    static constexpr auto type = "leave";
};

struct Ask {
    static constexpr auto type = "ask";
    QString text; // empty: asked aloud
};

struct Close {
    static constexpr auto type = "close";
    QuestionId question;
};

struct Clear {
    static constexpr auto type = "clear";
};

struct Show {
    static constexpr auto type = "show";
    bool shown = false;
};

struct Quit {
    static constexpr auto type = "quit";
};

// The past, page by page: each is answered by one page (`lessons`, `questions`, `answers`), and by `ok` behind it.
struct ListLessons {
    static constexpr auto type = "list-lessons";
    LessonId before; // none: from the newest on
};

struct ListQuestions {
    static constexpr auto type = "list-questions";
    LessonId lesson;
    QuestionId after; // none: from the first on
};

struct ListAnswers {
    static constexpr auto type = "list-answers";
    QuestionId question;
    AnswerId after; // none: from the first on
};

struct ClientMessages {
    using Variant =
        std::variant<Hello, Login, Ping, Pong, Vote, Leave, Ask, Close, Clear, Show, Quit, ListLessons,
                     ListQuestions, ListAnswers, Say, Delete, ListMessages, SearchMessages, OpenRoom, Invite,
                     Remove, LeaveRoom, CloseRoom, ListMembers, FindPeople, SetPolicy, Mute, RaiseHand,
                     CallOn, LowerHands, Inquire, MeToo, AnswerInquiry, ProjectInquiry, DismissInquiry,
                     Calculate, TellTime, OpenDoor, CloseDoor>;
};
using ClientMessage = OneOf<ClientMessages>;

// ---- server to client ----

struct Greeting {
    static constexpr auto type = "greeting";
    int version = newestVersion;
    QString server;       // program and version
    QString className;    // what the class is called, for the title line
    QByteArray challenge; // hexadecimal, fresh for each connection; for the teacher's proof
};

struct Welcome {
    static constexpr auto type = "welcome";
    Role role = Role::Student;
    SeatId seat;
    QString name;
    QByteArray token; // resume token; empty when the seat was resumed: the old one stays good
    bool resumed = false;
};

// The whole state of the current question; sent on login and whenever anything of it changes.
struct Question {
    static constexpr auto type = "question";
    QuestionId question; // none while the state is None
    QuestionState state = QuestionState::None;
    QuestionKind kind = QuestionKind::YesNo;
    QString text;       // empty: asked aloud
    bool shown = false; // students see the tally
    SeenBy seenBy = SeenBy::Teacher;
    std::optional<qint64> openedAt;
    std::optional<qint64> closedAt;
};

// The receiver's own ballot, as it is counted; sent on login when there is one.
struct Ballot {
    static constexpr auto type = "ballot";
    QuestionId question;
    QString choice;
};

struct ChoiceCount {
    QString choice;
    int count = 0;
    friend bool operator==(const ChoiceCount &, const ChoiceCount &) = default;
};

// Coalesced: the newest replaces all before it. To teachers always, to students while the result is shown.
struct Tally {
    static constexpr auto type = "tally";
    QuestionId question;
    std::vector<ChoiceCount> counts; // every choice of the kind, in its order
    int answered = 0;                // ballots
    int seats = 0;                   // students who are here or have answered; never below `answered`
    int unverified =
        0; // ballots through plain-text doors; they are in the numbers above if the policy says so
};

struct Person {
    SeatId seat;
    QString name;
    Role role = Role::Student;
    PersonState state = PersonState::Here;
    qint64 since = 0; // when the state began
    bool answered =
        false; // has a ballot for the current question; a new question id resets all. Only teachers see it
    std::optional<qint64>
        handSince; // the hand is raised; no two have the same time, so this is the order, too
    bool muted = false;
    std::optional<Door> door = {}; // came in by plain text: nobody vouches that this is one person, or which
};

// The people that changed since the last one; with `reset` the list starts over. Students of a large class are
// told the number alone.
struct People {
    static constexpr auto type = "people";
    bool reset = false;
    int here = 0;         // students connected now
    bool complete = true; // false: too many to list; `find-people` looks for some of them
    std::vector<Person> people;
};

// To teachers: whether what is done now can be stored. Sent on login while it cannot, and on every change.
struct Storage {
    static constexpr auto type = "storage";
    bool writable = true;
    QString text; // while it cannot: why, and what to do
};

struct PastLesson {
    LessonId lesson;
    qint64 startedAt = 0;
    std::optional<qint64> endedAt; // none: it runs
    int questions = 0;
    int students = 0; // who had a seat, with a vote or without
};

// A page of the past, newest first.
struct Lessons {
    static constexpr auto type = "lessons";
    std::vector<PastLesson> lessons;
    bool more = false; // there are older ones: ask again, before the last one here
};

struct PastQuestion {
    QuestionId question;
    QuestionKind kind = QuestionKind::YesNo;
    QString text;
    qint64 openedAt = 0;
    std::optional<qint64> closedAt;  // none: it is open, or was when the server stopped for good
    std::vector<ChoiceCount> counts; // every choice of the kind, in its order
    int unverified = 0;              // of them came through a plain-text door
};

struct Questions {
    static constexpr auto type = "questions";
    LessonId lesson;
    std::vector<PastQuestion> questions; // as they were asked
    bool more = false;                   // ask again, after the last one here
};

// A ballot that was cast, or changed; the last one of a seat is the one that counts.
struct PastAnswer {
    AnswerId answer;
    SeatId seat;
    QString name;
    QString choice;
    qint64 at = 0;
    bool unverified = false; // came through a plain-text door
};

struct Answers {
    static constexpr auto type = "answers";
    QuestionId question;
    std::vector<PastAnswer> answers; // as they came
    bool more = false;               // ask again, after the last one here
};

struct Ok {
    static constexpr auto type = "ok";
    RequestId re;
};

struct Error {
    static constexpr auto type = "error";
    std::optional<RequestId> re;
    ErrorCode code = ErrorCode::BadFrame;
    QString text;                  // a sentence for people
    QString field;                 // BadField: which one
    QString suggestion;            // NameTaken: a free name
    std::optional<double> wait;    // SlowDown, NotStored: seconds until it is worth another try
    std::optional<int> minVersion; // UnsupportedVersion
    std::optional<int> maxVersion;
};

struct Goodbye {
    static constexpr auto type = "goodbye";
    GoodbyeReason reason = GoodbyeReason::ServerStopping;
    QString text;
};

struct ServerMessages {
    using Variant =
        std::variant<Greeting, Welcome, Question, Ballot, Tally, People, Storage, Lessons, Questions, Answers,
                     Message, Messages, Rooms, RoomGone, Members, FoundPeople, Policy, Muted, Hand, Presence,
                     Inquiry, Inquiries, Calculation, Time, Doors, Ok, Error, Goodbye, Ping>;
};
using ServerMessage = OneOf<ServerMessages>;

} // namespace lectern::protocol
