// SPDX-License-Identifier: GPL-3.0-or-later
// What the whole class was told, compared with what the teacher's window and the file say.
#pragma once

#include "shared/protocol/messages.h"
#include "tests/crash/finding.h"
#include "tests/crash/voteledger.h"

#include <QStringList>

#include <map>

namespace lectern::crash {

// How many windows say of each choice that it is counted.
using Windows = std::map<QString, int>;
Findings compareTally(const Windows &windows, const protocol::Tally &tally, int students);

// Who has which seat.
using Seats = std::map<SeatId, QString>;
Findings compareSeats(const Seats &told, const Seats &found, const QString &where);

// The choice of each seat that counts, question by question.
using Book = std::map<QuestionId, std::map<SeatId, QString>>;
using Ledgers = std::map<QuestionId, VoteLedger>;
Findings compareBook(const Ledgers &ledgers, SeatId seat, const QString &name, const Book &book);

} // namespace lectern::crash
