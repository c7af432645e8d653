// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/textsession.h"

#include "shared/protocol/limits.h"

#include <utility>

namespace lectern {

using classic::Event;

void TextSession::onFrame(const QByteArray &frame) {
    if (!m_isOver)
        Q_EMIT happened(id(), Event::Said, frame);
}

void TextSession::onFrameTooLong() { end(Event::TooLong); }

void TextSession::onPeerEnded() { end(Event::Ended); }

void TextSession::tickOpen(Time now) {
    const bool hasDeadline = m_door == protocol::Door::Room && !isLoggedIn();
    if (!hasDeadline || now - start() < limits::classicNameTime - tickInterval)
        return;
    if (!std::exchange(m_isLateTold, true))
        Q_EMIT happened(id(), Event::TooLate, {});
}

void TextSession::end(Event event) {
    if (std::exchange(m_isOver, true))
        return;
    stopReading();
    Q_EMIT happened(id(), event, {});
}

QByteArray TextSession::farewellOf(const protocol::Goodbye &goodbye) const {
    return classic::notice(m_door, goodbye.text);
}

} // namespace lectern
