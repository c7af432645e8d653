// SPDX-License-Identifier: GPL-3.0-or-later
// What stands behind an option on the command line. Empty: it is none of that kind.
#pragma once

#include "server/loglevel.h"

#include <QHostAddress>

#include <optional>

namespace lectern::optionvalues {

std::optional<int> wholeNumber(const QString &text, int least, int most);

// "10.20.0.0/16", "2001:db8::/32" or one address: the first address and the length of the prefix.
std::optional<std::pair<QHostAddress, int>> network(const QString &text);

std::optional<LogLevel> logLevel(const QString &text);

} // namespace lectern::optionvalues
