// SPDX-License-Identifier: GPL-3.0-or-later
// What the teacher does: ask, close, clear, show, quit.
#include "tests/server/classroom/sampleclass.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::test;
using protocol::QuestionState;
using protocol::Role;

class LessonTest : public TestCase {
    Q_OBJECT

    static constexpr ConnectionId ana{2};

    template <class Fact>
    static qsizetype count(const Effects &effects) {
        return std::ranges::count_if(effects.records,
                                     [](const Record &r) { return std::holds_alternative<Fact>(r); });
    }

private Q_SLOTS:
    void aLessonStartsWithItsFirstTeacher() {
        SampleClass c;
        QCOMPARE(count<record::LessonStarted>(c.joinStudent(ana, u"Ana"_s)), 0);
        QCOMPARE(count<record::LessonStarted>(c.joinTeacher()), 1);
        QCOMPARE(count<record::LessonStarted>(c.joinTeacher({5})), 0);
        effectsOf(c.room.leave(c.teacher));
        effectsOf(c.room.leave({5}));
        QCOMPARE(count<record::LessonStarted>(c.joinTeacher({6})), 0);
        QVERIFY(c.room.seatOf(ana)); // who waited stays
    }

    void quitDismissesEverybodyAndFreesAllNamesAndTokens() {
        SampleClass c;
        c.joinTeacher();
        c.joinStudent(ana, u"Ana"_s);
        c.ask();
        const Effects effects = effectsOf(c.room.quit());
        QCOMPARE(outline(effects), QStringList{u"dismiss everybody class-ended"_s});
        QCOMPARE(count<record::LessonEnded>(effects), 1);
        QVERIFY(!c.room.seatOf(ana));
        QVERIFY(!c.room.hasTeacher());
        QVERIFY(!c.room.question());
        QVERIFY(!c.room.hasNews());
        QCOMPARE(codeOf(c.room.resume({7}, Role::Student, c.tokenOf(ana))), toString(ErrorCode::LessonEnded));
        c.joinStudent({8}, u"Ana"_s);
        QCOMPARE(count<record::LessonStarted>(c.joinTeacher({9})), 1);
    }

    void anIdIsNeverUsedAgain() {
        SampleClass c;
        c.joinTeacher();
        c.joinStudent(ana, u"Ana"_s);
        const SeatId seat = c.seatAt(ana);
        const QuestionId question = c.ask();
        effectsOf(c.room.quit());
        c.joinTeacher({5});
        QVERIFY(c.seatAt({5}) > seat);
        QVERIFY(c.ask() > question);
    }

    void askingTellsEverybodyTheNewQuestionOnce() {
        SampleClass c;
        c.joinTeacher();
        const Effects first = effectsOf(c.room.ask(u"  One?\n"_s));
        QCOMPARE(outline(first), QStringList{u"send everybody question"_s});
        QCOMPARE(only<protocol::Question>(first).text, u"One?"_s);
        QCOMPARE(only<protocol::Question>(first).openedAt, c.time.wallTime());
        QCOMPARE(count<record::QuestionClosed>(first), 0);

        const Effects second = effectsOf(c.room.ask(u"Two?"_s));
        QCOMPARE(outline(second), QStringList{u"send everybody question"_s});
        QCOMPARE(count<record::QuestionClosed>(second), 1);
        QCOMPARE(count<record::QuestionOpened>(second), 1);
        QVERIFY(only<protocol::Question>(second).question > only<protocol::Question>(first).question);
    }

    void aNewQuestionIsNotShownAndHasNoBallots() {
        SampleClass c;
        c.joinTeacher();
        c.joinStudent(ana, u"Ana"_s);
        c.ask();
        effectsOf(c.vote(ana, u"yes"_s));
        effectsOf(c.room.show(true));
        c.ask();
        QVERIFY(!c.room.question()->isShown());
        QCOMPARE(c.room.tally().answered, 0);
        QCOMPARE(c.room.tally().seats, 1);
    }

    void aQuestionThatBreaksTheRulesChangesNothing() {
        SampleClass c;
        c.joinTeacher();
        const QuestionId before = c.ask(u"One?"_s);
        QCOMPARE(codeOf(c.room.ask(QString(501, u'x'))), toString(ErrorCode::TextInvalid));
        QCOMPARE(codeOf(c.room.ask(u"a\u0007"_s)), toString(ErrorCode::TextInvalid));
        QCOMPARE(c.room.question()->id(), before);
        QVERIFY(c.room.question()->isOpen());
    }

    void clearArchivesTheVotesAndOpensAnUntitledQuestion() {
        SampleClass c;
        c.joinTeacher();
        const QuestionId before = c.ask(u"One?"_s);
        const Effects effects = effectsOf(c.room.clear());
        QCOMPARE(count<record::QuestionClosed>(effects), 1);
        QVERIFY(c.room.question()->id() > before);
        QVERIFY(c.room.question()->isOpen());
        QVERIFY(c.room.question()->text().isEmpty());
    }

    void clearWorksBeforeTheFirstQuestionToo() {
        SampleClass c;
        c.joinTeacher();
        QCOMPARE(outline(effectsOf(c.room.clear())), QStringList{u"send everybody question"_s});
    }

    void closingTellsEverybodyWhen() {
        SampleClass c;
        c.joinTeacher();
        const QuestionId id = c.ask();
        c.time.pass(std::chrono::minutes(5));
        const Effects effects = effectsOf(c.room.close(id));
        QCOMPARE(outline(effects), QStringList{u"send everybody question"_s});
        QCOMPARE(only<protocol::Question>(effects).state, QuestionState::Closed);
        QCOMPARE(only<protocol::Question>(effects).closedAt, c.time.wallTime());
    }

    void onlyTheCurrentOpenQuestionCanBeClosed() {
        SampleClass c;
        c.joinTeacher();
        QCOMPARE(codeOf(c.room.close({1})), toString(ErrorCode::NoQuestion));
        const QuestionId first = c.ask();
        const QuestionId second = c.ask();
        QCOMPARE(codeOf(c.room.close(first)), toString(ErrorCode::TooLate));
        QCOMPARE(codeOf(c.room.close({second.value + 1})), toString(ErrorCode::NoQuestion));
        effectsOf(c.room.close(second));
        QCOMPARE(codeOf(c.room.close(second)), toString(ErrorCode::TooLate));
    }

    void askingAfterClosingDoesNotCloseTwice() {
        SampleClass c;
        c.joinTeacher();
        effectsOf(c.room.close(c.ask()));
        QCOMPARE(count<record::QuestionClosed>(effectsOf(c.room.ask({}))), 0);
    }

    void showingTellsStudentsTheQuestionThenTheTally() {
        SampleClass c;
        c.joinTeacher();
        c.ask();
        const Effects effects = effectsOf(c.room.show(true));
        QCOMPARE(outline(effects), (QStringList{u"send everybody question"_s, u"send teachers tally"_s,
                                                u"send students tally"_s}));
        QVERIFY(only<protocol::Question>(effects).shown);
        QVERIFY(c.room.question()->isOpen()); // Show never closes
    }

    void hidingTellsStudentsNoTally() {
        SampleClass c;
        c.joinTeacher();
        c.ask();
        effectsOf(c.room.show(true));
        const Effects effects = effectsOf(c.room.show(false));
        QCOMPARE(outline(effects), (QStringList{u"send everybody question"_s, u"send teachers tally"_s}));
        QVERIFY(!only<protocol::Question>(effects).shown);
    }

    void showingTwiceIsLikeOnce() {
        SampleClass c;
        c.joinTeacher();
        c.ask();
        QVERIFY(effectsOf(c.room.show(false)).deliveries.empty());
        effectsOf(c.room.show(true));
        const Effects again = effectsOf(c.room.show(true));
        QVERIFY(again.deliveries.empty());
        QVERIFY(again.records.empty());
    }

    void aClosedQuestionCanBeShown() {
        SampleClass c;
        c.joinTeacher();
        effectsOf(c.room.close(c.ask()));
        effectsOf(c.room.show(true));
        QVERIFY(c.room.question()->isShown());
    }

    void withoutAQuestionThereIsNothingToShow() {
        SampleClass c;
        c.joinTeacher();
        QCOMPARE(codeOf(c.room.show(true)), toString(ErrorCode::NoQuestion));
        QCOMPARE(codeOf(c.room.show(false)), toString(ErrorCode::NoQuestion));
    }
};

LECTERN_TEST(LessonTest, QCoreApplication)
#include "tst_lesson.moc"
