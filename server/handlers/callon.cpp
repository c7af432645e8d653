// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::CallOn &request, Context &context) {
    return context.classroom.hands().callOn(request.seat);
}

} // namespace lectern::handlers
