// SPDX-License-Identifier: GPL-3.0-or-later
// Where a person stands towards the current question: a sign and a word, never a colour alone.
#pragma once

#include "shared/protocol/messages.h"

#include <QString>

namespace lectern::talk {

// `now`: milliseconds since 1970-01-01 UTC, for how long somebody has been away.
QString standingText(const protocol::Person &person, protocol::QuestionState question, qint64 now);

// The order of the list: who is here and has not answered comes first, teachers come last.
int standingRank(const protocol::Person &person);

} // namespace lectern::talk
