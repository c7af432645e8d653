// SPDX-License-Identifier: GPL-3.0-or-later
// Whole frames to and from one peer. A Session knows no more of the network than this, so another carrier
// (WebSocket) is one more class, not another session.
#pragma once

#include <QByteArray>
#include <QObject>

namespace lectern {

class Transport : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void setFrameLimit(qsizetype bytes) = 0;
    // Paused: what the peer sends stays with the peer, once the small receive buffers are full.
    virtual void setReading(bool reading) = 0;
    // Queues; flush() hands all that waits to the system in one go.
    virtual void write(const QByteArray &frame) = 0;
    virtual void flush() = 0;
    virtual qint64 pending() const = 0; // bytes queued and not yet taken by the system
    // True while a handshake waits for the peer: what is written waits too.
    virtual bool isSlowToOpen() const = 0;
    // Sends what is queued, then the end of the stream; closed() follows when the peer has seen it.
    virtual void close() = 0;
    virtual void abort() = 0; // at once; closed() follows

Q_SIGNALS:
    void frameReceived(const QByteArray &frame);
    void frameTooLong();
    void peerEnded(); // sends nothing more, but still reads; only of a carrier that was made to tell so
    void drained();   // the system took some of what was pending
    void closed();
};

} // namespace lectern
