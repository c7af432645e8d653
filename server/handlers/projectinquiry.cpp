// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::ProjectInquiry &request, Context &context) {
    return context.classroom.inquiries().project(request.inquiry);
}

} // namespace lectern::handlers
