// SPDX-License-Identifier: GPL-3.0-or-later
// The few things that Qt's sockets cannot do, on a native descriptor; POSIX and Windows.
#pragma once

#include <QByteArray>
#include <QHostAddress>

namespace lectern {

struct Peer {
    QHostAddress address; // never an IPv4 address mapped into IPv6
    quint16 port = 0;
};

namespace native {

Peer peerOf(qintptr descriptor);
// Sends one short line to a socket that was just accepted, and closes it.
void refuse(qintptr descriptor, const QByteArray &line);
void drop(qintptr descriptor);
// The peer reads the end of the stream; what it still sends can be read.
void endWriting(qintptr descriptor);

} // namespace native

} // namespace lectern
