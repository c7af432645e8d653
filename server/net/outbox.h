// SPDX-License-Identifier: GPL-3.0-or-later
// From committed deliveries to bytes: encodes each once and gives it to the workers whose connections it is for.
#pragma once

#include "server/classroom/effects.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace lectern {

class IoWorker;

class Outbox {
public:
    explicit Outbox(const std::vector<std::unique_ptr<IoWorker>> &workers) : m_workers(workers) {}

    void deliver(const std::vector<Delivery> &deliveries) const;
    void adopt(ConnectionId connection, qintptr descriptor) const;
    void turnAway(ConnectionId connection, qintptr descriptor, const protocol::Goodbye &goodbye) const;
    void closeAll(const protocol::Goodbye &goodbye) const;

private:
    void deliver(const Send &send) const;
    void deliver(const Enroll &enroll) const;
    void deliver(const Dismiss &dismiss) const;
    void deliver(const Recall &) const { Q_ASSERT(false); } // the journal has answered it
    template <class Letter>
    void post(const Audience &audience, const Letter &letter) const;
    IoWorker &workerOf(ConnectionId connection) const;

    const std::vector<std::unique_ptr<IoWorker>> &m_workers;
};

} // namespace lectern
