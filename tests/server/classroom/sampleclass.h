// SPDX-License-Identifier: GPL-3.0-or-later
// A class with a clock of its own, filled in short sentences. Connection 1 is the teacher's.
#pragma once

#include "tests/server/classroom/classprobe.h"
#include "tests/support/faketime.h"

namespace lectern::test {

struct SampleClass {
    static constexpr ConnectionId teacher{1};

    FakeTime time;
    Classroom room{time};

    static QByteArray tokenOf(ConnectionId connection) {
        return "ab" + QByteArray::number(connection.value).toHex();
    }

    Effects joinTeacher(ConnectionId connection = teacher, const QString &name = {}) {
        return effectsOf(room.joinTeacher(connection, name, tokenOf(connection)));
    }
    Effects joinStudent(ConnectionId connection, const QString &name) {
        return effectsOf(room.joinStudent(connection, name, tokenOf(connection)));
    }
    // The id of the question.
    QuestionId ask(const QString &text = {}) {
        effectsOf(room.ask(text));
        return room.question()->id();
    }
    Outcome vote(ConnectionId connection, const QString &choice) {
        return room.vote(connection, room.question()->id(), choice);
    }
    Seat &seat(ConnectionId connection) { return *room.seatOf(connection); }
    Outcome say(ConnectionId connection, const protocol::Say &what) {
        return room.talk().say(seat(connection), what, room.isVoteOpen());
    }
    // To the class.
    Outcome say(ConnectionId connection, const QString &text, const QString &key = {}) {
        return say(connection, protocol::Say{{}, {}, protocol::MessageKind::Message, text, key});
    }
    Outcome sayTo(ConnectionId connection, ConnectionId to, const QString &text) {
        return say(connection, protocol::Say{{}, seatAt(to), protocol::MessageKind::Message, text, {}});
    }
    Outcome sayIn(ConnectionId connection, RoomId where, const QString &text) {
        return say(connection, protocol::Say{where, {}, protocol::MessageKind::Message, text, {}});
    }
    // Its number.
    RoomId openRoom(ConnectionId builder, const QString &name, const std::vector<ConnectionId> &people = {}) {
        protocol::OpenRoom request{name, {}};
        for (const ConnectionId connection : people)
            request.people.push_back(seatAt(connection));
        effectsOf(room.talk().openRoom(seat(builder), request));
        return {room.talk().rooms().nextId().value - 1};
    }
    SeatId seatAt(ConnectionId connection) const {
        const Seat *seat = room.seatOf(connection);
        return seat ? seat->id : SeatId{};
    }
};

} // namespace lectern::test
