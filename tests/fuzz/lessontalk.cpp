// SPDX-License-Identifier: GPL-3.0-or-later
// Lesson's third part: what people say, and who may.
#include "tests/fuzz/lesson.h"

#include "tests/fuzz/check.h"

namespace lectern::fuzz {

using namespace protocol;

namespace {

SeatId anySeat(Input &argument) { return {quint64(argument.below(12)) + 1}; }
RoomId anyRoom(Input &argument) { return {quint64(argument.below(12)) + 1}; }
InquiryId anyInquiry(Input &argument) { return {quint64(argument.below(6)) + 1}; }
MessageId anyMessage(Input &argument) { return {quint64(argument.below(20)) + 1}; }

ClientMessage aboutRooms(Input &argument) {
    switch (argument.below(7)) {
    case 0: {
        const SeatId guest = anySeat(argument);
        return OpenRoom{argument.text(), {guest, anySeat(argument)}};
    }
    case 1:
        return Invite{anyRoom(argument), {anySeat(argument)}};
    case 2:
        return Remove{anyRoom(argument), anySeat(argument)};
    case 3:
        return LeaveRoom{anyRoom(argument)};
    case 4:
        return CloseRoom{anyRoom(argument)};
    case 5:
        return ListMembers{anyRoom(argument)};
    default:
        return ListMessages{anyRoom(argument), anyMessage(argument), {}, {}};
    }
}

ClientMessage ofTheTeacher(Input &argument) {
    switch (argument.below(7)) {
    case 0: {
        const auto chat = static_cast<TalkLevel>(argument.below(4));
        const auto direct = static_cast<TalkLevel>(argument.below(4));
        return SetPolicy{chat, direct, argument.below(2) == 1, argument.below(2) == 1};
    }
    case 1:
        return Mute{anySeat(argument), argument.below(10) * 10'000};
    case 2:
        return CallOn{anySeat(argument)};
    case 3:
        return LowerHands{argument.below(2) ? anySeat(argument) : SeatId{}};
    case 4:
        return AnswerInquiry{anyInquiry(argument), argument.text()};
    case 5:
        return ProjectInquiry{argument.below(2) ? anyInquiry(argument) : InquiryId{}};
    default:
        return DismissInquiry{anyInquiry(argument)};
    }
}

Say somethingSaid(Input &argument) {
    Say say;
    const int where = argument.below(3);
    if (where == 1)
        say.to = anySeat(argument);
    else if (where == 2)
        say.room = anyRoom(argument);
    say.kind = static_cast<MessageKind>(argument.below(10) / 8);
    say.key = QString::number(argument.below(10));
    say.text = argument.text();
    return say;
}

} // namespace

std::optional<ClientMessage> Lesson::talk(char what, Input &argument) {
    switch (what) {
    case 'c':
        return somethingSaid(argument);
    case 'd':
        return Delete{anyMessage(argument)};
    case 'b':
        return aboutRooms(argument);
    case 'u':
        return ofTheTeacher(argument);
    case 'y':
        return RaiseHand{argument.below(2) == 1};
    case 'i': {
        const bool anonymous = argument.below(2) == 1;
        return Inquire{argument.text(), anonymous, {}};
    }
    case 'z':
        return MeToo{anyInquiry(argument), argument.below(2) == 1};
    default:
        return {};
    }
}

// What somebody says is of who said it, whatever the request says; a question without a name is of nobody.
bool Lesson::isOfSender(const Record &record, const Seat &sender) {
    const auto isOwn = [&]<class Fact>(const Fact &fact) {
        using namespace record;
        if constexpr (std::is_same_v<Fact, MessageSaid> || std::is_same_v<Fact, HandRaised> ||
                      std::is_same_v<Fact, HandLowered> || std::is_same_v<Fact, InquirySupported>)
            return fact.seat == sender.id;
        else if constexpr (std::is_same_v<Fact, InquiryMade>)
            return fact.seat == sender.id || !fact.seat;
        else if constexpr (std::is_same_v<Fact, MessageDeleted>)
            return fact.by == sender.id;
        else if constexpr (std::is_same_v<Fact, RoomOpened>)
            return fact.kind == RoomKind::Direct || fact.builder == sender.id;
        else
            return std::is_same_v<Fact, RoomJoined> || std::is_same_v<Fact, RoomLeft> ||
                   std::is_same_v<Fact, RoomClosed>;
    };
    return std::visit(isOwn, record);
}

} // namespace lectern::fuzz
