// SPDX-License-Identifier: GPL-3.0-or-later
// The link that leads to a class: "lectern://192.168.1.20:4444/?sha256=<64 hexadecimal digits>". It is what the QR code
// beside the join line holds. Whoever follows it demands exactly that certificate.
// People type or paste links where they type addresses: ServerAddress::parse() reads both.
#pragma once

#include "shared/client/serveraddress.h"

namespace lectern::client {

// Without a fingerprint where nothing is encrypted. The port is left out where it is the default one.
QString joinLink(const ServerAddress &server, const std::optional<Fingerprint> &fingerprint);

bool isJoinLink(const QString &text); // it claims to be one
// Empty for anything but a host, perhaps a port, and perhaps one whole fingerprint: a demand must never get lost.
std::optional<ServerAddress> parseJoinLink(const QString &text);

} // namespace lectern::client
