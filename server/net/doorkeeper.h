// SPDX-License-Identifier: GPL-3.0-or-later
// Opens and closes the doors of the plain-text services, at the start and while the class runs.
#pragma once

#include "server/classic/guests.h"
#include "server/handlers/context.h"
#include "server/net/datagramdoor.h"
#include "server/net/listener.h"

#include <map>

namespace lectern {

class DoorKeeper : public QObject, public Doors {
    Q_OBJECT

public:
    // `listen`: addresses, as for the protocol's own port.
    DoorKeeper(const QList<QHostAddress> &listen, classic::Guests &guests, const Clock &clock);

    // One that is open already moves to the new port; whoever is in stays.
    std::optional<Refusal> open(protocol::Door door, int port) override;
    Effects close(protocol::Door door) override;
    protocol::Doors state() const override;

    void setAccepting(bool accepting); // false: newcomers wait in the system's backlog
    void closeAll();                   // at once, for the end of the program; guests are others' business

Q_SIGNALS:
    void accepted(qintptr descriptor, lectern::protocol::Door door);
    void exhausted(qintptr descriptor, lectern::protocol::Door door); // as Listener's
    void announced(const QString &line); // "classic poll: listening on 127.0.0.1:4445"

private:
    struct Opened {
        std::vector<std::unique_ptr<Listener>> listeners;
        std::vector<std::unique_ptr<DatagramDoor>> datagrams;
        int port = 0;
    };
    std::optional<Refusal> listen(Opened &opened, protocol::Door door, const QHostAddress &address);
    std::optional<Refusal> listenTcp(Opened &opened, protocol::Door door, const QHostAddress &address);
    std::optional<Refusal> listenUdp(Opened &opened, protocol::Door door, const QHostAddress &address);
    void announce(protocol::Door door, const Opened &opened);

    QList<QHostAddress> m_listen;
    classic::Guests &m_guests;
    const Clock &m_clock;
    std::map<protocol::Door, Opened> m_open;
    bool m_isAccepting = true;
};

// "127.0.0.1:4445"; every address, IPv4 and IPv6, is [::].
QString placeOf(const QHostAddress &address, int port);
// For those who tell others where to join: empty stands for everywhere.
QStringList placesToJoin(const QList<QHostAddress> &listen);

} // namespace lectern
