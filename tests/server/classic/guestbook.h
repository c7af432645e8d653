// SPDX-License-Identifier: GPL-3.0-or-later
// A class with guests who come by plain text, without a network: what they type goes in, what they read comes out, as if
// everything were stored at once.
#pragma once

#include "server/classic/guests.h"
#include "tests/server/handlers/samplelesson.h"

#include <map>

namespace lectern::test {

struct Guestbook : SampleLesson {
    using Event = classic::Event;

    classic::Poll::Origin administrator;
    QStringList printed;
    classic::Guests guests{administrator, [this](const QString &line) { printed.append(line); }};
    std::map<ConnectionId, protocol::Door> doorOf;
    std::map<ConnectionId, classic::Guest> who;
    std::map<ConnectionId, QByteArray> unread;
    std::set<ConnectionId> closed;
    std::map<ConnectionId, protocol::Door> enrolled;

    Guestbook() = default;
    explicit Guestbook(classic::Poll::Origin from) : administrator(std::move(from)) {}

    // Each call returns what the guest has to read then.
    QByteArray come(ConnectionId connection, protocol::Door door,
                    const QHostAddress &address = QHostAddress(QHostAddress::LocalHost)) {
        doorOf[connection] = door;
        who[connection] = {connection, address, static_cast<quint16>(50000 + connection.value)};
        return let(connection, Event::Came);
    }
    QByteArray say(ConnectionId connection, const QByteArray &message) {
        return let(connection, Event::Said, message);
    }
    QByteArray let(ConnectionId connection, Event event, const QByteArray &message = {}) {
        Context context{requester(connection), room, server, storage, doors, takeSeat, returnSeat};
        deliver(guests.take(doorOf.at(connection), who.at(connection), event, message, context));
        return read(connection);
    }
    // The connection is gone.
    void drop(ConnectionId connection) {
        guests.gone(connection);
        enrolled.erase(connection);
        deliver(room.disconnected(connection));
        deliver(room.releaseAbsentGuests());
    }
    void deliver(const Effects &effects) {
        for (const Delivery &delivery : effects.deliveries) {
            if (const auto *enroll = std::get_if<Enroll>(&delivery); enroll && enroll->door)
                enrolled[enroll->connection] = *enroll->door;
        }
        for (const classic::Letter &letter : guests.deliver(effects.deliveries)) {
            for (const ConnectionId to : receivers(letter)) {
                unread[to] += letter.bytes;
                if (letter.isLast)
                    closed.insert(to);
            }
        }
    }
    std::vector<ConnectionId> receivers(const classic::Letter &letter) const {
        if (const auto *some = std::get_if<std::vector<ConnectionId>>(&letter.to))
            return *some;
        const auto &[door, except] = std::get<classic::AllAt>(letter.to);
        std::vector<ConnectionId> all;
        for (const auto &[connection, itsDoor] : enrolled) {
            if (itsDoor == door && connection != except)
                all.push_back(connection);
        }
        return all;
    }
    QByteArray read(ConnectionId connection) { return std::exchange(unread[connection], {}); }
    // From one of Lectern's own programs.
    void tell(ConnectionId connection, const protocol::ClientMessage &message) {
        deliver(send(connection, message));
    }
    void publish() { deliver(room.publish()); }
};

} // namespace lectern::test
