// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/report/countedanswers.h"

#include <QSet>

namespace lectern::report {

std::vector<bool> whichCount(const std::vector<protocol::PastAnswer> &answers) {
    std::vector<bool> counts(answers.size());
    QSet<SeatId> seen;
    for (size_t i = answers.size(); i-- > 0;) {
        counts[i] = !seen.contains(answers[i].seat);
        seen.insert(answers[i].seat);
    }
    return counts;
}

} // namespace lectern::report
