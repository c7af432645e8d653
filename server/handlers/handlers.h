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

} // namespace lectern::handlers
