// SPDX-License-Identifier: GPL-3.0-or-later
// A question to the teacher in words, its time in the reader's zone and manner. Plain text, as everything that others
// wrote.
#pragma once

#include "shared/talk/inquiryrow.h"

#include <QString>

namespace lectern::talk {

QString askerText(const InquiryRow &row);   // "Ben", "[You]" or "Without a name"
QString askedAtText(const InquiryRow &row); // "10:02"
QString askedOnText(const InquiryRow &row); // the day and the time, in full
QString meTooText(const InquiryRow &row);   // "3 also want to know"; empty: nobody
// "On the wall", "Answered aloud", "You want to know, too": what is to be said of it, joined. May be empty.
QString standingText(const InquiryRow &row);
QString answerText(const InquiryRow &row); // "Answer: ..."; empty: none in writing
QString spokenText(const InquiryRow &row); // all of it, for a screen reader

} // namespace lectern::talk
