// SPDX-License-Identifier: GPL-3.0-or-later
// Hands out connections that can, but need not, become encrypted.
#pragma once

#include <QSslSocket>
#include <QTcpServer>

namespace lectern::test {

class ScriptedListener : public QTcpServer {
protected:
    void incomingConnection(qintptr descriptor) override {
        auto socket = std::make_unique<QSslSocket>(this);
        if (socket->setSocketDescriptor(descriptor))
            addPendingConnection(socket.release());
    }
};

} // namespace lectern::test
