// SPDX-License-Identifier: GPL-3.0-or-later
// A row of talk in words, its time in the reader's zone and manner. Plain text, as everything that others wrote.
#pragma once

#include "shared/talk/panerow.h"

#include <QDate>

namespace lectern::talk {

QDate dayOf(const PaneRow &row);
QString timeText(const PaneRow &row); // "10:02"
QString dayText(const PaneRow &row);  // "Friday, 20 November 2026"
QString dateText(const PaneRow &row); // the day and the time, in full

// What was said, or that it was deleted and by whom.
QString saidText(const PaneRow &row);
QString spokenText(const PaneRow &row, bool own); // for a screen reader: "10:02, Ben: Anyone here?"
QString copiedText(const PaneRow &row);           // for the clipboard: "10:02 Ben: Anyone here?"

} // namespace lectern::talk
