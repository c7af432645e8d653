// SPDX-License-Identifier: GPL-3.0-or-later
// One connection on its I/O thread: deadlines, heartbeat, send-queue caps, and frames decoded on their way in.
// It knows whether it is logged in, not as whom.
#pragma once

#include "server/net/transport.h"
#include "shared/protocol/codec.h"

#include <chrono>
#include <memory>
#include <optional>

namespace lectern {

// What all sessions of a worker have waiting together, bytes.
struct SendBudget {
    qint64 pending = 0;
};

class Session : public QObject {
    Q_OBJECT

public:
    using Time = std::chrono::steady_clock::time_point;

    Session(ConnectionId id, std::unique_ptr<Transport> transport, SendBudget &budget, Time now);
    ~Session() override;

    ConnectionId id() const { return m_id; }
    qint64 pending() const { return m_accounted; }

    void setLoggedIn(); // larger frames, no deadline any more
    void write(const QByteArray &line, bool isState);
    void flush();
    // Says goodbye and closes; what the peer still sends is not read.
    void close(const QByteArray &farewell, Time now);
    void abort();
    // Several times a second: deadlines and heartbeat.
    void tick(Time now);

    static constexpr std::chrono::milliseconds tickInterval{500};

Q_SIGNALS:
    void decoded(lectern::ConnectionId id, const lectern::protocol::DecodedClientFrame &frame);
    void closed(lectern::ConnectionId id);

private:
    void onFrame(const QByteArray &frame);
    void onDrained();
    void account();
    void updateReading();
    void closeBecause(GoodbyeReason reason, const QString &text, Time now);

    ConnectionId m_id;
    std::unique_ptr<Transport> m_transport;
    SendBudget &m_budget;
    Time m_start;
    Time m_lastHeard;
    Time m_second;          // when the allowance of frames was last refilled
    Time m_closeBy;         // while closing: then it is aborted
    qint64 m_accounted = 0; // what of the budget is ours
    std::optional<QByteArray> m_owedState;
    int m_framesLeft;
    bool m_loggedIn = false;
    bool m_heard = false; // since the last tick
    bool m_pinged = false;
    bool m_reading = true;
    bool m_closing = false;
};

} // namespace lectern
