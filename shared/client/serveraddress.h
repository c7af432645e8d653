// SPDX-License-Identifier: GPL-3.0-or-later
// Where a server is, as people type it: "10.0.0.5", "lab-pc", "lab-pc:4445", "[fe80::1]:4444", "::1".
#pragma once

#include "shared/protocol/discovery.h"

#include <QString>

#include <optional>

namespace lectern::client {

using protocol::defaultPort;

struct ServerAddress {
    QString host;
    quint16 port = defaultPort;

    // Empty when it is neither a name nor an address, or the port is not 1 to 65535.
    static std::optional<ServerAddress> parse(const QString &text);
    // Without the port where it is the default one; parse() reads it back.
    QString toString() const;

    friend bool operator==(const ServerAddress &, const ServerAddress &) = default;
};

} // namespace lectern::client
