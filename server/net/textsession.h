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
    void happened(lectern::ConnectionId id, lectern::classic::Event event, const QByteArray &message);

protected:
    void onFrame(const QByteArray &frame) override;
    void onFrameTooLong() override;
    void onPeerEnded() override;
    void tickOpen(Time now) override;
    QByteArray farewellOf(const protocol::Goodbye &goodbye) const override;

private:
    void end(classic::Event event);

    protocol::Door m_door;
    bool m_isOver = false; // nothing of it is wanted any more
    // Is not the end: its name may be on its way to the service already, and then it stays.
    bool m_isLateTold = false;
};

} // namespace lectern
