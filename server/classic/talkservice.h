// SPDX-License-Identifier: GPL-3.0-or-later
// What the two chats have in common: everybody in them reads what is said in the class's room, and what is said to them
// alone.
#pragma once

#include "server/classic/service.h"

#include <QHash>

namespace lectern::classic {

class TalkService : public Service {
public:
    using Service::Service;

    void gone(ConnectionId connection) override { m_connections.remove(m_members.take(connection)); }
    void enrolled(const Enroll &enroll) override;
    void tell(Letters &letters, const Send &send) override;
    void classEnded(Letters &letters, const protocol::Goodbye &goodbye) override;

protected:
    virtual QString before(const QString &speaker) const = 0; // stands before what somebody said
    Effects say(const Guest &guest, const QString &text, Context &context);
    AllAt allBut(ConnectionId one) const { return {m_door, one}; }

private:
    ConnectionId memberOn(SeatId seat) const { return m_connections.value(seat); } // none: somebody else
    void tellSome(Letters &letters, const std::vector<ConnectionId> &to,
                  const protocol::Message &message) const;

    QHash<SeatId, ConnectionId> m_connections;
    QHash<ConnectionId, SeatId> m_members;
};

} // namespace lectern::classic
