// SPDX-License-Identifier: GPL-3.0-or-later
// How long to wait before the next try: doubling from 0.2 s to 1.5 s with jitter, so that a class does not come
// back in one stampede; after ten minutes every 30 s. Figures: shared/protocol/limits.h.
#pragma once

#include <QRandomGenerator>

#include <chrono>

namespace lectern::client {

class Backoff {
public:
    explicit Backoff(quint32 seed = QRandomGenerator::global()->generate()) : m_random(seed) {}

    void reset();
    // `sinceLost`: how long the connection has been gone. Always between half and the whole of the step.
    std::chrono::milliseconds next(std::chrono::milliseconds sinceLost);

private:
    QRandomGenerator m_random;
    std::chrono::milliseconds m_step{0};
};

} // namespace lectern::client
