// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/classroom/sampleclass.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

#include <random>
#include <ranges>

using namespace lectern;
using namespace lectern::test;
using namespace std::chrono_literals;

class VotingTest : public TestCase {
    Q_OBJECT

    static constexpr ConnectionId ana{2};
    static constexpr ConnectionId ben{3};
    using Counts = std::vector<protocol::ChoiceCount>;

    static void fill(SampleClass &c) {
        c.joinTeacher();
        c.joinStudent(ana, u"Ana"_s);
        c.joinStudent(ben, u"Ben"_s);
    }

private Q_SLOTS:
    void aVoteIsRecordedAndCounted() {
        SampleClass c;
        fill(c);
        const QuestionId question = c.ask();
        const Effects effects = effectsOf(c.vote(ana, u"yes"_s));
        QCOMPARE(effects.records.size(), 1U);
        const auto &cast = std::get<record::BallotCast>(effects.records.front());
        QCOMPARE(cast.question, question);
        QCOMPARE(cast.seat, c.seatAt(ana));
        QCOMPARE(cast.choice, u"yes"_s);
        QCOMPARE(cast.at, c.time.wallTime());
        QVERIFY(effects.deliveries.empty());
        QCOMPARE(c.room.tally().counts, (Counts{{u"yes"_s, 1}, {u"no"_s, 0}}));
    }

    void votingAgainChangesTheBallot() {
        SampleClass c;
        fill(c);
        c.ask();
        effectsOf(c.vote(ana, u"yes"_s));
        effectsOf(c.vote(ana, u"no"_s));
        QCOMPARE(c.room.tally().counts, (Counts{{u"yes"_s, 0}, {u"no"_s, 1}}));
        QCOMPARE(c.room.tally().answered, 1);
    }

    void onlyStudentsWhoSitMayVote() {
        SampleClass c;
        fill(c);
        c.ask();
        QCOMPARE(codeOf(c.vote({99}, u"yes"_s)), toString(ErrorCode::NotAllowed));
        QCOMPARE(codeOf(c.vote(c.teacher, u"yes"_s)), toString(ErrorCode::NotAllowed));
        QCOMPARE(c.room.tally().answered, 0);
    }

    void withoutAQuestionNobodyVotes() {
        SampleClass c;
        fill(c);
        QCOMPARE(codeOf(c.room.vote(ana, {1}, u"yes"_s)), toString(ErrorCode::NoQuestion));
    }

    void aVoteForAnEarlierQuestionIsTooLateByName() {
        SampleClass c;
        fill(c);
        const QuestionId first = c.ask();
        c.ask();
        const Refusal refused = refusalOf(c.room.vote(ana, first, u"yes"_s));
        QCOMPARE(toString(refused.code), toString(ErrorCode::TooLate));
        QVERIFY2(refused.text.startsWith(u"Question 1 is over"_s), qPrintable(refused.text));
        QCOMPARE(c.room.tally().answered, 0);
    }

    void aVoteForAClosedQuestionIsToldThatItWasClosed() {
        SampleClass c;
        fill(c);
        const QuestionId question = c.ask(u"Is TCP a byte stream?"_s);
        effectsOf(c.vote(ana, u"yes"_s));
        effectsOf(c.room.close(question));
        const Refusal refused = refusalOf(c.vote(ana, u"no"_s));
        QCOMPARE(toString(refused.code), toString(ErrorCode::TooLate));
        QVERIFY2(refused.text.startsWith(u"Question 1 (“Is TCP a byte stream?”) was closed"_s),
                 qPrintable(refused.text));
        QCOMPARE(c.room.question()->ballotOf(c.seatAt(ana)), u"yes"_s);
    }

    void aVoteForAQuestionToComeIsRefused() {
        SampleClass c;
        fill(c);
        const QuestionId question = c.ask();
        QCOMPARE(codeOf(c.room.vote(ana, {question.value + 1}, u"yes"_s)), toString(ErrorCode::NoQuestion));
    }

    void anythingButAChoiceOfTheKindIsRefusedWithTheChoicesNamed() {
        SampleClass c;
        fill(c);
        c.ask();
        const Refusal refused = refusalOf(c.vote(ana, u"maybe"_s));
        QCOMPARE(toString(refused.code), toString(ErrorCode::BadChoice));
        QVERIFY(refused.text.contains(u"yes, no"_s));
        QCOMPARE(c.room.tally().answered, 0);
    }

    void theFirstRuleBrokenIsTheOneTold() {
        SampleClass c;
        fill(c);
        QCOMPARE(codeOf(c.room.vote({99}, {7}, u"maybe"_s)), toString(ErrorCode::NotAllowed));
        const QuestionId question = c.ask();
        effectsOf(c.room.close(question));
        QCOMPARE(codeOf(c.vote(ana, u"maybe"_s)), toString(ErrorCode::TooLate));
    }

    void whoChangesTooOftenIsToldToSlowDownAndHowLong() {
        SampleClass c;
        fill(c);
        c.ask();
        for (int i = 0; i < 5; ++i)
            effectsOf(c.vote(ana, i % 2 ? u"yes"_s : u"no"_s));
        const Refusal refused = refusalOf(c.vote(ana, u"yes"_s));
        QCOMPARE(toString(refused.code), toString(ErrorCode::SlowDown));
        QCOMPARE(refused.wait, 0.5);
        QCOMPARE(c.room.question()->ballotOf(c.seatAt(ana)), u"no"_s);
        effectsOf(c.vote(ben, u"yes"_s)); // nobody else notices
        c.time.pass(500ms);
        effectsOf(c.vote(ana, u"yes"_s));
    }

    void aRefusedVoteUsesUpNoRate() {
        SampleClass c;
        fill(c);
        c.ask();
        for (int i = 0; i < 20; ++i)
            QCOMPARE(codeOf(c.vote(ana, u"maybe"_s)), toString(ErrorCode::BadChoice));
        for (int i = 0; i < 5; ++i)
            effectsOf(c.vote(ana, i % 2 ? u"yes"_s : u"no"_s));
    }

    void theSameVoteAgainIsFineWithoutRecordOrRate() {
        SampleClass c;
        fill(c);
        c.ask();
        effectsOf(c.vote(ana, u"yes"_s));
        c.room.publish();
        for (int i = 0; i < 50; ++i)
            QVERIFY(effectsOf(c.vote(ana, u"yes"_s)).records.empty());
        QVERIFY(!c.room.hasNews());
        effectsOf(c.vote(ana, u"no"_s));
    }

    void reconnectingGivesNoSecondBallot() {
        SampleClass c;
        fill(c);
        c.ask();
        effectsOf(c.vote(ana, u"yes"_s));
        c.room.disconnected(ana);
        effectsOf(c.room.resume({9}, protocol::Role::Student, c.tokenOf(ana)));
        effectsOf(c.vote({9}, u"no"_s));
        QCOMPARE(c.room.tally().answered, 1);
        QCOMPARE(c.room.tally().counts, (Counts{{u"yes"_s, 0}, {u"no"_s, 1}}));
        QCOMPARE(codeOf(c.vote(ana, u"yes"_s)), toString(ErrorCode::NotAllowed));
    }

    void reconnectingDoesNotRefillTheRate() {
        SampleClass c;
        fill(c);
        c.ask();
        for (int i = 0; i < 5; ++i)
            effectsOf(c.vote(ana, i % 2 ? u"yes"_s : u"no"_s));
        effectsOf(c.room.resume({9}, protocol::Role::Student, c.tokenOf(ana)));
        QCOMPARE(codeOf(c.vote({9}, u"yes"_s)), toString(ErrorCode::SlowDown));
    }

    void anyMixOfVotesCountsLikeAPlainMap();
};

void VotingTest::anyMixOfVotesCountsLikeAPlainMap() {
    const std::uint32_t seed = 20261120;
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    const auto draw = [&](int least, int most) { return std::uniform_int_distribution(least, most)(random); };

    SampleClass c;
    c.joinTeacher();
    const int students = 12;
    for (int i = 0; i < students; ++i)
        c.joinStudent({static_cast<quint64>(10 + i)}, u"Student number %1"_s.arg(i));
    std::map<ConnectionId, QString> model;
    bool isOpen = true;
    c.ask();
    const QStringList choices{u"yes"_s, u"no"_s, u"maybe"_s};
    for (int step = 0; step < 20'000; ++step) {
        c.time.pass(std::chrono::milliseconds(draw(100, 5000)));
        const int action = draw(0, 99);
        if (action == 0) {
            c.ask();
            model.clear();
            isOpen = true;
        } else if (action == 1 && isOpen) {
            effectsOf(c.room.close(c.room.question()->id()));
            isOpen = false;
        } else {
            const ConnectionId student{static_cast<quint64>(10 + draw(0, students - 1))};
            const QString choice = choices.at(draw(0, 2));
            const quint64 back = draw(0, 4) == 0 ? 1 : 0;
            const Outcome outcome = c.room.vote(student, {c.room.question()->id().value - back}, choice);
            const bool isRefused = std::holds_alternative<Refusal>(outcome);
            const bool isGood = isOpen && back == 0 && choice != u"maybe"_s;
            if (isGood && isRefused) // nothing but the rate may be in the way
                QCOMPARE(codeOf(outcome), toString(ErrorCode::SlowDown));
            QVERIFY(isGood || isRefused);
            if (!isRefused)
                model[student] = choice;
        }
        const auto votesFor = [&](const QString &choice) {
            return static_cast<int>(std::ranges::count(model | std::views::values, choice));
        };
        QCOMPARE(c.room.tally().counts,
                 (Counts{{u"yes"_s, votesFor(u"yes"_s)}, {u"no"_s, votesFor(u"no"_s)}}));
        QCOMPARE(c.room.tally().answered, static_cast<int>(model.size()));
        QCOMPARE(c.room.tally().seats, students);
    }
}

LECTERN_TEST(VotingTest, QCoreApplication)
#include "tst_voting.moc"
