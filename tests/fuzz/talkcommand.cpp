// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed into the input line of a chat. An input: t for a teacher, the cursor as a byte, the names of the people of
// the class in a line, separated by |, and behind it the text. Text never becomes another text, a command never becomes
// text, and a completion stays inside the line.
#include "shared/talk/talkcommand.h"
#include "shared/talk/talkcompletion.h"
#include "shared/talk/typedwords.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/input.h"

#include <QStringList>
#include <QTime>

using namespace lectern;
using namespace lectern::talk;

namespace {

struct Checks {
    const QString &typed;

    // The end of what was typed, and not blank.
    void checkText(const QString &text) const { CHECK(typed.endsWith(text) && !isBlank(text)); }
    static void checkNames(const QStringList &names) {
        CHECK(!names.isEmpty());
        for (const QString &name : names)
            CHECK(!isBlank(name));
    }

    void operator()(const command::Nothing &) const { CHECK(isBlank(typed)); }
    void operator()(const command::Say &say) const {
        const auto slash = leadingSlash(typed);
        CHECK(!isBlank(typed) && (!slash || slash->doubled));
        CHECK(say.text == (slash ? QString(typed).remove(slash->at, 1) : typed));
    }
    void operator()(const command::SayToClass &say) const {
        if (!say.text.isEmpty())
            checkText(say.text);
    }
    void operator()(const command::SayTo &say) const {
        checkNames({say.name});
        checkText(say.text);
    }
    void operator()(const command::OpenRoom &room) const {
        checkNames({room.name});
        checkNames(room.people);
    }
    void operator()(const command::Invite &invite) const { checkNames(invite.people); }
    void operator()(const command::Calculate &calculate) const { checkText(calculate.text); }
    void operator()(const command::Vote &vote) const {
        CHECK(vote.choice == QStringLiteral("yes") || vote.choice == QStringLiteral("no"));
    }
    void operator()(const command::Inquire &inquire) const { checkText(inquire.text); }
    void operator()(const command::Search &search) const { checkText(search.text); }
    void operator()(const command::GoTo &goTo) const { CHECK(goTo.since.isValid()); }
    void operator()(const command::Problem &problem) const {
        CHECK(!isBlank(problem.text) && problem.text.size() < 300);
        CHECK(leadingSlash(typed));
    }
    void operator()(const auto &) const { CHECK(leadingSlash(typed)); } // they hold nothing else
};

void checkParsing(const QString &typed, const Typist &typist) {
    std::visit(Checks{typed}, parseTyped(typed, typist));
}

void checkCompletion(const QString &typed, qsizetype cursor, const QStringList &people,
                     const Typist &typist) {
    const Completion found = completionAt(typed, cursor, people, typist.role);
    CHECK(found.from >= 0 && found.length >= 0 && found.from + found.length <= typed.size());
    CHECK(found.candidates.empty() || (found.from <= cursor && cursor <= found.from + found.length));
    CHECK(found.candidates.size() <= size_t(mostCandidates));
    for (const Candidate &candidate : found.candidates) {
        CHECK(!candidate.typed.isEmpty());
        checkParsing(QString(typed).replace(found.from, found.length, candidate.typed), typist);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz::Input input(data, size);
    const auto role = input.byte() == 't' ? protocol::Role::Teacher : protocol::Role::Student;
    const int cursor = input.byte();
    const QStringList people = QString::fromUtf8(input.line()).split(u'|', Qt::SkipEmptyParts);
    const QString typed = input.text();
    const Typist typist{role, QLocale::c(), QDateTime(QDate(2026, 11, 20), QTime(14, 5))};
    checkParsing(typed, typist);
    checkCompletion(typed, std::min<qsizetype>(cursor, typed.size()), people, typist);
    for (const QString &name : people) {
        const auto word = wordFrom(typedName(name), 0);
        CHECK(word && word->closed && word->value == name);
    }
    return 0;
}
