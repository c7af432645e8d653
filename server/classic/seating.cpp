// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/seating.h"

#include "server/handlers/dispatch.h"
#include "server/handlers/joinrefusals.h"

#include <algorithm>
#include <iterator>

namespace lectern::classic {

Outcome takeSeat(const Guest &guest, protocol::Door door, protocol::Role role, const QString &name,
                 Context &context) {
    if (!context.storage.isWritable())
        return notStored(context.storage.text);
    if (const auto wait = context.takeSeat())
        return tooManySeats(*wait);
    Outcome outcome = context.classroom.joinGuest(guest.connection, door, role, name);
    if (std::holds_alternative<Refusal>(outcome)) {
        context.returnSeat();
        return outcome;
    }
    context.requester.greeted = true;
    context.requester.loggedIn = true;
    return outcome;
}

Outcome ask(const protocol::ClientMessage &request, Context &context) {
    Effects effects = handlers::dispatch(protocol::ClientFrame{{}, request}, context);
    for (const Delivery &delivery : effects.deliveries) {
        const auto *send = std::get_if<Send>(&delivery);
        if (send && std::holds_alternative<protocol::Error>(send->message))
            return std::get<protocol::Error>(send->message);
    }
    return effects;
}

Effects leave(const Guest &guest, Context &context, const QByteArray &last) {
    Effects effects;
    if (context.storage.isWritable())
        effects = context.classroom.releaseGuest(guest.connection);
    context.requester.dismissed = true;
    add(effects, sendAway(guest, last));
    return effects;
}

void add(Effects &effects, Effects more) {
    std::ranges::move(more.records, std::back_inserter(effects.records));
    std::ranges::move(more.deliveries, std::back_inserter(effects.deliveries));
}

void putFirst(Effects &effects, PlainAnswer answer) {
    effects.deliveries.insert(effects.deliveries.begin(), std::move(answer));
}

} // namespace lectern::classic
