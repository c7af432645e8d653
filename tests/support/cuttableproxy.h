// SPDX-License-Identifier: GPL-3.0-or-later
// Stands between a client and the server on loopback so that a test can pull the plug.
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

namespace lectern::test {

class CuttableProxy : public QObject {
    Q_OBJECT

public:
    explicit CuttableProxy(quint16 serverPort);

    quint16 port() const { return m_port; }
    void cut();    // ends all connections; newcomers are refused
    void freeze(); // connections stay up, but nothing passes, no close either: a silent network
    // What the server says from now on is lost on the way; what the client says still arrives.
    void swallowAnswers() { m_swallows = true; }
    void mend(); // lets newcomers through again, on the same port; frozen bytes flow, no more are swallowed
    // Where newcomers are sent from now on: a server that came back on another port.
    void setServerPort(quint16 port) { m_serverPort = port; }

    int connections() const { return static_cast<int>(m_pairs.size()); }

private:
    struct Pair {
        QTcpSocket *client;
        QTcpSocket *server;
    };
    void accept();
    void adopt(QTcpSocket *socket);
    void pump();

    quint16 m_serverPort;
    quint16 m_port = 0;
    QTcpServer m_listener;
    QList<Pair> m_pairs;
    bool m_frozen = false;
    bool m_swallows = false;
};

} // namespace lectern::test
