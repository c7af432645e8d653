// SPDX-License-Identifier: GPL-3.0-or-later
// The doors of a server, by which clients come in by plain text: docs/classic.md. docs/protocol.md explains each message.
#pragma once

#include "shared/protocol/enums.h"

#include <QString>

#include <optional>
#include <vector>

namespace lectern::protocol {

// ---- client to server ----

// Teachers: a plain-text service begins, or ends and sends its guests away.
struct OpenDoor {
    static constexpr auto type = "open-door";
    Door door = Door::Poll;
    std::optional<int> port; // none: the service's own; 0: the system chooses
};

struct CloseDoor {
    static constexpr auto type = "close-door";
    Door door = Door::Poll;
};

// ---- server to client ----

struct DoorState {
    Door door = Door::Poll;
    bool open = false;
    int port = 0; // while it is closed: the service's own
};

// To teachers: the plain-text services, on login and on every change.
struct Doors {
    static constexpr auto type = "doors";
    std::vector<DoorState> doors;   // every one there is
    std::vector<QString> addresses; // where they listen; empty: on all addresses
};

} // namespace lectern::protocol
