// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/classroom/sampleclass.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::test;
using namespace std::chrono_literals;

class HandsTest : public TestCase {
    Q_OBJECT

    static constexpr ConnectionId ana{2};
    static constexpr ConnectionId ben{3};

    struct ClassWithHands : SampleClass {
        ClassWithHands() {
            joinTeacher();
            joinStudent(ana, u"Ana"_s);
            joinStudent(ben, u"Ben"_s);
            room.publish();
        }
        void raise(ConnectionId connection, bool raised = true) {
            effectsOf(room.hands().raise(seat(connection), raised));
        }
    };
    static QStringList placesIn(const Effects &effects) {
        QStringList places;
        for (const Delivery &delivery : effects.deliveries) {
            const auto *send = std::get_if<Send>(&delivery);
            const auto *hand = send ? std::get_if<protocol::Hand>(&send->message) : nullptr;
            if (hand)
                places.append(u"%1: %2 of %3"_s.arg(nameOf(send->to)).arg(hand->place).arg(hand->of));
        }
        return places;
    }

private Q_SLOTS:
    void whoRaisesAHandIsToldThePlaceAndTheOthersSeeTheOrder() {
        ClassWithHands c;
        c.raise(ben);
        c.raise(ana); // within the same millisecond
        const Effects effects = c.room.publish();
        QCOMPARE(placesIn(effects), (QStringList{u"3: 1 of 2"_s, u"2: 2 of 2"_s}));
        for (const protocol::People &people : messages<protocol::People>(effects)) {
            QCOMPARE(people.people.size(), size_t(2));
            QVERIFY(*people.people.at(1).handSince < *people.people.at(0).handSince); // Ben before Ana
        }
        QVERIFY(!c.room.hasNews());
    }

    void raisingTwiceKeepsThePlace() {
        ClassWithHands c;
        c.raise(ana);
        c.raise(ben);
        QVERIFY(effectsOf(c.room.hands().raise(c.seat(ana), true)).records.empty());
        QCOMPARE(placesIn(c.room.publish()), (QStringList{u"2: 1 of 2"_s, u"3: 2 of 2"_s}));
    }

    void whoIsCalledIsToldAndTheOthersMoveUp() {
        ClassWithHands c;
        c.raise(ana);
        c.raise(ben);
        c.room.publish();
        const auto hand = only<protocol::Hand>(effectsOf(c.room.hands().callOn(c.seatAt(ana))));
        QVERIFY(hand.called);
        QVERIFY(!hand.raised);
        QCOMPARE(placesIn(c.room.publish()), QStringList{u"3: 1 of 1"_s});
    }

    void aTeacherLowersOneOrAll() {
        ClassWithHands c;
        c.raise(ana);
        c.raise(ben);
        const auto hand = only<protocol::Hand>(effectsOf(c.room.hands().lower(c.seatAt(ben))));
        QVERIFY(!hand.called);
        QVERIFY(!c.seat(ben).handSince);
        c.raise(ben);
        QCOMPARE(messages<protocol::Hand>(effectsOf(c.room.hands().lower({}))).size(), size_t(2));
        QVERIFY(!c.seat(ana).handSince);
    }

    void callingSomebodyWhoIsNotThereIsRefused() {
        ClassWithHands c;
        QCOMPARE(codeOf(c.room.hands().callOn(SeatId{99})), toString(ErrorCode::UnknownPerson));
        QCOMPARE(codeOf(c.room.hands().callOn(c.seatAt(SampleClass::teacher))),
                 toString(ErrorCode::UnknownPerson));
    }

    void aHandOutlivesItsConnectionButNotItsSeat() {
        ClassWithHands c;
        c.raise(ana);
        c.raise(ben);
        c.room.disconnected(ana);
        const auto back = effectsOf(c.room.resume(ConnectionId{9}, protocol::Role::Student, c.tokenOf(ana)));
        QCOMPARE(only<protocol::Hand>(back).place, 1);
        effectsOf(c.room.leave(ConnectionId{9}));
        QCOMPARE(placesIn(c.room.publish()), QStringList{u"3: 1 of 1"_s});
    }

    void aHandThatGoesUpAndDownAllTheTimeIsSlowedDown() {
        ClassWithHands c;
        for (int i = 0; i < limits::gesturesBurst; ++i)
            c.raise(ana, i % 2 == 0);
        QCOMPARE(codeOf(c.room.hands().raise(c.seat(ana), true)), toString(ErrorCode::SlowDown));
        QVERIFY(effectsOf(c.room.hands().raise(c.seat(ana), false)).records.empty()); // is so already
        c.raise(ben);
        c.time.pass(1s);
        c.raise(ana);
    }

    void loweringOnesOwnHandIsTold() {
        ClassWithHands c;
        c.raise(ana);
        QVERIFY(!only<protocol::Hand>(effectsOf(c.room.hands().raise(c.seat(ana), false))).raised);
        QVERIFY(effectsOf(c.room.hands().raise(c.seat(ana), false)).records.empty());
    }
};

LECTERN_TEST(HandsTest, QCoreApplication)
#include "tst_hands.moc"
