// SPDX-License-Identifier: GPL-3.0-or-later
// The one queue through which everything leaves the domain. Deliveries of an entry go out when its records
// are durable and all entries before it went out; never before, never in another order.
#pragma once

#include "server/classroom/effects.h"

#include <QObject>

namespace lectern {

class Journal : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // Returns at once; committed() follows from the event loop, one signal per group of entries.
    virtual void append(Effects effects) = 0;
    // Commits what waits before returning; for the end of the program.
    virtual void flush() = 0;

Q_SIGNALS:
    void committed(const std::vector<lectern::Effects> &entries);
};

} // namespace lectern
