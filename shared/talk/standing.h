// SPDX-License-Identifier: GPL-3.0-or-later
// Where a person stands: in the class, towards the current question, in the queue of hands. A sign and a word, never
// a colour alone.
#pragma once

#include "shared/protocol/messages.h"

#include <QString>

namespace lectern::talk {

// What is known beside the person. Only teachers learn who has answered: to others nothing is said of it.
struct Onlooker {
    protocol::Role role = protocol::Role::Teacher;
    protocol::QuestionState question = protocol::QuestionState::None;
    qint64 now = 0; // milliseconds since 1970-01-01 UTC, for how long somebody has been away
    int place = 0;  // of the person's hand, from 1 on; 0: it is not raised
};

QString standingText(const protocol::Person &person, const Onlooker &onlooker);

// Of somebody who came by plain text, through which door; else empty.
QString doorText(const protocol::Person &person);

// Who came through the poll only votes.
bool readsMessages(const protocol::Person &person);

// How long a hand has been up: "just now", "2 min".
QString waitingText(const protocol::Person &person, qint64 now);

// Of somebody of whom no more is known: "here", "away", "left".
QString stateText(protocol::PersonState state);

// The order of the list: raised hands come first, then who is here and has not answered, but could; teachers come late,
// and who has left comes last.
int standingRank(const protocol::Person &person);

} // namespace lectern::talk
