// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

// The `ok` that dispatch adds is the whole answer.
Outcome handle(const protocol::Ping &, Context &) { return Effects{}; }

// That something came is all that counts, and the session has seen it.
Outcome handle(const protocol::Pong &, Context &) { return Effects{}; }

} // namespace lectern::handlers
