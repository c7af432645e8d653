// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::Leave &, Context &context) {
    return context.classroom.leave(context.requester.connection);
}

} // namespace lectern::handlers
