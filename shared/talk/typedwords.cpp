// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/typedwords.h"

#include <algorithm>

namespace lectern::talk {

namespace {

// Keyboards and helpful programs put the curly ones in by themselves, not always in pairs.
constexpr QStringView doubleMarks = u"\"\u201C\u201D\u201E";
constexpr QStringView singleMarks = u"'\u2018\u2019\u201A";
constexpr QStringView slashes = u"/\uFF0F";
constexpr QStringView commas = u",\u060C\u3001\uFF0C";

// The marks that end what this one begins. Empty: it is none.
QStringView marksOf(QChar mark) {
    if (doubleMarks.contains(mark))
        return doubleMarks;
    return singleMarks.contains(mark) ? singleMarks : QStringView();
}

bool isSeparator(QChar c) { return c.isSpace() || commas.contains(c); }

bool endsWord(QStringView text, qsizetype at) { return at >= text.size() || isSeparator(text[at]); }

// Behind the opening mark.
void readMarked(QStringView text, QStringView marks, TypedWord &word) {
    while (word.end < text.size()) {
        const QChar c = text[word.end++];
        const QChar next = word.end < text.size() ? text[word.end] : QChar();
        const bool isEscape = c == u'\\' && (next == u'\\' || marks.contains(next));
        const bool isDoubled = marks.contains(c) && marks.contains(next);
        if (isEscape || isDoubled) {
            word.value += isEscape ? next : c;
            ++word.end;
        } else if (marks.contains(c) && endsWord(text, word.end)) {
            return;
        } else {
            word.value += c;
        }
    }
    word.closed = false;
}

} // namespace

bool isBlank(QStringView text) {
    const QList<uint> characters = text.toUcs4();
    return std::ranges::all_of(characters, [](char32_t c) {
        return QChar::isSpace(c) || QChar::category(c) == QChar::Other_Format ||
               QChar::category(c) == QChar::Other_Control || QChar::category(c) == QChar::Mark_NonSpacing;
    });
}

std::optional<Slash> leadingSlash(QStringView text) {
    const auto isSkipped = [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Format; };
    const qsizetype at = std::ranges::find_if_not(text, isSkipped) - text.begin();
    if (at == text.size() || !slashes.contains(text[at]))
        return {};
    return Slash{at, at + 1 < text.size() && slashes.contains(text[at + 1])};
}

qsizetype afterBlanks(QStringView text, qsizetype from) {
    while (from < text.size() && text[from].isSpace())
        ++from;
    return from;
}

qsizetype beforeBlank(QStringView text, qsizetype from) {
    while (from < text.size() && !text[from].isSpace())
        ++from;
    return from;
}

std::optional<TypedWord> wordFrom(QStringView text, qsizetype from) {
    while (from < text.size() && isSeparator(text[from]))
        ++from;
    if (from >= text.size())
        return {};
    TypedWord word{from, from, {}, true};
    if (text[from] == u'@' && !endsWord(text, from + 1))
        ++word.end;
    if (const QStringView marks = marksOf(text[word.end]); !marks.isEmpty()) {
        ++word.end;
        readMarked(text, marks, word);
        return word;
    }
    while (!endsWord(text, word.end))
        word.value += text[word.end++];
    return word;
}

qsizetype afterWord(QStringView text, const TypedWord &word) {
    const bool isComma = word.end < text.size() && commas.contains(text[word.end]);
    return afterBlanks(text, word.end + (isComma ? 1 : 0));
}

QString typedName(const QString &name) {
    const bool isPlain = !name.isEmpty() && !name.startsWith(u'@') && marksOf(name.front()).isEmpty() &&
                         std::ranges::none_of(name, isSeparator);
    if (isPlain)
        return name;
    QString typed(u'"');
    for (const QChar c : name) {
        if (c == u'\\' || doubleMarks.contains(c))
            typed += u'\\';
        typed += c;
    }
    return typed + u'"';
}

} // namespace lectern::talk
