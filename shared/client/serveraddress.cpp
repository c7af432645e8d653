// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/serveraddress.h"

#include "shared/client/joinlink.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace lectern::client {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isDigits(QStringView text) {
    return std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

// The address as it is usually written, with its scope ("%eth0") if there is one.
std::optional<QString> parseIpv6(const QString &text) {
    const QHostAddress address(text);
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return std::nullopt;
    return address.toString();
}

bool isLabel(QStringView label) {
    const auto fits = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
    };
    return !label.isEmpty() && label.size() <= 63 && std::ranges::all_of(label, fits);
}

// A name or an IPv4 address, in lower case. What ends in a number can only be an address (RFC 3696, 2).
std::optional<QString> parseHost(const QString &text) {
    const bool ascii = std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
    const QString host = ascii ? text.toLower() : QString::fromLatin1(QUrl::toAce(text));
    const QList<QStringView> labels = QStringView(host).split(u'.');
    if (host.size() > 253 || !std::ranges::all_of(labels, isLabel))
        return std::nullopt;
    if (isDigits(labels.last()) && (labels.size() != 4 || QHostAddress(host).isNull()))
        return std::nullopt;
    return host;
}

} // namespace

std::optional<ServerAddress> ServerAddress::parse(const QString &text) {
    static const QRegularExpression bracketed(uR"(^\[([^\]]+)\](?::(\d{1,5}))?$)"_s);
    static const QRegularExpression plain(uR"(^([^:]+)(?::(\d{1,5}))?$)"_s);
    const QString typed = text.trimmed();
    if (isJoinLink(typed))
        return parseJoinLink(typed);
    if (const auto address = parseIpv6(typed))
        return ServerAddress{*address};

    const QRegularExpressionMatch inBrackets = bracketed.match(typed);
    const QRegularExpressionMatch match = inBrackets.hasMatch() ? inBrackets : plain.match(typed);
    const auto host = inBrackets.hasMatch() ? parseIpv6(match.captured(1)) : parseHost(match.captured(1));
    const uint port = match.hasCaptured(2) ? match.captured(2).toUInt() : defaultPort;
    if (!host || port == 0 || port > 65535)
        return std::nullopt;
    return ServerAddress{*host, static_cast<quint16>(port)};
}

QString ServerAddress::toString() const {
    if (port == defaultPort)
        return host;
    // Both in one step: a scope may read "%2".
    return (host.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(host, QString::number(port));
}

QString ServerAddress::asTyped() const { return linked ? joinLink(*this, linked) : toString(); }

} // namespace lectern::client
