// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/listener.h"

#include "shared/protocol/limits.h"

namespace lectern {

Listener::Listener(QObject *parent) : QTcpServer(parent) {
    // With the default of 50 a class that arrives at once loses SYNs and waits a second for the next try.
    setListenBacklogSize(limits::listenBacklog);
}

} // namespace lectern
