// SPDX-License-Identifier: GPL-3.0-or-later
// Accepts connections on one address and hands over their descriptors; makes no socket object of them.
#pragma once

#include <QTcpServer>

namespace lectern {

class Listener : public QTcpServer {
    Q_OBJECT

public:
    explicit Listener(QObject *parent = nullptr);

Q_SIGNALS:
    void accepted(qintptr descriptor);

protected:
    void incomingConnection(qintptr descriptor) override { Q_EMIT accepted(descriptor); }
};

} // namespace lectern
