// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody typed into the input line of a chat, as a value. A wrong command is explained, never sent as text. The
// commands themselves: commandtable.h.
#pragma once

#include "shared/protocol/enums.h"

#include <QDateTime>
#include <QLocale>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace lectern::talk {

// People are named as they were typed: whose names these are is decided elsewhere. A `text` is what was typed, to
// the last blank.
namespace command {

struct Nothing {}; // only blanks
struct Say {       // in the pane that is open
    QString text;
};
struct SayToClass {
    QString text; // empty: only change to the class's pane
};
struct SayTo {
    QString name;
    QString text;
};
struct OpenRoom {
    QString name;
    QStringList people; // one at least
};
struct Invite {
    QStringList people; // one at least
};
struct LeaveRoom {};
struct ListMembers {}; // of the pane that is open
struct Calculate {
    QString text;
};
struct TellDate {};
struct TellTime {};
struct Vote {
    QString choice; // as on the wire: "yes" or "no"
};
struct RaiseHand {
    std::optional<bool> raised; // none: the other way round
};
struct Inquire {
    QString text;
    bool anonymous = false;
};
struct Search {
    QString text;
};
struct GoTo { // the first message since then
    QDateTime since;
};
struct Help {
    QString command; // without the slash; empty: all
};
struct Quit {};
struct Problem {
    QString text; // a sentence for people: what is wrong, and what to do
};

} // namespace command

using Command =
    std::variant<command::Nothing, command::Say, command::SayToClass, command::SayTo, command::OpenRoom,
                 command::Invite, command::LeaveRoom, command::ListMembers, command::Calculate,
                 command::TellDate, command::TellTime, command::Vote, command::RaiseHand, command::Inquire,
                 command::Search, command::GoTo, command::Help, command::Quit, command::Problem>;

struct Typist {
    protocol::Role role = protocol::Role::Student;
    QLocale locale;
    QDateTime now = QDateTime::currentDateTime(); // local time
};

// A line that begins with a slash is a command, also behind blanks; two slashes are a text that begins with one.
Command parseTyped(const QString &text, const Typist &typist);

} // namespace lectern::talk
