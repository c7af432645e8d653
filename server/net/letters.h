// SPDX-License-Identifier: GPL-3.0-or-later
// What the thread of the domain and the threads of the sockets say to each other.
#pragma once

#include "server/classroom/effects.h"
#include "shared/protocol/codec.h"

#include <variant>

namespace lectern {

// ---- from the domain to an I/O worker ----
namespace outbound {

struct Adopt { // an accepted socket
    ConnectionId connection;
    qintptr descriptor = -1;
    QByteArray farewell; // not empty: it cannot stay, and is only told why
};

struct Write {
    Audience to;
    QByteArray line;      // shared by all receivers, not copied
    bool isState = false; // the newest replaces those that still wait (a tally)
};

struct Enrolled {
    ConnectionId connection;
    protocol::Role role = protocol::Role::Student;
};

struct Close {
    Audience whom;
    QByteArray farewell;
};

struct CloseAll { // every connection, logged in or not; for the end of the program
    QByteArray farewell;
};

} // namespace outbound

using OutboundLetter =
    std::variant<outbound::Adopt, outbound::Write, outbound::Enrolled, outbound::Close, outbound::CloseAll>;

// ---- from an I/O worker to the domain ----
namespace inbound {

struct Frame {
    ConnectionId connection;
    protocol::DecodedClientFrame frame;
};

struct Closed { // nothing comes from or goes to it any more
    ConnectionId connection;
};

} // namespace inbound

using InboundLetter = std::variant<inbound::Frame, inbound::Closed>;

} // namespace lectern
