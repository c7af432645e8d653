// SPDX-License-Identifier: GPL-3.0-or-later
// The name rule. An input is two names, a line each; a third line writes a reserved one with the letters that its bytes
// choose among look-alikes, and whatever else it likes between them.
#include "server/classroom/names.h"
#include "shared/protocol/limits.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/input.h"

#include <QList>

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <array>

using namespace lectern;
using protocol::Role;

namespace {

// What Unicode's own checker says of the two.
bool areConfusable(const QString &one, const QString &other) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::LocalUSpoofCheckerPointer checker(uspoof_open(&status));
    const icu::UnicodeString left(one.utf16(), static_cast<int32_t>(one.size()));
    const icu::UnicodeString right(other.utf16(), static_cast<int32_t>(other.size()));
    const int32_t result = uspoof_areConfusableUnicodeString(checker.getAlias(), left, right, &status);
    return U_SUCCESS(status) && result != 0;
}

bool shareAKey(const QString &one, const QString &other) {
    const QStringList keys = names::lookAlikeKeys(other);
    const auto isShared = [&](const QString &key) { return keys.contains(key); };
    const QStringList mine = names::lookAlikeKeys(one);
    return std::any_of(mine.begin(), mine.end(), isShared);
}

// Nothing that cannot be seen, and nothing that changes the direction of writing.
void checkCharacter(uint c) {
    const auto code = static_cast<UChar32>(c);
    CHECK(!u_hasBinaryProperty(code, UCHAR_BIDI_CONTROL));
    CHECK(!u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT));
    CHECK(c == ' ' || !u_isUWhiteSpace(code));
    switch (u_charType(code)) {
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
    case U_SURROGATE:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED:
        CHECK(c == U' '); // none of these is in a name
        break;
    default:
        break;
    }
}

void checkAccepted(const QString &name, Role role) {
    const QList<uint> characters = name.toUcs4();
    CHECK(!characters.isEmpty() && characters.size() <= limits::nameCharacters);
    for (const uint c : characters)
        checkCharacter(c);
    CHECK(name == name.simplified() && name == name.normalized(QString::NormalizationForm_C));
    const auto again = names::accept(name, role);
    CHECK(std::holds_alternative<QString>(again) && std::get<QString>(again) == name);
    CHECK(role == Role::Teacher || std::holds_alternative<QString>(names::accept(name, Role::Teacher)));
    const QStringList keys = names::lookAlikeKeys(name);
    CHECK(!keys.isEmpty() && keys.size() <= 3 && !keys.contains(QString()));
    CHECK(shareAKey(name, name.toUpper()) && shareAKey(name, name.toCaseFolded()));
}

// The name, or nothing when it is refused.
QString check(const QString &wish, Role role) {
    const auto result = names::accept(wish, role);
    if (const auto *complaint = std::get_if<names::Complaint>(&result)) {
        CHECK(complaint->code == ErrorCode::NameInvalid || complaint->code == ErrorCode::NameReserved);
        CHECK(!complaint->text.isEmpty() && complaint->text.size() < 200);
        return {};
    }
    checkAccepted(std::get<QString>(result), role);
    return std::get<QString>(result);
}

// How a letter can be written so that people take it for this one.
QString spellingsOf(char letter) {
    switch (letter) {
    case 'a':
        return QStringLiteral("aAáÄаАαΑａ𝐚𝒜");
    case 'c':
        return QStringLiteral("cCçсСϲⅽｃ𝐜𝒞");
    case 'e':
        return QStringLiteral("eEéÊеЕΕｅ𝐞℮");
    case 'h':
        return QStringLiteral("hHһНΗｈ𝐡ℎ");
    case 'i':
        return QStringLiteral("iIíіІΙｉ𝐢ⅰ");
    case 'l':
        return QStringLiteral("lL1|ⅼｌ𝐥");
    case 'o':
        return QStringLiteral("oOöоОοΟ0ｏ𝐨");
    case 'r':
        return QStringLiteral("rRŕｒ𝐫ℛ");
    case 's':
        return QStringLiteral("sSšѕЅｓ𝐬");
    case 't':
        return QStringLiteral("tTťТΤｔ𝐭");
    case 'u':
        return QStringLiteral("uUüｕ𝐮");
    case 'v':
        return QStringLiteral("vVｖ𝐯ⅴ");
    default:
        return QStringLiteral("yYýуУΥｙ𝐲");
    }
}

QString oneOf(const QString &spellings, int choice) {
    const QList<uint> letters = spellings.toUcs4();
    const auto letter = static_cast<char32_t>(letters[choice % letters.size()]);
    return QString::fromUcs4(&letter, 1);
}

void checkReserved(fuzz::Input input) {
    constexpr std::array words{"server", "you", "teacher", "classic"};
    const char *word = words[static_cast<size_t>(input.below(4))];
    QString spelled;
    for (const char *letter = word; *letter; ++letter) {
        const int choice = input.byte();
        spelled += oneOf(spellingsOf(*letter), choice);
        if (choice >= 0xe0) // something between the letters
            spelled += oneOf(QStringLiteral(" .-_!'()"), choice);
    }
    const QString number = oneOf(QStringLiteral(" 123456789٢"), input.below(11));
    CHECK(std::holds_alternative<names::Complaint>(names::accept(spelled)));
    CHECK(std::holds_alternative<names::Complaint>(names::accept(spelled + QLatin1Char(' ') + number)));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz::Input input(data, size);
    const QString first = QString::fromUtf8(input.line());
    const QString second = QString::fromUtf8(input.line());
    check(first, Role::Teacher);
    const QString one = check(first, Role::Student);
    const QString other = check(second, Role::Student);
    if (!one.isEmpty() && !other.isEmpty() && areConfusable(one, other))
        CHECK(shareAKey(one, other));
    if (!input.isEmpty())
        checkReserved(fuzz::Input(input.rest()));
    return 0;
}
