// SPDX-License-Identifier: GPL-3.0-or-later
// What a student is told of a vote that was not settled when the next question came.
#include "tests/student-gui/room.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using student::EarlierVote;
using student::VoteState;
using test::Room;

class TestEarlierVote : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aVoteUnderWayWhenTheNextQuestionComesSaysThatItWasTooLateUntilTheNextPress() {
        Room room;
        room.pressAndAskTheNext();
        QCOMPARE(room.model.chosen(), QString());
        QCOMPARE(room.model.earlierVote(), EarlierVote::Settled);
        room.lesson.answerVote(test::errorOf(ErrorCode::TooLate));
        WAIT_COMPARE(room.model.earlierVote(), EarlierVote::TooLate);
        QCOMPARE(room.model.state(), VoteState::Open);
        room.press(u"no"_s);
        QCOMPARE(room.model.earlierVote(), EarlierVote::Settled);
        room.lesson.answerVote();
        WAIT_COMPARE(room.model.state(), VoteState::Counted);
        QCOMPARE(room.model.counted(), u"no"_s);
    }

    void aVoteThatWasCountedBeforeTheNextQuestionIsNotCalledTooLate() {
        Room room;
        room.pressAndAskTheNext();
        room.lesson.answerVote();
        room.press(u"no"_s);
        QCOMPARE(room.model.earlierVote(), EarlierVote::Settled);
        QCOMPARE(room.model.counted(), QString());
    }

    void aVoteWhoseAnswerWasLostBeforeTheNextQuestionMayBeCounted() {
        Room room;
        room.pressAndAskTheNext();
        room.lesson.cut();
        WAIT_COMPARE(room.model.earlierVote(), EarlierVote::Unknown);
        room.lesson.restore();
        WAIT_COMPARE(room.connection.state(), client::LinkState::Ready);
        QCOMPARE(room.model.earlierVote(), EarlierVote::Unknown);
    }

    void aVoteLostOnTheWayMayBeCountedWhenTheNextQuestionWasAskedMeanwhile() {
        Room room;
        room.joinAndAsk();
        room.press(u"yes"_s);
        room.lesson.cut();
        WAIT_COMPARE(room.model.state(), VoteState::Waiting);
        room.lesson.ask(u"And UDP?"_s);
        room.lesson.restore();
        WAIT_COMPARE(room.model.earlierVote(), EarlierVote::Unknown);
    }

    void aKeptVoteIsTooLateWhenTheNextQuestionWasAskedMeanwhileUntilTheOneAfterIt() {
        Room room;
        room.joinAndAsk();
        room.loseTheNetworkAndVote(u"yes"_s);
        room.lesson.ask(u"And UDP?"_s);
        room.lesson.restore();
        WAIT_COMPARE(room.model.earlierVote(), EarlierVote::TooLate);
        QCOMPARE(room.model.state(), VoteState::Open);
        QVERIFY(room.lesson.votes.isEmpty());
        room.lesson.ask(u"And QUIC?"_s);
        WAIT_COMPARE(room.model.earlierVote(), EarlierVote::Settled);
    }
};

LECTERN_TEST(TestEarlierVote, QCoreApplication)
#include "tst_earliervote.moc"
