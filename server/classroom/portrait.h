// SPDX-License-Identifier: GPL-3.0-or-later
// What the class looks like in messages.
#pragma once

#include "server/classroom/question.h"
#include "server/classroom/seats.h"

namespace lectern::portrait {

// Nothing has been asked yet: null.
protocol::Question questionMessage(const Question *question);
protocol::Person person(const Seat &seat, const Question *question);
// Split so that each fits a frame.
std::vector<protocol::People> peopleMessages(std::vector<protocol::Person> people, int here);

} // namespace lectern::portrait
