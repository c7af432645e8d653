// SPDX-License-Identifier: GPL-3.0-or-later
// A token bucket: so many at once, so many per second in the long run.
#pragma once

#include <chrono>
#include <optional>

namespace lectern {

class RateLimit {
public:
    RateLimit(double perSecond, double burst) : m_perSecond(perSecond), m_burst(burst), m_left(burst) {}

    // Takes one at steady time `now`, or returns the seconds until one is there.
    std::optional<double> take(std::chrono::milliseconds now);
    void giveBack(); // one that was taken and not used

private:
    double m_perSecond;
    double m_burst;
    double m_left;
    std::chrono::milliseconds m_at{0};
};

} // namespace lectern
