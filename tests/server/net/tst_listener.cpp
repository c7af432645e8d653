// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/listener.h"
#include "server/net/nativesocket.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QTcpSocket>

#include <memory>

using namespace lectern;

class TestListener : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void pausingLeavesTheRestInTheBacklog();
};

void TestListener::pausingLeavesTheRestInTheBacklog() {
    constexpr int all = 10;
    constexpr int enough = 3;
    Listener listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    int accepted = 0;
    connect(&listener, &Listener::accepted, this, [&](qintptr descriptor) {
        native::drop(descriptor);
        if (++accepted == enough)
            listener.setAccepting(false);
    });
    std::vector<std::unique_ptr<QTcpSocket>> clients;
    for (int i = 0; i < all; ++i) {
        clients.push_back(std::make_unique<QTcpSocket>());
        clients.back()->connectToHost(QHostAddress(QHostAddress::LocalHost), listener.serverPort());
        // Connected by the system, without the listener's event loop.
        QVERIFY(clients.back()->waitForConnected());
    }
    WAIT_COMPARE(accepted, enough);
    for (int round = 0; round < 10; ++round)
        QCoreApplication::processEvents();
    QCOMPARE(accepted, enough);
    listener.setAccepting(true);
    WAIT_COMPARE(accepted, all);
}

LECTERN_TEST(TestListener, QCoreApplication)
#include "tst_listener.moc"
