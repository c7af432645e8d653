// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::Say &request, Context &context) {
    return context.classroom.talk().say(context.seat(), request, context.classroom.isVoteOpen());
}

} // namespace lectern::handlers
