// SPDX-License-Identifier: GPL-3.0-or-later
// From a decoded frame to its handler: the only place that asks which message it is and who may send it.
#pragma once

#include "server/handlers/context.h"
#include "shared/protocol/codec.h"

namespace lectern::handlers {

// All that follows, the `ok` or `error` that answers the request included. A frame that cannot be a message,
// or one that has no place before login, ends in a Dismiss. Nothing changes by what a connection still sends
// after it was dismissed or has lost its seat: its goodbye is on the way.
Effects dispatch(const protocol::DecodedClientFrame &frame, Context &context);

} // namespace lectern::handlers
