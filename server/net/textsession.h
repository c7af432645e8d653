// SPDX-License-Identifier: GPL-3.0-or-later
// A connection to one of the plain-text services. All it does by itself is to watch over the time for a name: what is
// said to a guest is the service's to say, behind what it has said already.
#pragma once

#include "server/net/letters.h"
#include "server/net/session.h"

namespace lectern {

class TextSession : public Session {
    Q_OBJECT

public:
    TextSession(ConnectionId id, protocol::Door door, std::unique_ptr<Transport> transport,
                SendBudget &budget, Time now)
        : Session(id, std::move(transport), budget, now), m_door(door) {}

    Tongue tongue() const override { return Tongue::Plain; }

Q_SIGNALS:
    void happened(lectern::ConnectionId id, lectern::inbound::Text::Kind kind, const QByteArray &message);

protected:
    void onFrame(const QByteArray &frame) override;
    void onFrameTooLong() override;
    void onPeerEnded() override;
    void tickOpen(Time now) override;
    QByteArray farewellOf(const protocol::Goodbye &goodbye) const override;

private:
    void end(inbound::Text::Kind kind);

    protocol::Door m_door;
    bool m_isOver = false; // nothing of it is wanted any more
};

// A sentence that a guest of that door understands, where no service is asked.
QByteArray plainFarewell(protocol::Door door, const protocol::Goodbye &goodbye);

} // namespace lectern
