// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"
#include "shared/protocol/doorports.h"

namespace lectern::handlers {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int largestPort = 65535;

} // namespace

Outcome handle(const protocol::OpenDoor &request, Context &context) {
    if (request.door == protocol::Door::Other)
        return badField(u"door"_s, u"Field \"door\" of \"open-door\" is not one of its words."_s);
    const int port = request.port.value_or(protocol::defaultPortOf(request.door));
    if (port > largestPort)
        return badField(u"port"_s, u"A port is a number up to 65535."_s);
    if (auto problem = context.doors.open(request.door, port))
        return std::move(*problem);
    Effects effects;
    effects.deliveries.push_back(Send{Group::Teachers, context.doors.state()});
    return effects;
}

} // namespace lectern::handlers
