// SPDX-License-Identifier: GPL-3.0-or-later
// Accepts connections on one address and hands over their descriptors; makes no socket object of them.
#pragma once

#include <QTcpServer>

namespace lectern {

class Listener : public QTcpServer {
    Q_OBJECT

public:
    explicit Listener(QObject *parent = nullptr);

    // False: newcomers wait in the system's backlog.
    void setAccepting(bool accepting);

Q_SIGNALS:
    void accepted(qintptr descriptor);

protected:
    void incomingConnection(qintptr descriptor) override { Q_EMIT accepted(descriptor); }
};

} // namespace lectern
