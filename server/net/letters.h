// SPDX-License-Identifier: GPL-3.0-or-later
// What the thread of the domain and the threads of the sockets say to each other.
#pragma once

#include "server/classic/service.h"
#include "server/net/session.h"
#include "shared/protocol/codec.h"

#include <variant>

namespace lectern {

// ---- from the domain to an I/O worker ----
namespace outbound {

using Receivers = std::variant<ConnectionId, Group, std::vector<ConnectionId>, classic::AllAt>;

struct Adopt { // an accepted socket
    ConnectionId connection;
    qintptr descriptor = -1;
    std::optional<protocol::Door> door;        // came by plain text
    std::optional<protocol::Goodbye> farewell; // it cannot stay, and is only told why
};

struct Write {
    Receivers to;         // those of it who do not understand it are left out
    QByteArray bytes;     // shared by all receivers, not copied
    bool isState = false; // the newest replaces those that still wait (a tally)
    Tongue tongue = Tongue::Protocol;
};

struct Enrolled {
    ConnectionId connection;
    protocol::Role role = protocol::Role::Student;
    std::optional<protocol::Door> door;
};

struct Close {
    Receivers whom; // likewise
    QByteArray farewell;
    Tongue tongue = Tongue::Protocol;
};

struct CloseAll { // every connection, logged in or not; for the end of the program
    protocol::Goodbye goodbye;
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

struct Text { // from somebody who came by plain text
    ConnectionId connection;
    classic::Event event = classic::Event::Said;
    QByteArray message;
};

struct Closed { // nothing comes from or goes to it any more
    ConnectionId connection;
};

} // namespace inbound

using InboundLetter = std::variant<inbound::Frame, inbound::Text, inbound::Closed>;

} // namespace lectern
