// SPDX-License-Identifier: GPL-3.0-or-later
// One function per request, one file each. What dispatch has checked already: the state and the role.
#pragma once

#include "server/handlers/context.h"

namespace lectern::handlers {

// A refused hello or login leaves the connection as it was: it may try again.
Outcome handle(const protocol::Hello &request, Context &context);
Outcome handle(const protocol::Login &request, Context &context);
Outcome handle(const protocol::Ping &request, Context &context);
Outcome handle(const protocol::Pong &request, Context &context);
Outcome handle(const protocol::Vote &request, Context &context);
Outcome handle(const protocol::Leave &request, Context &context);
Outcome handle(const protocol::Ask &request, Context &context);
Outcome handle(const protocol::Close &request, Context &context);
Outcome handle(const protocol::Clear &request, Context &context);
Outcome handle(const protocol::Show &request, Context &context);
Outcome handle(const protocol::Quit &request, Context &context);
Outcome handle(const protocol::ListLessons &request, Context &context);
Outcome handle(const protocol::ListQuestions &request, Context &context);
Outcome handle(const protocol::ListAnswers &request, Context &context);
Outcome handle(const protocol::Say &request, Context &context);
Outcome handle(const protocol::Delete &request, Context &context);
Outcome handle(const protocol::ListMessages &request, Context &context);
Outcome handle(const protocol::SearchMessages &request, Context &context);
Outcome handle(const protocol::OpenRoom &request, Context &context);
Outcome handle(const protocol::Invite &request, Context &context);
Outcome handle(const protocol::Remove &request, Context &context);
Outcome handle(const protocol::LeaveRoom &request, Context &context);
Outcome handle(const protocol::CloseRoom &request, Context &context);
Outcome handle(const protocol::ListMembers &request, Context &context);
Outcome handle(const protocol::FindPeople &request, Context &context);
Outcome handle(const protocol::SetPolicy &request, Context &context);
Outcome handle(const protocol::Mute &request, Context &context);
Outcome handle(const protocol::RaiseHand &request, Context &context);
Outcome handle(const protocol::CallOn &request, Context &context);
Outcome handle(const protocol::LowerHands &request, Context &context);
Outcome handle(const protocol::Inquire &request, Context &context);
Outcome handle(const protocol::MeToo &request, Context &context);
Outcome handle(const protocol::AnswerInquiry &request, Context &context);
Outcome handle(const protocol::ProjectInquiry &request, Context &context);
Outcome handle(const protocol::DismissInquiry &request, Context &context);
Outcome handle(const protocol::Calculate &request, Context &context);
Outcome handle(const protocol::TellTime &request, Context &context);
Outcome handle(const protocol::OpenDoor &request, Context &context);
Outcome handle(const protocol::CloseDoor &request, Context &context);

} // namespace lectern::handlers
