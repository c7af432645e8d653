// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/student-gui/room.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using student::VoteModel;
using student::VoteState;
using test::Room;

class TestVoteModel : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void withoutAQuestionNothingCanBePressed() {
        Room room;
        room.join();
        QCOMPARE(room.model.state(), VoteState::NoQuestion);
        room.model.vote(u"yes"_s);
        QCOMPARE(room.model.chosen(), QString());
    }

    void aVoteIsSendingUntilItsAnswerAndThenCounted() {
        Room room;
        room.joinAndAsk();
        room.press(u"yes"_s);
        QCOMPARE(room.model.state(), VoteState::Sending);
        QCOMPARE(room.model.counted(), QString());
        room.lesson.answerVote();
        WAIT_COMPARE(room.model.state(), VoteState::Counted);
        QCOMPARE(room.model.counted(), u"yes"_s);
        QCOMPARE(room.lesson.votes.first().question, room.lesson.question.question);
    }

    void theLastPressWinsWhileAnotherIsUnderWay() {
        Room room;
        room.joinAndAsk();
        room.press(u"yes"_s);
        room.model.vote(u"no"_s);
        QCOMPARE(room.model.chosen(), u"no"_s);
        room.lesson.answerVote();
        WAIT_FOR(room.lesson.votes.size() == 2);
        QCOMPARE(room.model.state(), VoteState::Sending);
        QCOMPARE(room.lesson.votes.last().choice, u"no"_s);
        room.lesson.answerVote();
        WAIT_COMPARE(room.model.state(), VoteState::Counted);
        QCOMPARE(room.model.counted(), u"no"_s);
    }

    void aVoteWithoutANetworkIsKeptAndSentWhenItIsBack() {
        Room room;
        room.joinAndAsk();
        room.loseTheNetworkAndVote(u"no"_s);
        QCOMPARE(room.model.state(), VoteState::Waiting);
        room.lesson.restore();
        WAIT_FOR(room.lesson.heldVotes() == 1);
        QCOMPARE(room.model.state(), VoteState::Sending);
        room.lesson.answerVote();
        WAIT_COMPARE(room.model.state(), VoteState::Counted);
    }

    void aKeptVoteIsTooLateWhenTheQuestionWasClosedMeanwhile() {
        Room room;
        room.joinAndAsk();
        room.loseTheNetworkAndVote(u"no"_s);
        room.lesson.closeQuestion();
        room.lesson.restore();
        WAIT_COMPARE(room.model.state(), VoteState::TooLate);
        QCOMPARE(room.model.question().closedAt, test::closingTime);
        QVERIFY(room.lesson.votes.isEmpty());
    }

    void aVoteThatWasUnderWayAtALossIsSentAgain() {
        Room room;
        room.joinAndAsk();
        room.press(u"yes"_s);
        room.lesson.cut();
        WAIT_COMPARE(room.model.state(), VoteState::Waiting);
        room.lesson.ballot = protocol::Ballot{room.lesson.question.question, u"yes"_s};
        room.lesson.restore();
        WAIT_FOR(room.lesson.votes.size() == 2);
        room.lesson.answerVote();
        WAIT_COMPARE(room.model.state(), VoteState::Counted);
    }

    // The server had counted it, the question was closed, only the answer went missing.
    void aBallotInTheSnapshotProvesAVoteThatSeemedTooLate() {
        Room room;
        room.joinAndAsk();
        room.press(u"yes"_s);
        room.lesson.cut();
        WAIT_COMPARE(room.model.state(), VoteState::Waiting);
        room.lesson.ballot = protocol::Ballot{room.lesson.question.question, u"yes"_s};
        room.lesson.closeQuestion();
        room.lesson.restore();
        WAIT_COMPARE(room.model.state(), VoteState::ClosedCounted);
        QCOMPARE(room.model.counted(), u"yes"_s);
    }

    void theBallotOfTheSnapshotIsShownAsChosenAndCounted() {
        Room room;
        room.lesson.ask(u"Is TCP a byte stream?"_s);
        room.lesson.ballot = protocol::Ballot{room.lesson.question.question, u"no"_s};
        room.join();
        QCOMPARE(room.model.state(), VoteState::Counted);
        QCOMPARE(room.model.chosen(), u"no"_s);
        QCOMPARE(room.model.counted(), u"no"_s);
    }

    void slowDownKeepsTheLastChoiceAndSendsItAgain() {
        Room room;
        room.joinAndAsk();
        room.press(u"yes"_s);
        protocol::Error slowDown = test::errorOf(ErrorCode::SlowDown);
        slowDown.wait = 0.05;
        room.lesson.answerVote(slowDown);
        room.model.vote(u"no"_s);
        QCOMPARE(room.model.state(), VoteState::Sending);
        WAIT_FOR(room.lesson.votes.size() == 2);
        QCOMPARE(room.lesson.votes.last().choice, u"no"_s);
        room.lesson.answerVote();
        WAIT_COMPARE(room.model.state(), VoteState::Counted);
    }

    void theServerCannotHaveItselfHammeredNorAVoteSilenced_data() {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<int>("milliseconds");
        QTest::newRow("usual") << 1.5 << 1500;
        QTest::newRow("none") << 0.0 << 100;
        QTest::newRow("negative") << -1e300 << 100;
        QTest::newRow("a year") << 31e6 << 60000;
        QTest::newRow("infinite") << HUGE_VAL << 60000;
        QTest::newRow("not a number") << std::nan("") << 100;
    }

    void theServerCannotHaveItselfHammeredNorAVoteSilenced() {
        QFETCH(double, seconds);
        QTEST(VoteModel::pauseMilliseconds(seconds), "milliseconds");
    }

    void aNonsensicalSlowDownStillSendsTheVoteAgain() {
        Room room;
        room.joinAndAsk();
        room.press(u"yes"_s);
        protocol::Error slowDown = test::errorOf(ErrorCode::SlowDown);
        slowDown.wait = -1e6;
        room.lesson.answerVote(slowDown);
        WAIT_FOR(room.lesson.votes.size() == 2);
    }

    void aVoteThatIsRefusedForGoodSaysSoAndCanBePressedAgain() {
        Room room;
        room.joinAndAsk();
        room.press(u"yes"_s);
        room.lesson.answerVote(test::errorOf(ErrorCode::BadChoice));
        WAIT_COMPARE(room.model.state(), VoteState::NotCounted);
        QCOMPARE(room.model.chosen(), u"yes"_s);
        QCOMPARE(room.model.counted(), QString());
        QCOMPARE(room.model.marked(), QString());
        room.press(u"yes"_s);
        QCOMPARE(room.model.marked(), u"yes"_s);
        room.lesson.answerVote();
        WAIT_COMPARE(room.model.state(), VoteState::Counted);
    }

    void aLateVoteLeavesTheEarlierOneCounted() {
        Room room;
        room.joinAndAsk();
        room.press(u"yes"_s);
        room.lesson.answerVote();
        WAIT_COMPARE(room.model.state(), VoteState::Counted);
        room.press(u"no"_s);
        room.lesson.closeQuestion();
        room.lesson.answerVote(test::errorOf(ErrorCode::TooLate));
        WAIT_COMPARE(room.model.state(), VoteState::TooLate);
        QCOMPARE(room.model.chosen(), u"no"_s);
        QCOMPARE(room.model.counted(), u"yes"_s);
        QCOMPARE(room.model.marked(), u"yes"_s);
    }

    void aClosedQuestionSaysWhetherOneHasAnswered() {
        Room room;
        room.joinAndAsk();
        room.lesson.closeQuestion();
        WAIT_COMPARE(room.model.state(), VoteState::Closed);
        QVERIFY(!room.model.canVote());
        room.lesson.ask(u"And UDP?"_s);
        WAIT_COMPARE(room.model.state(), VoteState::Open);
        room.press(u"no"_s);
        room.lesson.answerVote();
        WAIT_COMPARE(room.model.state(), VoteState::Counted);
        room.lesson.closeQuestion();
        WAIT_COMPARE(room.model.state(), VoteState::ClosedCounted);
    }

    void aQuestionOfANewerKindCannotBeAnswered() {
        Room room;
        room.join();
        room.lesson.ask(u"Which one?"_s);
        room.lesson.question.kind = protocol::QuestionKind::Other;
        room.lesson.send(room.lesson.question);
        WAIT_COMPARE(room.model.state(), VoteState::NeedsNewer);
        room.model.vote(u"yes"_s);
        QCOMPARE(room.model.chosen(), QString());
        room.lesson.show(9, 3);
        WAIT_FOR(room.model.question().shown);
        QVERIFY(!room.model.result());
    }

    void theResultIsShownInTheOrderOfTheButtonsAndOnlyWhileTheTeacherShowsIt() {
        Room room;
        room.joinAndAsk();
        QVERIFY(!room.model.result());
        room.lesson.show(9, 3);
        WAIT_FOR(room.model.result());
        const std::vector<protocol::ChoiceCount> expected{{u"yes"_s, 9}, {u"no"_s, 3}};
        QCOMPARE(room.model.result()->counts, expected);
        room.press(u"yes"_s); // showing does not close
        QCOMPARE(room.model.state(), VoteState::Sending);
        room.lesson.answerVote();
        WAIT_COMPARE(room.model.state(), VoteState::Counted);
        QVERIFY(room.model.result());
        room.lesson.question.shown = false;
        room.lesson.send(room.lesson.question);
        WAIT_FOR(!room.model.result());
        QCOMPARE(room.model.state(), VoteState::Counted);
    }

    // After a restart of a server that kept nothing, question 1 is another question.
    void aNewSeatForgetsWhatWasPressedOnTheOldOne() {
        Room room;
        room.joinAndAsk();
        room.loseTheNetworkAndVote(u"no"_s);
        room.lesson.knowsToken = false;
        room.lesson.question.text = u"Something else"_s;
        room.lesson.restore();
        WAIT_COMPARE(room.model.state(), VoteState::Open);
        QCOMPARE(room.model.chosen(), QString());
        QVERIFY(room.lesson.votes.isEmpty());
    }
};

LECTERN_TEST(TestVoteModel, QCoreApplication)
#include "tst_votemodel.moc"
