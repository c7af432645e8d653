// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a figure that goes up and down grows: the line of least squares through its samples.
#pragma once

#include <vector>

namespace lectern::soak {

struct Sample {
    double minute = 0;
    double value = 0;
};

class Trend {
public:
    explicit Trend(const std::vector<Sample> &samples);

    double slope() const { return m_slope; }   // a minute; 0 of fewer than two
    double growth() const { return m_growth; } // from the first sample to the last, along that line
    // Not by more than what comes and goes by itself: a hundredth of it, and `room`.
    bool isFlat(double room) const { return m_growth <= m_mean / 100 + room; }

private:
    double m_mean = 0;
    double m_slope = 0;
    double m_growth = 0;
};

} // namespace lectern::soak
