// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::Inquire &request, Context &context) {
    return context.classroom.inquiries().make(context.seat(), request);
}

} // namespace lectern::handlers
