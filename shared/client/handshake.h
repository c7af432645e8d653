// SPDX-License-Identifier: GPL-3.0-or-later
// The words of joining: hello, greeting, login, welcome, the snapshot of the class, ok. Pure: it says what to
// send and when it is over, and leaves the sending to others.
#pragma once

#include "shared/client/credentials.h"
#include "shared/client/joinproblem.h"
#include "shared/client/serverlink.h"
#include "shared/protocol/codec.h"

namespace lectern::client {

class Handshake {
public:
    // `comingBack`: to a class that we were in; that it has ended is then an end, not a reason to join the next.
    explicit Handshake(const Credentials &credentials, bool comingBack = false)
        : m_credentials(credentials), m_comingBack(comingBack) {}

    struct KeepWaiting {};
    struct Joined {
        protocol::Greeting greeting;
        protocol::Welcome welcome;
        std::vector<protocol::ServerMessage> snapshot; // what came between the welcome and the ok
    };
    using Step = std::variant<KeepWaiting, protocol::ClientFrame, Joined, JoinProblem>;

    // Request ids above this one are free for others.
    static constexpr quint64 lastRequest = 2;

    // `certificate`: what the server has shown; none: plaintext.
    protocol::ClientFrame hello(const TeacherKey::Certificate &certificate);
    Step take(const protocol::ServerMessage &message);
    // The connection failed, or the time is over, before we were in.
    JoinProblem problemOf(LinkFault fault, const QString &detail) const;

private:
    protocol::ClientFrame login();
    Step greeted(const protocol::Greeting &greeting);
    Step refused(const protocol::Error &error);
    static JoinProblem dismissed(const protocol::Goodbye &goodbye);

    Credentials m_credentials;
    bool m_comingBack;
    TeacherKey::Certificate m_certificate;
    RequestId m_login; // none: the greeting has not come
    Joined m_joined;
};

} // namespace lectern::client
