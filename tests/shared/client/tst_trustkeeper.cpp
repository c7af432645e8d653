// SPDX-License-Identifier: GPL-3.0-or-later
// Trust at first use, for a whole series of joins: what is remembered, what is a full stop, what a person can decide.
#include "shared/client/trustkeeper.h"
#include "tests/shared/client/recorder.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QSignalSpy>

#include <utility>

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
    void aLinkDemandsWhatWasAgreedTo();
    void aSeatTakenUnderEncryptionIsNotGivenAwayInPlaintext();
    void consentThatJoinsNobodyIsForgotten();
    void consentToPlaintextIsNotForAnotherCertificate();
    void consentToPlaintextIsNotForAnotherCertificateThanTheLinks();
    void aDecisionForACertificateThatJoinsNobodyIsForgotten();
    void takesNothingElseForADecision();
    void stopsWhereAnotherWindowWasFasterToJoin();
    void stopsAtAFileThatCannotBeReadAndLeavesItAlone();
    void tellsAtEachJoiningThatTheServerCannotBeRemembered();
    void believesTheFolderOfTheServerMore();
    void remembersWhatALinkLedTo();

private:
    void prepare() override;
    void start(); // the program, anew
    ServerAddress server() const { return local(m_server->port()); }
    ServerTrust known() const { return m_keeper->servers().trustIn(server()); }
    void join(const ServerAddress &server);
    void failTo(Kind kind);
    void fails(Kind kind);
    void decide(); // for what it ended with

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
    fails(kind);
}

void TestTrustKeeper::fails(Kind kind) {
    WAIT_FOR(m_told->problem);
    QCOMPARE(m_told->problem->kind, kind);
}

void TestTrustKeeper::decide() {
    const JoinProblem problem = *std::exchange(m_told->problem, std::nullopt);
    m_keeper->openAnyway(problem);
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
    QVERIFY(known().fingerprint == m_server->fingerprint());
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
    QVERIFY(known() == (ServerTrust{m_server->fingerprint(), true}));
    start();
    join(server());
    m_server->manner =
        Manner::Tls; // it has learnt to encrypt again: the old one is welcome, and demanded again
    start();
    join(server());
    QVERIFY(known() == ServerTrust{m_server->fingerprint()});
    m_server->manner = Manner::Plaintext;
    start();
    failTo(Kind::NotEncrypted);
}

void TestTrustKeeper::overrulesALinkWhenAPersonWants() {
    ServerAddress linked = server();
    linked.linked = m_stranger.fingerprint;
    m_keeper->open(linked, student(u"Ana"_s));
    fails(Kind::Identity);
    m_keeper->openAnyway(*m_told->problem);
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    QVERIFY(m_connection->server().linked == m_server->fingerprint());
    QVERIFY(known() == ServerTrust{m_server->fingerprint()});
}

// Junk once, a tick, and then an impostor with a certificate of his own.
void TestTrustKeeper::consentThatJoinsNobodyIsForgotten() {
    join(server());
    const ServerTrust first = known();
    m_server->manner = Manner::Babbling;
    failTo(Kind::NotEncrypted);
    decide();
    fails(Kind::NotLectern);
    QVERIFY(known() == first);
    m_server->manner = Manner::Tls;
    m_server->takeNewCertificate();
    start();
    failTo(Kind::Identity);
}

void TestTrustKeeper::consentToPlaintextIsNotForAnotherCertificate() {
    join(server());
    const ServerTrust first = known();
    m_server->manner = Manner::Plaintext;
    failTo(Kind::NotEncrypted);
    m_server->manner = Manner::Tls;
    m_server->takeNewCertificate();
    decide();
    fails(Kind::Identity);
    QVERIFY(known() == first);
    m_server->manner = Manner::Plaintext; // joined in plaintext, it is the same at the next start
    start();
    failTo(Kind::NotEncrypted);
    decide();
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    m_server->manner = Manner::Tls;
    start();
    failTo(Kind::Identity);
    QVERIFY(m_told->problem->expected == first.fingerprint);
}

void TestTrustKeeper::consentToPlaintextIsNotForAnotherCertificateThanTheLinks() {
    ServerAddress linked = server();
    linked.linked = m_stranger.fingerprint;
    m_server->manner = Manner::Plaintext;
    m_keeper->open(linked, student(u"Ana"_s));
    fails(Kind::NotEncrypted);
    m_server->manner = Manner::Tls;
    decide();
    fails(Kind::Identity);
    QVERIFY(known() == ServerTrust{});
}

void TestTrustKeeper::aDecisionForACertificateThatJoinsNobodyIsForgotten() {
    join(server());
    const ServerTrust first = known();
    m_server->takeNewCertificate();
    failTo(Kind::Identity);
    m_server->manner = Manner::Full;
    decide();
    fails(Kind::Closed);
    QVERIFY(known() == first);
}

// The link was followed, and somebody has agreed to another certificate: not to any.
void TestTrustKeeper::aLinkDemandsWhatWasAgreedTo() {
    ServerAddress linked = server();
    linked.linked = m_stranger.fingerprint;
    m_keeper->open(linked, student(u"Ana"_s));
    fails(Kind::Identity);
    m_server->manner = Manner::Full;
    decide();
    fails(Kind::Closed);
    QVERIFY(known() == ServerTrust{});
    const ServerAddress again = *ServerAddress::parse(m_connection->server().asTyped());
    m_server->manner = Manner::Tls;
    m_server->takeNewCertificate();
    m_told->problem.reset();
    m_keeper->open(again, student(u"Ana"_s));
    fails(Kind::Identity);
}

void TestTrustKeeper::aSeatTakenUnderEncryptionIsNotGivenAwayInPlaintext() {
    join(server());
    QVERIFY(!m_connection->credentials().token.isEmpty());
    m_server->stop();
    m_server->manner = Manner::Plaintext;
    m_server->restart();
    fails(Kind::NotEncrypted);
    decide();
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    QVERIFY(!m_connection->isEncrypted());
    const auto logins = m_server->receivedOf<protocol::Login>();
    QCOMPARE(logins.back().token, QByteArray());
    QCOMPARE(logins.back().name, u"Ana"_s);
}

// Two windows at first use, and somebody in between who takes one of them.
void TestTrustKeeper::stopsWhereAnotherWindowWasFasterToJoin() {
    m_keeper->open(server(), student(u"Ana"_s));
    TrustedServers other(m_folder);
    QVERIFY(other.remember(server(), m_stranger, {}));
    fails(Kind::Identity);
    QVERIFY(m_told->problem->expected == m_stranger.fingerprint);
    QVERIFY(m_told->problem->seen == m_server->fingerprint());
    QVERIFY(test::never([this] { return !m_server->heard().isEmpty(); }));
    QVERIFY(known() == m_stranger);
}

void TestTrustKeeper::stopsAtAFileThatCannotBeReadAndLeavesItAlone() {
    const QByteArray junk("\x7f"
                          "ELF\0\n[no",
                          9);
    QFile file(m_keeper->servers().file());
    QVERIFY(file.open(QFile::WriteOnly) && file.write(junk) == junk.size());
    file.close();
    failTo(Kind::UnreadablePins);
    QCOMPARE(m_told->problem->detail, file.fileName());
    QVERIFY(test::never([this] { return !m_server->heard().isEmpty(); }));
    QVERIFY(file.open(QFile::ReadOnly));
    QCOMPARE(file.readAll(), junk);
}

void TestTrustKeeper::tellsAtEachJoiningThatTheServerCannotBeRemembered() {
    m_folder += u"/taken"_s;
    QFile inTheWay(m_folder);
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    start();
    const QSignalSpy told(m_keeper.get(), &TrustKeeper::notRemembered);
    join(server());
    QCOMPARE(told.size(), 1);
    QVERIFY(told[0][0].toString().startsWith(m_folder));
    m_server->hangUp();
    WAIT_COMPARE(m_connection->state(), LinkState::Reconnecting);
    WAIT_COMPARE(m_connection->state(), LinkState::Ready);
    QCOMPARE(told.size(), 2);
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
    QVERIFY(known() == ServerTrust{}); // it was not joined
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

LECTERN_TEST(TestTrustKeeper, QCoreApplication)
#include "tst_trustkeeper.moc"
