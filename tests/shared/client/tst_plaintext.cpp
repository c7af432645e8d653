// SPDX-License-Identifier: GPL-3.0-or-later
// How a Connection gets along with servers that do not encrypt: by itself on this computer, never in silence elsewhere.
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

class TestPlaintext : public test::ConnectionCase {
    Q_OBJECT

private Q_SLOTS:
    void joinsByItselfOnThisComputer();
    void comesBackInPlaintextAtOnce();
    void encryptsWhenTheServerDoesFromNowOn();
    void doesNotTakeJunkForAServer();
    void triesPlaintextOnceWhenTheServerOnlyHangsUp();
    void saysUnreachableWhenTheServerHasNoTimeForTls();
    void forgetsAtTheNextOpeningThatItWasPlaintext();

private:
    void prepare() override;
};

void TestPlaintext::prepare() {
    ConnectionCase::prepare();
    m_server->manner = Manner::Plaintext;
}

void TestPlaintext::joinsByItselfOnThisComputer() {
    join();
    QCOMPARE(m_told->events, QStringList({u"connecting"_s, u"joined Ana"_s, u"ready"_s}));
    QVERIFY(!m_connection->isEncrypted());
    QVERIFY(!m_connection->fingerprint());
    QVERIFY(m_connection->isOnThisComputer());
    QVERIFY(m_connection->trustSeen() == ServerTrust{}); // no permission for wherever the name leads next
    QCOMPARE(m_server->connections(), 2);
}

void TestPlaintext::comesBackInPlaintextAtOnce() {
    join();
    m_server->hangUp();
    WAIT_COMPARE(m_connection->state(), LinkState::Reconnecting);
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    QCOMPARE(m_server->connections(), 3);
}

void TestPlaintext::encryptsWhenTheServerDoesFromNowOn() {
    join();
    m_server->manner = Manner::Tls;
    m_server->hangUp();
    WAIT_COMPARE(m_connection->state(), LinkState::Reconnecting);
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    QVERIFY(m_connection->fingerprint() == m_server->fingerprint());
    QCOMPARE(m_server->receivedOf<Login>().size(),
             2u); // none of them went to the one that wants TLS, in plaintext
}

void TestPlaintext::doesNotTakeJunkForAServer() {
    m_server->manner = Manner::Babbling;
    m_connection->open(local(m_server->port()), student(u"Ana"_s));
    WAIT_COMPARE(m_told->events, QStringList({u"connecting"_s, u"idle"_s, u"failed"_s}));
    QCOMPARE(m_told->problem->kind, Kind::NotLectern);
    QVERIFY(!m_server->heard().contains("Ana"));
}

void TestPlaintext::triesPlaintextOnceWhenTheServerOnlyHangsUp() {
    m_server->manner = Manner::Babbling;
    m_server->babble.clear();
    m_connection->open(local(m_server->port()), student(u"Ana"_s));
    WAIT_FOR(m_told->problem);
    QCOMPARE(m_told->problem->kind, Kind::NotLectern);
    QVERIFY(test::never([this] { return m_server->connections() > 2; }, 500));
}

void TestPlaintext::saysUnreachableWhenTheServerHasNoTimeForTls() {
    m_server->manner = Manner::Busy;
    m_connection->open(local(m_server->port()), student(u"Ana"_s));
    WAIT_FOR(m_told->problem);
    QCOMPARE(m_told->problem->kind, Kind::Unreachable);
    QVERIFY(m_told->problem->goodbye->reason == GoodbyeReason::TlsRequired);
}

void TestPlaintext::forgetsAtTheNextOpeningThatItWasPlaintext() {
    join();
    m_server->manner = Manner::Tls;
    join();
    QVERIFY(m_connection->isEncrypted());
    QCOMPARE(m_server->connections(), 3);
}

LECTERN_TEST(TestPlaintext, QCoreApplication)
#include "tst_plaintext.moc"
