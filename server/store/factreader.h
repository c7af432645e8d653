// SPDX-License-Identifier: GPL-3.0-or-later
// Reads out of the tables what a Classroom has to know: the lesson that runs, the current question with the votes
// that count, and of the lesson before that what the next numbers and old tokens depend on.
#pragma once

#include "server/classroom/records.h"
#include "server/store/database.h"

namespace lectern {

using Facts = std::variant<std::vector<Record>, StorageProblem>;

// In an order in which a Classroom can apply them. Not one for every change: of a vote only the last.
Facts readFacts(const Database &database);

} // namespace lectern
