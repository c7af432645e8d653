// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences about a question that more than one view shows.
#pragma once

#include "shared/protocol/messages.h"

#include <QString>

namespace lectern::teacher {

QString questionText(const protocol::Question &question);
QString stateText(const protocol::Question &question);
QString answeredText(const protocol::Tally &tally);
// Beside it, for the teacher: the votes through plain-text doors. Empty: there are none.
QString unverifiedText(const protocol::Tally &tally, bool areCounted);
// The same for the class, on the wall.
QString questionForClass(const protocol::Question &question);
QString closedForClass();
// A sign and the word, "\u2713 Yes".
QString signedChoice(const QString &choice);
QString percentText(int percent);

} // namespace lectern::teacher
