// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

#include "shared/protocol/limits.h"

namespace lectern::handlers {

using namespace Qt::Literals::StringLiterals;
using protocol::newestVersion;
using protocol::oldestVersion;

namespace {

Refusal unsupportedVersion() {
    Refusal error =
        refusal(ErrorCode::UnsupportedVersion,
                u"This server speaks another version of the protocol. Update the older program."_s);
    error.minVersion = oldestVersion;
    error.maxVersion = newestVersion;
    return error;
}

} // namespace

Outcome handle(const protocol::Hello &request, Context &context) {
    const bool isRange = request.minVersion <= request.maxVersion;
    if (!isRange || request.maxVersion < oldestVersion || request.minVersion > newestVersion)
        return unsupportedVersion();
    if (request.client.toUcs4().size() > limits::clientNameCharacters) {
        return refusal(ErrorCode::TextInvalid,
                       u"The name of the program is longer than %1 characters. Shorten it."_s.arg(
                           limits::clientNameCharacters));
    }
    context.requester.greeted = true;
    const protocol::Greeting greeting{std::min(newestVersion, request.maxVersion), context.server.software,
                                      context.server.className, context.requester.challenge};
    Effects effects;
    effects.deliveries.push_back(Send{context.requester.connection, greeting});
    return effects;
}

} // namespace lectern::handlers
