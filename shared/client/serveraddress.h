// SPDX-License-Identifier: GPL-3.0-or-later
// Where a server is, as people type it: "10.0.0.5", "lab-pc", "lab-pc:4445", "[fe80::1]:4444", "::1"; or a join link
// (joinlink.h), which also says what certificate the server must show there.
#pragma once

#include "shared/protocol/discovery.h"
#include "shared/protocol/fingerprint.h"

#include <QString>

#include <optional>

namespace lectern::client {

using protocol::defaultPort;

struct ServerAddress {
    QString host;
    quint16 port = defaultPort;
    std::optional<Fingerprint> linked = {}; // what the join link demands; none: it was no link

    // Empty when it is neither a name nor an address nor a join link, or the port is not 1 to 65535.
    static std::optional<ServerAddress> parse(const QString &text);
    // Without the port where it is the default one, and never with what a link demands; parse() reads it back.
    QString toString() const;
    // What was typed, for its field: a link stays one, so that the next try demands the same.
    QString asTyped() const;

    // The same place, whatever is demanded there.
    friend bool operator==(const ServerAddress &a, const ServerAddress &b) {
        return a.host == b.host && a.port == b.port;
    }
};

} // namespace lectern::client
