// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::LowerHands &request, Context &context) {
    return context.classroom.hands().lower(request.seat);
}

} // namespace lectern::handlers
