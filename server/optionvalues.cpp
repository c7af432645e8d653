// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/optionvalues.h"

#include "shared/protocol/doorports.h"
#include "shared/protocol/wirewords.h"

#include <algorithm>

namespace lectern::optionvalues {

using namespace Qt::Literals::StringLiterals;

std::optional<int> wholeNumber(const QString &text, int least, int most) {
    // Qt takes "+1" and " 1", too.
    bool isNumber = std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    const int value = isNumber ? text.toInt(&isNumber) : 0;
    return isNumber && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

std::optional<std::pair<QHostAddress, int>> network(const QString &text) {
    const QString firstPart = text.section(u'/', 0, 0);
    const QHostAddress address(firstPart);
    // In full: Qt takes "10" and "10.20" too, and for networks of millions.
    const bool isShort =
        address.protocol() == QAbstractSocket::IPv4Protocol && address.toString() != firstPart;
    // No peer wears IPv6's clothes over an IPv4 address here, so nobody would be in such a network.
    const bool isMapped = address.isInSubnet(QHostAddress(u"::ffff:0:0"_s), 96);
    if (address.isNull() || isShort || isMapped)
        return std::nullopt;
    const auto [first, length] = QHostAddress::parseSubnet(text);
    return length < 0 ? std::nullopt : std::optional(std::pair(first, length));
}

std::optional<std::map<protocol::Door, int>> classicDoors(const QString &text) {
    const QString name = text.section(u'=', 0, 0);
    const bool isAll = name == u"all";
    const auto one = protocol::fromWord<protocol::Door>(name);
    if (!isAll && (!one || one == protocol::Door::Other))
        return std::nullopt;
    std::optional<int> port;
    if (text.contains(u'=')) {
        port = wholeNumber(text.section(u'=', 1), 0, isAll ? 0 : 65535); // all on one port there cannot be
        if (!port)
            return std::nullopt;
    }
    std::map<protocol::Door, int> doors;
    for (const protocol::Door door : protocol::allDoors) {
        if (isAll || door == *one)
            doors[door] = port.value_or(protocol::defaultPortOf(door));
    }
    return doors;
}

std::optional<classic::Poll::Origin> classicOrigin(const QString &text) {
    using Kind = classic::Poll::Origin::Kind;
    if (text == u"loopback")
        return classic::Poll::Origin{Kind::Loopback};
    if (text == u"any")
        return classic::Poll::Origin{Kind::Anywhere};
    const QHostAddress written(text);
    bool isIpv4 = false;
    const QHostAddress ipv4(
        written.toIPv4Address(&isIpv4)); // also where it wears IPv6's clothes: no peer does
    const QHostAddress address = isIpv4 ? ipv4 : written;
    return address.isNull() ? std::nullopt : std::optional(classic::Poll::Origin{Kind::Address, address});
}

std::optional<LogLevel> logLevel(const QString &text) {
    const QStringList words{u"error"_s, u"warning"_s, u"info"_s, u"debug"_s}; // in the order of LogLevel
    const auto place = words.indexOf(text);
    return place < 0 ? std::nullopt : std::optional(static_cast<LogLevel>(place));
}

} // namespace lectern::optionvalues
