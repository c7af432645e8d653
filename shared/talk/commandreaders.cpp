// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/commandreaders.h"

#include "shared/protocol/limits.h"
#include "shared/talk/typedtime.h"
#include "shared/talk/typedwords.h"

#include <QCoreApplication>

namespace lectern::talk {

using namespace Qt::Literals::StringLiterals;
using command::Problem;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(lectern::talk)
};

constexpr qsizetype shownCharacters = 24; // of a word that is told back to its writer

QString shown(const QString &word) {
    return word.size() <= shownCharacters ? word : word.left(shownCharacters) + u'\u2026';
}

Problem wrong(const Arguments &arguments, const QString &what) {
    return {Text::tr("%1 Type %2").arg(what, arguments.command.usage())};
}

Problem tooLong(qsizetype most) { return {Text::tr("This is too long: at most %1 characters.").arg(most)}; }

bool isLongerThan(const QString &text, qsizetype most) { return text.toUcs4().size() > most; }

bool isDash(QChar c) { return c.category() == QChar::Punctuation_Dash || c == u'\u2212'; }

// A mark of direction stands before what is typed from right to left, and must not hide the dash of an option.
QString withoutLeadingMarks(const QString &text) {
    qsizetype from = 0;
    while (from < text.size() && text[from].category() == QChar::Other_Format)
        ++from;
    return text.mid(from);
}

// The value of a command that takes nothing.
Command alone(const Arguments &arguments, const Command &value) {
    if (isBlank(arguments.text))
        return value;
    return Problem{Text::tr("%1 stands alone. To send this as a text, begin it with two slashes.")
                       .arg(arguments.command.slashed())};
}

// A name that can be one; else what to do.
std::optional<Problem> problemOf(const Arguments &arguments, const TypedWord &name) {
    if (!name.closed)
        return wrong(arguments, Text::tr("The quotation mark behind the name is missing."));
    if (isBlank(name.value))
        return wrong(arguments, Text::tr("There is no name between the quotation marks."));
    return {};
}

struct Names {
    QStringList names;
    std::optional<Problem> problem;
};

Names namesFrom(const Arguments &arguments, qsizetype from) {
    Names found;
    while (const auto name = wordFrom(arguments.text, from)) {
        if ((found.problem = problemOf(arguments, *name)))
            return found;
        if (!found.names.contains(name->value))
            found.names += name->value;
        from = name->end;
    }
    if (found.names.isEmpty())
        found.problem =
            wrong(arguments, Text::tr("Name the people; quotation marks keep a name with blanks together."));
    return found;
}

} // namespace

Problem unknownCommand(const QString &name, protocol::Role role) {
    if (name.isEmpty())
        return {
            Text::tr("A command stands right behind its slash. /help lists them. To send a text that begins "
                     "with a slash, type two.")};
    const QString typed = u'/' + shown(name);
    if (const CommandInfo *similar = similarCommand(name, role))
        return {Text::tr("There is no command %1. Did you mean %2? /help lists them.")
                    .arg(typed, similar->slashed())};
    return {
        Text::tr(
            "There is no command %1. /help lists them. To send a text that begins with a slash, type two.")
            .arg(typed)};
}

Problem notForRole(const CommandInfo &command) {
    return {Text::tr("%1 is for students. /help lists what you can type.").arg(command.slashed())};
}

namespace read {

Command sayTo(const Arguments &arguments) {
    const auto name = wordFrom(arguments.text, 0);
    if (!name)
        return wrong(arguments, Text::tr("Whom is it for?"));
    if (const auto problem = problemOf(arguments, *name))
        return *problem;
    const QString text = arguments.text.mid(afterWord(arguments.text, *name));
    if (isBlank(text))
        return wrong(arguments, Text::tr("What do you want to say to %1?").arg(shown(name->value)));
    return command::SayTo{name->value, text};
}

Command openRoom(const Arguments &arguments) {
    const auto room = wordFrom(arguments.text, 0);
    if (!room)
        return wrong(arguments, Text::tr("What is the room called?"));
    if (const auto problem = problemOf(arguments, *room))
        return *problem;
    if (isLongerThan(room->value, limits::roomNameCharacters))
        return Problem{
            Text::tr("The name of a room has at most %1 characters.").arg(limits::roomNameCharacters)};
    const Names people = namesFrom(arguments, room->end);
    if (people.problem)
        return *people.problem;
    return command::OpenRoom{room->value, people.names};
}

Command invite(const Arguments &arguments) {
    const Names people = namesFrom(arguments, 0);
    if (people.problem)
        return *people.problem;
    return command::Invite{people.names};
}

Command leaveRoom(const Arguments &arguments) { return alone(arguments, command::LeaveRoom{}); }

Command listMembers(const Arguments &arguments) { return alone(arguments, command::ListMembers{}); }

Command sayToClass(const Arguments &arguments) {
    return command::SayToClass{isBlank(arguments.text) ? QString() : arguments.text};
}

Command calculate(const Arguments &arguments) {
    if (isBlank(arguments.text))
        return wrong(arguments, Text::tr("What is to be calculated?"));
    if (isLongerThan(arguments.text, limits::calculationCharacters))
        return tooLong(limits::calculationCharacters);
    return command::Calculate{arguments.text};
}

Command tellDate(const Arguments &arguments) { return alone(arguments, command::TellDate{}); }

Command tellTime(const Arguments &arguments) { return alone(arguments, command::TellTime{}); }

Command voteYes(const Arguments &arguments) { return alone(arguments, command::Vote{u"yes"_s}); }

Command voteNo(const Arguments &arguments) { return alone(arguments, command::Vote{u"no"_s}); }

Command raiseHand(const Arguments &arguments) {
    const QString which = arguments.text.trimmed();
    if (which.isEmpty())
        return command::RaiseHand{};
    const bool up = which.compare(handUp, Qt::CaseInsensitive) == 0;
    if (!up && which.compare(handDown, Qt::CaseInsensitive) != 0)
        return wrong(arguments, Text::tr("A hand goes up or down."));
    return command::RaiseHand{up};
}

// A misspelt -anonymous must not tell the name: a word that begins with a dash is never the question's.
Command inquire(const Arguments &arguments) {
    QString text = withoutLeadingMarks(arguments.text);
    bool anonymous = false;
    if (text.size() > 1 && isDash(text[0]) && (text[1].isLetter() || isDash(text[1]))) {
        const qsizetype end = beforeBlank(text, 0);
        const QStringView word = QStringView(text).first(end);
        const auto *letters = std::ranges::find_if_not(word, isDash);
        const QString option = u'-' + QString(letters, word.end() - letters);
        anonymous = option.compare(withoutName, Qt::CaseInsensitive) == 0;
        if (!anonymous)
            return wrong(arguments, Text::tr("There is no %1 here.").arg(shown(word.toString())));
        text = text.mid(afterBlanks(text, end));
    }
    if (isBlank(text))
        return wrong(arguments, Text::tr("What do you want to ask?"));
    if (isLongerThan(text, limits::inquiryCharacters))
        return tooLong(limits::inquiryCharacters);
    return command::Inquire{text, anonymous};
}

Command search(const Arguments &arguments) {
    if (isBlank(arguments.text))
        return wrong(arguments, Text::tr("What are you looking for?"));
    return command::Search{arguments.text};
}

Command goTo(const Arguments &arguments) {
    const Typist &typist = arguments.typist;
    if (const auto since = typedTime(arguments.text, typist.locale, typist.now))
        return command::GoTo{*since};
    const QString today = typist.locale.toString(typist.now, QLocale::ShortFormat);
    return wrong(arguments, Text::tr("Since when? 10:00, 2026-11-20 10:00 and %1 are times.").arg(today));
}

Command help(const Arguments &arguments) {
    QString name = arguments.text.trimmed();
    if (const auto slash = leadingSlash(name); slash && !slash->doubled)
        name.remove(0, slash->at + 1);
    if (name.isEmpty())
        return command::Help{};
    const CommandInfo *known = findCommand(name);
    if (!known)
        return unknownCommand(name.left(beforeBlank(name, 0)), arguments.typist.role);
    if (!known->isFor(arguments.typist.role))
        return notForRole(*known);
    return command::Help{QString(known->name)};
}

Command quit(const Arguments &arguments) { return alone(arguments, command::Quit{}); }

} // namespace read

} // namespace lectern::talk
