// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/trend.h"

namespace lectern::soak {

Trend::Trend(const std::vector<Sample> &samples) {
    if (samples.size() < 2)
        return;
    const auto count = double(samples.size());
    double middle = 0;
    for (const Sample &sample : samples) {
        middle += sample.minute / count;
        m_mean += sample.value / count;
    }
    double together = 0;
    double apart = 0;
    for (const Sample &sample : samples) {
        together += (sample.minute - middle) * (sample.value - m_mean);
        apart += (sample.minute - middle) * (sample.minute - middle);
    }
    m_slope = apart > 0 ? together / apart : 0;
    m_growth = m_slope * (samples.back().minute - samples.front().minute);
}

} // namespace lectern::soak
