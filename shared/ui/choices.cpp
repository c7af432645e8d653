// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/choices.h"

#include <algorithm>
#include <numeric>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using protocol::ChoiceCount;

namespace {

std::vector<QString> choicesOf(protocol::QuestionKind kind) {
    switch (kind) {
    case protocol::QuestionKind::YesNo:
        return {u"yes"_s, u"no"_s};
    case protocol::QuestionKind::Other:
        break; // newer than this program: what there is to choose is not known
    }
    return {};
}

} // namespace

std::vector<ChoiceCount> inOrder(protocol::QuestionKind kind, const std::vector<ChoiceCount> &counts) {
    std::vector<ChoiceCount> ordered;
    for (const QString &choice : choicesOf(kind)) {
        const auto found = std::ranges::find(counts, choice, &ChoiceCount::choice);
        ordered.push_back({choice, found == counts.end() ? 0 : found->count});
    }
    return ordered;
}

std::vector<int> percentages(const std::vector<ChoiceCount> &counts) {
    std::vector<int> percents(counts.size(), 0);
    std::vector<std::pair<qint64, size_t>>
        remainders; // negative: the largest sorts first, equals keep their order
    const qint64 all = std::accumulate(counts.begin(), counts.end(), qint64(0),
                                       [](qint64 sum, const ChoiceCount &one) { return sum + one.count; });
    if (all <= 0)
        return percents;
    int missing = 100;
    for (size_t i = 0; i < counts.size(); ++i) {
        const qint64 hundredfold = 100 * qint64(counts[i].count);
        percents[i] = static_cast<int>(hundredfold / all);
        missing -= percents[i];
        remainders.emplace_back(-(hundredfold % all), i);
    }
    std::ranges::sort(remainders);
    for (size_t i = 0; missing > 0; ++i, --missing)
        ++percents[remainders[i].second];
    return percents;
}

} // namespace lectern::ui
