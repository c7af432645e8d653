// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::RaiseHand &request, Context &context) {
    return context.classroom.hands().raise(context.seat(), request.raised);
}

} // namespace lectern::handlers
