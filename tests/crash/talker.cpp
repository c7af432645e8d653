// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/talker.h"

namespace lectern::crash {

using client::Answer;
using client::LinkState;

Talker::Talker(client::Connection &connection, const QString &name, Verdict &verdict)
    : m_connection(connection), m_verdict(verdict), m_requester(connection), m_ledger(name) {
    connect(&connection, &client::Connection::stateChanged, this, &Talker::takeState);
}

void Talker::say() {
    if (m_isWaiting || !m_connection.isReady())
        return;
    m_message.text = m_message.key = m_ledger.next();
    m_hasLostAnAnswer = false;
    send();
}

void Talker::listen() {
    m_listener.emplace(m_connection, m_requester, m_verdict);
    connect(&*m_listener, &Listener::answered, this, [this] { m_tookAnswer = true; });
}

void Talker::takeState(LinkState state) {
    if (state != LinkState::Ready)
        return;
    if (!m_message.key.isEmpty() && !m_ledger.isRefused())
        send();
    if (m_listener)
        m_listener->lookBack();
}

void Talker::send() {
    m_isWaiting = true;
    m_requester.ask(m_message, this, [this](const Answer &answer) { takeAnswer(answer); });
}

void Talker::takeAnswer(const Answer &answer) {
    if (answer.isLost()) { // it is sent again at the return
        m_hasLostAnAnswer = true;
        return;
    }
    m_tookAnswer = true;
    m_isWaiting = false;
    if (answer.isDone())
        m_ledger.acknowledged();
    else if (!m_hasLostAnAnswer)
        m_ledger.refused();
}

} // namespace lectern::crash
