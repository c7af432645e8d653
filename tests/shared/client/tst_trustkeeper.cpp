// SPDX-License-Identifier: GPL-3.0-or-later
// Trust at first use, for a whole series of joins: what is remembered, what is a full stop, what a person can decide.
#include "shared/client/trustkeeper.h"
#include "tests/shared/client/recorder.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcase.h"

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using namespace lectern::client;
using test::local;
using test::Recorder;
using test::ScriptedServer;
using test::student;
using Kind = JoinProblem::Kind;
using Manner = ScriptedServer::Manner;

class TestTrustKeeper : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void remembersWhomItJoinedFirst();
    void remembersNobodyWhoWasNotJoined();
    void stopsAtAnotherCertificateAtTheNextStart();
    void joinsTheNewOneWhenAPersonWants();
    void joinsInPlaintextWhenAPersonWants();
    void overrulesALinkWhenAPersonWants();
    void takesNothingElseForADecision();
    void believesTheFolderOfTheServerMore();
    void remembersWhatALinkLedTo();

private:
    void prepare() override;
    void start(); // the program, anew
    ServerAddress server() const { return local(m_server->port()); }
    ServerTrust known() const { return m_keeper->servers().trustIn(server()); }
    void join(const ServerAddress &server);
    void failTo(Kind kind);

    QString m_folder;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Recorder> m_told;
    std::unique_ptr<TrustKeeper> m_keeper;
    const ServerTrust m_stranger{Fingerprint::ofCertificate("a stranger's"), false};
};

void TestTrustKeeper::prepare() {
    m_folder = freshFolder();
    m_server = std::make_unique<ScriptedServer>();
    start();
}

void TestTrustKeeper::start() {
    cleanup();
    m_connection = std::make_unique<Connection>(nullptr, test::impatient);
    m_told = std::make_unique<Recorder>(*m_connection);
    m_keeper = std::make_unique<TrustKeeper>(*m_connection, TrustedServers(m_folder));
}

void TestTrustKeeper::cleanup() {
    m_keeper.reset();
    m_connection.reset();
    m_told.reset();
}

void TestTrustKeeper::join(const ServerAddress &server) {
    m_keeper->open(server, student(u"Ana"_s));
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
}

void TestTrustKeeper::failTo(Kind kind) {
    m_told->problem.reset();
    m_keeper->open(server(), student(u"Ana"_s));
    WAIT_FOR(m_told->problem);
    QCOMPARE(m_told->problem->kind, kind);
}

void TestTrustKeeper::remembersWhomItJoinedFirst() {
    join(server());
    QVERIFY(known() == ServerTrust{m_server->fingerprint()});
    QCOMPARE(m_keeper->servers().find(server())->className, u"Physics 101"_s);
    start();
    join(server());
}

void TestTrustKeeper::remembersNobodyWhoWasNotJoined() {
    m_server->manner = Manner::Full;
    failTo(Kind::Closed);
    QVERIFY(known() == ServerTrust{});
}

void TestTrustKeeper::stopsAtAnotherCertificateAtTheNextStart() {
    join(server());
    const ServerTrust first = known();
    m_server->takeNewCertificate();
    start();
    failTo(Kind::Identity);
    QVERIFY(m_told->problem->expected == first.fingerprint);
    QVERIFY(known() == first); // until somebody decides
}

void TestTrustKeeper::joinsTheNewOneWhenAPersonWants() {
    join(server());
    m_server->takeNewCertificate();
    start();
    failTo(Kind::Identity);
    m_keeper->openAnyway(*m_told->problem);
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    QCOMPARE(m_server->receivedOf<protocol::Login>().back().name, u"Ana"_s);
    QVERIFY(known() == ServerTrust{m_server->fingerprint()});
    start();
    join(server());
}

void TestTrustKeeper::joinsInPlaintextWhenAPersonWants() {
    join(server());
    m_server->manner = Manner::Plaintext;
    start();
    failTo(Kind::NotEncrypted);
    m_keeper->openAnyway(*m_told->problem);
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    QVERIFY(!m_connection->isEncrypted());
    QVERIFY(known() == (ServerTrust{{}, true}));
}

void TestTrustKeeper::overrulesALinkWhenAPersonWants() {
    ServerAddress linked = server();
    linked.linked = m_stranger.fingerprint;
    m_keeper->open(linked, student(u"Ana"_s));
    WAIT_FOR(m_told->problem);
    QCOMPARE(m_told->problem->kind, Kind::Identity);
    m_keeper->openAnyway(*m_told->problem);
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    QVERIFY(!m_connection->server().linked);
    QVERIFY(known() == ServerTrust{m_server->fingerprint()});
}

void TestTrustKeeper::takesNothingElseForADecision() {
    m_server->manner = Manner::Full;
    failTo(Kind::Closed);
    m_keeper->openAnyway(*m_told->problem);
    QCOMPARE(m_connection->state(), LinkState::Idle);
    QVERIFY(known() == ServerTrust{});
}

void TestTrustKeeper::believesTheFolderOfTheServerMore() {
    m_keeper->open(server(), student(u"Ana"_s), m_stranger);
    WAIT_FOR(m_told->problem);
    QVERIFY(known() == m_stranger);
    m_keeper->open(server(), student(u"Ana"_s), {m_server->fingerprint()});
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    QVERIFY(known() == ServerTrust{m_server->fingerprint()});
    QCOMPARE(m_keeper->servers().find(server())->className, u"Physics 101"_s);
}

void TestTrustKeeper::remembersWhatALinkLedTo() {
    ServerAddress linked = server();
    linked.linked = m_server->fingerprint();
    join(linked);
    QVERIFY(known() == ServerTrust{m_server->fingerprint()});
}

LECTERN_TEST_MAIN(TestTrustKeeper, QCoreApplication)
#include "tst_trustkeeper.moc"
