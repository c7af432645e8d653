// SPDX-License-Identifier: GPL-3.0-or-later
// Starts the servers by turns, sends the swarm to each, and gathers what it measures.
#pragma once

#include "tests/bench/child.h"
#include "tests/bench/options.h"
#include "tests/bench/report.h"

#include <functional>

namespace lectern::bench {

class Conductor {
public:
    using Say = std::function<void(const QString &line)>;

    Conductor(const Options &options, const Patience &patience, Say say);

    QString table(); // of all rows; takes its time. Throws a Failure.

private:
    QJsonObject run(const Row &row, Server server);
    int ioThreadsOf(const Row &row, Server server) const;
    QStringList serverArguments(const Row &row, Server server, const QString &data) const;

    const Options m_options;
    const Patience &m_patience;
    Say m_say;
    QString m_folder; // where data folders are made
};

} // namespace lectern::bench
