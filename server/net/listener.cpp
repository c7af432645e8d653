// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/listener.h"

#include "shared/protocol/limits.h"

namespace lectern {

Listener::Listener(QObject *parent) : QTcpServer(parent) {
    // With the default of 50 a class that arrives at once loses SYNs and waits a second for the next try.
    setListenBacklogSize(limits::listenBacklog);
}

void Listener::setAccepting(bool accepting) {
    // pauseAccepting() alone lets the loop that accepts run on until the backlog is empty; this ends it.
    setMaxPendingConnections(accepting ? 1 : 0);
    accepting ? resumeAccepting() : pauseAccepting();
}

} // namespace lectern
