// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line of lectern-bench says.
#pragma once

#include "tests/bench/row.h"

#include <QStringList>

#include <variant>
#include <vector>

namespace lectern::bench {

struct Options {
    std::vector<Row> rows;
    int turns = 5;
    int idleSeconds = 31; // two heartbeats of every seat
    int ioThreads = 0;    // of Lectern's server
    QString folder;       // the data folders are made in; empty: a temporary one on a disk
};

// Or what to print instead, and with which exit status.
struct Exit {
    int status = 0;
    QString text;
};

std::variant<Options, Exit> optionsFrom(const QStringList &arguments);

} // namespace lectern::bench
