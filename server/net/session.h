// SPDX-License-Identifier: GPL-3.0-or-later
// One connection on its I/O thread: deadlines, send-queue caps, and what becomes of the frames that come in. It knows
// whether it is logged in, not as whom.
#pragma once

#include "server/classroom/effects.h"
#include "server/net/transport.h"

#include <chrono>
#include <memory>
#include <optional>

namespace lectern {

// What all sessions of a worker have waiting together, bytes.
struct SendBudget {
    qint64 pending = 0;
};

// What is understood at the other end. What is told to many goes out in both, to each in its own.
enum class Tongue { Protocol, Plain };

class Session : public QObject {
    Q_OBJECT

public:
    using Time = std::chrono::steady_clock::time_point;

    Session(ConnectionId id, std::unique_ptr<Transport> transport, SendBudget &budget, Time now);
    ~Session() override;

    ConnectionId id() const { return m_id; }
    qint64 pending() const { return m_accounted; }
    virtual Tongue tongue() const = 0;

    virtual void setLoggedIn() { m_loggedIn = true; } // no deadline any more
    void write(const QByteArray &bytes, bool isState);
    void flush();
    // Says goodbye and closes; what the peer still sends is not read.
    void close(const QByteArray &farewell, Time now);
    void close(const protocol::Goodbye &goodbye, Time now) { close(farewellOf(goodbye), now); }
    void abort();
    // Several times a second: deadlines and heartbeat.
    void tick(Time now);

    static constexpr std::chrono::milliseconds tickInterval{500};

Q_SIGNALS:
    void closed(lectern::ConnectionId id);

protected:
    virtual void onFrame(const QByteArray &frame) = 0;
    virtual void onFrameTooLong() = 0;
    virtual void onPeerEnded() {}
    virtual void tickOpen(Time now) = 0;
    virtual QByteArray farewellOf(const protocol::Goodbye &goodbye) const = 0;

    Transport &transport() { return *m_transport; }
    bool isLoggedIn() const { return m_loggedIn; }
    Time start() const { return m_start; }
    void stopReading(); // for good

private:
    void takeFrame(const QByteArray &frame);
    void onDrained();
    void account();
    void updateReading();

    ConnectionId m_id;
    std::unique_ptr<Transport> m_transport;
    SendBudget &m_budget;
    Time m_start;
    Time m_second;          // when the allowance of frames was last refilled
    Time m_closeBy;         // while closing: then it is aborted
    qint64 m_accounted = 0; // what of the budget is ours
    std::optional<QByteArray> m_owedState;
    int m_framesLeft;
    bool m_loggedIn = false;
    bool m_reading = true;
    bool m_isDeaf = false;
    bool m_closing = false;
};

} // namespace lectern
