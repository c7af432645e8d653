// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::Close &request, Context &context) {
    return context.classroom.close(request.question);
}

} // namespace lectern::handlers
