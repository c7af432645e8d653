// SPDX-License-Identifier: GPL-3.0-or-later
// Which answers count: the last one of each seat.
#pragma once

#include "shared/protocol/messages.h"

namespace lectern::report {

// As many entries as there are answers, in their order.
std::vector<bool> whichCount(const std::vector<protocol::PastAnswer> &answers);

} // namespace lectern::report
