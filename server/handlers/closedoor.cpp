// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

namespace lectern::handlers {

using namespace Qt::Literals::StringLiterals;

Outcome handle(const protocol::CloseDoor &request, Context &context) {
    if (request.door == protocol::Door::Other)
        return badField(u"door"_s, u"Field \"door\" of \"close-door\" is not one of its words."_s);
    Effects effects = context.doors.close(request.door);
    effects.deliveries.push_back(Send{Group::Teachers, context.doors.state()});
    return effects;
}

} // namespace lectern::handlers
