// SPDX-License-Identifier: GPL-3.0-or-later
// What the poll says, byte for byte (docs/classic.md, "poll").
#pragma once

#include "server/classroom/question.h"

namespace lectern::classic::polltext {

QByteArray menu();
QByteArray administratorsWelcome(); // with the menu
QByteArray studentsWelcome();
QByteArray question(const QString &text); // empty: asked aloud
// A line for each choice, with a bar; without votes it says so.
QByteArray result(const protocol::Tally &tally);

} // namespace lectern::classic::polltext
