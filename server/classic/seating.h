// SPDX-License-Identifier: GPL-3.0-or-later
// A guest of the class: takes a seat like everybody, asks like everybody, leaves for good.
#pragma once

#include "server/classic/service.h"

namespace lectern::classic {

// The limits on new seats hold, and there must be somewhere to store it.
Outcome takeSeat(const Guest &guest, protocol::Door door, protocol::Role role, const QString &name,
                 Context &context);
// A request of the guest's, checked as everybody's is; nothing of the outcome is addressed to the guest.
Outcome ask(const protocol::ClientMessage &request, Context &context);
// Gives the seat up, if there is one, and closes behind `last`.
Effects leave(const Guest &guest, Context &context, const QByteArray &last = {});

void add(Effects &effects, Effects more);
void putFirst(Effects &effects, PlainAnswer answer);

} // namespace lectern::classic
