// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::CloseDoor &request, Context &context) {
    Effects effects = context.doors.close(request.door);
    effects.deliveries.push_back(Send{Group::Teachers, context.doors.state()});
    return effects;
}

} // namespace lectern::handlers
