// SPDX-License-Identifier: GPL-3.0-or-later
// Frames as lines over a TCP socket.
#pragma once

#include "server/net/transport.h"
#include "shared/protocol/framesplitter.h"

#include <QTcpSocket>

namespace lectern {

class LineTransport : public Transport {
    Q_OBJECT

public:
    LineTransport(qintptr descriptor, qsizetype frameLimit, QObject *parent = nullptr);
    ~LineTransport() override { m_socket.disconnect(this); }

    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

    void setFrameLimit(qsizetype bytes) override;
    void setReading(bool reading) override;
    void write(const QByteArray &frame) override;
    void flush() override;
    qint64 pending() const override;
    void close() override;
    void abort() override;

private:
    void read();
    void readSoon();
    void onBytesWritten();
    void endWritingWhenSent();

    QTcpSocket m_socket;
    protocol::FrameSplitter m_splitter;
    bool m_reading = true;
    bool m_insideRead = false;
    bool m_closing = false;
};

} // namespace lectern
