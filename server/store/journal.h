// SPDX-License-Identifier: GPL-3.0-or-later
// The one queue through which everything leaves the domain. Deliveries of an entry go out when its records
// are durable and all entries before it went out; never before, never in another order. Only searches in what has been
// said let others pass: looking takes long, and what they find is what stands in the file when they are told. One of a
// connection waits at a time: a newer one takes the place of the older, which is refused. When the storage refuses, that
// entry and all behind it are refused, and the classroom is made anew from what is durable.
#pragma once

#include "server/classroom/storagestate.h"

#include <QObject>

namespace lectern {

class Journal : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // Returns at once; committed() follows from the event loop, one signal per group of entries.
    virtual void append(Effects effects) = 0;
    // Commits what waits before returning; for the end of the program. Searches that wait are refused.
    virtual void flush() = 0;
    // It is gone: what it looks for need not be found any more.
    virtual void forget(ConnectionId connection) = 0;

Q_SIGNALS:
    void committed(const std::vector<lectern::Effects> &entries);
    // These are not durable and never will be; nothing waits any more. The state has changed to Nothing before.
    void refused(const std::vector<lectern::Effects> &entries);
    // Follows refused(): all that is durable. The state changes to Read or better after it.
    void restored(const std::vector<lectern::Record> &facts);
    // While it is not writable nobody appends records.
    void stateChanged(const lectern::StorageState &state);
};

} // namespace lectern
