// SPDX-License-Identifier: GPL-3.0-or-later
// People for the tests of what lists them.
#pragma once

#include "shared/protocol/messages.h"

namespace lectern::test {

inline protocol::Person student(quint64 seat, const QString &name, bool answered = false) {
    return {SeatId{seat}, name, protocol::Role::Student, protocol::PersonState::Here, 0, answered, {}, false};
}

inline protocol::Person student(quint64 seat, const QString &name, protocol::PersonState state,
                                qint64 since = 0) {
    return {SeatId{seat}, name, protocol::Role::Student, state, since, false, {}, false};
}

// Who came by plain text.
inline protocol::Person guest(quint64 seat, const QString &name, protocol::Door door, bool answered = false) {
    protocol::Person person = student(seat, name, answered);
    person.door = door;
    return person;
}

inline protocol::People delta(std::vector<protocol::Person> people, int here = 0) {
    return {false, here, true, std::move(people)};
}

inline protocol::Question question(quint64 id,
                                   protocol::QuestionState state = protocol::QuestionState::Open) {
    protocol::Question question;
    question.question = QuestionId{id};
    question.state = state;
    return question;
}

// As the server sends so many people: the first part starts the list over.
inline std::vector<protocol::People> crowd(int count, int part, bool answered) {
    std::vector<protocol::People> messages;
    for (int first = 1; first <= count; first += part) {
        protocol::People message{first == 1 && !answered, count, true, {}};
        for (int seat = first; seat < first + part && seat <= count; ++seat)
            message.people.push_back(
                student(quint64(seat), QStringLiteral("Student %1").arg(seat), answered));
        messages.push_back(message);
    }
    return messages;
}

} // namespace lectern::test
