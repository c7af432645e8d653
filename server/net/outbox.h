// SPDX-License-Identifier: GPL-3.0-or-later
// From committed deliveries to bytes: encodes each once and gives it to the workers whose connections it is for.
#pragma once

#include "server/net/letters.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace lectern {

class IoWorker;

class Outbox {
public:
    explicit Outbox(const std::vector<std::unique_ptr<IoWorker>> &workers) : m_workers(workers) {}

    void deliver(const std::vector<Delivery> &deliveries) const;
    // What the plain-text services have made of them.
    void deliver(const classic::Letters &letters) const;
    void adopt(ConnectionId connection, qintptr descriptor, std::optional<protocol::Door> door) const;
    void turnAway(ConnectionId connection, qintptr descriptor, std::optional<protocol::Door> door,
                  const protocol::Goodbye &goodbye) const;
    void closeAll(const protocol::Goodbye &goodbye) const;

private:
    void deliver(const Send &send) const;
    void deliver(const Enroll &enroll) const;
    void deliver(const Dismiss &dismiss) const;
    void deliver(const Recall &) const { Q_ASSERT(false); } // the journal has answered it
    void deliver(const auto &) const {}                     // of the plain-text services
    template <class Letter>
    void post(const outbound::Receivers &receivers, const Letter &letter) const;
    IoWorker &workerOf(ConnectionId connection) const;

    const std::vector<std::unique_ptr<IoWorker>> &m_workers;
};

} // namespace lectern
