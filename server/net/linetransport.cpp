// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/linetransport.h"

#include "server/net/nativesocket.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lectern {

namespace {

// Then others get their turn: a thousand floods must not keep a signal or a login waiting.
constexpr int framesPerTurn = 16;
constexpr qsizetype bytesPerTurn = 16 * 1024;

} // namespace

LineTransport::LineTransport(qintptr descriptor, qsizetype frameLimit, QObject *parent)
    : Transport(parent),
      m_descriptor(descriptor),
      m_readable(descriptor, QSocketNotifier::Read),
      m_writable(descriptor, QSocketNotifier::Write),
      m_splitter(frameLimit),
      m_frameLimit(frameLimit) {
    m_writable.setEnabled(false);
    native::makeQuick(descriptor);
    connect(&m_readable, &QSocketNotifier::activated, this, &LineTransport::read);
    connect(&m_writable, &QSocketNotifier::activated, this, &LineTransport::onWritable);
}

LineTransport::~LineTransport() {
    m_readable.setEnabled(false); // before the descriptor means something else
    m_writable.setEnabled(false);
    if (isOpen())
        native::drop(m_descriptor);
}

void LineTransport::setFrameLimit(qsizetype bytes) {
    m_splitter.setLimit(bytes);
    m_frameLimit = bytes;
}

void LineTransport::setReading(bool reading) {
    m_reading = reading;
    if (!isOpen() || m_closing)
        return;
    m_readable.setEnabled(reading && !m_peerHasEnded);
    // Not from here: the caller may be in the middle of something.
    if (reading && (m_splitter.buffered() > 0 || m_peerHasEnded))
        readSoon();
}

void LineTransport::readSoon() {
    if (!std::exchange(m_isReadScheduled, true)) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_isReadScheduled = false;
                read();
            },
            Qt::QueuedConnection);
    }
}

void LineTransport::read() {
    if (m_insideRead || !isOpen())
        return;
    if (m_closing) {
        drain();
        return;
    }
    m_insideRead = true;
    handOutFrames();
    m_insideRead = false;
}

void LineTransport::handOutFrames() {
    int framesLeft = framesPerTurn;
    bool mayReceive = true;
    while (m_reading && !m_closing && isOpen()) {
        if (const std::optional<QByteArray> frame = m_splitter.next()) {
            Q_EMIT frameReceived(*frame);
            if (--framesLeft > 0)
                continue;
            readSoon();
            return;
        }
        if (m_splitter.isOverlong()) {
            Q_EMIT frameTooLong();
            return;
        }
        if (m_peerHasEnded) {
            end();
            return;
        }
        if (!std::exchange(mayReceive, false) || !receive())
            return; // the event loop tells of what is left
    }
}

// False when there was nothing.
bool LineTransport::receive() {
    std::array<char, bytesPerTurn> bytes;
    const auto count = native::receive(m_descriptor, bytes.data(), std::min(bytesPerTurn, m_frameLimit));
    if (!count) {
        m_peerHasEnded = true;
        m_readable.setEnabled(false);
    } else {
        m_splitter.append({bytes.data(), *count});
    }
    return !count || *count > 0;
}

// Dropped: data left unread would turn our goodbye into a reset.
void LineTransport::drain() {
    std::array<char, bytesPerTurn> bytes;
    if (!native::receive(m_descriptor, bytes.data(), bytesPerTurn))
        end();
}

void LineTransport::write(const QByteArray &frame) {
    if (!isOpen())
        return;
    if (m_unsent.isEmpty())
        m_unsent = frame; // shared with everybody else who gets it
    else
        m_unsent += frame;
}

void LineTransport::flush() {
    if (!m_unsent.isEmpty() && !m_writable.isEnabled())
        send();
}

void LineTransport::onWritable() {
    if (!isOpen())
        return;
    send();
    Q_EMIT drained();
    if (m_closing)
        endWhenSent();
}

void LineTransport::send() {
    const auto sent = native::send(m_descriptor, m_unsent);
    if (!sent) {
        m_unsent.clear();
        m_writable.setEnabled(false);
        QMetaObject::invokeMethod(this, &LineTransport::end, Qt::QueuedConnection); // the caller is not done
        return;
    }
    if (*sent == m_unsent.size())
        m_unsent = QByteArray();
    else
        m_unsent.remove(0, *sent);
    if (m_writable.isEnabled() != !m_unsent.isEmpty())
        m_writable.setEnabled(!m_unsent.isEmpty());
}

void LineTransport::close() {
    m_closing = true;
    if (!isOpen())
        return;
    flush();
    m_readable.setEnabled(!m_peerHasEnded);
    endWhenSent();
}

// Closing at once could destroy what the peer has not read yet, so the stream ends in our direction first.
void LineTransport::endWhenSent() {
    if (!isOpen() || !m_unsent.isEmpty())
        return;
    native::endWriting(m_descriptor);
    if (m_peerHasEnded)
        QMetaObject::invokeMethod(this, &LineTransport::end, Qt::QueuedConnection);
}

void LineTransport::end() {
    m_closing = true;
    if (!isOpen())
        return;
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    native::drop(std::exchange(m_descriptor, -1));
    m_unsent.clear();
    Q_EMIT closed();
}

} // namespace lectern
