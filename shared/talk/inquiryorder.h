// SPDX-License-Identifier: GPL-3.0-or-later
// Which question the teacher should see first.
#pragma once

#include "shared/talk/inquiryrow.h"

namespace lectern::talk {

// Open ones before those that are answered, then what most want to know, then the oldest.
bool comesBefore(const InquiryRow &a, const InquiryRow &b);

// A reader would see no difference.
bool isSame(const InquiryRow &a, const InquiryRow &b);

} // namespace lectern::talk
