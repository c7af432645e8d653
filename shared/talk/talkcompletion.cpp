// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/talkcompletion.h"

#include "shared/protocol/limits.h"
#include "shared/talk/commandtable.h"
#include "shared/talk/foldedname.h"
#include "shared/talk/typedwords.h"

#include <algorithm>

namespace lectern::talk {

namespace {

// A blank behind what was completed, unless there is one.
QString blankAt(const QString &text, qsizetype end) {
    return end < text.size() && text[end].isSpace() ? QString() : QString(u' ');
}

QStringList namesLike(const QString &begun, const QStringList &people) {
    const QString wanted = foldedName(begun);
    QStringList first, other;
    for (const QString &name : people) {
        const QString known = foldedName(name);
        if (known.startsWith(wanted))
            first += name;
        else if (known.contains(u' ' + wanted))
            other += name;
        if (first.size() == mostCandidates)
            return first;
    }
    return (first + other).first(std::min(first.size() + other.size(), mostCandidates));
}

// A line, and where in it somebody types.
class Line {
public:
    Line(const QString &text, qsizetype cursor, const QStringList &people, protocol::Role role)
        : m_text(text),
          m_cursor(std::clamp<qsizetype>(cursor, 0, text.size())),
          m_people(people),
          m_role(role) {}

    Completion complete() const;

private:
    Completion commandName(qsizetype slash, qsizetype end) const;
    Completion argument(Takes takes, qsizetype from) const;
    Completion name(qsizetype from, bool textFollows) const;
    Completion keyword(qsizetype from, const QStringList &words) const;
    Completion commandToExplain(qsizetype from) const;
    Completion mention(qsizetype from) const;

    const QString &m_text;
    const qsizetype m_cursor;
    const QStringList &m_people;
    const protocol::Role m_role;
};

Completion Line::complete() const {
    const std::optional<Slash> slash = leadingSlash(m_text);
    if (!slash || slash->doubled)
        return mention(0);
    if (m_cursor <= slash->at)
        return {};
    const qsizetype end = beforeBlank(m_text, slash->at);
    if (m_cursor <= end)
        return commandName(slash->at, end);
    const CommandInfo *known = findCommand(QStringView(m_text).mid(slash->at + 1, end - slash->at - 1));
    return known && known->isFor(m_role) ? argument(known->takes, afterBlanks(m_text, end)) : Completion();
}

Completion Line::commandName(qsizetype slash, qsizetype end) const {
    const QString begun = m_text.mid(slash + 1, m_cursor - slash - 1).toLower();
    Completion found{slash, end - slash, {}};
    for (const CommandInfo &info : commands()) {
        if (!info.isFor(m_role) || !QString(info.name).startsWith(begun))
            continue;
        const QString blank =
            info.takes == Takes::Nothing && !*info.arguments ? QString() : blankAt(m_text, end);
        found.candidates.push_back({info.slashed() + blank, info.usage(), info.description()});
    }
    return found;
}

Completion Line::argument(Takes takes, qsizetype from) const {
    if (m_cursor < from)
        return {};
    const std::optional<TypedWord> first = wordFrom(m_text, from);
    const bool isInFirst = !first || m_cursor <= first->end;
    switch (takes) {
    case Takes::Text:
        return mention(from);
    case Takes::Question:
        return isInFirst && first && m_text[first->begin] == u'-' ? keyword(from, {withoutName})
                                                                  : mention(from);
    case Takes::PersonAndText:
        return isInFirst ? name(from, true) : mention(first->end);
    case Takes::RoomAndPeople:
        return isInFirst ? Completion() : name(first->end, false);
    case Takes::People:
        return name(from, false);
    case Takes::UpOrDown:
        return keyword(from, {handUp, handDown});
    case Takes::CommandName:
        return commandToExplain(from);
    case Takes::Nothing:
    case Takes::Time:
        break;
    }
    return {};
}

// The names from there on; those that stand there already are not offered again.
Completion Line::name(qsizetype from, bool textFollows) const {
    QStringList others = m_people;
    TypedWord here{m_cursor, m_cursor, {}, true};
    for (auto word = wordFrom(m_text, from); word; word = wordFrom(m_text, word->end)) {
        const bool isHere = word->begin <= m_cursor && m_cursor <= word->end;
        if (isHere)
            here = *word;
        else
            others.removeAll(word->value);
        if (textFollows)
            break;
    }
    const auto begun = wordFrom(QStringView(m_text).first(m_cursor), here.begin);
    // A mark that is still open would take the rest of the line with it.
    const qsizetype end = here.closed ? here.end : m_cursor;
    Completion found{here.begin, end - here.begin, {}};
    for (const QString &name : namesLike(begun ? begun->value : QString(), others))
        found.candidates.push_back({typedName(name) + blankAt(m_text, end), name, {}});
    return found;
}

Completion Line::keyword(qsizetype from, const QStringList &words) const {
    const QString begun = m_text.mid(from, m_cursor - from);
    Completion found{from, m_cursor - from, {}};
    for (const QString &word : words) {
        if (word.startsWith(begun, Qt::CaseInsensitive))
            found.candidates.push_back({word + blankAt(m_text, m_cursor), word, {}});
    }
    return found;
}

Completion Line::commandToExplain(qsizetype from) const {
    QString begun = m_text.mid(from, m_cursor - from).toLower();
    if (begun.startsWith(u'/'))
        begun.remove(0, 1);
    Completion found{from, m_cursor - from, {}};
    for (const CommandInfo &info : commands()) {
        if (info.isFor(m_role) && QString(info.name).startsWith(begun))
            found.candidates.push_back({QString(info.name), info.slashed(), info.description()});
    }
    return found;
}

// An @ that begins a word; what follows it may have blanks, as names have. Not the one of a mail address.
Completion Line::mention(qsizetype from) const {
    const qsizetype at = QStringView(m_text).first(m_cursor).lastIndexOf(u'@');
    const bool isInside = at >= from && m_cursor - at - 1 <= 2 * limits::nameCharacters;
    if (!isInside || (at > 0 && m_text[at - 1].isLetterOrNumber()))
        return {};
    const QString begun = m_text.mid(at + 1, m_cursor - at - 1);
    Completion found{at, m_cursor - at, {}};
    for (const QString &name : namesLike(begun, m_people)) // a text is for people: no quotation marks
        found.candidates.push_back({u'@' + name + blankAt(m_text, m_cursor), name, {}});
    return found;
}

} // namespace

Completion completionAt(const QString &text, qsizetype cursor, const QStringList &people,
                        protocol::Role role) {
    return Line(text, cursor, people, role).complete();
}

} // namespace lectern::talk
