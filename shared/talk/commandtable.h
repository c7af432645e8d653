// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the input line, each once: parsing, completion and /help all follow from this table.
#pragma once

#include "shared/talk/talkcommand.h"

#include <QLatin1StringView>

#include <span>
#include <vector>

namespace lectern::talk {

// What stands behind the command: the places where names and other words can be completed.
enum class Takes {
    Nothing,
    Text,
    Question,
    PersonAndText,
    RoomAndPeople,
    People,
    UpOrDown,
    Time,
    CommandName
};

struct Arguments;

struct CommandInfo {
    QLatin1StringView name; // without the slash, in small letters
    const char *arguments;  // as the usage line has them, before translation
    const char *purpose;    // one line, before translation
    Takes takes = Takes::Nothing;
    bool forTeachers = true;
    Command (*read)(const Arguments &arguments) = nullptr;

    bool isFor(protocol::Role role) const { return forTeachers || role == protocol::Role::Student; }
    QString slashed() const;     // "/msg"
    QString usage() const;       // "/msg NAME TEXT"
    QString description() const; // "Write to one person alone"
};

// What follows a command, without the blanks before it.
struct Arguments {
    const CommandInfo &command;
    QString text;
    const Typist &typist;
};

std::span<const CommandInfo> commands();          // in the order in which they are told
const CommandInfo *findCommand(QStringView name); // in any case; nullptr: there is none
// What somebody may have meant who typed this. nullptr: nobody knows.
const CommandInfo *similarCommand(const QString &name, protocol::Role role);

struct HelpLine {
    QString usage;
    QString description;
};
// What this role can type; with a command (without its slash) that one alone.
std::vector<HelpLine> commandHelp(protocol::Role role, const QString &command = {});

// The words that a command knows beside text and names.
inline constexpr auto handUp = QLatin1StringView("up");
inline constexpr auto handDown = QLatin1StringView("down");
inline constexpr auto withoutName = QLatin1StringView("-anonymous");

} // namespace lectern::talk
