// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/textsession.h"

#include "shared/protocol/limits.h"

#include <utility>

namespace lectern {

using Kind = inbound::Text::Kind;

void TextSession::onFrame(const QByteArray &frame) {
    if (!m_isOver)
        Q_EMIT happened(id(), Kind::Message, frame);
}

void TextSession::onFrameTooLong() { end(Kind::TooLong); }

void TextSession::onPeerEnded() { end(Kind::Ended); }

void TextSession::tickOpen(Time now) {
    const bool hasDeadline = m_door == protocol::Door::Room && !isLoggedIn();
    if (hasDeadline && now - start() >= limits::classicNameTime - tickInterval)
        end(Kind::TooLate);
}

void TextSession::end(Kind kind) {
    if (std::exchange(m_isOver, true))
        return;
    stopReading();
    Q_EMIT happened(id(), kind, {});
}

QByteArray TextSession::farewellOf(const protocol::Goodbye &goodbye) const {
    return plainFarewell(m_door, goodbye);
}

QByteArray plainFarewell(protocol::Door door, const protocol::Goodbye &goodbye) {
    return door == protocol::Door::Echo ? QByteArray() : goodbye.text.toUtf8() + '\n';
}

} // namespace lectern
