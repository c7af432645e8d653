// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::Ask &request, Context &context) { return context.classroom.ask(request.text); }

} // namespace lectern::handlers
