// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps what is said to the class, as one of its people hears it. After every return the past is read again since the
// last time: what was told must be there still, and stays what it was.
#pragma once

#include "shared/client/requester.h"
#include "tests/crash/talkledger.h"
#include "tests/crash/verdict.h"

#include <set>

namespace lectern::crash {

class Listener : public QObject {
    Q_OBJECT

public:
    Listener(client::Connection &connection, client::Requester &requester, Verdict &verdict);

    void lookBack();
    bool isComplete() const { return m_isComplete; } // nothing of the past is under way
    const TalkBook &book() const { return m_book; }

Q_SIGNALS:
    void answered(); // a question about the past was

private:
    void hear(const protocol::ServerMessage &message);
    void take(const protocol::Message &message);
    void ask(MessageId after);
    void takeEnd(const client::Answer &answer);

    client::Requester &m_requester;
    Verdict &m_verdict;
    RoomId m_room;
    TalkBook m_book;
    MessageId m_checked;           // all up to here was read again already
    std::set<MessageId> m_missing; // was told since then, and not read again yet
    MessageId m_lastRead;
    bool m_hasMore = false;
    int m_look = 0; // counts; what belongs to an earlier one is void
    bool m_isComplete = true;
};

} // namespace lectern::crash
