// SPDX-License-Identifier: GPL-3.0-or-later
// One TCP connection to the server, from looking up the host to its end: messages in, messages out. Made anew
// for every attempt, so that nothing of an old connection can reach a new one.
#pragma once

#include "shared/client/serveraddress.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/framesplitter.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace lectern::client {

enum class LinkFault {
    HostNotFound,
    Refused,
    Unreachable,
    Closed,   // it was up and has ended
    Nonsense, // what came is no message, or far too long
};

class ServerLink : public QObject {
    Q_OBJECT

public:
    explicit ServerLink(QObject *parent);

    void connectTo(const ServerAddress &server);
    void write(const protocol::ClientFrame &frame);
    QHostAddress localAddress() const { return m_socket.localAddress(); }

    // Both end the link, which then deletes itself; no signal comes from it any more.
    void finish(); // lets go out what is written
    void abort();

Q_SIGNALS:
    void connected();
    void received(const lectern::protocol::ServerMessage &message);
    void broken(lectern::client::LinkFault fault, const QString &detail); // once; nothing follows

private:
    void onConnected();
    void readFrames();
    void take(const QByteArray &frame);
    void onSocketError(QAbstractSocket::SocketError error);
    void fail(LinkFault fault, const QString &detail);

    QTcpSocket m_socket;
    protocol::FrameSplitter m_splitter;
    bool m_over = false; // ended or broken: nothing is read or told any more
};

} // namespace lectern::client
