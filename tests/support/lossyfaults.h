// SPDX-License-Identifier: GPL-3.0-or-later
// How bad a network is, and what it does to one piece of bytes after the other. Pure and seeded: the same seed gives
// the same pieces of the same connection the same fate.
#pragma once

#include <QRandomGenerator>

#include <chrono>
#include <optional>

namespace lectern::test {

struct LossyFaults {
    std::chrono::milliseconds delay{200}; // each way
    std::chrono::milliseconds jitter{50}; // on top of it, up to this

    // Shares of the pieces, from 0 to 1.
    double stalls = 0.05;    // this piece comes later, and in its direction all behind it
    double cuts = 0.01;      // in the middle of this piece the connection ends
    double halfOpen = 0.003; // from this piece on nothing comes in its direction, and nobody is told

    std::chrono::milliseconds shortestStall{1000};
    std::chrono::milliseconds longestStall{3000};
    quint32 seed = 1;
};

enum class Direction { ToServer, ToClient };

struct Fate {
    enum class End {
        None,
        Closed,    // in order, as if each peer had closed
        Reset,     // both peers hear of an error
        Swallowed, // half-open: neither hears of anything
    };
    std::chrono::milliseconds delay{0}; // of this piece, the stall in it
    bool stalls = false;
    End end = End::None;
    qsizetype passes = 0; // bytes of the piece that arrive
};

class FateDice {
public:
    // `connection`: the number of it.
    FateDice(const LossyFaults &faults, quint32 connection, Direction direction);

    // The next piece's; `size` is at least 1.
    Fate roll(const LossyFaults &faults, qsizetype size);

private:
    QRandomGenerator m_random;
};

} // namespace lectern::test
