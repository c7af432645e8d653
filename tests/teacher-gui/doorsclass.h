// SPDX-License-Identifier: GPL-3.0-or-later
// A class whose doors a scripted server opens and closes, and a teacher's connection that is in it.
#pragma once

#include "shared/client/requester.h"
#include "shared/protocol/doorports.h"
#include "shared/talk/peoplemodel.h"
#include "teacher-gui/models/doorsmodel.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcase.h"

#include <algorithm>

namespace lectern::test {

class DoorsClass {
public:
    DoorsClass() {
        for (const protocol::Door door : protocol::allDoors)
            doors.doors.push_back({door, false, protocol::defaultPortOf(door)});
        QObject::connect(&connection, &client::Connection::received, &people, &talk::PeopleModel::receive);
        server.contentOf = [this](const protocol::ClientMessage &request) { return answer(request); };
    }

    bool join(bool hasDoors = true, const QString &host = QStringLiteral("127.0.0.1")) {
        if (hasDoors)
            server.snapshot = {doors, policy};
        connection.open({host, server.port()}, {protocol::Role::Teacher, {}, {}, {}});
        return QTest::qWaitFor(
            [&] { return connection.isReady() && (!hasDoors || model.entry(protocol::Door::Echo)); },
            patience);
    }
    // So many people, all through that door. Until they stand in the list.
    bool admit(protocol::Door door, int count, protocol::PersonState state = protocol::PersonState::Here) {
        protocol::People message{true, count, true, {}};
        for (int i = 1; i <= count; ++i) {
            protocol::Person person;
            person.seat = SeatId(static_cast<quint64>(i));
            person.name = QStringLiteral("classic %1").arg(i);
            person.door = door;
            person.state = state;
            message.people.push_back(person);
        }
        server.send(message);
        return QTest::qWaitFor([&] { return people.rowCount() == count && people.person(0).door == door; },
                               patience);
    }
    bool isOpen(protocol::Door door) const {
        const auto *entry = model.entry(door);
        return entry && entry->state.open;
    }
    bool opens(protocol::Door door) {
        return QTest::qWaitFor([&] { return isOpen(door); }, patience);
    }

    protocol::Doors doors; // as the server has them
    protocol::Policy policy;
    std::optional<protocol::Error> refusal; // of every wish
    ScriptedServer server;
    client::Connection connection;
    client::Requester requester{connection};
    talk::PeopleModel people;
    teacher::DoorsModel model{connection, requester, people};

private:
    std::optional<protocol::ServerMessage> answer(const protocol::ClientMessage &request) {
        const auto *open = std::get_if<protocol::OpenDoor>(&request);
        const auto *close = std::get_if<protocol::CloseDoor>(&request);
        const auto *set = std::get_if<protocol::SetPolicy>(&request);
        if (refusal && (open || close || set))
            return *refusal;
        if (set) {
            policy = {set->chat, set->direct, set->rooms, set->pauseWhileVoting, set->onlyVerifiedVotes};
            return policy;
        }
        if (open)
            find(open->door) = {open->door, true, open->port.value_or(protocol::defaultPortOf(open->door))};
        if (close)
            find(close->door) = {close->door, false, protocol::defaultPortOf(close->door)};
        return open || close ? std::optional<protocol::ServerMessage>(doors) : std::nullopt;
    }
    protocol::DoorState &find(protocol::Door door) {
        return *std::ranges::find(doors.doors, door, &protocol::DoorState::door);
    }
};

inline protocol::Error portInUse() {
    protocol::Error error;
    error.code = ErrorCode::PortInUse;
    error.text =
        QStringLiteral("Port 4445 could not be opened for poll: it is in use already. Choose another port.");
    return error;
}

} // namespace lectern::test
