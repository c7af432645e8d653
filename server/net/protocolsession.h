// SPDX-License-Identifier: GPL-3.0-or-later
// A connection that speaks the protocol: frames are decoded on their way in, the login has a deadline, and silence is
// asked whether anybody is there.
#pragma once

#include "server/net/session.h"
#include "shared/protocol/codec.h"

namespace lectern {

class ProtocolSession : public Session {
    Q_OBJECT

public:
    ProtocolSession(ConnectionId id, std::unique_ptr<Transport> transport, SendBudget &budget, Time now)
        : Session(id, std::move(transport), budget, now), m_lastHeard(now) {}

    Tongue tongue() const override { return Tongue::Protocol; }
    void setLoggedIn() override; // larger frames

Q_SIGNALS:
    void decoded(lectern::ConnectionId id, const lectern::protocol::DecodedClientFrame &frame);

protected:
    void onFrame(const QByteArray &frame) override;
    void onFrameTooLong() override;
    void tickOpen(Time now) override;
    QByteArray farewellOf(const protocol::Goodbye &goodbye) const override;

private:
    Time m_lastHeard;
    bool m_heard = false; // since the last tick
    bool m_pinged = false;
};

} // namespace lectern
