// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/chatlog.h"

#include "shared/protocol/limits.h"

#include <algorithm>

namespace lectern {

void ChatLog::add(const record::MessageSaid &fact) {
    if (!m_entries.empty() && fact.message <= m_entries.back().message)
        return;                              // a damaged file must not keep a class from starting
    m_last = std::max(m_last, fact.message); // a class that is made anew has counted further
    m_entries.push_back({fact.message, fact.room, fact.seat, fact.kind, fact.at, false});
    if (fact.key.isEmpty())
        return;
    std::deque<QString> &keys = m_keys[fact.seat];
    keys.push_back(fact.key);
    if (std::ssize(keys) > limits::messageKeys)
        keys.pop_front();
}

void ChatLog::markDeleted(MessageId message) {
    if (const Entry *entry = find(message))
        m_entries[static_cast<size_t>(entry - m_entries.data())].isDeleted = true;
}

void ChatLog::clear() {
    m_entries.clear();
    m_keys.clear();
}

const ChatLog::Entry *ChatLog::find(MessageId message) const {
    const auto entry = std::ranges::lower_bound(m_entries, message, {}, &Entry::message);
    return entry != m_entries.end() && entry->message == message ? &*entry : nullptr;
}

bool ChatLog::wasSaid(SeatId seat, const QString &key) const {
    const auto found = m_keys.constFind(seat);
    return !key.isEmpty() && found != m_keys.constEnd() && std::ranges::find(*found, key) != found->end();
}

} // namespace lectern
