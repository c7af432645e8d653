// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that send messages to a class through dispatch, as a session would.
#pragma once

#include "server/handlers/dispatch.h"
#include "tests/server/classroom/classprobe.h"
#include "tests/support/faketime.h"
#include "tests/support/nodoors.h"

#include <map>

namespace lectern::test {

struct SampleLesson {
    FakeTime time;
    Classroom room{time};
    ServerIdentity server{u"lectern-server test"_s, u"Physics 101"_s, TeacherKey::generate()};
    StorageState storage;
    NoDoors doors;
    int seatsTaken = 0;
    std::function<std::optional<double>()> takeSeat = [this] {
        ++seatsTaken;
        return std::optional<double>();
    };
    std::function<void()> returnSeat = [this] { --seatsTaken; };
    std::map<ConnectionId, Requester> requesters;

    Requester &requester(ConnectionId connection) {
        const Requester fresh{connection, randomHex(32)};
        return requesters.try_emplace(connection, fresh).first->second;
    }
    Effects dispatch(ConnectionId connection, const protocol::DecodedClientFrame &frame) {
        Context context{requester(connection), room, server, storage, doors, takeSeat, returnSeat};
        return handlers::dispatch(frame, context);
    }
    Effects send(ConnectionId connection, const protocol::ClientMessage &message,
                 std::optional<RequestId> id = {}) {
        return dispatch(connection, protocol::ClientFrame{id, message});
    }
    Effects sendBytes(ConnectionId connection, const QByteArray &bytes) {
        return dispatch(connection, protocol::decodeClientFrame(bytes));
    }

    void greet(ConnectionId connection) { send(connection, protocol::Hello{}); }
    QByteArray proofOf(ConnectionId connection) {
        return server.key.prove(requester(connection).challenge, server.certificate);
    }
    Effects joinStudent(ConnectionId connection, const QString &name) {
        greet(connection);
        return send(connection, protocol::Login{protocol::Role::Student, name, {}, {}});
    }
    Effects joinTeacher(ConnectionId connection) {
        greet(connection);
        return send(connection, protocol::Login{protocol::Role::Teacher, {}, {}, proofOf(connection)});
    }
};

// The word of the one error in it.
inline QLatin1StringView errorWord(const Effects &effects) {
    return toString(only<protocol::Error>(effects).code);
}

} // namespace lectern::test
