// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of the system is what the system does.
#include "server/net/nativesocket.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTcpSocket>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace lectern;

class TestNativeSocket : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void whoIsGoneIsFoundWithinTwoMinutes();
};

namespace {

int optionOf(qintptr descriptor, int level, int option) {
    int value = -1;
    socklen_t size = sizeof value;
    ::getsockopt(static_cast<int>(descriptor), level, option, &value, &size);
    return value;
}

} // namespace

// Silent, or while something that was sent waits to be taken.
void TestNativeSocket::whoIsGoneIsFoundWithinTwoMinutes() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket client;
    client.connectToHost(server.serverAddress(), server.serverPort());
    WAIT_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    const qintptr descriptor = client.socketDescriptor();
    native::keepAlive(descriptor);
    QCOMPARE(optionOf(descriptor, SOL_SOCKET, SO_KEEPALIVE), 1);
    const int silence = optionOf(descriptor, IPPROTO_TCP, TCP_KEEPIDLE);
    const int questions =
        optionOf(descriptor, IPPROTO_TCP, TCP_KEEPCNT) * optionOf(descriptor, IPPROTO_TCP, TCP_KEEPINTVL);
    QCOMPARE(silence + questions, 120);
    QCOMPARE(optionOf(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT), 120'000);
}

LECTERN_TEST(TestNativeSocket, QCoreApplication)
#include "tst_nativesocket.moc"
