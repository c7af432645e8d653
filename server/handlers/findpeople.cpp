// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/handlers.h"

#include "server/classroom/talkrefusals.h"
#include "shared/protocol/limits.h"

#include <iterator>

namespace lectern::handlers {

using namespace Qt::Literals::StringLiterals;

Outcome handle(const protocol::FindPeople &request, Context &context) {
    Seat &seat = context.seat();
    if (const auto wait = seat.lookups.take(context.classroom.steadyTime()))
        return slowDown(*wait, u"You look too fast. Wait a moment, then look again."_s);
    const QString part = request.text.simplified();
    protocol::FoundPeople found{request.text, {}, false};
    const auto &all = context.classroom.seats().all();
    // Who is called exactly so is not to be hidden behind those whose names only begin so.
    const Seat *namesake = context.classroom.seats().named(part);
    if (namesake && !request.after)
        found.people.push_back({namesake->id, namesake->name, namesake->state});
    for (auto next = all.upper_bound(request.after); next != all.end() && !found.more; ++next) {
        const Seat &someone = next->second;
        if (someone.hasLeft() || &someone == namesake || !someone.name.contains(part, Qt::CaseInsensitive))
            continue;
        found.more = std::ssize(found.people) == limits::peoplePerSearch;
        if (!found.more)
            found.people.push_back({someone.id, someone.name, someone.state});
    }
    Effects effects;
    effects.deliveries.push_back(Send{context.requester.connection, std::move(found)});
    return effects;
}

} // namespace lectern::handlers
