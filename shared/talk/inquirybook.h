// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of a class to its teacher, as the server has told them. Knows nothing of how they are shown.
#pragma once

#include "shared/talk/inquiryrow.h"

#include <map>
#include <set>
#include <vector>

namespace lectern::talk {

class InquiryBook {
public:
    void startOver(SeatId own); // the reader's seat; all of it goes
    // A page of a snapshot. What stood here before stays until finish(), so that nothing vanishes between two pages.
    void take(const protocol::Inquiries &page);
    void take(const protocol::Inquiry &inquiry);
    // No more pages come: what none of them named is gone.
    void finish();

    bool has(InquiryId id) const { return m_rows.contains(id); }
    void setJoined(InquiryId id, bool joined); // as the server has confirmed it
    void wish(InquiryId id, bool joined);      // not confirmed yet, but shown
    void forgetWish(InquiryId id) { m_wishes.erase(id); }

    std::vector<InquiryRow> sorted() const;
    int openCount() const;
    QString projectedText() const; // empty: none is on the wall

private:
    void put(const protocol::Inquiry &inquiry);
    void remove(InquiryId id);

    SeatId m_own;
    std::map<InquiryId, InquiryRow> m_rows;
    std::map<InquiryId, bool> m_wishes;
    std::set<InquiryId> m_missing; // not named so far by the snapshot under way
};

} // namespace lectern::talk
