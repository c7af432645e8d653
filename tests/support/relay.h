// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a server of this computer answer at another of its addresses too: seen from there it is on the network.
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

namespace lectern::test {

class Relay {
public:
    Relay(const QHostAddress &address, quint16 target) {
        QObject::connect(&m_listener, &QTcpServer::newConnection, &m_listener, [this, target] {
            QTcpSocket *caller = m_listener.nextPendingConnection();
            auto *server = new QTcpSocket(caller);
            server->connectToHost(QHostAddress(QHostAddress::LocalHost), target);
            pass(*caller, *server);
            pass(*server, *caller);
        });
        m_listener.listen(address);
    }
    quint16 port() const { return m_listener.serverPort(); }

private:
    static void pass(QTcpSocket &from, QTcpSocket &to) {
        QObject::connect(&from, &QTcpSocket::readyRead, &to, [&from, &to] { to.write(from.readAll()); });
        QObject::connect(&from, &QTcpSocket::disconnected, &to, [&to] { to.disconnectFromHost(); });
    }

    QTcpServer m_listener;
};

} // namespace lectern::test
