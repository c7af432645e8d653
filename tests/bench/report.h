// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers the figures of all runs and says what they mean: medians side by side, their ratio, the goal.
#pragma once

#include "tests/bench/row.h"

#include <QJsonObject>

#include <map>
#include <vector>

namespace lectern::bench {

enum class Server {
    Echo,
    Lectern,
    Threads,       // a chat with a thread for each client
    Select,        // and one on select()
    LecternThreads // Lectern's with I/O threads beside the event loop
};

// Who serves such a row, in the order of turns and columns.
std::vector<Server> serversOf(const Row &row);
QString nameOf(Server server);

struct Results {
    Row row;
    std::map<Server, std::vector<QJsonObject>> runs;
};

class Report {
public:
    void add(const Row &row, Server server, const QJsonObject &figures);
    // In the order in which the rows came first; those of a chat have a table of their own, below.
    QString table() const;

private:
    std::vector<Results> m_results;
};

// One run in a sentence: what was complete, and the figures.
QString sentence(const Row &row, const QJsonObject &figures);

} // namespace lectern::bench
