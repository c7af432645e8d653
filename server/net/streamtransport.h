// SPDX-License-Identifier: GPL-3.0-or-later
// Frames over a Stream. On the descriptor itself: a QTcpSocket costs three more system calls for each vote and
// three times the memory (docs/performance.md).
#pragma once

#include "server/net/framer.h"
#include "server/net/stream.h"
#include "server/net/transport.h"
#include "server/net/turns.h"

#include <QSocketNotifier>
#include <QTimer>

namespace lectern {

class StreamTransport : public Transport {
    Q_OBJECT

public:
    // What becomes of a peer that has ended its half of the stream: the other half ends, too, or peerEnded() tells of it.
    enum class PeerEnd { Closes, IsTold };

    // The handshake of the stream, if it has one, waits for its turns. `chunk`: bytes that are read at a time, at most.
    StreamTransport(std::unique_ptr<Stream> stream, std::unique_ptr<Framer> framer, PeerEnd peerEnd,
                    qsizetype chunk, Turns &turns);
    ~StreamTransport() override;

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
    void onPeerEnded();
    void waitForMore();
    void onSilence();
    void drain();
    void onWritable();
    void send();
    void endWhenSent();
    void end();

    std::unique_ptr<Stream> m_stream; // none: over
    QSocketNotifier m_readable;
    QSocketNotifier m_writable; // on only while the system does not take all at once
    Turns &m_turns;
    std::unique_ptr<Framer> m_framer;
    PeerEnd m_peerEnd;
    qsizetype m_chunk;
    std::unique_ptr<QTimer> m_silence; // only where silence means something
    QByteArray m_unsent;
    enum class Opening { ByPeer, ByUs, Refused, Done } m_opening = Opening::Done; // who has to act
    bool m_hasBegun = false;
    bool m_reading = true;
    bool m_isReadScheduled = false;
    bool m_insideRead = false;
    bool m_peerHasEnded = false;
    bool m_isPeerEndTold = false;
    bool m_closing = false;
};

} // namespace lectern
