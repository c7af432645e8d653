// SPDX-License-Identifier: GPL-3.0-or-later
// Answers those who look for a server on the local network (shared/protocol/discovery.h). Datagrams come from anybody
// and their senders may be faked: what is no question is dropped, and a flood of them costs little.
#pragma once

#include "server/classroom/clock.h"
#include "server/net/fairbudget.h"
#include "shared/protocol/discovery.h"
#include "shared/protocol/limits.h"

#include <QHash>
#include <QHostAddress>
#include <QTimer>

class QNetworkDatagram;
class QUdpSocket;

namespace lectern {

class DiscoveryResponder : public QObject {
    Q_OBJECT

public:
    struct Server {
        QList<QHostAddress> listen; // where it takes connections
        quint16 port = 0;           // TCP, the same for all
        QString className;
    };

    DiscoveryResponder(Server server, const Clock &clock, QObject *parent = nullptr);

    // Waits for questions at the server's own port and at the one where everybody asks; the latter it may share with
    // other servers of this computer. False when that one is not to be had: nobody finds this server then.
    bool start(quint16 askedPort = protocol::defaultPort);

private:
    bool open(quint16 port);
    void read(QUdpSocket &socket);
    bool mayAnswer(const QHostAddress &asker, const QByteArray &nonce);
    void answer(QUdpSocket &socket, const QNetworkDatagram &datagram);
    void lookAtNetworks();

    Server m_server;
    const Clock &m_clock;
    QByteArray m_id;
    // One question comes on several ways, by broadcast and multicast, and is answered once.
    struct Asker {
        QByteArray lastNonce;
        std::chrono::milliseconds answered{0};
    };
    QHash<QHostAddress, Asker> m_askers;
    FairBudget m_budget{{limits::discoveryAnswersPerAsker, limits::discoveryAskerBurst},
                        {limits::discoveryAnswersPerSecond, limits::discoveryAnswersBurst},
                        limits::discoveryAskers};
    QList<QUdpSocket *> m_sockets; // our children
    QList<QHostAddress> m_broadcasts;
    QTimer m_networksTimer;
};

} // namespace lectern
