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
inline constexpr std::pair<RoomKind, QLatin1StringView> roomKindWords[] = {
    {RoomKind::Class, "class"_L1},
    {RoomKind::Direct, "direct"_L1},
    {RoomKind::Separate, "separate"_L1},
    {RoomKind::Other, "other"_L1},
};
inline constexpr std::pair<MessageKind, QLatin1StringView> messageKindWords[] = {
    {MessageKind::Message, "message"_L1},
    {MessageKind::Announcement, "announcement"_L1},
    {MessageKind::Other, "other"_L1},
};
inline constexpr std::pair<TalkLevel, QLatin1StringView> talkLevelWords[] = {
    {TalkLevel::Everybody, "everybody"_L1},
    {TalkLevel::Teacher, "teacher"_L1},
    {TalkLevel::Nobody, "nobody"_L1},
    {TalkLevel::Other, "other"_L1},
};
inline constexpr std::pair<InquiryState, QLatin1StringView> inquiryStateWords[] = {
    {InquiryState::Open, "open"_L1},
    {InquiryState::Answered, "answered"_L1},
    {InquiryState::Dismissed, "dismissed"_L1},
    {InquiryState::Other, "other"_L1},
};
inline constexpr std::pair<Door, QLatin1StringView> doorWords[] = {
    {Door::Poll, "poll"_L1},   {Door::Chat, "chat"_L1},
    {Door::Room, "room"_L1},   {Door::Calculator, "calculator"_L1},
    {Door::Clock, "clock"_L1}, {Door::Echo, "echo"_L1},
    {Door::Other, "other"_L1},
};
inline constexpr std::pair<RoomEnd, QLatin1StringView> roomEndWords[] = {
    {RoomEnd::Left, "left"_L1},
    {RoomEnd::Removed, "removed"_L1},
    {RoomEnd::Closed, "closed"_L1},
    {RoomEnd::Other, "other"_L1},
};

inline QLatin1StringView toWord(Role value) { return words::wordOf(roleWords, value); }
inline QLatin1StringView toWord(QuestionKind value) { return words::wordOf(kindWords, value); }
inline QLatin1StringView toWord(QuestionState value) { return words::wordOf(questionStateWords, value); }
inline QLatin1StringView toWord(PersonState value) { return words::wordOf(personStateWords, value); }
inline QLatin1StringView toWord(SeenBy value) { return words::wordOf(seenByWords, value); }
inline QLatin1StringView toWord(RoomKind value) { return words::wordOf(roomKindWords, value); }
inline QLatin1StringView toWord(MessageKind value) { return words::wordOf(messageKindWords, value); }
inline QLatin1StringView toWord(TalkLevel value) { return words::wordOf(talkLevelWords, value); }
inline QLatin1StringView toWord(InquiryState value) { return words::wordOf(inquiryStateWords, value); }
inline QLatin1StringView toWord(RoomEnd value) { return words::wordOf(roomEndWords, value); }
inline QLatin1StringView toWord(Door value) { return words::wordOf(doorWords, value); }
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
    else if constexpr (std::is_same_v<Enum, RoomKind>)
        return words::valueOf(roomKindWords, word);
    else if constexpr (std::is_same_v<Enum, MessageKind>)
        return words::valueOf(messageKindWords, word);
    else if constexpr (std::is_same_v<Enum, TalkLevel>)
        return words::valueOf(talkLevelWords, word);
    else if constexpr (std::is_same_v<Enum, InquiryState>)
        return words::valueOf(inquiryStateWords, word);
    else if constexpr (std::is_same_v<Enum, RoomEnd>)
        return words::valueOf(roomEndWords, word);
    else if constexpr (std::is_same_v<Enum, Door>)
        return words::valueOf(doorWords, word);
    else if constexpr (std::is_same_v<Enum, ErrorCode>)
        return errorCodeFromString(word);
    else
        return goodbyeReasonFromString(word);
}

} // namespace lectern::protocol
