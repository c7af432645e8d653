// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/streamtransport.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lectern {

namespace {

// Then others get their turn: a thousand floods must not keep a signal or a login waiting.
constexpr int framesPerTurn = 16;
constexpr qsizetype bytesPerTurn = 16 * 1024;

} // namespace

StreamTransport::StreamTransport(std::unique_ptr<Stream> stream, std::unique_ptr<Framer> framer,
                                 PeerEnd peerEnd, qsizetype chunk, Turns &turns)
    : m_stream(std::move(stream)),
      m_readable(m_stream->descriptor(), QSocketNotifier::Read),
      m_writable(m_stream->descriptor(), QSocketNotifier::Write),
      m_turns(turns),
      m_framer(std::move(framer)),
      m_peerEnd(peerEnd),
      m_chunk(std::min(chunk, bytesPerTurn)),
      m_opening(m_stream->needsHandshake() ? Opening::ByPeer : Opening::Done) {
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &StreamTransport::onReadable);
    connect(&m_writable, &QSocketNotifier::activated, this, &StreamTransport::onWritable);
}

StreamTransport::~StreamTransport() {
    m_readable.setEnabled(false); // before the descriptor means something else
    m_writable.setEnabled(false);
}

void StreamTransport::setFrameLimit(qsizetype bytes) {
    m_framer->setLimit(bytes);
    m_chunk = std::min(bytes, bytesPerTurn);
}

// ---- opening ----

void StreamTransport::queueForTurn() {
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    m_opening = Opening::ByUs;
    const auto which = std::exchange(m_hasBegun, true) ? Turns::Which::Further : Turns::Which::First;
    m_turns.queue(*this, which, [this] { open(); });
}

void StreamTransport::open() {
    if (!isOpen())
        return;
    const Stream::Opening step = m_stream->open();
    m_opening = step == Stream::Opening::Done      ? Opening::Done
                : step == Stream::Opening::Refused ? Opening::Refused
                                                   : Opening::ByPeer;
    if (step == Stream::Opening::Failed)
        end();
    else if (step == Stream::Opening::Done)
        startTalking();
    else
        (step == Stream::Opening::WantsToWrite ? m_writable : m_readable).setEnabled(true);
}

void StreamTransport::startTalking() {
    if (!m_unsent.isEmpty()) {
        send();
        Q_EMIT drained();
    }
    if (!isOpen())
        return;
    m_readable.setEnabled(m_reading || m_closing);
    if (m_closing)
        endWhenSent();
    else if (m_reading && m_stream->hasReceived())
        readSoon();
}

// ---- reading ----

void StreamTransport::setReading(bool reading) {
    m_reading = reading;
    if (!isOpen() || m_closing || m_opening != Opening::Done)
        return;
    m_readable.setEnabled(reading && !m_peerHasEnded);
    // Not from here: the caller may be in the middle of something.
    if (reading && (m_framer->buffered() > 0 || m_stream->hasReceived() || m_peerHasEnded))
        readSoon();
}

void StreamTransport::onReadable() {
    if (m_opening == Opening::ByPeer)
        queueForTurn();
    else
        read();
}

void StreamTransport::readSoon() {
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

void StreamTransport::read() {
    if (m_insideRead || !isOpen())
        return;
    if (m_closing || m_opening == Opening::Refused) {
        drain();
        return;
    }
    m_insideRead = true;
    handOutFrames();
    m_insideRead = false;
}

void StreamTransport::handOutFrames() {
    int framesLeft = framesPerTurn;
    bool mayReceive = true;
    while (m_reading && !m_closing && isOpen()) {
        if (const std::optional<QByteArray> frame = m_framer->next()) {
            Q_EMIT frameReceived(*frame);
            if (--framesLeft > 0)
                continue;
            readSoon();
            return;
        }
        if (m_framer->isOverlong()) {
            Q_EMIT frameTooLong();
            return;
        }
        if (m_peerHasEnded) {
            onPeerEnded();
            return;
        }
        if (!mayReceive) {
            if (m_stream->hasReceived())
                readSoon();
            waitForMore();
            return; // the event loop tells of the rest
        }
        if (!receive()) {
            waitForMore();
            return;
        }
        mayReceive = false;
    }
}

void StreamTransport::onPeerEnded() {
    if (m_peerEnd == PeerEnd::Closes)
        end();
    else if (!std::exchange(m_isPeerEndTold, true))
        Q_EMIT peerEnded();
}

void StreamTransport::waitForMore() {
    const auto patience = m_framer->patience();
    if (!patience) {
        if (m_silence)
            m_silence->stop();
        return;
    }
    if (!m_silence) {
        m_silence = std::make_unique<QTimer>(this);
        m_silence->setSingleShot(true);
        m_silence->setTimerType(Qt::PreciseTimer);
        connect(m_silence.get(), &QTimer::timeout, this, &StreamTransport::onSilence);
    }
    m_silence->start(*patience);
}

// While the peer is not read nobody knows whether it is silent; that begins anew when it is read again. And when this
// thread was busy for that long, the silence was its own: what came meanwhile belongs to the message.
void StreamTransport::onSilence() {
    if (!m_reading || m_closing || !isOpen() || m_insideRead || m_isReadScheduled)
        return;
    if (!receive())
        m_framer->silence();
    read();
}

// False when there was nothing.
bool StreamTransport::receive() {
    std::array<char, bytesPerTurn> bytes;
    const auto count = m_stream->receive(bytes.data(), m_chunk);
    if (!count) {
        m_peerHasEnded = true;
        m_readable.setEnabled(false);
        m_framer->finish();
    } else {
        m_framer->append({bytes.data(), *count});
    }
    return !count || *count > 0;
}

// Data left unread would turn our goodbye into a reset.
void StreamTransport::drain() {
    if (!m_stream->drain())
        end();
}

// ---- writing ----

void StreamTransport::write(const QByteArray &frame) {
    if (!isOpen())
        return;
    if (m_unsent.isEmpty())
        m_unsent = frame; // shared with everybody else who gets it
    else
        m_unsent += frame;
}

void StreamTransport::flush() {
    if (m_opening == Opening::Done && !m_unsent.isEmpty() && !m_writable.isEnabled())
        send();
}

void StreamTransport::onWritable() {
    if (!isOpen())
        return;
    if (m_opening == Opening::ByPeer) {
        queueForTurn();
        return;
    }
    send();
    Q_EMIT drained();
    if (m_closing)
        endWhenSent();
}

void StreamTransport::send() {
    const auto sent = m_stream->send(m_unsent);
    if (!sent) {
        m_unsent.clear();
        m_writable.setEnabled(false);
        QMetaObject::invokeMethod(this, &StreamTransport::end,
                                  Qt::QueuedConnection); // the caller is not done
        return;
    }
    if (*sent == m_unsent.size())
        m_unsent = QByteArray();
    else
        m_unsent.remove(0, *sent);
    if (m_writable.isEnabled() != !m_unsent.isEmpty())
        m_writable.setEnabled(!m_unsent.isEmpty());
}

// ---- ending ----

void StreamTransport::close() {
    m_closing = true;
    if (!isOpen() || m_opening != Opening::Done)
        return; // goes on when the handshake is over
    flush();
    m_readable.setEnabled(!m_peerHasEnded);
    endWhenSent();
}

// Closing at once could destroy what the peer has not read yet, so the stream ends in our direction first.
void StreamTransport::endWhenSent() {
    if (!isOpen() || !m_unsent.isEmpty())
        return;
    m_stream->endWriting();
    if (m_peerHasEnded)
        QMetaObject::invokeMethod(this, &StreamTransport::end, Qt::QueuedConnection);
}

void StreamTransport::end() {
    m_closing = true;
    if (!isOpen())
        return;
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    m_stream.reset();
    m_unsent.clear();
    Q_EMIT closed();
}

} // namespace lectern
