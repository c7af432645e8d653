// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/ownhand.h"

#include <utility>

namespace lectern::talk {

OwnHand::OwnHand(client::Requester &requester, QObject *parent) : QObject(parent), m_requester(requester) {}

void OwnHand::setRaised(bool raised) {
    if (!m_requester.isReady()) {
        Q_EMIT refused(
            raised ? tr("Not connected: your hand is not raised. Raise it when the connection is back.")
                   : tr("Not connected: your hand is not lowered. Lower it when the connection is "
                        "back."));
        return;
    }
    m_wanted = raised; // while an answer is under way: asked for behind it
    if (!m_isAsking)
        ask();
}

void OwnHand::ask() {
    m_isAsking = true;
    Q_EMIT changed();
    const bool raised = *m_wanted;
    m_requester.ask(protocol::RaiseHand{raised}, this,
                    [this, raised](const client::Answer &answer) { takeAnswer(raised, answer); });
}

void OwnHand::takeAnswer(bool raised, const client::Answer &answer) {
    m_isAsking = false;
    if (answer.isDone()) {
        if (raised != m_hand.raised)
            m_hand = {raised, 0, 0, false}; // the place follows
        if (m_wanted == !raised)
            return ask();
    }
    m_wanted.reset();
    Q_EMIT changed();
    if (answer.isLost())
        Q_EMIT refused(tr("The connection broke. Look at your hand again when it is back."));
    else if (!answer.isDone())
        Q_EMIT refused(answer.error.text.isEmpty() ? tr("The server refused this, without a reason.")
                                                   : answer.error.text);
}

void OwnHand::acknowledgeCall() {
    if (std::exchange(m_hand.called, false))
        Q_EMIT changed();
}

void OwnHand::startOver() {
    m_hand = {};
    Q_EMIT changed();
}

void OwnHand::receive(const protocol::ServerMessage &message) {
    if (const auto *hand = std::get_if<protocol::Hand>(&message)) {
        m_hand = *hand;
        Q_EMIT changed();
    }
}

} // namespace lectern::talk
