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

using BeforeLogin = MessageList<protocol::Hello, protocol::Login>;
using ForStudents = MessageList<protocol::Vote, protocol::Leave, protocol::Ping, protocol::Pong>;
using ForTeachers = MessageList<protocol::Ask, protocol::Close, protocol::Clear, protocol::Show,
                                protocol::Quit, protocol::Leave, protocol::Ping, protocol::Pong,
                                protocol::ListLessons, protocol::ListQuestions, protocol::ListAnswers>;

// What storage has to do for a message. Not listed: it writes.
using NeedsNoStorage = MessageList<protocol::Hello, protocol::Ping, protocol::Pong>;
using OnlyReads = MessageList<protocol::ListLessons, protocol::ListQuestions, protocol::ListAnswers>;

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
