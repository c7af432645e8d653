// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/inquiryorder.h"

#include <tuple>

namespace lectern::talk {

namespace {

// Ids count up: the oldest has the smallest, whatever a clock said.
auto placeOf(const InquiryRow &row) { return std::tuple(!row.isOpen(), -row.inquiry.meToo, row.id()); }

auto contentOf(const InquiryRow &row) {
    const protocol::Inquiry &it = row.inquiry;
    return std::tie(it.inquiry, it.seat, it.name, it.text, it.at, it.meToo, it.state, it.answer, it.projected,
                    row.own, row.joined);
}

} // namespace

bool comesBefore(const InquiryRow &a, const InquiryRow &b) { return placeOf(a) < placeOf(b); }

bool isSame(const InquiryRow &a, const InquiryRow &b) { return contentOf(a) == contentOf(b); }

} // namespace lectern::talk
