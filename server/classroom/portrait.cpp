// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/portrait.h"

#include <iterator>

namespace lectern::portrait {

protocol::Question questionMessage(const Question *question) {
    protocol::Question message;
    if (!question)
        return message;
    message.question = question->id();
    message.state = question->isOpen() ? protocol::QuestionState::Open : protocol::QuestionState::Closed;
    message.kind = question->kind();
    message.text = question->text();
    message.shown = question->isShown();
    message.openedAt = question->openedAt();
    message.closedAt = question->closedAt();
    return message;
}

protocol::Person person(const Seat &seat, const Question *question) {
    const bool answered = question && question->hasBallotOf(seat.id);
    return {seat.id,    seat.name, seat.role,      seat.state,
            seat.since, answered,  seat.handSince, seat.mutedUntil.has_value(),
            seat.door};
}

std::vector<protocol::People> peopleMessages(std::vector<protocol::Person> people, int here) {
    std::vector<protocol::People> messages;
    for (protocol::Person &someone : people) {
        if (messages.empty() || std::ssize(messages.back().people) == limits::peoplePerMessage)
            messages.push_back({false, here, true, {}});
        messages.back().people.push_back(std::move(someone));
    }
    return messages;
}

} // namespace lectern::portrait
