// SPDX-License-Identifier: GPL-3.0-or-later
// What WireChoice allows towards servers on other computers, which no test can reach over loopback.
#include "shared/client/wirechoice.h"
#include "tests/support/testcase.h"

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using namespace lectern::client;
using Kind = JoinProblem::Kind;

namespace {

const Handshake::Step login = protocol::ClientFrame{RequestId{1}, protocol::Login{}};

bool says(const Handshake::Step &step) { return std::holds_alternative<protocol::ClientFrame>(step); }

Fingerprint some() { return Fingerprint::ofCertificate("some"); }

} // namespace

class TestWireChoice : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void saysWhoWeAreOverTls();
    void keepsQuietInPlaintextOnAnotherComputer();
    void speaksPlaintextThereWithPermission();
    void aKnownCertificateOrALinkAllowsNoPlaintext();
    void permissionForPlaintextIsForPlaintextAlone();
    void doubtsWhatIsNotDemanded();
    void remembersPlaintextOfAnotherComputerOnly();
    void wantsTheSameCertificateAgain();
    void turnsOnceInAnAttempt();
    void neverTurnsAfterWhatIsTls_data();
    void neverTurnsAfterWhatIsTls();
};

void TestWireChoice::saysWhoWeAreOverTls() {
    WireChoice choice;
    choice.begin();
    QVERIFY(choice.wire() == Wire::Tls);
    QVERIFY(says(choice.reviewed(login, false)));
}

void TestWireChoice::keepsQuietInPlaintextOnAnotherComputer() {
    WireChoice choice;
    choice.begin();
    QVERIFY(choice.turnsAfter(LinkFault::NotTls));
    QVERIFY(choice.wire() == Wire::Plaintext);
    const Handshake::Step step = choice.reviewed(login, false);
    QVERIFY(std::holds_alternative<JoinProblem>(step));
    QVERIFY(std::get<JoinProblem>(step).kind == Kind::NotEncrypted);
    QVERIFY(!std::get<JoinProblem>(step).expected);
    QVERIFY(says(choice.reviewed(login, true)));
}

void TestWireChoice::speaksPlaintextThereWithPermission() {
    WireChoice choice({{}, true});
    choice.begin();
    QVERIFY(choice.wire() == Wire::Tls); // it may have learnt to
    QVERIFY(choice.turnsAfter(LinkFault::NotTls));
    QVERIFY(says(choice.reviewed(login, false)));
}

void TestWireChoice::aKnownCertificateOrALinkAllowsNoPlaintext() {
    for (const ServerTrust &trust : {ServerTrust{some(), false}, ServerTrust{{}, true, some()}}) {
        WireChoice choice(trust);
        choice.begin();
        QVERIFY(!choice.turnsAfter(LinkFault::NotTls));
        QVERIFY(!choice.turnsAfter(LinkFault::HungUp));
        const JoinProblem problem =
            choice.judged({Kind::NotLectern, {}, {}, {}}, LinkFault::NotTls, std::nullopt);
        QVERIFY(problem.kind == Kind::NotEncrypted);
        QVERIFY(problem.expected == some());
    }
}

void TestWireChoice::permissionForPlaintextIsForPlaintextAlone() {
    WireChoice choice({some(), true});
    choice.begin();
    QVERIFY(choice.wire() == Wire::Tls);
    QVERIFY(choice.demanded().expectedInsteadOf(Fingerprint::ofCertificate("an impostor's")) == some());
    QVERIFY(choice.turnsAfter(LinkFault::NotTls));
    QVERIFY(says(choice.reviewed(login, false)));
}

void TestWireChoice::doubtsWhatIsNotDemanded() {
    const Fingerprint other = Fingerprint::ofCertificate("other");
    QVERIFY(!WireChoice().doubts(some()) && !WireChoice().doubts({}));
    QVERIFY(!WireChoice({some()}).doubts(some()));
    QVERIFY(!WireChoice({some(), true}).doubts({}));
    QVERIFY(WireChoice({some()}).doubts(other)->kind == Kind::Identity);
    QVERIFY(WireChoice({some()}).doubts(other)->expected == some());
    QVERIFY(WireChoice({some()}).doubts({})->kind == Kind::NotEncrypted);
    QVERIFY(WireChoice({some(), true}).doubts(other)->kind == Kind::Identity);
}

void TestWireChoice::remembersPlaintextOfAnotherComputerOnly() {
    WireChoice choice({{}, true});
    QVERIFY(choice.trustSeen() == ServerTrust{});
    choice.joined({}, false);
    QVERIFY(choice.trustSeen() == (ServerTrust{{}, true}));
    choice.joined({}, true);
    QVERIFY(choice.trustSeen() == ServerTrust{});
    choice.begin();
    QVERIFY(choice.wire() == Wire::Plaintext);
}

void TestWireChoice::wantsTheSameCertificateAgain() {
    WireChoice choice({{}, true});
    choice.joined(some(), false);
    choice.begin();
    QVERIFY(choice.wire() == Wire::Tls);
    QVERIFY(choice.demanded() == ServerTrust{some()});
    QVERIFY(choice.trustSeen() == ServerTrust{some()});
    QVERIFY(!choice.turnsAfter(LinkFault::NotTls)); // the permission is used up by encryption
}

void TestWireChoice::turnsOnceInAnAttempt() {
    const JoinProblem tlsRequired{
        Kind::Unreachable, {}, protocol::Goodbye{GoodbyeReason::TlsRequired, {}}, {}};
    WireChoice choice;
    choice.begin();
    QVERIFY(!choice.turnsAfter(tlsRequired)); // said over TLS: nonsense
    QVERIFY(choice.turnsAfter(LinkFault::HungUp));
    QVERIFY(!choice.turnsAfter(tlsRequired));
    choice.begin();
    QVERIFY(choice.wire() == Wire::Tls);
    choice.joined({}, true);
    choice.begin();
    QVERIFY(choice.turnsAfter(tlsRequired));
    QVERIFY(choice.wire() == Wire::Tls);
    QVERIFY(!choice.turnsAfter(LinkFault::NotTls));
}

void TestWireChoice::neverTurnsAfterWhatIsTls_data() {
    QTest::addColumn<LinkFault>("fault");
    QTest::newRow("an alert") << LinkFault::TlsAlert;
    QTest::newRow("another certificate") << LinkFault::Identity;
    QTest::newRow("nonsense inside TLS") << LinkFault::Nonsense;
    QTest::newRow("the end, inside TLS") << LinkFault::Closed;
    QTest::newRow("nobody listens") << LinkFault::Refused;
    QTest::newRow("no answer") << LinkFault::Unreachable;
}

void TestWireChoice::neverTurnsAfterWhatIsTls() {
    QFETCH(LinkFault, fault);
    WireChoice choice;
    choice.begin();
    QVERIFY(!choice.turnsAfter(fault));
}

LECTERN_TEST(TestWireChoice, QCoreApplication)
#include "tst_wirechoice.moc"
