// SPDX-License-Identifier: GPL-3.0-or-later
// How programs find a server on the local network: a question to everybody, an answer to the one who asked, each one
// datagram of JSON (docs/protocol.md, "Finding a server"). Whoever fakes a sender gains nothing: an answer is never
// longer than its question.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace lectern::protocol {

// IPv4 and IPv6 groups that servers listen on; administratively scoped and link-local: neither leaves the network.
inline constexpr const char *discoveryGroup4 = "239.255.76.67";
inline constexpr const char *discoveryGroup6 = "ff02::4c43";
inline constexpr quint16 defaultPort = 4444; // of server and discovery, TCP and UDP

struct DiscoveryQuestion {
    QByteArray nonce; // hexadecimal, 8 to 32 digits, an even number; comes back

    friend bool operator==(const DiscoveryQuestion &, const DiscoveryQuestion &) = default;
};

struct DiscoveryAnswer {
    QByteArray nonce;
    QByteArray server; // hexadecimal, 16 digits; made anew at each start
    QString name;      // of the class
    QString address;   // where the server takes connections, an IP address without scope
    quint16 port = 0;  // TCP

    friend bool operator==(const DiscoveryAnswer &, const DiscoveryAnswer &) = default;
};

// Padded with blanks to exactly limits::discoveryQuestion bytes.
QByteArray encode(const DiscoveryQuestion &question);
// At most limits::discoveryQuestion bytes: a name that does not fit is cut.
QByteArray encode(const DiscoveryAnswer &answer);

// Empty for everything else: junk, too short (not padded), too long, a field that does not fit.
std::optional<DiscoveryQuestion> decodeDiscoveryQuestion(QByteArrayView datagram);
std::optional<DiscoveryAnswer> decodeDiscoveryAnswer(QByteArrayView datagram);

} // namespace lectern::protocol
