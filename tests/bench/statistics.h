// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <vector>

namespace lectern::bench {

// The smallest value that at least `share` (above 0, at most 1) of all are not above. 0 of none.
double percentile(std::vector<double> values, double share);

// Of an even number the mean of the two in the middle. 0 of none.
double median(std::vector<double> values);

template <class Duration>
double milliseconds(Duration duration) {
    return std::chrono::duration<double, std::milli>(duration).count();
}

} // namespace lectern::bench
