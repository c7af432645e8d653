// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

Outcome handle(const protocol::Quit &, Context &context) { return context.classroom.quit(); }

} // namespace lectern::handlers
