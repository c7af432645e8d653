// SPDX-License-Identifier: GPL-3.0-or-later
// All who came by plain text, and the services that serve them: what comes from a guest goes to its service, what the
// class tells goes to all of them.
#pragma once

#include "server/classic/poll.h"
#include "server/classic/service.h"

#include <functional>
#include <map>
#include <memory>

namespace lectern::classic {

class Guests {
public:
    using Print = std::function<void(const QString &line)>;

    Guests(Poll::Origin administrator, Print print);

    Effects take(protocol::Door door, const Guest &guest, Event event, const QByteArray &message,
                 Context &context);
    void gone(ConnectionId connection);
    // The service is closed: its guests go.
    Effects sendAway(protocol::Door door, const QString &why);

    // What of it is for guests.
    Letters deliver(const std::vector<Delivery> &deliveries);

private:
    void deliver(Letters &letters, const Send &send);
    void deliver(Letters &letters, const Enroll &enroll);
    void deliver(Letters &letters, const Dismiss &dismiss);
    void deliver(Letters &, const Recall &) {}
    void deliver(Letters &letters, const Arrival &arrival);
    void deliver(Letters &letters, const PlainAnswer &answer);
    void deliver(Letters &letters, const PlainFarewell &farewell);

    std::map<protocol::Door, std::unique_ptr<Service>> m_services;
    std::map<ConnectionId, protocol::Door> m_guests;
};

} // namespace lectern::classic
