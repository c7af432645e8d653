// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers the figures of all runs and says what they mean: medians side by side, their ratio, the goal.
#pragma once

#include "tests/bench/row.h"

#include <QJsonObject>

#include <map>
#include <vector>

namespace lectern::bench {

enum class Server { Echo, Lectern };

class Report {
public:
    void add(const Row &row, Server server, const QJsonObject &figures);
    QString table() const; // in the order in which the rows came first

private:
    struct Results {
        Row row;
        std::map<Server, std::vector<QJsonObject>> runs;
    };
    std::vector<Results> m_results;
};

// One run in a sentence: what was complete, and the figures.
QString sentence(const Row &row, const QJsonObject &figures);

} // namespace lectern::bench
