// SPDX-License-Identifier: GPL-3.0-or-later
// A client's connection to its class: joins, keeps the heartbeat, and after a loss comes back to the same seat
// by itself. Models listen to it; views send their intents through it. One thread, no blocking call.
#pragma once

#include "shared/client/credentials.h"
#include "shared/client/handshake.h"
#include "shared/client/heartbeat.h"
#include "shared/client/joinproblem.h"
#include "shared/client/retrytimer.h"
#include "shared/client/serveraddress.h"
#include "shared/client/serverlink.h"
#include "shared/client/timing.h"
#include "shared/client/wirechoice.h"

#include <QDateTime>
#include <QHostAddress>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace lectern::client {

enum class LinkState {
    Idle,         // not asked to connect, or joining failed, or the class ended
    Connecting,   // the first time: the user is waiting for it
    Ready,        // in the class
    Waiting,      // in the class, but the server has not answered for 3 s
    Reconnecting, // lost; trying again by itself, now or in secondsToRetry()
};

class Connection : public QObject {
    Q_OBJECT

public:
    explicit Connection(QObject *parent = nullptr, const Timing &timing = {});

    // Joins; ends in joined() or joinFailed(). A token that is no longer good falls back to the name.
    // Nothing but the program's name and version is said to a server that is not what `trust` demands. With none
    // demanded any certificate will do, and the first one is demanded at every reconnection.
    void open(const ServerAddress &server, const Credentials &credentials, const ServerTrust &trust = {});
    // In a slot of serverSeen(): not this one. Ends in joinFailed() with that.
    void refuse(const JoinProblem &problem) { onAttemptFailed(problem); }
    // Ends the connection and stays idle; nothing more is told of what was under way. The seat is kept: its token
    // brings it back.
    void close();
    // Gives the seat up for good ("Not Ana?"), then closes; ends in ended(Left), a second later at most.
    void leave();
    // Reconnecting: do not wait for the timer.
    void retryNow() { m_retry.tryNow(); }

    // Sends a request. Its answer comes as answered(), or lost() when the connection broke first.
    // Only while isReady(); otherwise returns "none" and nothing is sent.
    RequestId send(const protocol::ClientMessage &message);

    LinkState state() const { return m_state; }
    bool isReady() const { return m_state == LinkState::Ready || m_state == LinkState::Waiting; }
    int secondsToRetry() const { return m_retry.seconds(); } // 0: trying now
    QDateTime since() const { return m_since; }              // of the state
    ServerAddress server() const { return m_server; }
    Credentials credentials() const { return m_credentials; } // with the token in force
    const protocol::Greeting &greeting() const { return m_greeting; }
    const protocol::Welcome &welcome() const { return m_welcome; }
    // How the server was joined last; while reconnecting too. Before the first time: not at all.
    std::optional<Fingerprint> fingerprint() const {
        return m_wire.seen();
    } // of its certificate; none: plaintext
    bool isEncrypted() const { return m_wire.seen().has_value(); }
    bool isOnThisComputer() const { return m_wire.isOnThisComputer(); } // by loopback
    ServerTrust trustSeen() const { return m_wire.trustSeen(); }        // for TrustedServers::remember()
    QHostAddress localAddress() const { return m_link ? m_link->localAddress() : QHostAddress(); }

Q_SIGNALS:
    void stateChanged(lectern::client::LinkState state);
    // Before a word is said to it, with its certificate, if it has one: the last moment to refuse() it.
    void serverSeen(const std::optional<lectern::Fingerprint> &fingerprint);
    void retryCountdown(int seconds); // once a second while Reconnecting
    // Also after every reconnection; isReady() from here on. The snapshot of the class follows as received(), and
    // after it stateChanged(Ready): by then everything is known.
    void joined(const lectern::protocol::Welcome &welcome);
    // Also when a reconnection cannot succeed any more: the seat is gone and the name is refused, say.
    void joinFailed(const lectern::client::JoinProblem &problem);
    // The class is over for this client; it will not come back by itself: ClassEnded, TakenOver or Left.
    void ended(const lectern::protocol::Goodbye &goodbye);
    // Everything that is not a heartbeat, an answer, a greeting or a goodbye.
    void received(const lectern::protocol::ServerMessage &message);
    void answered(lectern::RequestId request, const std::optional<lectern::protocol::Error> &error);
    void lost(lectern::RequestId request);

private:
    // Tells after an emitted signal whether a slot has deleted, closed or reopened the connection meanwhile.
    class Watch {
    public:
        explicit Watch(const Connection *connection) : m_connection(connection), m_turn(connection->m_turn) {}
        explicit operator bool() const { return m_connection && m_connection->m_turn == m_turn; }

    private:
        QPointer<const Connection> m_connection;
        quint64 m_turn;
    };

    // Trying to get in.
    void dial(bool comingBack);
    void onConnected();
    void onTimeOver();
    void step(const Handshake::Step &step);
    void enter(const Handshake::Joined &result);
    void redial();
    void onAttemptFailed(const JoinProblem &problem);

    // In the class.
    void onReceived(const protocol::ServerMessage &message);
    void onBroken(LinkFault fault, const QString &detail);
    void onGoodbye(const protocol::Goodbye &goodbye);
    void onAnswer(RequestId request, const std::optional<protocol::Error> &error);
    void checkPulse();
    RequestId ask(const protocol::ClientMessage &message);

    // Getting out.
    enum class When { AtOnce, Later };
    void lose(When retry);
    void end(const protocol::Goodbye &goodbye);
    void dropLink(bool orderly);
    std::vector<RequestId> takeUnanswered();
    void tellLost(const std::vector<RequestId> &requests, const Watch &watch);
    void setState(LinkState state);

    const Timing m_timing;
    LinkState m_state = LinkState::Idle;
    QDateTime m_since;
    quint64 m_turn = 0; // counts up with every end of a link
    ServerAddress m_server;
    Credentials m_credentials;
    WireChoice m_wire;
    protocol::Greeting m_greeting;
    protocol::Welcome m_welcome;

    ServerLink *m_link = nullptr;         // a child; none while idle or waiting to retry
    std::optional<Handshake> m_handshake; // while trying to get in
    Heartbeat m_heartbeat;
    RequestId m_lastRequest{Handshake::lastRequest};
    RequestId m_probe; // our own ping, of which nobody is told
    RequestId m_leave; // none: not leaving
    Heartbeat::Time m_entered;

    RetryTimer m_retry;
    QTimer m_limit; // of the attempt under way, or of leaving
    QTimer m_pulse; // when the heartbeat is to be judged again
};

} // namespace lectern::client
