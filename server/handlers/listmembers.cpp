// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::ListMembers &request, Context &context) {
    return context.classroom.talk().listMembers(context.seat(), request.room);
}

} // namespace lectern::handlers
