// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::Invite &request, Context &context) {
    return context.classroom.talk().invite(context.seat(), request);
}

} // namespace lectern::handlers
