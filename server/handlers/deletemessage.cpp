// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::Delete &request, Context &context) {
    return context.classroom.talk().remove(context.seat(), request.message);
}

} // namespace lectern::handlers
