// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/latinletter.h"

#include <QLatin1StringView>

#include <unicode/uchar.h>

#include <array>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

// Neither normal forms nor the table of confusables have small capitals and negative squares; their names say what
// they are: "LATIN LETTER SMALL CAPITAL T", "NEGATIVE SQUARED LATIN CAPITAL LETTER T".
char32_t plainLatinLetter(char32_t character) {
    if (character < 0x80)
        return character;
    std::array<char, 128> buffer{};
    UErrorCode status = U_ZERO_ERROR;
    const int32_t size = u_charName(static_cast<UChar32>(character), U_UNICODE_CHAR_NAME, buffer.data(),
                                    static_cast<int32_t>(buffer.size()), &status);
    if (U_FAILURE(status))
        return character;
    QLatin1StringView name(buffer.data(), size);
    if (!name.contains("LATIN"_L1) && !name.startsWith("REGIONAL INDICATOR"_L1))
        return character;
    if (const qsizetype dress = name.indexOf(" WITH "_L1); dress >= 0)
        name.truncate(dress);
    const bool endsInOneLetter = name.size() >= 2 && name.at(name.size() - 2) == ' '_L1;
    return endsInOneLetter ? QChar(name.back()).toLower().unicode() : character;
}

} // namespace lectern
