// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/linetransport.h"
#include "server/net/listener.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QSignalSpy>

#include <memory>

using namespace lectern;

class TestLineTransport : public test::TestCase {
    Q_OBJECT

protected:
    void prepare() override;

private Q_SLOTS:
    void cleanup();
    void aFloodLeavesOthersTheirTurn();
    void whatCameWhileReadingPausedComesAfterwards();
    void closingSendsWhatIsQueuedThenTheEnd();
    void anOverlongFrameIsToldOnce();

private:
    std::unique_ptr<QTcpSocket> m_peer;
    std::unique_ptr<LineTransport> m_transport;
};

void TestLineTransport::prepare() {
    Listener listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    connect(&listener, &Listener::accepted, this,
            [this](qintptr descriptor) { m_transport = std::make_unique<LineTransport>(descriptor, 4096); });
    m_peer = std::make_unique<QTcpSocket>();
    m_peer->connectToHost(QHostAddress(QHostAddress::LocalHost), listener.serverPort());
    WAIT_FOR(m_transport && m_transport->isOpen());
}

void TestLineTransport::cleanup() {
    m_peer.reset();
    m_transport.reset();
}

void TestLineTransport::aFloodLeavesOthersTheirTurn() {
    constexpr int flood = 200;
    int frames = 0;
    int framesBeforeOthers = 0;
    connect(m_transport.get(), &Transport::frameReceived, this, [&] {
        if (++frames == 1)
            QMetaObject::invokeMethod(
                this, [&] { framesBeforeOthers = frames; }, Qt::QueuedConnection);
    });
    m_peer->write(QByteArray("x\n").repeated(flood));
    WAIT_COMPARE(frames, flood);
    QCOMPARE_LT(framesBeforeOthers, flood / 4);
}

void TestLineTransport::whatCameWhileReadingPausedComesAfterwards() {
    QByteArrayList frames;
    connect(m_transport.get(), &Transport::frameReceived, this, [&](const QByteArray &frame) {
        frames.append(frame);
        if (frame == "one")
            m_transport->setReading(false);
    });
    m_peer->write("one\ntwo\n");
    WAIT_COMPARE(frames, QByteArrayList{"one"});
    m_peer->write("three\n");
    QVERIFY(m_peer->flush());
    m_transport->setReading(true);
    WAIT_COMPARE(frames, (QByteArrayList{"one", "two", "three"}));
}

void TestLineTransport::closingSendsWhatIsQueuedThenTheEnd() {
    QSignalSpy closed(m_transport.get(), &Transport::closed);
    const QByteArray long_(300'000, 'x');
    m_transport->write(long_ + '\n');
    m_transport->write("goodbye\n");
    m_transport->close();
    QByteArray read;
    connect(m_peer.get(), &QTcpSocket::readyRead, this, [&] { read += m_peer->readAll(); });
    WAIT_COMPARE(m_peer->state(), QAbstractSocket::UnconnectedState);
    read += m_peer->readAll();
    QCOMPARE(read.size(), long_.size() + 9);
    QVERIFY(read.endsWith("goodbye\n"));
    WAIT_COMPARE(closed.count(), 1);
}

void TestLineTransport::anOverlongFrameIsToldOnce() {
    QSignalSpy tooLong(m_transport.get(), &Transport::frameTooLong);
    connect(m_transport.get(), &Transport::frameTooLong, m_transport.get(), &LineTransport::close);
    m_peer->write(QByteArray(100'000, 'x'));
    WAIT_COMPARE(tooLong.count(), 1);
    WAIT_COMPARE(m_peer->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(tooLong.count(), 1);
}

LECTERN_TEST_MAIN(TestLineTransport, QCoreApplication)
#include "tst_linetransport.moc"
