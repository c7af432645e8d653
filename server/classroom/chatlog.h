// SPDX-License-Identifier: GPL-3.0-or-later
// Which messages there are, and whose: enough to say who may delete one, and to know one that comes twice. What was
// said stands in the file alone.
#pragma once

#include "server/classroom/records.h"

#include <QHash>

#include <deque>
#include <vector>

namespace lectern {

class ChatLog {
public:
    struct Entry {
        MessageId message;
        RoomId room;
        SeatId seat;
        protocol::MessageKind kind = protocol::MessageKind::Message;
        qint64 at = 0;
        bool isDeleted = false;
    };

    void add(const record::MessageSaid &fact);
    void markDeleted(MessageId message);
    // The lesson is over: all gone; ids go on counting.
    void clear();

    const Entry *find(MessageId message) const;
    // Whether this seat has said something with that mark lately. An empty one is none.
    bool wasSaid(SeatId seat, const QString &key) const;
    MessageId nextId() const { return {m_last.value + 1}; }

private:
    std::vector<Entry> m_entries; // in the order of their ids
    QHash<SeatId, std::deque<QString>> m_keys;
    MessageId m_last;
};

} // namespace lectern
