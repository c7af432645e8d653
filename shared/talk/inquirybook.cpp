// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/inquirybook.h"

#include "shared/talk/inquiryorder.h"

#include <algorithm>
#include <utility>

namespace lectern::talk {

using protocol::InquiryState;

void InquiryBook::startOver(SeatId own) {
    *this = {};
    m_own = own;
}

void InquiryBook::take(const protocol::Inquiries &page) {
    if (page.reset) {
        for (const auto &[id, row] : m_rows)
            m_missing.insert(id);
    }
    for (const protocol::Inquiry &inquiry : page.inquiries) {
        put(inquiry);
        setJoined(inquiry.inquiry, false);
    }
    for (const InquiryId id : page.mine) {
        const auto found = m_rows.find(id);
        if (found != m_rows.end())
            found->second.joined = !found->second.own;
    }
}

void InquiryBook::take(const protocol::Inquiry &inquiry) { put(inquiry); }

void InquiryBook::put(const protocol::Inquiry &inquiry) {
    m_missing.erase(inquiry.inquiry);
    if (inquiry.state == InquiryState::Dismissed)
        return remove(inquiry.inquiry);
    if (inquiry.projected) { // one at a time: the news of the other may be still to come
        for (auto &[id, row] : m_rows)
            row.inquiry.projected = false;
    }
    InquiryRow &row = m_rows[inquiry.inquiry];
    row.inquiry = inquiry;
    row.own = inquiry.seat && inquiry.seat == m_own;
}

void InquiryBook::remove(InquiryId id) {
    m_rows.erase(id);
    m_wishes.erase(id);
}

void InquiryBook::finish() {
    for (const InquiryId id : std::exchange(m_missing, {}))
        remove(id);
}

void InquiryBook::setJoined(InquiryId id, bool joined) {
    const auto found = m_rows.find(id);
    if (found != m_rows.end())
        found->second.joined = joined;
}

void InquiryBook::wish(InquiryId id, bool joined) { m_wishes[id] = joined; }

std::vector<InquiryRow> InquiryBook::sorted() const {
    std::vector<InquiryRow> rows;
    rows.reserve(m_rows.size());
    for (const auto &[id, row] : m_rows) {
        rows.push_back(row);
        if (const auto wished = m_wishes.find(id); wished != m_wishes.end())
            rows.back().joined = wished->second;
    }
    std::ranges::sort(rows, comesBefore);
    return rows;
}

int InquiryBook::openCount() const {
    return static_cast<int>(
        std::ranges::count_if(m_rows, [](const auto &entry) { return entry.second.isOpen(); }));
}

QString InquiryBook::projectedText() const {
    const auto found =
        std::ranges::find_if(m_rows, [](const auto &entry) { return entry.second.inquiry.projected; });
    return found == m_rows.end() ? QString() : found->second.inquiry.text;
}

} // namespace lectern::talk
