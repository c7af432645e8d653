// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/panenotices.h"

#include <algorithm>

namespace lectern::talk {

const PaneRow &PaneNotices::add(const QString &text, qint64 at, MessageId newest) {
    PaneRow row{{newest, ++m_last}, {}};
    row.message.text = text;
    row.message.at = at;
    if (m_rows.size() == most)
        m_rows.pop_front();
    m_rows.push_back(std::move(row));
    return m_rows.back();
}

void PaneNotices::settle(const std::vector<protocol::Message> &page) {
    for (PaneRow &row : m_rows) {
        if (row.place.message)
            break;
        for (const protocol::Message &message : page) {
            if (message.at <= row.message.at)
                row.place.message = message.message;
        }
    }
    std::ranges::sort(m_rows, {}, &PaneRow::place);
}

std::vector<PaneRow> PaneNotices::between(PanePlace from, PanePlace to,
                                          const std::vector<protocol::Message> &messages) const {
    std::vector<PaneRow> rows;
    for (const protocol::Message &message : messages)
        rows.push_back({{message.message, 0}, message});
    std::ranges::copy_if(m_rows, std::back_inserter(rows),
                         [&](const PaneRow &row) { return from < row.place && row.place < to; });
    std::ranges::sort(rows, {}, &PaneRow::place);
    return rows;
}

} // namespace lectern::talk
