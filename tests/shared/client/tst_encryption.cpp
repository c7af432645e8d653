// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a Connection talks to: only to the server whose certificate was demanded, and never with less encryption than
// before.
#include "tests/shared/client/connectioncase.h"

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using namespace lectern::client;
using namespace lectern::protocol;
using test::local;
using test::Recorder;
using test::ScriptedServer;
using test::student;
using Kind = JoinProblem::Kind;
using Manner = ScriptedServer::Manner;

namespace {

// The answer of a server that knows TLS 1.1 at most: its ServerHello with that version (RFC 4346, 7.4.1.3).
QByteArray helloOfTls11() {
    const QByteArray body = "\x03\x02" + QByteArray(32, 'r') + QByteArray("\x00\xc0\x14\x00", 4);
    const QByteArray message = QByteArray("\x02\x00\x00", 3) + char(body.size()) + body;
    return QByteArray("\x16\x03\x02\x00", 4) + char(message.size()) + message;
}

} // namespace

class TestEncryption : public test::ConnectionCase {
    Q_OBJECT

private Q_SLOTS:
    void encryptsAndTellsTheFingerprint();
    void keepsTheFingerprintWhileReconnecting();
    void joinsTheServerThatIsDemanded();
    void saysNothingToAServerThatIsNotTheDemandedOne();
    void saysNothingToAServerThatIsNotTheOneOfTheLink();
    void demandsTheOneOfTheLinkAndTheKnownOne();
    void stopsWhenTheCertificateChangesWhileReconnecting();
    void stopsWhenPlaintextAnswersWhereTlsWas_data();
    void stopsWhenPlaintextAnswersWhereTlsWas();
    void comesBackEncryptedToAServerThatHungUpOnHandshakes();
    void doesNotTryPlaintextWhereACertificateIsDemanded();
    void takesAServerThatHangsUpForUnreachableWhereItIsKnown();
    void refusesWhatIsOlderThanTls12();
    void givesUpAHandshakeThatStalls();
    void closesDuringAHandshake();
    void isToldWhyItWasTurnedAwayAfterTheHandshake();
    void takesMoreThanItsBufferHolds();
    void sendsWhatWasWrittenBeforeItCloses();
    void leavesAServerThatReadsNothing();

private:
    void open(const ServerTrust &trust = {});

    const Fingerprint m_stranger = Fingerprint::ofCertificate("a stranger's");
};

void TestEncryption::open(const ServerTrust &trust) {
    m_connection->open(local(m_server->port()), student(u"Ana"_s), trust);
}

void TestEncryption::encryptsAndTellsTheFingerprint() {
    QVERIFY(!m_connection->fingerprint() && !m_connection->isEncrypted());
    join();
    QVERIFY(m_connection->isEncrypted());
    QVERIFY(m_connection->isOnThisComputer());
    QCOMPARE(m_connection->fingerprint()->toHex(), m_server->fingerprint().toHex());
    QVERIFY(m_connection->trustSeen() == (ServerTrust{m_server->fingerprint()}));
    QCOMPARE(m_server->connections(), 1);
}

void TestEncryption::keepsTheFingerprintWhileReconnecting() {
    join();
    m_server->stop();
    WAIT_COMPARE(m_connection->state(), LinkState::Reconnecting);
    QVERIFY(m_connection->isEncrypted());
    QVERIFY(m_connection->fingerprint() == m_server->fingerprint());
}

void TestEncryption::joinsTheServerThatIsDemanded() {
    open({m_server->fingerprint()});
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
}

void TestEncryption::saysNothingToAServerThatIsNotTheDemandedOne() {
    open({m_stranger});
    WAIT_COMPARE(m_told->events, QStringList({u"connecting"_s, u"idle"_s, u"failed"_s}));
    QCOMPARE(m_told->problem->kind, Kind::Identity);
    QVERIFY(m_told->problem->expected == m_stranger);
    QVERIFY(m_told->problem->seen == m_server->fingerprint());
    QVERIFY(test::never([this] { return !m_server->heard().isEmpty(); }));
    QCOMPARE(m_server->connections(), 1);
    QVERIFY(!m_connection->isEncrypted());
}

void TestEncryption::saysNothingToAServerThatIsNotTheOneOfTheLink() {
    ServerAddress linked = local(m_server->port());
    linked.linked = m_stranger;
    m_connection->open(linked, student(u"Ana"_s), {m_server->fingerprint(), true});
    WAIT_FOR(m_told->problem);
    QCOMPARE(m_told->problem->kind, Kind::Identity);
    QVERIFY(m_told->problem->expected == m_stranger);
    QVERIFY(m_told->problem->seen == m_server->fingerprint());
    QVERIFY(test::never([this] { return !m_server->heard().isEmpty(); }));
}

void TestEncryption::demandsTheOneOfTheLinkAndTheKnownOne() {
    ServerAddress linked = local(m_server->port());
    linked.linked = m_server->fingerprint();
    m_connection->open(linked, student(u"Ana"_s), {m_stranger});
    WAIT_FOR(m_told->problem);
    QCOMPARE(m_told->problem->kind, Kind::Identity);
    QVERIFY(m_told->problem->expected == m_stranger);
    QVERIFY(m_told->problem->seen == m_server->fingerprint());
    m_connection->open(linked, student(u"Ana"_s), {m_server->fingerprint()});
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
}

void TestEncryption::stopsWhenTheCertificateChangesWhileReconnecting() {
    join();
    const Fingerprint first = m_server->fingerprint();
    const QByteArray heard = m_server->heard();
    m_server->stop();
    m_server->takeNewCertificate();
    m_server->restart();
    WAIT_FOR(m_told->problem);
    QCOMPARE(m_connection->state(), LinkState::Idle);
    QCOMPARE(m_told->problem->kind, Kind::Identity);
    QVERIFY(m_told->problem->expected == first);
    QVERIFY(m_told->problem->seen == m_server->fingerprint());
    // A retry would come after 0.2 s.
    QVERIFY(test::never([&] { return m_server->connections() > 2 || m_server->heard() != heard; }, 500));
}

void TestEncryption::stopsWhenPlaintextAnswersWhereTlsWas_data() {
    QTest::addColumn<bool>("comingBack");
    QTest::newRow("joining anew") << false;
    QTest::newRow("coming back") << true;
}

void TestEncryption::stopsWhenPlaintextAnswersWhereTlsWas() {
    QFETCH(bool, comingBack);
    if (comingBack)
        join();
    const QByteArray heard = m_server->heard();
    m_server->manner = Manner::Plaintext;
    m_server->hangUp();
    if (!comingBack)
        open({m_server->fingerprint()});
    WAIT_FOR(m_told->problem);
    QCOMPARE(m_connection->state(), LinkState::Idle);
    QCOMPARE(m_told->problem->kind, Kind::NotEncrypted);
    QVERIFY(m_told->problem->expected == m_server->fingerprint());
    const int connections = comingBack ? 2 : 1;
    QVERIFY(test::never([&] { return m_server->connections() > connections || m_server->heard() != heard; },
                        500));
}

void TestEncryption::comesBackEncryptedToAServerThatHungUpOnHandshakes() {
    join();
    const QByteArray heard = m_server->heard();
    m_server->manner = Manner::Busy;
    m_server->hangUp();
    WAIT_FOR(m_server->connections() >= 3); // two attempts in vain
    QCOMPARE(m_connection->state(), LinkState::Reconnecting);
    QCOMPARE(m_server->heard(), heard);
    m_server->manner = Manner::Tls;
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    QVERIFY(m_connection->isEncrypted());
}

void TestEncryption::doesNotTryPlaintextWhereACertificateIsDemanded() {
    m_server->manner = Manner::Babbling;
    open({m_server->fingerprint()});
    WAIT_FOR(m_told->problem);
    QCOMPARE(m_told->problem->kind, Kind::NotEncrypted);
    QCOMPARE(m_server->connections(), 1);
}

void TestEncryption::takesAServerThatHangsUpForUnreachableWhereItIsKnown() {
    m_server->manner = Manner::Busy;
    open({m_server->fingerprint()});
    WAIT_FOR(m_told->problem);
    QCOMPARE(m_told->problem->kind, Kind::Unreachable);
    QCOMPARE(m_server->connections(), 1);
}

void TestEncryption::refusesWhatIsOlderThanTls12() {
    m_server->manner = Manner::Babbling;
    m_server->babble = helloOfTls11();
    open();
    WAIT_FOR(m_told->problem);
    QCOMPARE(m_told->problem->kind, Kind::NotLectern);
    QCOMPARE(m_server->connections(), 1); // it does speak TLS, so plaintext is no way out
    QCOMPARE(m_server->heard(), QByteArray());
}

void TestEncryption::givesUpAHandshakeThatStalls() {
    m_server->manner = Manner::Silent;
    open();
    WAIT_FOR(m_told->problem);
    QCOMPARE(m_told->problem->kind, Kind::Unreachable);
    QCOMPARE(m_server->connections(), 1);
}

void TestEncryption::closesDuringAHandshake() {
    m_server->manner = Manner::Silent;
    open();
    WAIT_COMPARE(m_server->connections(), 1);
    m_connection->close();
    QVERIFY(test::never([this] { return m_told->events != QStringList({u"connecting"_s, u"idle"_s}); }));
}

void TestEncryption::isToldWhyItWasTurnedAwayAfterTheHandshake() {
    m_server->manner = Manner::Full;
    open();
    WAIT_FOR(m_told->problem);
    QCOMPARE(m_told->problem->kind, Kind::Closed);
    QVERIFY(m_told->problem->goodbye->reason == GoodbyeReason::ServerFull);
}

// Then the end: what lies in the buffers of TLS by then must not get lost.
void TestEncryption::takesMoreThanItsBufferHolds() {
    join();
    m_told->events.clear();
    constexpr int many = 5000; // some 400 KiB; the buffer holds 64
    const QByteArray tally = encode(ServerMessage(Tally{QuestionId{1}, {}, 0, 1}));
    m_server->sendBytes(tally.repeated(many));
    m_server->hangUp();
    WAIT_COMPARE(m_connection->state(), LinkState::Reconnecting);
    QCOMPARE(m_told->events.count(u"received tally"_s), many);
}

void TestEncryption::sendsWhatWasWrittenBeforeItCloses() {
    join();
    m_connection->send(Vote{QuestionId{1}, u"yes"_s});
    m_connection->close();
    WAIT_COMPARE(m_server->receivedOf<Vote>().size(), 1u);
}

void TestEncryption::leavesAServerThatReadsNothing() {
    join();
    m_server->stopReading();
    Ask ask;
    ask.text = QString(4000, u'x');
    for (int i = 0; i < 4000; ++i) // some 16 MB: more than two sockets hold
        m_connection->send(ask);
    const QPointer<QObject> link = m_connection->findChild<ServerLink *>();
    QVERIFY(link);
    m_connection->close();
    WAIT_FOR(!link); // cut after limits::closingTime
}

LECTERN_TEST(TestEncryption, QCoreApplication)
#include "tst_encryption.moc"
