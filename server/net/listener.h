// SPDX-License-Identifier: GPL-3.0-or-later
// Accepts connections on one address and hands over their descriptors; makes no socket object of them. It accepts by
// itself, not through QTcpServer, which spins without a word when descriptors run out.
#pragma once

#include <QSocketNotifier>
#include <QTcpServer>
#include <QTimer>

#include <memory>

namespace lectern {

class Listener : public QObject {
    Q_OBJECT

public:
    explicit Listener(QObject *parent = nullptr);
    ~Listener() override;

    bool listen(const QHostAddress &address, quint16 port = 0); // 0: the system chooses
    quint16 serverPort() const { return m_server.serverPort(); }
    QAbstractSocket::SocketError serverError() const { return m_server.serverError(); }
    QString errorString() const { return m_server.errorString(); }

    // False: newcomers wait in the system's backlog.
    void setAccepting(bool accepting);

Q_SIGNALS:
    void accepted(qintptr descriptor);
    // The last descriptor there was: its receiver closes it at once.
    void exhausted(qintptr descriptor);

private:
    void acceptSome();
    void acceptLast();
    void update();

    QTcpServer m_server;
    std::unique_ptr<QSocketNotifier> m_newcomers;
    QTimer m_pause;
    qintptr m_spare = -1;
    bool m_accepting = true;
};

} // namespace lectern
