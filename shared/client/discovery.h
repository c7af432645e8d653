// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for servers on the local network: asks again and again while it runs, and keeps the list of those that answer.
// Wire format: shared/protocol/discovery.h.
#pragma once

#include "shared/client/answeringservers.h"

#include <QObject>
#include <QTimer>
#include <QUdpSocket>

#include <functional>

namespace lectern::client {

// Whom to ask. Broadcast, multicast and plain addresses alike.
struct DiscoveryTargets {
    QList<QHostAddress> addresses;
    QList<quint16> ports{defaultPort};

    static DiscoveryTargets nobody() { return {}; }
};

class Discovery : public QObject {
    Q_OBJECT

public:
    // `targets` is asked for anew before each question: interfaces come and go. The usual one: everyNetwork().
    using Targets = std::function<DiscoveryTargets()>;
    explicit Discovery(Targets targets, QObject *parent = nullptr);

    // Every network that this computer is on, and the computer itself; the default port and those in recent use.
    static DiscoveryTargets everyNetwork();

    void start(); // asks at once
    void pause(); // asks nobody and keeps the list; start() goes on with it
    void stop();  // and forgets what it found
    bool isRunning() const { return m_next.isActive(); }
    // Sorted by name, then address; at most limits::discoveredServers.
    const QList<FoundServer> &found() const { return m_found; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void scheduleNext();
    QByteArray newQuestion();
    void read(QUdpSocket &socket);
    void publish();

    Targets m_targets;
    QUdpSocket m_ipv4;
    QUdpSocket m_ipv6;
    QTimer m_next;              // question
    int m_asked = 0;            // since start()
    QList<QByteArray> m_nonces; // of the last questions, oldest first
    AnsweringServers m_answering;
    QList<FoundServer> m_found;
};

} // namespace lectern::client
