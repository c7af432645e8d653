// SPDX-License-Identifier: GPL-3.0-or-later
// Frames as lines over a Stream. On the descriptor itself: a QTcpSocket costs three more system calls for each vote and
// three times the memory (docs/performance.md).
#pragma once

#include "server/net/stream.h"
#include "server/net/transport.h"
#include "server/net/turns.h"
#include "shared/protocol/framesplitter.h"

#include <QSocketNotifier>

namespace lectern {

class LineTransport : public Transport {
    Q_OBJECT

public:
    // The handshake of the stream, if it has one, waits for its turns.
    LineTransport(std::unique_ptr<Stream> stream, qsizetype frameLimit, Turns &turns);
    ~LineTransport() override;

    void setFrameLimit(qsizetype bytes) override;
    void setReading(bool reading) override;
    void write(const QByteArray &frame) override;
    void flush() override;
    qint64 pending() const override { return m_unsent.size(); }
    bool isSlowToOpen() const override {
        return m_opening == Opening::ByPeer || m_opening == Opening::Refused;
    }
    void close() override;
    void abort() override { end(); }

private:
    bool isOpen() const { return m_stream != nullptr; }
    void queueForTurn();
    void open();
    void startTalking();
    void onReadable();
    void read();
    void readSoon();
    void handOutFrames();
    bool receive();
    void drain();
    void onWritable();
    void send();
    void endWhenSent();
    void end();

    std::unique_ptr<Stream> m_stream; // none: over
    QSocketNotifier m_readable;
    QSocketNotifier m_writable; // on only while the system does not take all at once
    Turns &m_turns;
    protocol::FrameSplitter m_splitter;
    qsizetype m_frameLimit;
    QByteArray m_unsent;
    enum class Opening { ByPeer, ByUs, Refused, Done } m_opening = Opening::Done; // who has to act
    bool m_hasBegun = false;
    bool m_reading = true;
    bool m_isReadScheduled = false;
    bool m_insideRead = false;
    bool m_peerHasEnded = false;
    bool m_closing = false;
};

} // namespace lectern
