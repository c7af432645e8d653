// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/commandtable.h"

#include "shared/talk/commandreaders.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
#include <utility>

namespace lectern::talk {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char *context = "lectern::talk";
constexpr bool studentsOnly = false;

#define TEXT(text) QT_TRANSLATE_NOOP("lectern::talk", text)
constexpr CommandInfo table[] = {
    {"msg"_L1, TEXT("NAME TEXT"), TEXT("Write to one person alone"), Takes::PersonAndText, true,
     &read::sayTo},
    {"all"_L1, TEXT("[TEXT]"), TEXT("Write to the class; without a text, go to its pane"), Takes::Text, true,
     &read::sayToClass},
    {"room"_L1, TEXT("NAME PEOPLE..."), TEXT("Open a room of this name for a few people"),
     Takes::RoomAndPeople, true, &read::openRoom},
    {"invite"_L1, TEXT("PEOPLE..."), TEXT("Take more people into this room"), Takes::People, true,
     &read::invite},
    {"leave"_L1, "", TEXT("Leave this room"), Takes::Nothing, true, &read::leaveRoom},
    {"who"_L1, "", TEXT("Tell who is in this pane"), Takes::Nothing, true, &read::listMembers},
    {"yes"_L1, "", TEXT("Vote Yes"), Takes::Nothing, studentsOnly, &read::voteYes},
    {"no"_L1, "", TEXT("Vote No"), Takes::Nothing, studentsOnly, &read::voteNo},
    {"hand"_L1, TEXT("[up | down]"), TEXT("Raise your hand, or lower it"), Takes::UpOrDown, studentsOnly,
     &read::raiseHand},
    {"ask"_L1, TEXT("[-anonymous] TEXT"), TEXT("Ask the teacher something, with your name or without it"),
     Takes::Question, studentsOnly, &read::inquire},
    {"search"_L1, TEXT("TEXT"), TEXT("Look for a text in this pane"), Takes::Text, true, &read::search},
    {"since"_L1, TEXT("TIME"), TEXT("Go to the messages since 10:00, or since 2026-11-20 10:00"), Takes::Time,
     true, &read::goTo},
    {"calc"_L1, TEXT("12 + 42"), TEXT("Let the server calculate"), Takes::Nothing, true, &read::calculate},
    {"date"_L1, "", TEXT("Tell the server's date"), Takes::Nothing, true, &read::tellDate},
    {"time"_L1, "", TEXT("Tell the server's time"), Takes::Nothing, true, &read::tellTime},
    {"help"_L1, TEXT("[COMMAND]"), TEXT("List the commands, or explain one"), Takes::CommandName, true,
     &read::help},
    {"quit"_L1, "", TEXT("Leave the class; a teacher ends the lesson"), Takes::Nothing, true, &read::quit},
};
#undef TEXT

QString translated(const char *text) {
    return *text ? QCoreApplication::translate(context, text) : QString();
}

// How many letters are wrong, missing, too many, or two in the wrong order (optimal string alignment).
qsizetype difference(QStringView one, QStringView other) {
    std::vector<qsizetype> before, last, row(static_cast<size_t>(other.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= one.size(); ++i) {
        before = std::exchange(last, row);
        row[0] = i;
        for (qsizetype j = 1; j <= other.size(); ++j) {
            const auto at = static_cast<size_t>(j);
            const bool same = one[i - 1] == other[j - 1];
            row[at] = std::min({last[at] + 1, row[at - 1] + 1, last[at - 1] + (same ? 0 : 1)});
            const bool isSwapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
            if (isSwapped)
                row[at] = std::min(row[at], before[at - 2] + 1);
        }
    }
    return row.back();
}

} // namespace

QString CommandInfo::slashed() const { return u'/' + name; }

QString CommandInfo::usage() const {
    const QString behind = translated(arguments);
    return behind.isEmpty() ? slashed() : slashed() + u' ' + behind;
}

QString CommandInfo::description() const { return translated(purpose); }

std::span<const CommandInfo> commands() { return table; }

const CommandInfo *findCommand(QStringView name) {
    const auto *found = std::ranges::find_if(
        table, [name](const CommandInfo &info) { return name.compare(info.name, Qt::CaseInsensitive) == 0; });
    return found == std::end(table) ? nullptr : found;
}

const CommandInfo *similarCommand(const QString &name, protocol::Role role) {
    constexpr qsizetype longest = 10; // what is longer means no command
    if (name.isEmpty() || name.size() > longest)
        return nullptr;
    const QString typed = name.toLower();
    const CommandInfo *nearest = nullptr;
    qsizetype least = typed.size() > 4 ? 3 : 2; // one letter in a short word, two in a long one
    for (const CommandInfo &info : table) {
        const QString known(info.name);
        const qsizetype wrong = known.startsWith(typed) ? 1 : difference(typed, known);
        if (info.isFor(role) && wrong < least) {
            least = wrong;
            nearest = &info;
        }
    }
    return nearest;
}

std::vector<HelpLine> commandHelp(protocol::Role role, const QString &command) {
    std::vector<HelpLine> lines;
    for (const CommandInfo &info : table) {
        const bool isWanted = command.isEmpty() || command.compare(info.name, Qt::CaseInsensitive) == 0;
        if (isWanted && info.isFor(role))
            lines.push_back({info.usage(), info.description()});
    }
    return lines;
}

} // namespace lectern::talk
