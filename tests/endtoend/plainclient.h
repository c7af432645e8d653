// SPDX-License-Identifier: GPL-3.0-or-later
// A client of a plain-text service: a socket and what it has heard.
#pragma once

#include "tests/support/testcase.h"

#include <QTcpSocket>

namespace lectern::test {

class PlainClient {
public:
    explicit PlainClient(quint16 port) {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket,
                         [this] { m_heard += m_socket.readAll(); });
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    }

    void say(const QByteArray &text) { m_socket.write(text); }
    bool hears(const QByteArray &text) {
        return QTest::qWaitFor([&] { return m_heard.contains(text); }, patience);
    }
    bool isSentAway() {
        return QTest::qWaitFor([&] { return m_socket.state() == QTcpSocket::UnconnectedState; }, patience);
    }
    bool isConnected() {
        return QTest::qWaitFor([&] { return m_socket.state() == QTcpSocket::ConnectedState; }, patience);
    }
    const QByteArray &heard() const { return m_heard; }
    QString name() const { return QStringLiteral("127.0.0.1:%1").arg(m_socket.localPort()); }

private:
    QTcpSocket m_socket;
    QByteArray m_heard;
};

} // namespace lectern::test
