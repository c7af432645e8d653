// SPDX-License-Identifier: GPL-3.0-or-later
// FactReader's other half: of talk, what a Classroom has to know. Not what was said: that stays in the file.
#pragma once

#include "server/classroom/records.h"
#include "server/store/database.h"

namespace lectern {

using TalkFacts = std::variant<std::vector<Record>, StorageProblem>;

// So that numbers go on where they were, in this lesson and before it.
TalkFacts readTalkNumbers(const Database &database);
// Of the lesson that runs; its seats are known by then.
TalkFacts readTalk(const Database &database, qint64 lesson);

} // namespace lectern
