// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/guests.h"

#include "server/classic/calculator.h"
#include "server/classic/chat.h"
#include "server/classic/echo.h"
#include "server/classic/room.h"

namespace lectern::classic {

using protocol::Door;

Guests::Guests(Poll::Origin administrator, Print print) {
    m_services[Door::Poll] = std::make_unique<Poll>(std::move(administrator));
    m_services[Door::Chat] = std::make_unique<Chat>();
    m_services[Door::Room] = std::make_unique<Room>();
    m_services[Door::Calculator] = std::make_unique<Calculator>(std::move(print));
    m_services[Door::Echo] = std::make_unique<Echo>();
}

Effects Guests::take(Door door, const Guest &guest, Event event, const QByteArray &message,
                     Context &context) {
    if (context.requester.dismissed)
        return {};
    Service &service = *m_services.at(door);
    switch (event) {
    case Event::Came:
        m_guests[guest.connection] = door;
        return service.came(guest, context);
    case Event::Said:
        return service.said(guest, message, context);
    case Event::Ended:
        return service.ended(guest, context);
    case Event::TooLong:
        return service.tooLong(guest, context);
    case Event::TooLate:
        // It may have come in the same moment.
        return context.requester.loggedIn ? Effects{} : service.tooLate(guest, context);
    }
    return {};
}

void Guests::gone(ConnectionId connection) {
    const auto guest = m_guests.find(connection);
    if (guest == m_guests.end())
        return;
    m_services.at(guest->second)->gone(connection);
    m_guests.erase(guest);
}

Effects Guests::sendAway(Door door, const QString &why) {
    Effects effects;
    for (const auto &[connection, itsDoor] : m_guests) {
        if (itsDoor == door)
            effects.deliveries.push_back(PlainFarewell{connection, notice(door, why)});
    }
    return effects;
}

Letters Guests::deliver(const std::vector<Delivery> &deliveries) {
    Letters letters;
    if (m_guests.empty())
        return letters;
    for (const Delivery &delivery : deliveries)
        std::visit([&](const auto &content) { deliver(letters, content); }, delivery);
    return letters;
}

// What is for one guest alone its service has said already, as it says things.
void Guests::deliver(Letters &letters, const Send &send) {
    if (std::holds_alternative<ConnectionId>(send.to))
        return;
    for (const auto &[door, service] : m_services)
        service->tell(letters, send);
}

void Guests::deliver(Letters &, const Enroll &enroll) {
    if (enroll.door && m_guests.contains(enroll.connection))
        m_services.at(*enroll.door)->enrolled(enroll);
}

void Guests::deliver(Letters &letters, const Dismiss &dismiss) {
    if (const auto *connection = std::get_if<ConnectionId>(&dismiss.whom)) {
        const auto guest = m_guests.find(*connection);
        if (guest != m_guests.end())
            letters.push_back({std::vector{*connection},
                               m_services.at(guest->second)->farewell(*connection, dismiss.goodbye), true});
        return;
    }
    for (const auto &[door, service] : m_services) // the whole class: nobody else is sent away together
        service->classEnded(letters, dismiss.goodbye);
}

void Guests::deliver(Letters &letters, const Arrival &arrival) {
    for (const auto &[door, service] : m_services)
        service->tell(letters, arrival);
}

void Guests::deliver(Letters &letters, const PlainAnswer &answer) {
    if (!answer.bytes.isEmpty())
        letters.push_back({std::vector{answer.to}, answer.bytes});
}

void Guests::deliver(Letters &letters, const PlainFarewell &farewell) {
    letters.push_back({std::vector{farewell.whom}, farewell.bytes, true});
}

} // namespace lectern::classic
