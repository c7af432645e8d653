// SPDX-License-Identifier: GPL-3.0-or-later
// What stands behind an option on the command line. Empty: it is none of that kind.
#pragma once

#include "server/classic/poll.h"
#include "server/loglevel.h"

#include <QHostAddress>

#include <map>
#include <optional>

namespace lectern::optionvalues {

std::optional<int> wholeNumber(const QString &text, int least, int most);

// "10.20.0.0/16", "2001:db8::/32" or one address: the first address and the length of the prefix.
std::optional<std::pair<QHostAddress, int>> network(const QString &text);

// "poll", "chat=9000", "all" or "all=0": the doors that it opens, and on which ports.
std::optional<std::map<protocol::Door, int>> classicDoors(const QString &text);
// "loopback", "any" or an address.
std::optional<classic::Poll::Origin> classicOrigin(const QString &text);

std::optional<LogLevel> logLevel(const QString &text);

} // namespace lectern::optionvalues
