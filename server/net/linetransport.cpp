// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/linetransport.h"

#include "server/net/nativesocket.h"

namespace lectern {

namespace {

// Then others get their turn: a thousand floods must not keep a signal or a login waiting.
constexpr int framesPerTurn = 16;

} // namespace

LineTransport::LineTransport(qintptr descriptor, qsizetype frameLimit, QObject *parent)
    : Transport(parent), m_splitter(frameLimit) {
    // Without it an unread socket collects hundreds of megabytes; with it TCP pushes back.
    m_socket.setReadBufferSize(frameLimit);
    connect(&m_socket, &QTcpSocket::readyRead, this, &LineTransport::read);
    connect(&m_socket, &QTcpSocket::bytesWritten, this, &LineTransport::onBytesWritten);
    connect(&m_socket, &QTcpSocket::disconnected, this, &Transport::closed);
    if (m_socket.setSocketDescriptor(descriptor))
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

void LineTransport::setFrameLimit(qsizetype bytes) {
    m_splitter.setLimit(bytes);
    m_socket.setReadBufferSize(bytes);
}

void LineTransport::setReading(bool reading) {
    m_reading = reading;
    // Not from here: the caller may be in the middle of something.
    if (reading && m_socket.bytesAvailable() + m_splitter.buffered() > 0)
        readSoon();
}

void LineTransport::readSoon() {
    QMetaObject::invokeMethod(this, &LineTransport::read, Qt::QueuedConnection);
}

void LineTransport::read() {
    if (m_closing) {
        m_socket.readAll(); // dropped: data left unread would turn our goodbye into a reset
        return;
    }
    if (m_insideRead)
        return;
    m_insideRead = true;
    int framesLeft = framesPerTurn;
    while (m_reading && !m_closing && isOpen()) {
        const std::optional<QByteArray> frame = m_splitter.next();
        if (frame) {
            Q_EMIT frameReceived(*frame);
            if (--framesLeft > 0)
                continue;
            readSoon();
            break;
        }
        if (m_splitter.isOverlong()) {
            Q_EMIT frameTooLong();
            break;
        }
        const QByteArray bytes = m_socket.readAll();
        if (bytes.isEmpty())
            break;
        m_splitter.append(bytes);
    }
    m_insideRead = false;
}

void LineTransport::write(const QByteArray &frame) {
    if (isOpen())
        m_socket.write(frame);
}

void LineTransport::flush() { m_socket.flush(); }

void LineTransport::onBytesWritten() {
    Q_EMIT drained();
    if (m_closing)
        endWritingWhenSent();
}

// Closing at once could destroy what the peer has not read yet, so the stream ends in our direction first.
void LineTransport::endWritingWhenSent() {
    if (m_socket.bytesToWrite() == 0 && isOpen())
        native::endWriting(m_socket.socketDescriptor());
}

qint64 LineTransport::pending() const { return m_socket.bytesToWrite(); }

void LineTransport::close() {
    m_closing = true;
    m_socket.flush();
    endWritingWhenSent();
    readSoon();
}

void LineTransport::abort() {
    m_closing = true;
    m_socket.abort();
}

} // namespace lectern
