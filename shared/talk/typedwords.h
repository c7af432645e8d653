// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where in a typed line: its slash, its words, its quotation marks. Positions count UTF-16 units.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace lectern::talk {

// Blanks, joiners and marks alone are nothing to look at: such a text is never sent.
bool isBlank(QStringView text);

// The line begins with a slash, perhaps behind blanks and invisible characters: whoever types " /msg Ben ..." means the
// command, and what was meant for one must not go to all. The wide slash of East Asian keyboards is one, too.
struct Slash {
    qsizetype at = 0;
    bool doubled = false; // it is no command: a text that begins with one slash
};
std::optional<Slash> leadingSlash(QStringView text);

qsizetype afterBlanks(QStringView text, qsizetype from);
qsizetype beforeBlank(QStringView text,
                      qsizetype from); // where the word at `from` ends, whatever it is made of

// A name as it is typed. Words end at a blank or a comma; quotation marks around ("straight", “curly” or 'single')
// keep both in. A mark inside is doubled or has a backslash before it; one that no blank, comma or end follows
// needs neither: 'O'Brien'. An @ before the name is no part of it.
struct TypedWord {
    qsizetype begin = 0; // with the @ and the mark
    qsizetype end = 0;   // behind the mark
    QString value;
    bool closed = true; // false: the mark at its end is missing
};
// The first one at or behind `from`, blanks and commas skipped. Nothing: there is none.
std::optional<TypedWord> wordFrom(QStringView text, qsizetype from);

// Where the text begins that follows that word, without the comma and the blanks between.
qsizetype afterWord(QStringView text, const TypedWord &word);

// Such that wordFrom() reads this name, with marks only where it needs them.
QString typedName(const QString &name);

} // namespace lectern::talk
