// SPDX-License-Identifier: GPL-3.0-or-later
// A server of its own, everybody who comes and goes, and what the server takes of the computer meanwhile.
#pragma once

#include "tests/bench/child.h"
#include "tests/soak/host.h"
#include "tests/soak/options.h"
#include "tests/soak/trend.h"
#include "tests/soak/visitor.h"

#include <QTemporaryDir>

#include <deque>

namespace lectern::soak {

class Soak {
public:
    Soak(const Options &options, const bench::Patience &patience);

    // Prints a table on the way and a verdict at the end: true when nothing grew. Throws a Failure, for what must not
    // happen to anybody too.
    bool run();

private:
    void open();
    void turn();
    void sample();
    void printTitles() const;
    void printRow();
    bool isMemoryFlat() const;
    bool isNothingLeft();
    double minutes() const;

    const Options m_options;
    const bench::Patience &m_patience;
    QTemporaryDir m_folder;
    bench::Child m_server;
    Grounds m_grounds;
    Clock::time_point m_start;
    int m_descriptorsBefore = 0; // nobody there yet
    std::optional<Host> m_host;
    std::deque<Visitor> m_visitors;
    std::vector<Sample> m_memory; // KiB, after the warm-up
    qint64 m_rss = 0;
    int m_descriptors = 0;
    Clock::time_point m_rowAt; // the last row
    std::chrono::nanoseconds m_spentAtRow{0};
};

} // namespace lectern::soak
