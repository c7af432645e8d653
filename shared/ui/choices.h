// SPDX-License-Identifier: GPL-3.0-or-later
// The counts of a tally, ready to be shown.
#pragma once

#include "shared/protocol/messages.h"

namespace lectern::ui {

// Every choice of the kind, in the order of the buttons and bars. The fields of a JSON object have no order, so
// the counts of a received tally come in any.
std::vector<protocol::ChoiceCount> inOrder(protocol::QuestionKind kind,
                                           const std::vector<protocol::ChoiceCount> &counts);

// Whole per cent that add up to 100 (largest remainder); all 0 while nobody has answered.
std::vector<int> percentages(const std::vector<protocol::ChoiceCount> &counts);

} // namespace lectern::ui
