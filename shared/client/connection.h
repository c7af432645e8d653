// SPDX-License-Identifier: GPL-3.0-or-later
// A client's connection to its class: joins, keeps the heartbeat, and after a loss comes back to the same seat
// by itself. Models listen to it; views send their intents through it. One thread, no blocking call.
#pragma once

#include "shared/client/backoff.h"
#include "shared/client/serveraddress.h"
#include "shared/protocol/framesplitter.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/messages.h"
#include "shared/protocol/teacherkey.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <map>
#include <optional>

namespace lectern::client {

struct Credentials {
    protocol::Role role = protocol::Role::Student;
    QString name;
    QByteArray token;                // resume token, where there is one; tried first
    std::optional<TeacherKey> key;   // teachers; none: the server may still go by "first is teacher"
};

// Why joining did not work, for the field that it belongs to.
struct JoinProblem {
    enum class Kind {
        HostNotFound,
        Refused,        // nobody listens there
        Unreachable,    // no route, or no answer in time
        NotLectern,     // something answers, but it is not a Lectern server
        Version,        // too old or too new: `error` says which versions the server speaks
        Name,           // taken, reserved or unfit: see `error`
        Teacher,        // the key is missing or wrong, or another teacher was first: see `error`
        Closed,         // the server said goodbye: see `goodbye`
        Other,
    };
    Kind kind = Kind::Other;
    std::optional<protocol::Error> error;
    std::optional<protocol::Goodbye> goodbye;
    QString detail; // technical, English
};

enum class LinkState {
    Idle,         // not asked to connect, or joining failed, or the class ended
    Connecting,   // the first time: the user is waiting for it
    Ready,        // in the class
    Waiting,      // in the class, but the server has not answered for 3 s
    Reconnecting, // lost; trying again by itself, now or in secondsToRetry()
};

class Connection : public QObject
{
    Q_OBJECT

public:
    explicit Connection(QObject *parent = nullptr);
    ~Connection() override;

    // Joins; ends in joined() or joinFailed(). A token that is no longer good falls back to the name.
    void open(const ServerAddress &server, const Credentials &credentials);
    // Ends the connection and stays idle. The seat is kept: its token brings it back.
    void close();
    // Gives the seat up for good ("Not Ana?"), then closes.
    void leave();
    // Reconnecting: do not wait for the timer.
    void retryNow();

    // Sends a request. Its answer comes as answered(), or lost() when the connection broke first.
    // Only while isReady(); otherwise returns "none" and nothing is sent.
    RequestId send(const protocol::ClientMessage &message);

    LinkState state() const { return m_state; }
    bool isReady() const { return m_state == LinkState::Ready || m_state == LinkState::Waiting; }
    int secondsToRetry() const; // 0: trying now
    QDateTime since() const { return m_since; } // of the state
    ServerAddress server() const { return m_server; }
    Credentials credentials() const { return m_credentials; } // with the token in force
    const protocol::Greeting &greeting() const { return m_greeting; }
    const protocol::Welcome &welcome() const { return m_welcome; }
    bool isEncrypted() const { return false; } // encryption is not built yet
    QHostAddress localAddress() const { return m_socket.localAddress(); }

Q_SIGNALS:
    void stateChanged(lectern::client::LinkState state);
    void retryCountdown(int seconds); // once a second while Reconnecting
    void joined(const lectern::protocol::Welcome &welcome); // also after every reconnection
    void joinFailed(const lectern::client::JoinProblem &problem);
    // The class is over for this client; it will not come back by itself. ClassEnded, TakenOver, Left, or a
    // reconnection that found no seat.
    void ended(const lectern::protocol::Goodbye &goodbye);
    // Everything that is not a heartbeat, an answer, a greeting or a goodbye.
    void received(const lectern::protocol::ServerMessage &message);
    void answered(lectern::RequestId request, const std::optional<lectern::protocol::Error> &error);
    void lost(lectern::RequestId request);

private:
    // To be completed by its owner.
    QTcpSocket m_socket;
    LinkState m_state = LinkState::Idle;
    QDateTime m_since;
    ServerAddress m_server;
    Credentials m_credentials;
    protocol::Greeting m_greeting;
    protocol::Welcome m_welcome;
};

} // namespace lectern::client
