// SPDX-License-Identifier: GPL-3.0-or-later
// What the storage refused is answered as refused, and never told as if it had happened.
#include "server/net/refusedreplies.h"
#include "tests/server/classroom/sampleclass.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::test;

namespace {

Effects answered(Effects effects, ConnectionId connection, RequestId id) {
    effects.deliveries.push_back(Send{connection, protocol::Ok{id}});
    return effects;
}

} // namespace

class RefusedRepliesTest : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void anOkBecomesNotStored() {
        SampleClass c;
        c.joinStudent({2}, u"Ana"_s);
        c.ask();
        const Effects voted = answered(effectsOf(c.vote({2}, u"yes"_s)), {2}, {9});
        const Effects replies = repliesToRefused({voted}, u"Full."_s);
        QCOMPARE(outline(replies), QStringList{u"send 2 error"_s});
        const auto error = only<protocol::Error>(replies);
        QCOMPARE(toString(error.code), toString(ErrorCode::NotStored));
        QCOMPARE(error.re, RequestId{9});
        QCOMPARE(error.text, u"Full."_s);
        QVERIFY(error.wait.value_or(0) > 0);
        QVERIFY(replies.records.empty());
    }

    // It may have been said of a state that is taken back, too.
    void aRefusalBecomesNotStored() {
        Effects late;
        Refusal error = refusal(ErrorCode::TooLate, u"Closed."_s);
        error.re = RequestId{9};
        late.deliveries.push_back(Send{ConnectionId{2}, error});
        QCOMPARE(toString(only<protocol::Error>(repliesToRefused({late}, u"Full."_s)).code),
                 toString(ErrorCode::NotStored));
    }

    void newsOfWhatDidNotHappenIsLeftOut() {
        SampleClass c;
        const Effects asked = answered(effectsOf(c.room.ask(u"?"_s)), {1}, {9});
        QCOMPARE(outline(repliesToRefused({asked, c.room.publish()}, u"Full."_s)),
                 QStringList{u"send 1 error"_s});
    }

    void aLoginIsSentAwayAfterItsAnswer() {
        SampleClass c;
        const Effects joined = answered(c.joinStudent({2}, u"Ana"_s), {2}, {9});
        QCOMPARE(outline(repliesToRefused({joined}, u"Full."_s)),
                 (QStringList{u"send 2 error"_s, u"dismiss 2 not-stored"_s}));
    }

    void whoWasToBeSentAwayStays() {
        SampleClass c;
        c.joinStudent({2}, u"Ana"_s);
        const Effects left = answered(effectsOf(c.room.leave({2})), {2}, {9});
        const Effects over = answered(effectsOf(c.room.quit()), {1}, {10});
        QCOMPARE(outline(repliesToRefused({left, over}, u"Full."_s)),
                 (QStringList{u"send 2 error"_s, u"send 1 error"_s}));
    }

    void aSeatIsNotTakenOverByWhoCouldNotSit() {
        SampleClass c;
        c.joinStudent({2}, u"Ana"_s);
        const Effects resumed =
            answered(effectsOf(c.room.resume({3}, protocol::Role::Student, c.tokenOf({2}))), {3}, {9});
        QCOMPARE(outline(repliesToRefused({resumed}, u"Full."_s)),
                 (QStringList{u"send 3 error"_s, u"dismiss 3 not-stored"_s}));
    }

    void whatHasNothingToDoWithTheClassStaysAsItWas() {
        Effects greeting;
        greeting.deliveries.push_back(Send{ConnectionId{2}, protocol::Greeting{}});
        greeting = answered(greeting, {2}, {1});
        Effects nonsense;
        nonsense.deliveries.push_back(Send{ConnectionId{3}, refusal(ErrorCode::BadFrame, u"What?"_s)});
        nonsense.deliveries.push_back(Dismiss{ConnectionId{3}, {GoodbyeReason::BadFrame, {}}});
        QCOMPARE(
            outline(repliesToRefused({greeting, nonsense}, u"Full."_s)),
            (QStringList{u"send 2 greeting"_s, u"send 2 ok"_s, u"send 3 error"_s, u"dismiss 3 bad-frame"_s}));
    }
};

LECTERN_TEST(RefusedRepliesTest, QCoreApplication)
#include "tst_refusedreplies.moc"
