// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/protocolsession.h"

#include "shared/protocol/limits.h"

#include <utility>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

void ProtocolSession::setLoggedIn() {
    Session::setLoggedIn();
    transport().setFrameLimit(limits::frameAfterLogin);
}

void ProtocolSession::onFrame(const QByteArray &frame) {
    m_heard = true;
    Q_EMIT decoded(id(), protocol::decodeClientFrame(frame));
}

void ProtocolSession::onFrameTooLong() {
    const qsizetype limit = isLoggedIn() ? limits::frameAfterLogin : limits::frameBeforeLogin;
    const QString text = u"A message of at most %1 bytes is allowed here."_s.arg(limit);
    close({GoodbyeReason::FrameTooLong, text}, std::chrono::steady_clock::now());
}

void ProtocolSession::tickOpen(Time now) {
    if (std::exchange(m_heard, false)) {
        m_lastHeard = now;
        m_pinged = false;
    }
    if (!isLoggedIn()) {
        if (now - start() >= limits::loginTime - tickInterval)
            close({GoodbyeReason::LoginTimeout, u"No login came in time."_s}, now);
    } else if (now - m_lastHeard >= limits::serverDead - tickInterval) {
        abort();
    } else if (now - m_lastHeard >= limits::serverPing && !std::exchange(m_pinged, true)) {
        write(protocol::encode(protocol::ServerMessage(protocol::Ping{})), false);
        flush();
    }
}

QByteArray ProtocolSession::farewellOf(const protocol::Goodbye &goodbye) const {
    return protocol::encode(goodbye);
}

} // namespace lectern
