// SPDX-License-Identifier: GPL-3.0-or-later
// Which addresses questions come to, who is answered, and with which address of ours.
#pragma once

#include <QHostAddress>
#include <QList>

namespace lectern::discovery {

// The broadcast address of this computer's own network: all its servers hear it, while one alone hears 127.0.0.1.
// Not every system lets a socket listen there.
QHostAddress everybodyHere();

// Where to wait for questions. A server for this computer alone opens nothing towards the network; any other one
// waits on every address, because broadcast and multicast do not reach a socket that is bound to one.
QList<QHostAddress> placesToListen(const QList<QHostAddress> &server);

// False for a sender that nobody can have, or that is many: a faked one.
bool mayBeAnswered(const QHostAddress &sender, quint16 port, const QList<QHostAddress> &broadcasts);

// The one of the addresses `server` listens on at which somebody at `asker` reaches it, without a scope; null when
// there is none. `route`: our own address on the way to the asker.
QHostAddress reachableAt(const QList<QHostAddress> &server, const QHostAddress &asker,
                         const QHostAddress &route);

// Our own address on the way to `asker`; null when there is no way. Sends nothing.
QHostAddress routeTo(const QHostAddress &asker);

} // namespace lectern::discovery
