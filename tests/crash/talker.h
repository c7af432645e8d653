// SPDX-License-Identifier: GPL-3.0-or-later
// What a student says to the class, and what came of it. Whoever comes back says the last message once more with its key,
// answered or not: an answer that was lost on the way leaves no other choice.
#pragma once

#include "tests/crash/listener.h"

namespace lectern::crash {

class Talker : public QObject {
    Q_OBJECT

public:
    // Made before anybody else hears the connection's answers: see tookAnswer().
    Talker(client::Connection &connection, const QString &name, Verdict &verdict);

    void say();    // does nothing while the last one has no answer
    void listen(); // to what the others say, from now on

    bool isSettled() const { return !m_isWaiting && (!m_listener || m_listener->isComplete()); }
    bool tookAnswer() { return std::exchange(m_tookAnswer, false); } // that which is just being told
    const TalkLedger &ledger() const { return m_ledger; }
    const Listener *listener() const { return m_listener ? &*m_listener : nullptr; }

private:
    void takeState(client::LinkState state);
    void send();
    void takeAnswer(const client::Answer &answer);

    client::Connection &m_connection;
    Verdict &m_verdict;
    client::Requester m_requester;
    TalkLedger m_ledger;
    std::optional<Listener> m_listener;
    protocol::Say m_message;        // the last one
    bool m_isWaiting = false;       // for its answer
    bool m_hasLostAnAnswer = false; // so a refusal says nothing of the first time
    bool m_tookAnswer = false;
};

} // namespace lectern::crash
