// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::SetPolicy &request, Context &context) {
    return context.classroom.setPolicy(request);
}

} // namespace lectern::handlers
