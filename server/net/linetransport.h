// SPDX-License-Identifier: GPL-3.0-or-later
// Frames as lines over TCP. On the descriptor itself: a QTcpSocket costs three more system calls for each vote and
// three times the memory (docs/performance.md).
#pragma once

#include "server/net/transport.h"
#include "shared/protocol/framesplitter.h"

#include <QSocketNotifier>

namespace lectern {

class LineTransport : public Transport {
    Q_OBJECT

public:
    // The descriptor is ours from here on.
    LineTransport(qintptr descriptor, qsizetype frameLimit, QObject *parent = nullptr);
    ~LineTransport() override;

    void setFrameLimit(qsizetype bytes) override;
    void setReading(bool reading) override;
    void write(const QByteArray &frame) override;
    void flush() override;
    qint64 pending() const override { return m_unsent.size(); }
    void close() override;
    void abort() override { end(); }

private:
    bool isOpen() const { return m_descriptor >= 0; }
    void read();
    void readSoon();
    void handOutFrames();
    bool receive();
    void drain();
    void onWritable();
    void send();
    void endWhenSent();
    void end();

    qintptr m_descriptor;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable; // on only while the system does not take all at once
    protocol::FrameSplitter m_splitter;
    qsizetype m_frameLimit;
    QByteArray m_unsent;
    bool m_reading = true;
    bool m_isReadScheduled = false;
    bool m_insideRead = false;
    bool m_peerHasEnded = false;
    bool m_closing = false;
};

} // namespace lectern
