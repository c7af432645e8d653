// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::AnswerInquiry &request, Context &context) {
    return context.classroom.inquiries().answer(request);
}

} // namespace lectern::handlers
