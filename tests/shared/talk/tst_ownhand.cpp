// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/ownhand.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QSignalSpy>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using protocol::Hand;
using protocol::RaiseHand;
using talk::OwnHand;

class TestOwnHand : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void raisingSaysSoUntilItIsAnswered();
    void theServerTellsThePlace();
    void loweringForgetsThePlace();
    void aCallStandsUntilItIsAcknowledged();
    void raisingAgainEndsACall();
    void aWishDuringAnAnswerIsAskedForBehindIt();
    void aRefusalLeavesItAsItWasAndSaysWhy();
    void withoutAConnectionItIsRefusedAtOnce();
    void anAnswerThatIsLostIsSaid();
    void aLoginStartsItOver();
};

namespace {

struct Student {
    Student() {
        QObject::connect(&connection, &client::Connection::joined, &hand, &OwnHand::startOver);
        QObject::connect(&connection, &client::Connection::received, &hand, &OwnHand::receive);
    }
    void join() {
        client::Credentials credentials;
        credentials.name = u"Ana"_s;
        connection.open({u"127.0.0.1"_s, server.port()}, credentials);
        WAIT_COMPARE(connection.state(), client::LinkState::Ready);
    }
    qsizetype asked() const { return std::ssize(server.receivedOf<RaiseHand>()); }

    ScriptedServer server;
    client::Connection connection;
    client::Requester requester{connection};
    OwnHand hand{requester};
    QSignalSpy refusals{&hand, &OwnHand::refused};
};

} // namespace

void TestOwnHand::raisingSaysSoUntilItIsAnswered() {
    Student ana;
    ana.join();
    QSignalSpy changes(&ana.hand, &OwnHand::changed);
    ana.hand.raise();
    QCOMPARE(ana.hand.wanted(), std::optional(true));
    QVERIFY(!ana.hand.isRaised());
    QCOMPARE(changes.size(), 1);
    WAIT_FOR(ana.hand.isRaised());
    QCOMPARE(ana.hand.wanted(), std::nullopt);
    QCOMPARE(ana.hand.place(), 0); // not told yet
    QVERIFY(ana.server.receivedOf<RaiseHand>().front().raised);
}

void TestOwnHand::theServerTellsThePlace() {
    Student ana;
    ana.join();
    ana.server.send(Hand{true, 2, 3, false});
    WAIT_FOR(ana.hand.isRaised());
    QCOMPARE(ana.hand.place(), 2);
    QCOMPARE(ana.hand.of(), 3);
}

void TestOwnHand::loweringForgetsThePlace() {
    Student ana;
    ana.join();
    ana.server.send(Hand{true, 2, 3, false});
    WAIT_FOR(ana.hand.isRaised());
    ana.hand.lower();
    WAIT_FOR(!ana.hand.isRaised());
    QCOMPARE(ana.hand.place(), 0);
    QVERIFY(!ana.server.receivedOf<RaiseHand>().front().raised);
}

void TestOwnHand::aCallStandsUntilItIsAcknowledged() {
    Student ana;
    ana.join();
    ana.server.send(Hand{false, 0, 0, true});
    WAIT_FOR(ana.hand.isCalled());
    ana.hand.acknowledgeCall();
    QVERIFY(!ana.hand.isCalled());
    QCOMPARE(ana.asked(), 0);
}

void TestOwnHand::raisingAgainEndsACall() {
    Student ana;
    ana.join();
    ana.server.send(Hand{false, 0, 0, true});
    WAIT_FOR(ana.hand.isCalled());
    ana.hand.raise();
    WAIT_FOR(ana.hand.isRaised());
    QVERIFY(!ana.hand.isCalled());
}

void TestOwnHand::aWishDuringAnAnswerIsAskedForBehindIt() {
    Student ana;
    ana.join();
    ana.hand.raise();
    ana.hand.lower();
    QCOMPARE(ana.hand.wanted(), std::optional(false));
    WAIT_FOR(!ana.hand.wanted());
    QVERIFY(!ana.hand.isRaised());
    QCOMPARE(ana.asked(), 2);
}

void TestOwnHand::aRefusalLeavesItAsItWasAndSaysWhy() {
    Student ana;
    ana.join();
    ana.server.contentOf = [](const protocol::ClientMessage &) {
        protocol::Error error;
        error.code = ErrorCode::NotStored;
        error.text = u"The disk is full."_s;
        return error;
    };
    ana.hand.raise();
    WAIT_COMPARE(ana.refusals.size(), 1);
    QCOMPARE(ana.refusals[0][0].toString(), u"The disk is full."_s);
    QVERIFY(!ana.hand.isRaised());
    QVERIFY(!ana.hand.wanted());
}

void TestOwnHand::withoutAConnectionItIsRefusedAtOnce() {
    Student ana;
    ana.hand.raise();
    QCOMPARE(ana.refusals.size(), 1);
    QVERIFY(ana.refusals[0][0].toString().contains(u"Not connected"_s));
    QVERIFY(!ana.hand.wanted());
}

void TestOwnHand::anAnswerThatIsLostIsSaid() {
    Student ana;
    ana.join();
    ana.server.answersRequests = false;
    ana.hand.raise();
    WAIT_COMPARE(ana.asked(), 1);
    ana.server.hangUp();
    WAIT_COMPARE(ana.refusals.size(), 1);
    QVERIFY(!ana.hand.wanted());
}

// While nobody was connected the teacher has lowered it: nothing is said of that.
void TestOwnHand::aLoginStartsItOver() {
    Student ana;
    ana.join();
    ana.server.send(Hand{true, 1, 1, false});
    WAIT_FOR(ana.hand.isRaised());
    ana.server.hangUp();
    WAIT_FOR(!ana.hand.isRaised());
    ana.server.snapshot = {Hand{true, 4, 5, false}};
    ana.server.hangUp();
    WAIT_COMPARE(ana.hand.place(), 4);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestOwnHand, QCoreApplication)
#include "tst_ownhand.moc"
