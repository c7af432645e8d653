// SPDX-License-Identifier: GPL-3.0-or-later
// One connection to the server, encrypted or not, from looking up the host to its end: messages in, messages out. Made
// anew for every attempt, so that nothing of an old connection can reach a new one.
#pragma once

#include "shared/client/serveraddress.h"
#include "shared/client/servertrust.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/framesplitter.h"

#include <QHostAddress>
#include <QSslSocket>

namespace lectern::client {

enum class Wire { Tls, Plaintext };

enum class LinkFault {
    HostNotFound,
    Refused,
    Unreachable,
    Closed,   // it was up and has ended
    Nonsense, // what came is no message, or far too long
    // During the TLS handshake:
    NotTls,   // it answered with something else
    HungUp,   // it closed without a word: it does not know TLS, or has no time
    TlsAlert, // it speaks TLS, but none that we do
    Identity, // its certificate is not the demanded one
};

class ServerLink : public QObject {
    Q_OBJECT

public:
    explicit ServerLink(QObject *parent);

    void connectTo(const ServerAddress &server, Wire wire, const ServerTrust &demanded);
    void write(const protocol::ClientFrame &frame); // nothing goes out before connected()
    QHostAddress localAddress() const { return m_socket.localAddress(); }
    bool isOnThisComputer() const { return m_socket.peerAddress().isLoopback(); }
    // Of the certificate that the server showed, a refused one too.
    const std::optional<Fingerprint> &fingerprint() const { return m_fingerprint; }

    // Both end the link, which then deletes itself; no signal comes from it any more.
    void finish(); // lets go out what is written
    void abort();

Q_SIGNALS:
    void connected(); // and it is the server that was demanded
    void received(const lectern::protocol::ServerMessage &message);
    void broken(lectern::client::LinkFault fault, const QString &detail); // once; nothing follows

private:
    void onConnected();
    void onEncrypted();
    void begin();
    void readFrames();
    void take(const QByteArray &frame);
    void onSocketError(QAbstractSocket::SocketError error);
    LinkFault faultOf(QAbstractSocket::SocketError error) const;
    void fail(LinkFault fault, const QString &detail);

    QSslSocket m_socket;
    protocol::FrameSplitter m_splitter;
    Wire m_wire = Wire::Plaintext;
    ServerTrust m_demanded;
    std::optional<Fingerprint> m_fingerprint;
    bool m_alerted = false; // a TLS alert went either way, so the other end does speak TLS
    bool m_begun = false;   // connected() was said
    bool m_over = false;    // ended or broken: nothing is read or told any more
};

} // namespace lectern::client
