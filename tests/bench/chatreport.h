// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the report about chats: several kinds of server side by side.
#pragma once

#include "tests/bench/report.h"
#include "tests/bench/table.h"

namespace lectern::bench {

inline constexpr int ioThreadsOfChat = 2; // where Lectern's server has some

std::vector<double> valuesOf(QLatin1StringView key, const std::vector<QJsonObject> &runs);

Table emptyChatTable();
void addChat(Table &table, const Results &results);
QString chatSentence(const QJsonObject &figures);

} // namespace lectern::bench
