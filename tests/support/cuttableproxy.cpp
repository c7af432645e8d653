// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cuttableproxy.h"

namespace lectern::test {

namespace {

bool isOver(const QTcpSocket *socket) {
    return socket->state() == QTcpSocket::UnconnectedState && socket->bytesAvailable() == 0;
}

void move(QTcpSocket *from, QTcpSocket *to) {
    if (from->bytesAvailable() == 0)
        return;
    const QByteArray bytes = from->readAll();
    if (to->state() != QTcpSocket::UnconnectedState)
        to->write(bytes);
}

// Lets what is written still go out, then closes.
void dismiss(QTcpSocket *socket) {
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (socket->state() == QTcpSocket::UnconnectedState)
        socket->deleteLater();
    else
        socket->disconnectFromHost();
}

} // namespace

CuttableProxy::CuttableProxy(quint16 serverPort) : m_serverPort(serverPort) {
    connect(&m_listener, &QTcpServer::newConnection, this, &CuttableProxy::accept);
    m_listener.listen(QHostAddress::LocalHost);
    m_port = m_listener.serverPort();
}

void CuttableProxy::cut() {
    m_listener.close();
    for (const Pair &pair : std::exchange(m_pairs, {})) {
        for (QTcpSocket *socket : {pair.client, pair.server}) {
            socket->abort();
            socket->deleteLater();
        }
    }
}

void CuttableProxy::freeze() { m_frozen = true; }

void CuttableProxy::mend() {
    m_frozen = false;
    m_swallows = false;
    if (!m_listener.isListening() && !m_listener.listen(QHostAddress::LocalHost, m_port))
        qWarning("The proxy's port is taken: %s", qUtf8Printable(m_listener.errorString()));
    pump();
}

void CuttableProxy::accept() {
    while (QTcpSocket *client = m_listener.nextPendingConnection()) {
        auto *server = new QTcpSocket(this);
        client->setParent(this); // the listener may close before it
        adopt(client);
        adopt(server);
        m_pairs.append(Pair{client, server});
        server->connectToHost(QHostAddress::LocalHost, m_serverPort);
    }
}

void CuttableProxy::adopt(QTcpSocket *socket) {
    // Queued, because pump() itself makes sockets change their state.
    connect(socket, &QTcpSocket::readyRead, this, &CuttableProxy::pump, Qt::QueuedConnection);
    connect(socket, &QTcpSocket::stateChanged, this, &CuttableProxy::pump, Qt::QueuedConnection);
}

void CuttableProxy::pump() {
    if (m_frozen)
        return;
    for (const Pair &pair : m_pairs) {
        move(pair.client, pair.server);
        if (m_swallows)
            pair.server->readAll();
        else
            move(pair.server, pair.client);
    }
    m_pairs.removeIf([](const Pair &pair) {
        if (!isOver(pair.client) && !isOver(pair.server))
            return false;
        dismiss(pair.client);
        dismiss(pair.server);
        return true;
    });
}

} // namespace lectern::test
