// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/classroom/sampleclass.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::test;
using namespace std::chrono_literals;
using protocol::InquiryState;

class InquiriesTest : public TestCase {
    Q_OBJECT

    static constexpr ConnectionId ana{2};
    static constexpr ConnectionId ben{3};

    struct AskingClass : SampleClass {
        AskingClass() {
            joinTeacher();
            joinStudent(ana, u"Ana"_s);
            joinStudent(ben, u"Ben"_s);
            room.publish();
        }
        Outcome make(ConnectionId connection, const QString &text, bool anonymous = false,
                     const QString &key = {}) {
            return room.inquiries().make(seat(connection), {text, anonymous, key});
        }
        InquiryId made(ConnectionId connection, const QString &text, bool anonymous = false) {
            return only<protocol::Inquiry>(effectsOf(make(connection, text, anonymous))).inquiry;
        }
        Outcome support(ConnectionId connection, InquiryId inquiry, bool wanted = true) {
            return room.inquiries().support(seat(connection), {inquiry, wanted});
        }
    };

private Q_SLOTS:
    void aQuestionGoesToEverybodyWithTheName() {
        AskingClass c;
        const Effects effects = effectsOf(c.make(ana, u"  What is a\nsegment?"_s));
        QCOMPARE(outline(effects), QStringList{u"send everybody inquiry"_s});
        const auto inquiry = only<protocol::Inquiry>(effects);
        QCOMPARE(inquiry.text, u"What is a segment?"_s);
        QCOMPARE(inquiry.name, u"Ana"_s);
        QCOMPARE(inquiry.seat, c.seatAt(ana));
        QCOMPARE(inquiry.state, InquiryState::Open);
    }

    void withoutANameNothingTellsWhoseItIs() {
        AskingClass c;
        const Effects effects = effectsOf(c.make(ana, u"Why?"_s, true));
        const auto inquiry = only<protocol::Inquiry>(effects);
        QVERIFY(!inquiry.seat);
        QVERIFY(inquiry.name.isEmpty());
        QCOMPARE(effects.records.size(), size_t(1));
        QVERIFY(!std::get<record::InquiryMade>(effects.records.at(0)).seat);
        // Nor does the class itself know it afterwards: who asked sees it as anybody does.
        c.room.disconnected(ana);
        const auto back = effectsOf(c.room.resume(ConnectionId{9}, protocol::Role::Student, c.tokenOf(ana)));
        QVERIFY(only<protocol::Inquiries>(back).mine.empty());
    }

    void othersWhoWantToKnowItTooAreCountedOnce() {
        AskingClass c;
        const InquiryId inquiry = c.made(ana, u"Why?"_s);
        QCOMPARE(codeOf(c.support(ana, inquiry)), toString(ErrorCode::NotAllowed)); // one's own
        effectsOf(c.support(ben, inquiry));
        QVERIFY(effectsOf(c.support(ben, inquiry)).records.empty());
        QCOMPARE(only<protocol::Inquiry>(c.room.publish()).meToo, 1);
        effectsOf(c.support(ben, inquiry, false));
        QCOMPARE(only<protocol::Inquiry>(c.room.publish()).meToo, 0);
    }

    void whoComesBackSeesTheQuestionsAndWhichAreOwn() {
        AskingClass c;
        const InquiryId own = c.made(ben, u"Mine"_s);
        c.made(ana, u"Other"_s);
        const InquiryId joined = c.made(ana, u"Joined"_s);
        effectsOf(c.support(ben, joined));
        c.room.disconnected(ben);
        const auto list = only<protocol::Inquiries>(
            effectsOf(c.room.resume(ConnectionId{9}, protocol::Role::Student, c.tokenOf(ben))));
        QVERIFY(list.reset);
        QCOMPARE(list.inquiries.size(), size_t(3));
        QCOMPARE(list.inquiries.at(2).meToo, 1);
        QCOMPARE(list.mine, (std::vector<InquiryId>{own, joined}));
    }

    void theTeacherAnswersAloudOrInWriting() {
        AskingClass c;
        const InquiryId inquiry = c.made(ana, u"Why?"_s);
        auto told = only<protocol::Inquiry>(effectsOf(c.room.inquiries().answer({inquiry, u"Because."_s})));
        QCOMPARE(told.state, InquiryState::Answered);
        QCOMPARE(told.answer, u"Because."_s);
        told = only<protocol::Inquiry>(effectsOf(c.room.inquiries().answer({inquiry, {}})));
        QCOMPARE(told.state, InquiryState::Answered);
        QVERIFY(told.answer.isEmpty());
    }

    void oneIsProjectedAtATime() {
        AskingClass c;
        const InquiryId first = c.made(ana, u"Why?"_s);
        const InquiryId second = c.made(ben, u"How?"_s);
        effectsOf(c.room.inquiries().project(first));
        const auto told = messages<protocol::Inquiry>(effectsOf(c.room.inquiries().project(second)));
        QCOMPARE(told.size(), size_t(2));
        QVERIFY(!told.at(0).projected);
        QVERIFY(told.at(1).projected);
        QVERIFY(!only<protocol::Inquiry>(effectsOf(c.room.inquiries().project({}))).projected);
    }

    void aDismissedOneIsGone() {
        AskingClass c;
        const InquiryId inquiry = c.made(ana, u"Why?"_s);
        effectsOf(c.room.inquiries().project(inquiry));
        const auto told = only<protocol::Inquiry>(effectsOf(c.room.inquiries().dismiss(inquiry)));
        QCOMPARE(told.state, InquiryState::Dismissed);
        QVERIFY(!told.projected);
        for (const Outcome &outcome :
             {c.room.inquiries().dismiss(inquiry), c.room.inquiries().project(inquiry),
              c.room.inquiries().answer({inquiry, {}}), c.support(ben, inquiry)})
            QCOMPARE(codeOf(outcome), toString(ErrorCode::UnknownInquiry));
        QVERIFY(c.made(ana, u"Again?"_s) > inquiry);
    }

    void nothingIsAskedTwiceWithTheSameKey() {
        AskingClass c;
        effectsOf(c.make(ana, u"Why?"_s, true, u"4f1a"_s));
        QVERIFY(effectsOf(c.make(ana, u"Why?"_s, true, u"4f1a"_s)).records.empty());
        QVERIFY(!effectsOf(c.make(ana, u"Why?"_s, true, u"9c02"_s)).records.empty());
    }

    void aNamedOneIsKnownByItsKeyOfItsSeatAlone() {
        AskingClass c;
        effectsOf(c.make(ana, u"Why?"_s, false, u"1"_s));
        QVERIFY(effectsOf(c.make(ana, u"Why?"_s, false, u"1"_s)).records.empty());
        QVERIFY(!effectsOf(c.make(ben, u"How?"_s, false, u"1"_s)).records.empty());
        QVERIFY(!effectsOf(c.make(ben, u"When?"_s, true, u"1"_s)).records.empty());
        QVERIFY(effectsOf(c.make(ana, u"When?"_s, true, u"1"_s)).records.empty());
    }

    void whoJoinsAndLeavesOneAllTheTimeIsSlowedDown() {
        AskingClass c;
        const InquiryId inquiry = c.made(ana, u"Why?"_s);
        for (int i = 0; i < limits::gesturesBurst; ++i)
            effectsOf(c.support(ben, inquiry, i % 2 == 0));
        QCOMPARE(codeOf(c.support(ben, inquiry)), toString(ErrorCode::SlowDown));
        QCOMPARE(codeOf(c.room.hands().raise(c.seat(ben), true)), toString(ErrorCode::SlowDown));
        c.time.pass(500ms);
        effectsOf(c.support(ben, inquiry));
    }

    void emptyAndLongOnesAreRefusedAndFloodsSlowedDown() {
        AskingClass c;
        for (const QString &text : {u""_s, u" \n"_s, QString(limits::inquiryCharacters + 1, u'a')})
            QCOMPARE(codeOf(c.make(ana, text)), toString(ErrorCode::TextInvalid));
        for (int i = 0; i < limits::messagesBurst; ++i)
            c.made(ana, u"Why?"_s, true);
        QCOMPARE(codeOf(c.make(ana, u"Why?"_s, true)), toString(ErrorCode::SlowDown));
    }

    void aClassHasSoManyAtATime() {
        AskingClass c;
        for (int i = 0; i < limits::openInquiries; ++i) {
            c.made(ana, u"Why?"_s);
            c.time.pass(1s);
        }
        QCOMPARE(codeOf(c.make(ana, u"Why?"_s)), toString(ErrorCode::LimitReached));
        effectsOf(c.room.inquiries().dismiss({1}));
        c.made(ana, u"Why?"_s);
    }
};

LECTERN_TEST(InquiriesTest, QCoreApplication)
#include "tst_inquiries.moc"
