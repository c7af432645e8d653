// SPDX-License-Identifier: GPL-3.0-or-later
// The real daemon, and a socket to ask it where it is.
#pragma once

#include "shared/protocol/discovery.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QUdpSocket>

#include <memory>

namespace lectern::test {

class DiscoveryCase : public TestCase {
    Q_OBJECT

protected:
    static constexpr auto nonce = "9f86d081884c7d65";

    void prepare() override;
    void startServer(const QStringList &options = {});
    void send(const QByteArray &datagram) { m_socket.writeDatagram(datagram, m_address, m_server->port()); }
    // Asks until an answer comes, to whatever it is: datagrams may be lost where a flood has just been.
    std::optional<protocol::DiscoveryAnswer> ask(const QByteArray &with = nonce);

    std::unique_ptr<ServerProcess> m_server;
    QUdpSocket m_socket;
    QHostAddress m_address;

private Q_SLOTS:
    void cleanup() { m_server.reset(); }
};

} // namespace lectern::test
