// SPDX-License-Identifier: GPL-3.0-or-later
// Where the network meets the class, in the thread of the domain: newcomers get their number, frames become
// calls on the Classroom, and what follows from them goes through the journal to the outbox.
#pragma once

#include "server/classic/guests.h"
#include "server/handlers/context.h"
#include "server/net/admission.h"
#include "server/net/letters.h"
#include "server/net/mailbox.h"
#include "server/net/nativesocket.h"
#include "server/net/outbox.h"
#include "server/store/journal.h"

#include <QElapsedTimer>
#include <QTimer>

#include <unordered_map>
#include <unordered_set>

namespace lectern {

class Gateway : public QObject {
    Q_OBJECT

public:
    Gateway(Classroom &classroom, Journal &journal, const ServerIdentity &server, Admission admission,
            const std::vector<std::unique_ptr<IoWorker>> &workers, Doors &doors, classic::Guests &guests);

    Mailbox<InboundLetter> &mailbox() { return m_mailbox; }
    void restore(const std::vector<Record> &facts); // before anybody comes
    using Door = std::optional<protocol::Door>;     // none: the protocol's own
    void accept(qintptr descriptor, Door door = {});
    void refuseLast(qintptr descriptor,
                    Door door = {}); // there is no descriptor left for it: closed when this returns
    void stop(const protocol::Goodbye &goodbye); // everybody goes; nobody comes any more

Q_SIGNALS:
    void connected(lectern::ConnectionId id, const lectern::Peer &peer);
    void disconnected(lectern::ConnectionId id);
    // With a seat: its owner came, or went.
    void seated(lectern::ConnectionId id, lectern::SeatId seat, const QString &name,
                const lectern::Peer &peer);
    void unseated(const QString &name, const lectern::Peer &peer);
    void refused(const lectern::Peer &peer, lectern::GoodbyeReason reason);
    void acceptingChanged(bool accepting); // false: leave newcomers in the backlog for the moment

private:
    struct Connection {
        Requester requester;
        Peer peer;
        Door door;
        SeatId seat;  // once its welcome was durable, until it is sent away
        QString name; // likewise, and after that

        bool isUnfinished() const { return !door && !requester.loggedIn; }
    };
    void refuseNow(qintptr descriptor, Door door, GoodbyeReason reason) const;
    void turnAway(qintptr descriptor, Door door, const Peer &peer, GoodbyeReason reason);
    void read(const std::vector<InboundLetter> &letters);
    void handle(const inbound::Frame &letter);
    void handle(const inbound::Text &letter);
    void handle(const inbound::Closed &letter);
    // Lets `ask` make what follows from something that came on the connection.
    template <class Ask>
    void let(Connection &connection, Ask ask);
    void letGuest(Connection &connection, classic::Event event, const QByteArray &message = {});
    void releaseAbsentGuests();
    void append(Effects effects);
    void deliver(const Effects &effects);
    void note(const Enroll &enroll);
    void note(const Dismiss &dismiss);
    void note(const auto &) {}
    void takeRefused(const std::vector<Effects> &entries);
    void takeRestored(const std::vector<Record> &facts);
    void takeState(const StorageState &state);
    void publishSoon();
    void publish();
    void updateAccepting();

    Classroom &m_classroom;
    Journal &m_journal;
    const ServerIdentity &m_server;
    Admission m_admission;
    Outbox m_outbox;
    Doors &m_doors;
    classic::Guests &m_guests;
    Mailbox<InboundLetter> m_mailbox;
    std::unordered_map<ConnectionId, Connection> m_connections;
    std::unordered_set<ConnectionId> m_turnedAway; // never among the connections
    StorageState m_storage;
    ConnectionId m_last;
    ConnectionId m_lastTurnedAway;
    bool m_accepting = true;
    bool m_stopping = false;
    QTimer m_publishTimer;
    QElapsedTimer m_sincePublished;
};

} // namespace lectern
