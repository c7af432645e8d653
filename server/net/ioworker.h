// SPDX-License-Identifier: GPL-3.0-or-later
// One thread's share of the connections. Everything it is told comes through its mailbox, everything it has to
// say goes into the domain's; it works the same in a thread of its own and in the domain's.
#pragma once

#include "server/net/letters.h"
#include "server/net/mailbox.h"
#include "server/net/session.h"
#include "server/net/stream.h"
#include "server/net/turns.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace lectern {

class IoWorker : public QObject {
    Q_OBJECT

public:
    // Makes the stream of an accepted descriptor of the protocol; called in the worker's thread. Plain text is plain.
    using MakeStream = std::function<std::unique_ptr<Stream>(qintptr descriptor)>;

    // `sendQueueTotal`: this worker's share of the cap over all send queues, bytes.
    IoWorker(Mailbox<InboundLetter> &domain, MakeStream makeStream, qint64 sendQueueTotal);
    ~IoWorker() override;

    void post(OutboundLetter letter) { m_mailbox.post(std::move(letter)); } // from any thread
    void dropAll(); // at once, without a word; in the worker's own thread

Q_SIGNALS:
    void emptied(); // after CloseAll: the last connection is gone

private:
    void read(std::vector<OutboundLetter> letters);
    void handle(const outbound::Adopt &letter);
    void handle(const outbound::Write &letter);
    void handle(const outbound::Enrolled &letter);
    void handle(const outbound::Close &letter);
    void handle(const outbound::CloseAll &letter);

    Session *makeSession(const outbound::Adopt &letter);
    Session *makeProtocolSession(const outbound::Adopt &letter);
    Session *makeTextSession(const outbound::Adopt &letter, protocol::Door door);
    // Calls `action` with every session of the audience, in a copy of the list: actions may close sessions.
    template <class Action>
    void forEach(const outbound::Receivers &receivers, Action action);
    void flushWritten();
    void keepWithinBudget();
    void excludeFromAll(Session *session);
    void forget(ConnectionId id);
    void tellIfEmptied();
    void tick();

    Mailbox<InboundLetter> &m_domain;
    Mailbox<OutboundLetter> m_mailbox;
    MakeStream m_makeStream;
    Turns m_handshakes;
    qint64 m_sendQueueTotal;
    SendBudget m_budget;
    QHash<ConnectionId, Session *> m_sessions; // owned; deleted later, for they speak from inside themselves
    // Who is told what everybody is told: of the sessions above, those that are enrolled and not closing.
    QSet<Session *> m_teachers;
    QSet<Session *> m_students;
    QHash<protocol::Door, QSet<Session *>> m_guests; // of the doors of the class
    QSet<ConnectionId> m_written;                    // since the last flush
    QTimer m_ticker;
    bool m_closingAll = false;
    bool m_toldEmptied = false;
};

} // namespace lectern
