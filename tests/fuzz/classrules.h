// SPDX-License-Identifier: GPL-3.0-or-later
// What is true of every class at every moment, counted anew from its seats, and a picture of it for comparing.
#pragma once

#include "server/classroom/classroom.h"

#include <map>

namespace lectern::fuzz {

struct SeatFacts {
    protocol::Role role;
    QString name;
    QByteArray tokenHash;
    bool hasLeft;
    qint64 leftAt;
    std::optional<QString> ballot;

    friend bool operator==(const SeatFacts &, const SeatFacts &) = default;
};

// What must outlast the process.
struct ClassFacts {
    std::map<SeatId, SeatFacts> seats;
    SeatId nextSeat;
    QuestionId question;
    QString text;
    std::optional<qint64> closedAt;
    bool shown = false;
    std::vector<protocol::ChoiceCount> counts;
    QString talk; // rooms with their people, the next numbers, what is allowed, hands

    friend bool operator==(const ClassFacts &, const ClassFacts &) = default;
};

// Who is here since when, and what is still to be told.
struct ClassPresence {
    std::map<SeatId, std::pair<ConnectionId, qint64>> here;
    bool hasNews = false;

    friend bool operator==(const ClassPresence &, const ClassPresence &) = default;
};

ClassFacts factsOf(const Classroom &classroom);
ClassPresence presenceOf(const Classroom &classroom);

// Ends the process when one of them is not true.
void checkRules(const Classroom &classroom);
void checkTally(const protocol::Tally &tally);

} // namespace lectern::fuzz
