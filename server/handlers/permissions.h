// SPDX-License-Identifier: GPL-3.0-or-later
// Who may send what. A role opts in to a message by having it in its list; everything else is refused.
#pragma once

#include "shared/protocol/messages.h"

#include <type_traits>

namespace lectern::handlers {

template <class... Messages>
struct MessageList {
    template <class M>
    static constexpr bool has = (std::is_same_v<M, Messages> || ...);
};

template <class One, class Other>
struct Joined;
template <class... One, class... Other>
struct Joined<MessageList<One...>, MessageList<Other...>> {
    using Type = MessageList<One..., Other...>;
};

using BeforeLogin = MessageList<protocol::Hello, protocol::Login>;

// What is allowed of it, and where, is for the class to say: its teacher may switch it off.
using ForEverybody =
    MessageList<protocol::Leave, protocol::Ping, protocol::Pong, protocol::Say, protocol::Delete,
                protocol::ListMessages, protocol::SearchMessages, protocol::OpenRoom, protocol::Invite,
                protocol::Remove, protocol::LeaveRoom, protocol::CloseRoom, protocol::ListMembers,
                protocol::FindPeople, protocol::Calculate, protocol::TellTime>;
using OnlyForStudents = MessageList<protocol::Vote, protocol::RaiseHand, protocol::Inquire, protocol::MeToo>;
using OnlyForTeachers =
    MessageList<protocol::Ask, protocol::Close, protocol::Clear, protocol::Show, protocol::Quit,
                protocol::ListLessons, protocol::ListQuestions, protocol::ListAnswers, protocol::SetPolicy,
                protocol::Mute, protocol::CallOn, protocol::LowerHands, protocol::AnswerInquiry,
                protocol::ProjectInquiry, protocol::DismissInquiry, protocol::OpenDoor, protocol::CloseDoor>;
using ForStudents = Joined<ForEverybody, OnlyForStudents>::Type;
using ForTeachers = Joined<ForEverybody, OnlyForTeachers>::Type;

// What storage has to do for a message. Not listed: it writes.
using NeedsNoStorage = MessageList<protocol::Hello, protocol::Ping, protocol::Pong, protocol::Calculate,
                                   protocol::TellTime, protocol::OpenDoor, protocol::CloseDoor>;
using OnlyReads =
    MessageList<protocol::ListLessons, protocol::ListQuestions, protocol::ListAnswers, protocol::ListMessages,
                protocol::SearchMessages, protocol::ListMembers, protocol::FindPeople>;

template <class M>
constexpr bool isAllowed(protocol::Role role) {
    switch (role) {
    case protocol::Role::Student:
        return ForStudents::has<M>;
    case protocol::Role::Teacher:
        return ForTeachers::has<M>;
    }
    return false;
}

} // namespace lectern::handlers
