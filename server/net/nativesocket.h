// SPDX-License-Identifier: GPL-3.0-or-later
// What Qt's sockets cannot do, or not as cheaply, on a native descriptor; POSIX and Windows.
#pragma once

#include <QByteArray>
#include <QHostAddress>

#include <optional>

namespace lectern {

struct Peer {
    QHostAddress address; // never an IPv4 address mapped into IPv6
    quint16 port = 0;
};

namespace native {

Peer peerOf(qintptr descriptor);
void drop(qintptr descriptor);
// Calls return at once from here on, and small pieces are sent without waiting for more.
void makeQuick(qintptr descriptor);
// TCP ends a connection whose peer is gone without a word, after two minutes: it asks one that has long been silent
// whether it is there, and where the system can, gives up on one that takes nothing of what is sent.
void keepAlive(qintptr descriptor);
// How many bytes were taken; 0: none for the moment; nothing: the connection, or the peer's half of it, is over.
std::optional<qsizetype> receive(qintptr descriptor, char *into, qsizetype size);
std::optional<qsizetype> send(qintptr descriptor, QByteArrayView bytes);
// The peer reads the end of the stream; what it still sends can be read.
void endWriting(qintptr descriptor);
// Throws away what has come; false: the peer has ended.
bool drain(qintptr descriptor);
// The first byte that waits, 0 to 255, without taking it; -1: none yet; nothing: the connection is over.
std::optional<int> peek(qintptr descriptor);

enum class Accepting { Done, Nobody, NoDescriptors, Failed };
// Takes a connection that waits at a listening descriptor.
Accepting accept(qintptr listening, qintptr &accepted);
// A descriptor that does nothing but keep its number free for later; -1: there is none left.
qintptr reserve();
// Sends a short line to a socket that was just accepted, and closes it; what the peer has sent by then can cost it the line.
void refuse(qintptr descriptor, const QByteArray &line);

} // namespace native

} // namespace lectern
