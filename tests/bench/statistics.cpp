// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/statistics.h"

#include <algorithm>
#include <cmath>

namespace lectern::bench {

namespace {

double nth(std::vector<double> &values, size_t rank) {
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

} // namespace

double percentile(std::vector<double> values, double share) {
    if (values.empty())
        return 0;
    // Without the tiny step back 0.99 of 100 would be the 100th: that product is a little above 99.
    const double rank = std::ceil(share * static_cast<double>(values.size()) - 1e-9);
    return nth(values, static_cast<size_t>(std::max(rank, 1.0)) - 1);
}

double median(std::vector<double> values) {
    if (values.empty())
        return 0;
    const size_t middle = values.size() / 2;
    const double upper = nth(values, middle);
    return values.size() % 2 == 1 ? upper : (nth(values, middle - 1) + upper) / 2;
}

} // namespace lectern::bench
