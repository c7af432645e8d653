// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/names.h"

#include "server/classroom/latinletter.h"
#include "shared/protocol/limits.h"

#include <QRegularExpression>

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <array>

namespace lectern::names {

using namespace Qt::Literals::StringLiterals;

namespace {

// Opening the checker takes a quarter of a microsecond, less than one skeleton: no reason to keep it.
QString skeleton(const QString &text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::LocalUSpoofCheckerPointer checker(uspoof_open(&status));
    const icu::UnicodeString in(text.utf16(), static_cast<int32_t>(text.size()));
    icu::UnicodeString out;
    uspoof_getSkeletonUnicodeString(checker.getAlias(), 0, in, out, &status);
    if (U_FAILURE(status))
        return text.toCaseFolded();
    return QString::fromUtf16(out.getBuffer(), out.length()).toCaseFolded();
}

QString compatible(const QString &text) { return text.normalized(QString::NormalizationForm_KC); }

// Looked at before it is made compatible: "ϲ" looks like a c, but is compatible with "ς".
QString asSeen(const QString &text) { return compatible(skeleton(text)); }

QString withPlainLatinLetters(const QString &text) {
    QString plain;
    for (const char32_t c : text.toUcs4())
        plain += QChar::fromUcs4(plainLatinLetter(c));
    return plain;
}

// Symbols and letters that leave no ink, and that Unicode does not count among the invisible ones: the empty Braille
// pattern, the place of an object, the head of no note, fillers of the Khitan and Egyptian scripts.
constexpr std::array<char32_t, 6> inkless{0x2800, 0xFFFC, 0x1D159, 0x16FE4, 0x13441, 0x13442};

bool isInvisible(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    return u_charType(code) == U_FORMAT_CHAR || std::ranges::find(inkless, c) != inkless.end() ||
           u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

// Which rule the character breaks; empty when it may stand in a name.
QString objectionTo(char32_t c) {
    if (isInvisible(c))
        return u"invisible characters or writing-direction controls"_s;
    switch (u_charType(static_cast<UChar32>(c))) {
    case U_CONTROL_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
        return u"control characters or line breaks"_s;
    case U_SURROGATE:
        return u"half characters"_s;
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED:
        return u"characters that Unicode does not define"_s;
    default:
        return {};
    }
}

bool isBlank(char32_t c) { return u_charType(static_cast<UChar32>(c)) == U_SPACE_SEPARATOR; }

QList<uint> withFoldedBlanks(const QList<uint> &characters) {
    QList<uint> folded;
    bool blankDue = false;
    for (const uint c : characters) {
        if (isBlank(c)) {
            blankDue = !folded.isEmpty();
            continue;
        }
        if (blankDue)
            folded.append(u' ');
        blankDue = false;
        folded.append(c);
    }
    return folded;
}

// What is left of a key when blanks, punctuation, accents and a number at the end are taken away.
QString bareWord(const QString &key) {
    static const QString numerals = skeleton(u"0123456789"_s); // the skeletons of 0 and 1 are letters
    QList<uint> word;
    for (const uint c : key.toUcs4()) {
        if (QChar::isLetterOrNumber(c))
            word.append(c);
    }
    while (!word.isEmpty() && (QChar::isNumber(word.last()) || numerals.toUcs4().contains(word.last())))
        word.removeLast();
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(word.constData()), word.size());
}

Complaint invalid(const QString &text) { return {ErrorCode::NameInvalid, text}; }

std::optional<Complaint> complaintAbout(const QList<uint> &characters) {
    if (characters.isEmpty())
        return invalid(u"Type a name."_s);
    for (const uint c : characters) {
        if (const QString rule = objectionTo(c); !rule.isEmpty())
            return invalid(u"A name has no %1. Leave out U+%2."_s.arg(
                rule, QString::number(c, 16).toUpper().rightJustified(4, u'0')));
    }
    if (characters.size() > limits::nameCharacters)
        return invalid(u"A name has at most %1 characters. Use a shorter one."_s.arg(limits::nameCharacters));
    if (QChar::isMark(characters.first()))
        return invalid(u"A name does not begin with an accent that stands alone."_s);
    return {};
}

bool readsAsWord(const QString &name, protocol::Role role) {
    QStringList words{u"server"_s, u"you"_s, u"classic"_s};
    if (role != protocol::Role::Teacher)
        words.append(u"teacher"_s);
    const QString text = compatible(name);
    const auto readsAsOne = [&](const QString &spelling) {
        return words.contains(bareWord(withPlainLatinLetters(skeleton(withPlainLatinLetters(spelling)))));
    };
    return readsAsOne(text) || readsAsOne(text.toCaseFolded()) || readsAsOne(text.toUpper()) ||
           readsAsOne(asSeen(name)) || readsAsOne(asSeen(name.toCaseFolded()));
}

// The server's own word for a guest of the chat. Whoever asks for such a name is refused.
bool isAddress(const QString &name) {
    static const QRegularExpression address(u"^(?:[0-9]+(?:\\.[0-9]+){3}|\\[[0-9a-f:.]+\\]):[0-9]+$"_s);
    return address.match(name).hasMatch();
}

bool isBracket(char32_t c) {
    const int category = u_charType(static_cast<UChar32>(c));
    return category == U_START_PUNCTUATION || category == U_END_PUNCTUATION;
}

bool hasColonOrBracket(const QString &text) {
    const QList<uint> all = (text + asSeen(text) + asSeen(compatible(text))).toUcs4();
    return std::ranges::any_of(all, [](char32_t c) { return c == u':' || isBracket(c); });
}

// By their address and port others know those who came through the chat's door: "127.0.0.1:63154".
bool readsAsAddress(const QString &name) {
    static const QRegularExpression address(
        u"^(?:[\\p{N}lo]+(?:\\.[\\p{N}lo]+){3}|\\[.*\\]):[\\p{N}lo]+$"_s); // of 0 and 1 the skeletons are letters
    return address.match(asSeen(name).remove(u' ')).hasMatch();
}

} // namespace

bool isReserved(const QString &name, protocol::Role role) {
    const QString speaker =
        asSeen(name).section(u':', 0, 0); // "Server: Ben has left" is a line of the room's door
    return readsAsWord(name, role) || readsAsWord(speaker, role) || readsAsAddress(name);
}

std::variant<QString, Complaint> accept(const QString &wish, protocol::Role role) {
    if (!wish.isValidUtf16())
        return invalid(u"A name has no half characters. Type it again."_s);
    const QList<uint> characters = withFoldedBlanks(wish.normalized(QString::NormalizationForm_C).toUcs4());
    if (const auto complaint = complaintAbout(characters))
        return *complaint;
    const QString name =
        QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), characters.size());
    if (isReserved(name, role))
        return Complaint{ErrorCode::NameReserved, u"That name is reserved. Choose another one."_s};
    return name;
}

QString inALine(const QString &name) {
    if (isAddress(name) || !hasColonOrBracket(name))
        return name;
    QString shown;
    for (const char32_t c : name.toUcs4()) {
        const QString character = QString::fromUcs4(&c, 1);
        shown += hasColonOrBracket(character) ? u"_"_s : character;
    }
    return shown;
}

QStringList lookAlikeKeys(const QString &name) {
    const QString text = compatible(name);
    const QString lower = text.toLower();
    QStringList keys{skeleton(lower.toUpper().toCaseFolded())}; // the capitals of "ß" are "SS"
    for (const QString &key : {skeleton(text), skeleton(asSeen(name)), skeleton(asSeen(inALine(name)))}) {
        if (!keys.contains(key))
            keys.append(key);
    }
    return keys;
}

} // namespace lectern::names
