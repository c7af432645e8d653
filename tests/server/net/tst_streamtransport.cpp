// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/listener.h"
#include "server/net/plainstream.h"
#include "server/net/streamtransport.h"
#include "server/tls/tlsstream.h"
#include "tests/support/servertls.h"
#include "tests/support/testcase.h"
#include "tests/support/wire.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QSslSocket>

#include <memory>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;

class TestStreamTransport : public test::TestCase {
    Q_OBJECT

protected:
    void prepare() override;

private Q_SLOTS:
    void initTestCase_data();
    void cleanup();
    void aFloodLeavesOthersTheirTurn();
    void whatCameWhileReadingPausedComesAfterwards();
    void closingSendsWhatIsQueuedThenTheEnd();
    void anOverlongFrameIsToldOnce();
    void whatCameBeforeThePeersEndIsReadBeforeIt();
    void anAbortEndsItAtOnceAndIsToldOnce();
    void aPeerThatResetsIsTold();
    void whatTheSystemDoesNotTakeWaitsAndIsCounted();

private:
    Turns m_turns;
    std::unique_ptr<Stream> makeStream(qintptr descriptor) const;

    const TlsIdentity m_identity = test::freshIdentity();
    std::unique_ptr<QSslSocket> m_peer;
    std::unique_ptr<StreamTransport> m_transport;
};

// Every rule holds on both.
void TestStreamTransport::initTestCase_data() {
    QTest::addColumn<test::Wire>("wire");
    QTest::newRow("plain") << test::Wire::Plain;
    QTest::newRow("TLS") << test::Wire::Tls;
}

std::unique_ptr<Stream> TestStreamTransport::makeStream(qintptr descriptor) const {
    QFETCH_GLOBAL(test::Wire, wire);
    if (wire == test::Wire::Tls)
        return std::make_unique<TlsStream>(m_identity.context(), descriptor);
    return std::make_unique<PlainStream>(descriptor);
}

void TestStreamTransport::prepare() {
    Listener listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    connect(&listener, &Listener::accepted, this, [this](qintptr descriptor) {
        m_transport =
            std::make_unique<StreamTransport>(makeStream(descriptor), std::make_unique<LineFramer>(4096),
                                              StreamTransport::PeerEnd::Closes, 4096, m_turns);
    });
    QFETCH_GLOBAL(test::Wire, wire);
    m_peer = std::make_unique<QSslSocket>();
    m_peer->setPeerVerifyMode(QSslSocket::VerifyNone);
    if (wire == test::Wire::Tls)
        m_peer->connectToHostEncrypted(u"127.0.0.1"_s, listener.serverPort());
    else
        m_peer->connectToHost(u"127.0.0.1"_s, listener.serverPort());
    WAIT_FOR(m_transport && m_peer->state() == QAbstractSocket::ConnectedState);
    WAIT_COMPARE(m_peer->isEncrypted(), wire == test::Wire::Tls);
}

void TestStreamTransport::cleanup() {
    m_peer.reset();
    m_transport.reset();
}

void TestStreamTransport::aFloodLeavesOthersTheirTurn() {
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

void TestStreamTransport::whatCameWhileReadingPausedComesAfterwards() {
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

void TestStreamTransport::closingSendsWhatIsQueuedThenTheEnd() {
    QSignalSpy closed(m_transport.get(), &Transport::closed);
    const QByteArray long_(300'000, 'x');
    m_transport->write(long_ + '\n');
    m_transport->write("goodbye\n");
    m_transport->close();
    QByteArray read;
    connect(m_peer.get(), &QSslSocket::readyRead, this, [&] { read += m_peer->readAll(); });
    WAIT_COMPARE(m_peer->state(), QAbstractSocket::UnconnectedState);
    read += m_peer->readAll();
    QCOMPARE(read.size(), long_.size() + 9);
    QVERIFY(read.endsWith("goodbye\n"));
    WAIT_COMPARE(closed.count(), 1);
}

void TestStreamTransport::anOverlongFrameIsToldOnce() {
    QSignalSpy tooLong(m_transport.get(), &Transport::frameTooLong);
    connect(m_transport.get(), &Transport::frameTooLong, m_transport.get(), &StreamTransport::close);
    m_peer->write(QByteArray(100'000, 'x'));
    WAIT_COMPARE(tooLong.count(), 1);
    WAIT_COMPARE(m_peer->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(tooLong.count(), 1);
}

void TestStreamTransport::whatCameBeforeThePeersEndIsReadBeforeIt() {
    constexpr int lines = 100; // more than one turn's
    int frames = 0;
    int framesAtTheEnd = -1;
    connect(m_transport.get(), &Transport::frameReceived, this, [&] { ++frames; });
    connect(m_transport.get(), &Transport::closed, this, [&] { framesAtTheEnd = frames; });
    m_peer->write(QByteArray("x\n").repeated(lines));
    m_peer->disconnectFromHost();
    WAIT_COMPARE(framesAtTheEnd, lines);
}

void TestStreamTransport::anAbortEndsItAtOnceAndIsToldOnce() {
    QSignalSpy closed(m_transport.get(), &Transport::closed);
    m_transport->abort();
    m_transport->abort();
    QCOMPARE(closed.count(), 1);
    m_transport->write("too late\n");
    m_transport->flush();
    QCOMPARE(m_transport->pending(), 0);
    WAIT_COMPARE(m_peer->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(m_peer->readAll(), QByteArray());
}

void TestStreamTransport::aPeerThatResetsIsTold() {
    QSignalSpy closed(m_transport.get(), &Transport::closed);
    m_transport->setReading(false);
    m_peer->abort();
    connect(m_transport.get(), &Transport::closed, this, [this] { m_transport->setReading(true); });
    // Not read from, it is noticed by writing.
    const auto isGone = [&] {
        m_transport->write("anybody there?\n");
        m_transport->flush();
        return closed.count() > 0;
    };
    WAIT_FOR(isGone());
    QCOMPARE(closed.count(), 1);
}

void TestStreamTransport::whatTheSystemDoesNotTakeWaitsAndIsCounted() {
    m_peer->setReadBufferSize(1024);
    QSignalSpy drained(m_transport.get(), &Transport::drained);
    const QByteArray piece(100'000, 'x');
    qint64 written = 0;
    while (m_transport->pending() == 0) {
        m_transport->write(piece);
        m_transport->flush();
        written += piece.size();
    }
    QVERIFY(m_transport->pending() <= piece.size());
    m_transport->write("behind it\n");
    written += 10;
    m_peer->setReadBufferSize(0);
    QByteArray read;
    const auto hasAll = [&] {
        read += m_peer->readAll();
        return read.size() == written;
    };
    WAIT_FOR(hasAll());
    QVERIFY(read.endsWith("behind it\n"));
    QVERIFY(drained.count() > 0);
    QCOMPARE(m_transport->pending(), 0);
}

LECTERN_TEST(TestStreamTransport, QCoreApplication)
#include "tst_streamtransport.moc"
