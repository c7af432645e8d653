// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::Show &request, Context &context) {
    return context.classroom.show(request.shown);
}

} // namespace lectern::handlers
