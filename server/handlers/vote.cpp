// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::Vote &request, Context &context) {
    return context.classroom.vote(context.requester.connection, request.question, request.choice);
}

} // namespace lectern::handlers
