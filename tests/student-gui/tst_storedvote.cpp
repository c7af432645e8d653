// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a vote while the server cannot store it, and when the server then tells the state of the class anew.
#include "tests/student-gui/room.h"

#include <QCoreApplication>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using client::Connection;
using student::VoteModel;
using student::VoteState;
using test::Room;

namespace {

constexpr double soon = 0.05; // seconds
constexpr double never = 30;

// The states that a view sees, each once.
class States {
public:
    explicit States(VoteModel &model) : m_seen{model.state()} {
        QObject::connect(&model, &VoteModel::changed, &m_context, [&] {
            if (m_seen.last() != model.state())
                m_seen << model.state();
        });
    }
    const QList<VoteState> &seen() const { return m_seen; }

private:
    QList<VoteState> m_seen;
    QObject m_context;
};

// As the server does after a commit that failed: no new login, the whole state of the class.
void tellAnew(Room &room, const QString &ballot = {}) {
    QSignalSpy received(&room.connection, &Connection::received);
    room.lesson.send(room.lesson.question);
    if (!ballot.isEmpty())
        room.lesson.send(protocol::Ballot{room.lesson.question.question, ballot});
    WAIT_COMPARE(received.size(), ballot.isEmpty() ? 1 : 2);
}

void pressInVain(Room &room, const QString &choice, double wait = soon) {
    room.press(choice);
    room.lesson.answerVote(test::notStored(wait));
    WAIT_COMPARE(room.model.state(), VoteState::NotStored);
}

void count(Room &room, const QString &choice) {
    room.press(choice);
    room.lesson.answerVote();
    WAIT_COMPARE(room.model.counted(), choice);
}

} // namespace

class TestStoredVote : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aVoteThatCannotBeStoredIsSentAgainByItselfAndCountedOnce() {
        Room room;
        room.joinAndAsk();
        pressInVain(room, u"yes"_s);
        QCOMPARE(room.model.chosen(), u"yes"_s);
        QCOMPARE(room.model.counted(), QString());
        WAIT_FOR(room.lesson.heldVotes() == 1);
        QCOMPARE(room.lesson.votes.last().choice, u"yes"_s);
        room.lesson.answerVote();
        WAIT_COMPARE(room.model.state(), VoteState::Counted);
        QCOMPARE(room.lesson.votes.size(), 2);
    }

    void everyTryInVainLooksLikeTheFirst() {
        Room room;
        room.joinAndAsk();
        pressInVain(room, u"yes"_s);
        const States states(room.model);
        for (int attempt = 2; attempt <= 4; ++attempt) {
            WAIT_FOR(room.lesson.heldVotes() == 1);
            QCOMPARE(room.model.state(), VoteState::NotStored);
            room.lesson.answerVote(test::notStored(soon));
        }
        WAIT_FOR(room.lesson.heldVotes() == 1);
        room.lesson.answerVote();
        WAIT_COMPARE(states.seen(), QList({VoteState::NotStored, VoteState::Counted}));
    }

    void theServerIsLeftAloneForAsLongAsItAsks() {
        Room room;
        room.joinAndAsk();
        pressInVain(room, u"yes"_s, never);
        room.model.vote(u"no"_s); // not even for another choice
        tellAnew(room);
        QCOMPARE(room.lesson.votes.size(), 1);
    }

    void aNewPressTakesThePlaceOfTheKeptOne() {
        Room room;
        room.joinAndAsk();
        pressInVain(room, u"yes"_s);
        room.model.vote(u"no"_s);
        QCOMPARE(room.model.state(), VoteState::NotStored);
        QCOMPARE(room.model.chosen(), u"no"_s);
        WAIT_FOR(room.lesson.heldVotes() == 1);
        QCOMPARE(room.lesson.votes.last().choice, u"no"_s);
        room.lesson.answerVote();
        WAIT_COMPARE(room.model.counted(), u"no"_s);
    }

    void theAnswerBeforeCountsUntilTheNewOneIsStored() {
        Room room;
        room.joinAndAsk();
        count(room, u"yes"_s);
        pressInVain(room, u"no"_s);
        QCOMPARE(room.model.counted(), u"yes"_s);
        tellAnew(room, u"yes"_s);
        QCOMPARE(room.model.chosen(), u"no"_s);
        QCOMPARE(room.model.state(), VoteState::NotStored);
        WAIT_FOR(room.lesson.heldVotes() == 1);
        QCOMPARE(room.lesson.votes.last().choice, u"no"_s);
    }

    void whoeverGoesBackToWhatCountsIsToldThatItCounts() {
        Room room;
        room.joinAndAsk();
        count(room, u"yes"_s);
        pressInVain(room, u"no"_s, never);
        room.model.vote(u"yes"_s);
        QCOMPARE(room.model.state(), VoteState::Counted);
        QCOMPARE(room.model.counted(), u"yes"_s);
        room.model.vote(u"no"_s); // the disk is as full as before
        QCOMPARE(room.model.state(), VoteState::NotStored);
        room.model.vote(u"yes"_s);
        room.lesson.closeQuestion();
        WAIT_COMPARE(room.model.state(), VoteState::ClosedCounted);
    }

    // The other one may yet count: only the answer to it tells.
    void whoeverGoesBackWhileTheOtherIsUnderWayWaitsForIt() {
        Room room;
        room.joinAndAsk();
        count(room, u"yes"_s);
        pressInVain(room, u"no"_s);
        WAIT_FOR(room.lesson.heldVotes() == 1); // once more
        room.model.vote(u"yes"_s);
        QCOMPARE(room.model.state(), VoteState::Sending);
        room.lesson.answerVote(test::notStored(never));
        WAIT_COMPARE(room.model.state(), VoteState::Counted);
        QCOMPARE(room.lesson.votes.size(), 3);
    }

    void whoeverGoesBackAfterTheOtherWasLostIsNotToldThatItCounts() {
        Room room;
        room.joinAndAsk();
        count(room, u"yes"_s);
        room.press(u"no"_s);
        room.lesson.cut();
        WAIT_COMPARE(room.connection.state(), client::LinkState::Reconnecting);
        room.model.vote(u"yes"_s);
        QCOMPARE(room.model.state(), VoteState::Waiting);
        room.lesson.restore();
        WAIT_FOR(room.lesson.votes.size() == 3);
        QCOMPARE(room.lesson.votes.last().choice, u"yes"_s);
    }

    void aKeptVoteIsTooLateWhenItsQuestionCloses() {
        Room room;
        room.joinAndAsk();
        pressInVain(room, u"yes"_s, never);
        room.lesson.closeQuestion();
        WAIT_COMPARE(room.model.state(), VoteState::TooLate);
        QCOMPARE(room.model.counted(), QString());
    }

    void aRefusalThatComesAfterTheCloseIsTooLate_data() {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("not stored") << ErrorCode::NotStored;
        QTest::newRow("slow down") << ErrorCode::SlowDown;
    }

    void aRefusalThatComesAfterTheCloseIsTooLate() {
        QFETCH(ErrorCode, code);
        Room room;
        room.joinAndAsk();
        room.press(u"yes"_s);
        room.lesson.closeQuestion();
        room.lesson.answerVote(test::errorOf(code));
        WAIT_COMPARE(room.model.state(), VoteState::TooLate);
    }

    void aKeptVoteForTheQuestionBeforeWasTooLate() {
        Room room;
        room.joinAndAsk();
        pressInVain(room, u"yes"_s, never);
        room.lesson.ask(u"And UDP?"_s);
        WAIT_COMPARE(room.model.state(), VoteState::Open);
        QCOMPARE(room.model.earlierVote(), student::EarlierVote::TooLate);
        count(room, u"no"_s); // the old pause is not this question's
    }

    void aKeptVoteOutlivesALossOfTheNetwork() {
        Room room;
        room.joinAndAsk();
        pressInVain(room, u"yes"_s);
        room.lesson.cut();
        WAIT_COMPARE(room.model.state(), VoteState::Waiting);
        room.lesson.restore();
        WAIT_FOR(room.lesson.heldVotes() == 1);
        QCOMPARE(room.model.state(), VoteState::Sending);
        room.lesson.answerVote();
        WAIT_COMPARE(room.model.state(), VoteState::Counted);
    }

    void aVoteUnderWayIsNotSentTwiceWhenTheClassIsToldAnew_data() {
        QTest::addColumn<QString>("ballot");
        QTest::newRow("not counted yet") << QString();
        QTest::newRow("counted, and only the answer is to come") << u"yes"_s;
    }

    void aVoteUnderWayIsNotSentTwiceWhenTheClassIsToldAnew() {
        QFETCH(QString, ballot);
        Room room;
        room.joinAndAsk();
        room.press(u"yes"_s);
        const States states(room.model);
        for (int time = 1; time <= 2; ++time)
            tellAnew(room, ballot);
        QCOMPARE(states.seen(), QList({VoteState::Sending}));
        room.lesson.answerVote();
        WAIT_COMPARE(states.seen(), QList({VoteState::Sending, VoteState::Counted}));
        QCOMPARE(room.lesson.votes.size(), 1);
    }

    void aCountedVoteStaysCountedWhenTheClassIsToldAnew() {
        Room room;
        room.joinAndAsk();
        count(room, u"yes"_s);
        const States states(room.model);
        for (int time = 1; time <= 2; ++time)
            tellAnew(room, u"yes"_s);
        tellAnew(room); // the result is shown, say: then nobody speaks of ballots
        QCOMPARE(states.seen(), QList({VoteState::Counted}));
        QCOMPARE(room.model.marked(), u"yes"_s);
        QCOMPARE(room.lesson.votes.size(), 1);
    }

    void whoeverComesBackToHisBallotNeverLosesSightOfIt() {
        Room room;
        room.joinAndAsk();
        count(room, u"yes"_s);
        const States states(room.model);
        room.lesson.ballot = protocol::Ballot{room.lesson.question.question, u"yes"_s};
        room.lesson.cut();
        WAIT_COMPARE(room.connection.state(), client::LinkState::Reconnecting);
        room.lesson.restore();
        WAIT_COMPARE(room.connection.state(), client::LinkState::Ready);
        QCOMPARE(states.seen(), QList({VoteState::Counted}));
    }

    // The server was set back to a backup meanwhile.
    void whoeverComesBackAndHasNoBallotIsNotToldThatItCounts() {
        Room room;
        room.joinAndAsk();
        count(room, u"yes"_s);
        room.lesson.cut();
        WAIT_COMPARE(room.connection.state(), client::LinkState::Reconnecting);
        room.lesson.restore();
        WAIT_COMPARE(room.model.state(), VoteState::Open);
        QCOMPARE(room.model.marked(), QString());
    }
};

LECTERN_TEST(TestStoredVote, QCoreApplication)
#include "tst_storedvote.moc"
