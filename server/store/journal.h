// SPDX-License-Identifier: GPL-3.0-or-later
// The one queue through which everything leaves the domain. Deliveries of an entry go out when its records
// are durable and all entries before it went out; never before, never in another order.
#pragma once

#include "server/classroom/effects.h"

#include <QObject>

namespace lectern {

struct JournalEntry {
    Effects effects;
    // The request that caused it, so that a failed commit can be told to its sender.
    ConnectionId connection;
    std::optional<RequestId> request;
};

class Journal : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Returns at once; committed() follows from the event loop, one signal per group of entries.
    virtual void append(JournalEntry entry) = 0;
    // Commits what waits before returning; for the end of the program.
    virtual void flush() = 0;

Q_SIGNALS:
    void committed(const std::vector<lectern::JournalEntry> &entries);
    // Nothing of these happened, nor of anything appended since: rebuild the classroom from the file.
    void refused(const std::vector<lectern::JournalEntry> &entries, const QString &why);
};

} // namespace lectern
