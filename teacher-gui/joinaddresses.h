// SPDX-License-Identifier: GPL-3.0-or-later
// What a student types to join.
#pragma once

#include "shared/client/connection.h"

#include <QHostAddress>
#include <QStringList>

namespace lectern::teacher {

// The best one first. A server on this computer is joined at the computer's own addresses, as far as it listens there
// (empty: everywhere), any other one at the address that the teacher used.
QStringList joinAddresses(const client::Connection &connection, const QStringList &listen);

// The same from its parts: `own` as this computer's interfaces have them, the one of the default route first.
QStringList joinAddresses(const client::ServerAddress &server, bool onThisComputer,
                          const QList<QHostAddress> &own, const QStringList &listen = {});

} // namespace lectern::teacher
