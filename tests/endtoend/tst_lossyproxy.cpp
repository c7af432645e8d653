// SPDX-License-Identifier: GPL-3.0-or-later
// The bad network of the tests is as bad as it says: what comes late comes in order, what is cut is cut on both sides,
// and what is half-open says nothing.
#include "tests/support/lossyproxy.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QElapsedTimer>

using namespace lectern::test;
using namespace std::chrono_literals;

namespace {

LossyFaults calm() {
    LossyFaults faults;
    faults.delay = 20ms;
    faults.jitter = 10ms;
    faults.stalls = faults.cuts = faults.halfOpen = 0;
    return faults;
}

std::vector<Fate> fates(const LossyFaults &faults, quint32 connection, Direction direction, int pieces) {
    FateDice dice(faults, connection, direction);
    std::vector<Fate> all;
    for (int i = 0; i < pieces; ++i)
        all.push_back(dice.roll(faults, 100));
    return all;
}

// A server that keeps what it hears, and one client, through the proxy.
class Wire {
public:
    explicit Wire(const LossyFaults &faults) {
        m_listener.listen(QHostAddress::LocalHost);
        m_proxy.emplace(m_listener.serverPort(), faults);
        client.connectToHost(QHostAddress::LocalHost, m_proxy->port());
    }

    bool isUp() {
        if (!server)
            server = m_listener.nextPendingConnection();
        return server && client.state() == QTcpSocket::ConnectedState;
    }
    LossyProxy &proxy() { return *m_proxy; }

private:
    QTcpServer m_listener;
    std::optional<LossyProxy> m_proxy;

public:
    QTcpSocket client;
    QTcpSocket *server = nullptr;
};

bool isClosed(const QTcpSocket &socket) { return socket.state() == QTcpSocket::UnconnectedState; }

} // namespace

class TestLossyProxy : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theSameSeedGivesTheSamePiecesTheSameFate() {
        LossyFaults faults;
        faults.cuts = faults.halfOpen = 0.2;
        const auto text = [&](quint32 connection, Direction direction) {
            QString all;
            for (const Fate &fate : fates(faults, connection, direction, 50))
                all += QString::number(fate.delay.count()) + QString::number(int(fate.end)) +
                       QString::number(fate.passes);
            return all;
        };
        const QString one = text(7, Direction::ToServer);
        QCOMPARE(text(7, Direction::ToServer), one);
        QVERIFY(text(7, Direction::ToClient) != one);
        QVERIFY(text(8, Direction::ToServer) != one);
        faults.seed = 2;
        QVERIFY(text(7, Direction::ToServer) != one);
    }

    void asManyPiecesMeetAFaultAsWasWanted() {
        const LossyFaults faults;
        const auto all = fates(faults, 1, Direction::ToServer, 100'000);
        const auto share = [&](auto is) {
            return double(std::ranges::count_if(all, is)) / double(all.size());
        };
        const double stalls = share([](const Fate &fate) { return fate.stalls; });
        const double cuts = share([](const Fate &fate) { return fate.passes < 100; });
        QVERIFY2(stalls > 0.045 && stalls < 0.055, qPrintable(QString::number(stalls)));
        QVERIFY2(cuts > 0.010 && cuts < 0.016, qPrintable(QString::number(cuts))); // half-open ones, too
        QVERIFY(std::ranges::all_of(all, [](const Fate &fate) {
            return fate.delay >= (fate.stalls ? 1200ms : 200ms) &&
                   fate.delay <= (fate.stalls ? 3250ms : 250ms);
        }));
    }

    void bytesComeLateAndInOrderAndTheEndComesLast() {
        LossyFaults faults = calm();
        faults.stalls = 0.3;
        faults.shortestStall = 10ms;
        faults.longestStall = 80ms;
        Wire wire(faults);
        WAIT_FOR(wire.isUp());
        QElapsedTimer time;
        time.start();
        QByteArray sent;
        for (int i = 0; i < 200; ++i) {
            const QByteArray piece = QByteArray::number(i) + '\n';
            sent += piece;
            wire.client.write(piece);
            wire.client.flush();
            QCoreApplication::processEvents();
        }
        wire.client.disconnectFromHost();
        WAIT_FOR(isClosed(*wire.server));
        QVERIFY(time.elapsed() >= 20);
        QCOMPARE(wire.server->readAll(), sent);
        QVERIFY(wire.proxy().counts().stalls > 0);
        WAIT_COMPARE(wire.proxy().connections(), 0);
    }

    void aCutEndsBothSidesInTheMiddleOfAPiece() {
        LossyFaults faults = calm();
        faults.cuts = 1;
        for (faults.seed = 1; faults.seed <= 10; ++faults.seed) { // closed and reset
            Wire wire(faults);
            WAIT_FOR(wire.isUp());
            wire.client.write(QByteArray(1000, 'x'));
            WAIT_FOR(isClosed(wire.client) && isClosed(*wire.server));
            QVERIFY(wire.server->readAll().size() < 1000);
            QCOMPARE(wire.proxy().counts().cuts, 1);
            QCOMPARE(wire.proxy().connections(), 0);
        }
    }

    void nobodyHearsAnythingOfAHalfOpenDirection() {
        LossyFaults faults = calm();
        faults.halfOpen = 1;
        Wire wire(faults);
        WAIT_FOR(wire.isUp());
        wire.client.write("lost");
        WAIT_COMPARE(wire.proxy().counts().halfOpen, 1);
        wire.proxy().setFaults(calm());
        wire.client.write("lost too");
        wire.server->write("heard");
        WAIT_COMPARE(wire.client.bytesAvailable(), 5);
        wire.client.disconnectFromHost();
        wire.server->write("into the void");
        WAIT_FOR(isClosed(wire.client));
        QCOMPARE(wire.server->state(), QTcpSocket::ConnectedState);
        QVERIFY(wire.server->readAll().isEmpty());
        wire.server->disconnectFromHost();
        WAIT_COMPARE(wire.proxy().connections(), 0);
    }
};

LECTERN_TEST(TestLossyProxy, QCoreApplication)
#include "tst_lossyproxy.moc"
