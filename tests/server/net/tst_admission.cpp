// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/admission.h"
#include "shared/protocol/limits.h"
#include "tests/support/faketime.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto guest = Admission::Comer::Guest;

} // namespace

class TestAdmission : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void refusesWhenTheServerIsFull();
    void refusesTooManyFromOneAddress();
    void refusesTooManyUnfinishedFromOneAddress();
    void aLoginMakesRoomForOthersOfTheAddress();
    void leavingMakesRoom();
    void countsIPv6PerSubnet();
    void exemptsLoopbackUnlessTold();
    void pausesAtTooManyUnfinishedAndResumes();
    void guestsHoldUpNoLogin();
    void exemptsTheNetworksThatWereNamed();
    void limitsNewSeatsOfOneAddress();

private:
    test::FakeTime m_clock;
    const QHostAddress m_one{u"192.0.2.1"_s};
    const QHostAddress m_two{u"192.0.2.2"_s};
};

void TestAdmission::refusesWhenTheServerIsFull() {
    Admission admission({2, true}, m_clock);
    QVERIFY(!admission.enter(m_one));
    QVERIFY(!admission.enter(m_two));
    QVERIFY(admission.enter(m_two) == GoodbyeReason::ServerFull);
    admission.left(m_one, false);
    QVERIFY(!admission.enter(m_two));
}

void TestAdmission::refusesTooManyFromOneAddress() {
    Admission admission({10'000, true}, m_clock);
    for (int i = 0; i < limits::connectionsPerAddress; ++i) {
        QVERIFY(!admission.enter(m_one));
        admission.loggedIn(m_one);
    }
    QVERIFY(admission.enter(m_one) == GoodbyeReason::AddressFull);
    QVERIFY(!admission.enter(m_two));
    QCOMPARE(admission.connections(), limits::connectionsPerAddress + 1);
}

void TestAdmission::refusesTooManyUnfinishedFromOneAddress() {
    Admission admission({10'000, true}, m_clock);
    for (int i = 0; i < limits::unfinishedPerAddress; ++i)
        QVERIFY(!admission.enter(m_one));
    QVERIFY(admission.enter(m_one) == GoodbyeReason::AddressFull);
}

void TestAdmission::aLoginMakesRoomForOthersOfTheAddress() {
    Admission admission({10'000, true}, m_clock);
    for (int i = 0; i < limits::unfinishedPerAddress; ++i)
        QVERIFY(!admission.enter(m_one));
    admission.loggedIn(m_one);
    QVERIFY(!admission.enter(m_one));
}

void TestAdmission::leavingMakesRoom() {
    Admission admission({10'000, true}, m_clock);
    for (int round = 0; round < 1000; ++round) {
        QVERIFY(!admission.enter(m_one));
        if (round % 2 == 0)
            admission.loggedIn(m_one);
        admission.left(m_one, round % 2 == 0);
    }
    QCOMPARE(admission.connections(), 0);
}

void TestAdmission::countsIPv6PerSubnet() {
    Admission admission({10'000, true}, m_clock);
    for (int i = 0; i < limits::unfinishedPerAddress; ++i)
        QVERIFY(!admission.enter(QHostAddress(u"2001:db8::%1"_s.arg(i + 1, 0, 16))));
    QVERIFY(admission.enter(QHostAddress(u"2001:db8::ffff:ffff"_s)) == GoodbyeReason::AddressFull);
    QVERIFY(!admission.enter(QHostAddress(u"2001:db8:0:1::1"_s)));
}

void TestAdmission::exemptsLoopbackUnlessTold() {
    Admission lenient({10'000, true}, m_clock);
    Admission strict({10'000, false}, m_clock);
    const QHostAddress loopback(QHostAddress::LocalHost);
    for (int i = 0; i < limits::unfinishedPerAddress; ++i) {
        QVERIFY(!lenient.enter(loopback));
        QVERIFY(!strict.enter(loopback));
    }
    QVERIFY(!lenient.enter(loopback));
    QVERIFY(strict.enter(loopback) == GoodbyeReason::AddressFull);
}

void TestAdmission::pausesAtTooManyUnfinishedAndResumes() {
    Admission admission({10'000, true}, m_clock);
    const QHostAddress loopback(QHostAddress::LocalHost);
    for (int i = 0; i < limits::unfinishedLogins; ++i) {
        QVERIFY(!admission.shouldPause());
        QVERIFY(!admission.enter(loopback));
    }
    QVERIFY(admission.shouldPause());
    admission.loggedIn(loopback);
    QVERIFY(!admission.shouldPause());
}

void TestAdmission::guestsHoldUpNoLogin() {
    Admission admission({10'000, true}, m_clock);
    for (int i = 0; i < limits::unfinishedLogins; ++i)
        QVERIFY(!admission.enter(QHostAddress(QHostAddress::LocalHost), guest));
    for (int i = 0; i < limits::unfinishedPerAddress; ++i)
        QVERIFY(!admission.enter(m_one, guest));
    QVERIFY(!admission.shouldPause());
    for (int i = 0; i < limits::unfinishedPerAddress; ++i)
        QVERIFY(!admission.enter(m_one));
    QVERIFY(admission.enter(m_one, guest) == GoodbyeReason::AddressFull); // all its places are taken
    admission.left(m_one, false);
    QVERIFY(!admission.enter(m_one, guest));
    QVERIFY(admission.enter(m_one) == GoodbyeReason::AddressFull);
    admission.left(m_one, true); // a guest
    admission.left(m_one, false);
    QVERIFY(!admission.enter(m_one, guest));
    QVERIFY(!admission.enter(m_one));
}

void TestAdmission::exemptsTheNetworksThatWereNamed() {
    Admission admission({10'000, true, 1, {{QHostAddress(u"192.0.2.0"_s), 31}}}, m_clock);
    QVERIFY(!admission.enter(m_one));
    QVERIFY(!admission.enter(m_one));
    QVERIFY(!admission.takeSeat(m_one));
    QVERIFY(!admission.takeSeat(m_one));
    QVERIFY(!admission.enter(m_two)); // 192.0.2.2 is outside of 192.0.2.0/31
    QVERIFY(admission.enter(m_two) == GoodbyeReason::AddressFull);
    QVERIFY(!admission.takeSeat(m_two));
    QVERIFY(admission.takeSeat(m_two));
}

void TestAdmission::limitsNewSeatsOfOneAddress() {
    Admission admission({10'000, true}, m_clock);
    for (int i = 0; i < limits::connectionsPerAddress; ++i)
        QVERIFY(!admission.takeSeat(m_one));
    const auto wait = admission.takeSeat(m_one);
    QVERIFY(wait);
    QVERIFY(!admission.takeSeat(m_two)); // nobody pays for another
    m_clock.pass(std::chrono::milliseconds(qRound64(*wait * 1000)));
    QVERIFY(!admission.takeSeat(m_one));
    QVERIFY(admission.takeSeat(m_one));
}

LECTERN_TEST(TestAdmission, QCoreApplication)
#include "tst_admission.moc"
