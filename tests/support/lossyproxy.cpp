// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/lossyproxy.h"

#include <sys/socket.h>

namespace lectern::test {

namespace {

bool isOver(const QTcpSocket &socket) { return socket.state() == QTcpSocket::UnconnectedState; }

// Lets what is written still go out, then closes.
void dismiss(QTcpSocket *socket, Fate::End how) {
    socket->disconnect();
    const linger reset{1, 0};
    if (how == Fate::End::Reset)
        setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (isOver(*socket))
        socket->deleteLater();
    else
        socket->disconnectFromHost();
}

} // namespace

struct LossyProxy::Link {
    Link(QTcpSocket *newcomer, QTcpSocket *dialled, const LossyFaults &faults, quint32 number)
        : client(newcomer),
          server(dialled),
          toServer(*client, *server, faults, FateDice(faults, number, Direction::ToServer)),
          toClient(*server, *client, faults, FateDice(faults, number, Direction::ToClient)) {}

    QTcpSocket *client; // of the proxy, until they are dismissed
    QTcpSocket *server;
    LossyPipe toServer;
    LossyPipe toClient;
};

LossyProxy::LossyProxy(quint16 serverPort, const LossyFaults &faults)
    : m_serverPort(serverPort), m_faults(faults) {
    connect(&m_listener, &QTcpServer::newConnection, this, &LossyProxy::accept);
    m_listener.setListenBacklogSize(4096);
    m_listener.listen(QHostAddress::LocalHost);
}

LossyProxy::~LossyProxy() = default;

void LossyProxy::accept() {
    while (QTcpSocket *client = m_listener.nextPendingConnection()) {
        client->setParent(this);
        auto *server = new QTcpSocket(this);
        const auto number = quint32(m_counts.connections++);
        Link &link = *m_links.emplace_back(std::make_unique<Link>(client, server, m_faults, number));
        watch(link, *link.client, link.toServer);
        watch(link, *link.server, link.toClient);
        server->connectToHost(QHostAddress::LocalHost, m_serverPort);
    }
}

void LossyProxy::watch(Link &link, QTcpSocket &socket, LossyPipe &pipe) {
    connect(&pipe, &LossyPipe::met, this, &LossyProxy::count);
    // Queued, here and below: who tells must be done with his own affairs before he goes with the link.
    const auto onEnded = [this, &link](Fate::End how) { end(link, how); };
    connect(&pipe, &LossyPipe::ended, &pipe, onEnded, Qt::QueuedConnection);
    const auto onState = [this, &link, &socket, &pipe] {
        if (isOver(socket))
            pipe.endOfStream();
        if (isOver(*link.client) && isOver(*link.server)) // whatever is swallowed on the way
            end(link, Fate::End::Closed);
    };
    connect(&socket, &QTcpSocket::stateChanged, &pipe, onState, Qt::QueuedConnection);
}

void LossyProxy::count(const Fate &fate) {
    m_counts.stalls += fate.stalls ? 1 : 0;
    m_counts.halfOpen += fate.end == Fate::End::Swallowed ? 1 : 0;
    m_counts.cuts += fate.end == Fate::End::Closed || fate.end == Fate::End::Reset ? 1 : 0;
}

void LossyProxy::end(Link &link, Fate::End how) {
    dismiss(link.client, how);
    dismiss(link.server, how);
    std::erase_if(m_links, [&](const auto &each) { return each.get() == &link; });
}

} // namespace lectern::test
