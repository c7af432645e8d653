// SPDX-License-Identifier: GPL-3.0-or-later
// A question to the teacher, as one reader sees it.
#pragma once

#include "shared/protocol/handmessages.h"

namespace lectern::talk {

struct InquiryRow {
    protocol::Inquiry inquiry;
    bool own = false;    // asked by the reader, with the name: without one nobody can tell
    bool joined = false; // the reader has said "me too"

    InquiryId id() const { return inquiry.inquiry; }
    bool isOpen() const { return inquiry.state == protocol::InquiryState::Open; }
    bool isAnonymous() const { return !inquiry.seat; }
};

} // namespace lectern::talk
