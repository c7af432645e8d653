// SPDX-License-Identifier: GPL-3.0-or-later
// The words that stand for the enumerations of messages.h on the wire.
#pragma once

#include "shared/protocol/messages.h"
#include "shared/protocol/words.h"

namespace lectern::protocol {

using namespace Qt::Literals::StringLiterals;

inline constexpr std::pair<Role, QLatin1StringView> roleWords[] = {
    {Role::Student, "student"_L1},
    {Role::Teacher, "teacher"_L1},
};
inline constexpr std::pair<QuestionKind, QLatin1StringView> kindWords[] = {
    {QuestionKind::YesNo, "yes-no"_L1},
    {QuestionKind::Other, "other"_L1},
};
inline constexpr std::pair<QuestionState, QLatin1StringView> questionStateWords[] = {
    {QuestionState::None, "none"_L1},
    {QuestionState::Open, "open"_L1},
    {QuestionState::Closed, "closed"_L1},
};
inline constexpr std::pair<PersonState, QLatin1StringView> personStateWords[] = {
    {PersonState::Here, "here"_L1},
    {PersonState::Away, "away"_L1},
    {PersonState::Left, "left"_L1},
};
inline constexpr std::pair<SeenBy, QLatin1StringView> seenByWords[] = {
    {SeenBy::Teacher, "teacher"_L1},
    {SeenBy::Other, "other"_L1},
};

inline QLatin1StringView toWord(Role value) { return words::wordOf(roleWords, value); }
inline QLatin1StringView toWord(QuestionKind value) { return words::wordOf(kindWords, value); }
inline QLatin1StringView toWord(QuestionState value) { return words::wordOf(questionStateWords, value); }
inline QLatin1StringView toWord(PersonState value) { return words::wordOf(personStateWords, value); }
inline QLatin1StringView toWord(SeenBy value) { return words::wordOf(seenByWords, value); }
inline QLatin1StringView toWord(ErrorCode value) { return toString(value); }
inline QLatin1StringView toWord(GoodbyeReason value) { return toString(value); }

template <class Enum>
std::optional<Enum> fromWord(QStringView word) {
    if constexpr (std::is_same_v<Enum, Role>)
        return words::valueOf(roleWords, word);
    else if constexpr (std::is_same_v<Enum, QuestionKind>)
        return words::valueOf(kindWords, word);
    else if constexpr (std::is_same_v<Enum, QuestionState>)
        return words::valueOf(questionStateWords, word);
    else if constexpr (std::is_same_v<Enum, PersonState>)
        return words::valueOf(personStateWords, word);
    else if constexpr (std::is_same_v<Enum, SeenBy>)
        return words::valueOf(seenByWords, word);
    else if constexpr (std::is_same_v<Enum, ErrorCode>)
        return errorCodeFromString(word);
    else
        return goodbyeReasonFromString(word);
}

} // namespace lectern::protocol
