// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shared/talk/fakehistory.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTimeZone>

#include <numeric>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using talk::PaneModel;
using test::FakeHistory;
using test::idsOf;

namespace {

struct Pane {
    PaneModel model{RoomId{7}, SeatId{1}};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    FakeHistory history{model};
    QSignalSpy landed{&model, &PaneModel::landed};

    void open(int messages = 0) {
        history.fill(messages);
        model.goToNewest();
        history.answerAll();
    }
    void up() {
        model.wantOlder();
        history.answerAll();
    }
    void down() {
        model.wantNewer();
        history.answerAll();
    }
    // From the newest to the first.
    void climb() {
        while (!model.isAtStart())
            up();
    }
    QVariant at(int row, int role) const { return model.index(row).data(role); }
    QStringList texts() const {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all += at(row, PaneModel::Text).toString();
        return all;
    }
    protocol::Message deletionOf(quint64 id) const {
        protocol::Message message = history.pageOf({model.room(), MessageId{id + 1}, {}, {}}).messages.back();
        message.text.clear();
        message.deletedBy = u"Teacher Kim"_s;
        return message;
    }
};

QList<quint64> range(quint64 first, quint64 last) {
    QList<quint64> ids(qsizetype(last - first + 1));
    std::iota(ids.begin(), ids.end(), first);
    return ids;
}

} // namespace

class TestPaneModel : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "Europe/Berlin"); }

    void itBeginsWithTheNewestPage();
    void pagingUpAndDownThrough20000MessagesMissesNoneAndDoublesNone();
    void itNeverHoldsMoreThan400Rows();
    void oneRequestAtATime();
    void aRefusedPageCanBeWantedAgain();
    void aRefusedJumpHappensWhenItIsAskedAgain();
    void aPageThatNobodyAskedForChangesNothing();
    void aMessageThatComesLiveAndInAPageStandsOnce();
    void messagesStandInTheOrderOfTheirIds();
    void aDeletedMessageLosesItsTextInItsPlace();
    void aDeletionOfWhatIsNotInSightChangesNothing();
    void awayFromTheNewestWhatIsSaidIsCountedAndFoundBelow();
    void whatIsSaidPushesOutNothingThatIsBeingRead();
    void aJumpInTimeLandsAtTheFirstMessageSince();
    void aJumpToAMessageLandsAtItWhateverItsTime();
    void aJumpPastTheLastMessageLandsAtTheNewest();
    void theLastJumpWins();
    void afterAReconnectionWhatWasMissedComesPageByPage();
    void whatWasDeletedMeanwhileIsGoneAfterAReconnection();
    void whatWasSaidBeforeTheFirstPageCountsWhenItWasMissed();
    void whatIsSaidWhileCatchingUpStandsInItsPlace();
    void whatCameSinceTheProgramWasClosedIsCountedInTheNewestPage();
    void moreThanAPageIsCountedAsAtLeastAPage();
    void whereThePageHoldsNothingToReadTheRestMay();
    void whatIsReadAfterAJumpIsNotUnreadForEver();
    void howFarItIsSeenFollowsTheEyeAndNotWhatCame();
    void whatWasMissedInAnEmptyRoomComesToo();
    void catchingUpNeverRunsInCircles();
    void aJumpThatWasLostHappensAfterTheReconnection();
    void aReaderAboveIsNotPushedAwayByCatchingUp();
    void aNoticeStandsBehindWhatWasTheNewestThen();
    void aNoticeThatCameBeforeTheFirstPageStandsWhereItsTimeIs();
    void aNoticeThatFellOutOfTheWindowComesBack();
    void ownMessagesAndWatchedOnesAreNotUnread();
    void theFirstRowOfADayIsMarkedInTheReadersZone();
    void itReadsWellAloudAndCopied();
};

void TestPaneModel::itBeginsWithTheNewestPage() {
    Pane pane;
    QVERIFY(!pane.model.isLoaded());
    pane.open(120);
    QCOMPARE(idsOf(pane.model), range(71, 120));
    QVERIFY(pane.model.isAtNewest() && !pane.model.isAtStart());
    QCOMPARE(pane.landed.size(), 1);
    QCOMPARE(pane.model.unread(), 0); // it is the past
}

void TestPaneModel::pagingUpAndDownThrough20000MessagesMissesNoneAndDoublesNone() {
    Pane pane;
    pane.model.setFollowing(false);
    pane.open(20'000);
    QList<quint64> seen = idsOf(pane.model);
    while (!pane.model.isAtStart()) {
        const quint64 first = idsOf(pane.model).first();
        pane.up();
        QCOMPARE(idsOf(pane.model), range(first - 50, std::min<quint64>(20'000, first + 349)));
        seen = idsOf(pane.model).first(50) + seen;
    }
    QCOMPARE(seen, range(1, 20'000));
    QVERIFY(!pane.model.isAtNewest());
    seen = idsOf(pane.model);
    while (!pane.model.isAtNewest()) {
        pane.down();
        QCOMPARE(pane.model.rowCount(), 400);
        seen += idsOf(pane.model).last(50);
    }
    QCOMPARE(seen, range(1, 20'000));
    QCOMPARE(pane.model.unread(), 0);
}

void TestPaneModel::itNeverHoldsMoreThan400Rows() {
    Pane pane;
    pane.open(1500);
    int most = 0;
    connect(&pane.model, &QAbstractItemModel::rowsInserted, &pane.model,
            [&] { most = std::max(most, pane.model.rowCount()); });
    pane.history.setPage(37);
    pane.climb();
    while (!pane.model.isAtNewest())
        pane.down();
    for (int i = 0; i < 60; ++i) {
        pane.history.say(u"live"_s);
        pane.model.notice(u"Batman has joined."_s, FakeHistory::begin);
    }
    pane.history.setPage(900); // more than was agreed
    pane.up();
    QCOMPARE(most, 400);
}

void TestPaneModel::oneRequestAtATime() {
    Pane pane;
    pane.open(1000);
    pane.model.wantOlder();
    pane.model.wantOlder();
    pane.model.wantNewer();
    pane.model.goTo(FakeHistory::begin);
    pane.model.goToNewest();
    QCOMPARE(pane.history.requests().size(), size_t(1));
    pane.history.answer();
    QCOMPARE(pane.history.requests().size(), size_t(0)); // it is at the newest already
}

void TestPaneModel::aRefusedPageCanBeWantedAgain() {
    Pane pane;
    pane.open(100);
    pane.model.wantOlder();
    pane.history.lose();
    pane.model.failed();
    QVERIFY(!pane.model.isAsking());
    pane.up();
    QCOMPARE(idsOf(pane.model), range(1, 100));
}

void TestPaneModel::aRefusedJumpHappensWhenItIsAskedAgain() {
    Pane pane;
    pane.history.fill(10);
    pane.model.goToNewest();
    pane.history.lose();
    pane.model.failed();
    QCOMPARE(pane.history.requests().size(), size_t(0)); // nobody asks in circles
    pane.model.askAgain();
    pane.history.lose();
    pane.model.failed();
    pane.up(); // or when somebody scrolls
    QCOMPARE(idsOf(pane.model), range(1, 10));
}

void TestPaneModel::aPageThatNobodyAskedForChangesNothing() {
    Pane pane;
    pane.open(100);
    pane.model.take(pane.history.pageOf({pane.model.room(), MessageId{51}, {}, {}}));
    QCOMPARE(pane.model.rowCount(), 50);
    pane.model.wantOlder();
    protocol::Messages other = pane.history.pageOf(pane.history.requests().front());
    other.room = RoomId{8};
    pane.model.take(other);
    QCOMPARE(pane.model.rowCount(), 50);
    protocol::Message foreign = pane.history.add(u"elsewhere"_s);
    foreign.room = RoomId{8};
    pane.model.hear(foreign);
    QCOMPARE(pane.model.rowCount(), 50);
}

void TestPaneModel::aMessageThatComesLiveAndInAPageStandsOnce() {
    Pane pane;
    pane.history.fill(10);
    pane.model.goToNewest();
    pane.history.say(u"at the same time"_s); // and the page has it, too
    pane.history.answerAll();
    QCOMPARE(idsOf(pane.model), range(1, 11));
    pane.history.say(u"again"_s);
    protocol::Messages page = pane.history.pageOf({pane.model.room(), {}, {}, {}});
    for (const protocol::Message &message : page.messages)
        pane.model.hear(message);
    QCOMPARE(idsOf(pane.model), range(1, 12));
    page.messages.insert(page.messages.begin(), page.messages.begin(), page.messages.end());
    pane.model.goTo(FakeHistory::begin);
    pane.model.take(page);
    QCOMPARE(idsOf(pane.model), range(1, 12));
}

void TestPaneModel::messagesStandInTheOrderOfTheirIds() {
    Pane pane;
    pane.history.fill(10);
    protocol::Messages page = pane.history.pageOf({pane.model.room(), {}, {}, {}});
    std::ranges::reverse(page.messages);
    page.messages.front().at = FakeHistory::begin - FakeHistory::minute; // a clock that was put back
    pane.model.goToNewest();
    pane.model.take(page);
    QCOMPARE(idsOf(pane.model), range(1, 10));
}

void TestPaneModel::aDeletedMessageLosesItsTextInItsPlace() {
    Pane pane;
    pane.open(3);
    QSignalSpy changed(&pane.model, &QAbstractItemModel::dataChanged);
    pane.model.hear(pane.deletionOf(2));
    QCOMPARE(pane.texts(), (QStringList{u"message 1"_s, u"deleted by Teacher Kim"_s, u"message 3"_s}));
    QCOMPARE(pane.at(1, PaneModel::DeletedBy).toString(), u"Teacher Kim"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(pane.model.unread(), 0);
}

void TestPaneModel::aDeletionOfWhatIsNotInSightChangesNothing() {
    Pane pane;
    pane.open(100);
    pane.model.hear(pane.deletionOf(7));
    QCOMPARE(idsOf(pane.model), range(51, 100));
    QCOMPARE(pane.model.unread(), 0);
}

void TestPaneModel::awayFromTheNewestWhatIsSaidIsCountedAndFoundBelow() {
    Pane pane;
    pane.open(1000);
    pane.model.setFollowing(false);
    pane.climb();
    const QList<quint64> before = idsOf(pane.model);
    pane.history.say(u"one"_s);
    pane.history.say(u"two"_s);
    QCOMPARE(idsOf(pane.model), before);
    QCOMPARE(pane.model.unread(), 2);
    while (!pane.model.isAtNewest())
        pane.down();
    QCOMPARE(idsOf(pane.model), range(603, 1002));
    QCOMPARE(pane.model.unread(), 2); // found is not seen
    pane.climb();
    pane.model.goToNewest();
    pane.history.answerAll();
    QCOMPARE(idsOf(pane.model), range(953, 1002));
}

void TestPaneModel::whatIsSaidPushesOutNothingThatIsBeingRead() {
    Pane pane;
    pane.open(400);
    pane.climb();
    QCOMPARE(pane.model.rowCount(), 400);
    pane.model.setFollowing(false);
    pane.history.say(u"live"_s);
    pane.model.notice(u"Batman has joined."_s, FakeHistory::begin);
    QCOMPARE(idsOf(pane.model), range(1, 400));
    pane.down();
    QCOMPARE(idsOf(pane.model), range(3, 401) << 0);
    pane.model.setFollowing(true);
    pane.history.say(u"live"_s);
    QCOMPARE(idsOf(pane.model).first(), quint64(4));
}

void TestPaneModel::aJumpInTimeLandsAtTheFirstMessageSince() {
    Pane pane;
    pane.open(1000);
    pane.model.goTo(FakeHistory::begin + 499 * FakeHistory::minute);
    pane.history.answerAll();
    QCOMPARE(idsOf(pane.model), range(500, 549));
    QCOMPARE(pane.landed.last().first().value<PaneModel::Landing>(), PaneModel::Landing::First);
    QVERIFY(!pane.model.isAtNewest());
    pane.history.say(u"live"_s); // a long way below
    QCOMPARE(idsOf(pane.model), range(500, 549));
    pane.up();
    pane.down();
    QCOMPARE(idsOf(pane.model), range(450, 599));
    pane.model.goTo(FakeHistory::begin + 990 * FakeHistory::minute);
    pane.history.answerAll();
    QVERIFY(pane.model.isAtNewest());
    pane.up();
    QCOMPARE(idsOf(pane.model), range(941, 1001));
}

void TestPaneModel::aJumpToAMessageLandsAtItWhateverItsTime() {
    Pane pane;
    pane.open(1000);
    for (const quint64 wanted : {500, 2, 1}) {
        pane.model.goTo(MessageId{wanted});
        QCOMPARE(pane.history.requests().back().since.has_value(), wanted == 1); // there is none to be after
        pane.history.answerAll();
        QCOMPARE(idsOf(pane.model), range(wanted, wanted + 49));
        QCOMPARE(pane.landed.last().first().value<PaneModel::Landing>(), PaneModel::Landing::First);
    }
}

void TestPaneModel::aJumpPastTheLastMessageLandsAtTheNewest() {
    Pane pane;
    pane.open(100);
    pane.model.goTo(FakeHistory::begin);
    pane.history.answerAll();
    pane.model.goTo(FakeHistory::begin + 1000 * FakeHistory::minute);
    pane.history.answerAll();
    QCOMPARE(idsOf(pane.model), range(51, 100));
    QCOMPARE(pane.landed.last().first().value<PaneModel::Landing>(), PaneModel::Landing::Newest);
}

void TestPaneModel::theLastJumpWins() {
    Pane pane;
    pane.open(1000);
    pane.model.goTo(FakeHistory::begin);
    pane.model.goTo(FakeHistory::begin + 499 * FakeHistory::minute);
    pane.history.answerAll();
    QCOMPARE(idsOf(pane.model).first(), quint64(500));
    pane.model.goToNewest();
    pane.history.answerAll();
    pane.model.goTo(FakeHistory::begin);
    pane.model.goToNewest();
    pane.history.answerAll();
    QCOMPARE(idsOf(pane.model).last(), quint64(1000));
}

void TestPaneModel::afterAReconnectionWhatWasMissedComesPageByPage() {
    Pane pane;
    pane.open(10);
    pane.history.fill(120);
    pane.model.catchUp();
    pane.history.answerAll();
    QCOMPARE(idsOf(pane.model), range(1, 130));
    QCOMPARE(pane.model.unread(), 120);
    QCOMPARE(pane.history.answered(),
             1 + 3 + 1); // and what stood there already, for it may have been deleted
    pane.history.say(u"live"_s);
    QCOMPARE(pane.model.rowCount(), 131);
    // Above, and long away: the whole number counts, and all of it is found on the way down.
    pane.model.setFollowing(false);
    pane.history.fill(1000);
    pane.model.catchUp();
    pane.history.answerAll();
    QCOMPARE(pane.model.unread(), 1121);
    while (!pane.model.isAtNewest())
        pane.down();
    QCOMPARE(idsOf(pane.model), range(732, 1131));
    QCOMPARE(pane.model.unread(), 1121);
}

void TestPaneModel::whatWasDeletedMeanwhileIsGoneAfterAReconnection() {
    Pane pane;
    pane.open(120);
    pane.up(); // more than one page
    pane.history.remove(30);
    pane.history.remove(110);
    pane.model.catchUp();
    pane.history.answerAll();
    for (const quint64 message : {30, 110})
        QCOMPARE(
            pane.model.index(int(idsOf(pane.model).indexOf(message))).data(PaneModel::DeletedBy).toString(),
            u"Ana"_s);
    QVERIFY(pane.model.isAtNewest());
}

void TestPaneModel::whatWasSaidBeforeTheFirstPageCountsWhenItWasMissed() {
    Pane pane; // never looked at
    pane.model.setArrived(MessageId{5}, MessageId{5});
    pane.history.fill(8);
    pane.model.catchUp();
    pane.history.answerAll();
    QCOMPARE(pane.model.unread(), 3);
    Pane opened; // while one was away
    opened.model.missAll();
    opened.history.fill(2);
    opened.model.catchUp();
    opened.history.answerAll();
    QCOMPARE(opened.model.unread(), 2);
}

void TestPaneModel::whatCameSinceTheProgramWasClosedIsCountedInTheNewestPage() {
    Pane pane;
    pane.history.fill(8);
    pane.model.setArrived(MessageId{8}, MessageId{5});
    QVERIFY(pane.model.isToBeCounted());
    pane.history.say(u"live"_s); // 9
    QCOMPARE(pane.model.unread(), 1);
    pane.open();
    QCOMPARE(pane.model.unread(), 4);
    QVERIFY(!pane.model.isMoreUnread() && !pane.model.isToBeCounted());
    QCOMPARE(pane.model.seen(), MessageId{5});
    pane.model.setWatched(true);
    QCOMPARE(pane.model.unread(), 0);
    QCOMPARE(pane.model.seen(), MessageId{9});

    Pane watched; // is being read
    watched.history.fill(8);
    watched.model.setArrived(MessageId{8}, MessageId{5});
    watched.model.setWatched(true);
    QCOMPARE(watched.model.seen(), MessageId{5}); // nothing stands there yet
    watched.open();
    QCOMPARE(watched.model.unread(), 0);
    QCOMPARE(watched.model.seen(), MessageId{8});
}

void TestPaneModel::moreThanAPageIsCountedAsAtLeastAPage() {
    Pane pane;
    pane.history.fill(100);
    pane.model.setArrived(MessageId{100}, {});
    pane.open();
    QCOMPARE(pane.model.unread(), 50);
    QVERIFY(pane.model.isMoreUnread());
    pane.model.setWatched(true);
    QVERIFY(!pane.model.isMoreUnread());
}

void TestPaneModel::whereThePageHoldsNothingToReadTheRestMay() {
    Pane pane;
    pane.history.fill(60);
    for (quint64 id = 6; id <= 60; ++id)
        pane.history.remove(id);
    pane.model.setArrived(MessageId{60}, MessageId{1});
    pane.open();
    QCOMPARE(pane.model.unread(), 1);
    QVERIFY(pane.model.isMoreUnread());
    QCOMPARE(pane.model.seen(), MessageId{1});
}

void TestPaneModel::whatIsReadAfterAJumpIsNotUnreadForEver() {
    Pane pane;
    pane.history.fill(8);
    pane.model.setArrived(MessageId{8}, MessageId{5});
    pane.model.goTo(MessageId{2}); // to a find, instead of the newest page
    pane.history.answerAll();
    QVERIFY(pane.model.isToBeCounted());
    pane.model.setWatched(true); // all of it is there
    QVERIFY(!pane.model.isToBeCounted());
    QCOMPARE(pane.model.seen(), MessageId{8});
}

void TestPaneModel::howFarItIsSeenFollowsTheEyeAndNotWhatCame() {
    Pane pane;
    pane.open(10);
    QCOMPARE(pane.model.seen(), MessageId{10});
    QSignalSpy seen(&pane.model, &PaneModel::seenChanged);
    pane.history.say(u"unseen"_s);
    QCOMPARE(pane.model.seen(), MessageId{10});
    QVERIFY(seen.isEmpty());
    pane.model.setWatched(true);
    QCOMPARE(pane.model.seen(), MessageId{11});
    pane.history.say(u"seen"_s);
    QCOMPARE(seen.last().first().value<MessageId>(), MessageId{12});
}

void TestPaneModel::whatIsSaidWhileCatchingUpStandsInItsPlace() {
    Pane pane;
    pane.open(10);
    pane.history.fill(60);
    pane.model.catchUp();
    pane.history.answer();
    pane.history.say(u"live"_s); // 71, while 61 to 70 are on their way
    pane.model.notice(u"Batman has joined."_s, FakeHistory::begin);
    pane.history.answerAll();
    QCOMPARE(idsOf(pane.model), range(1, 71) << 0);
    QCOMPARE(pane.model.unread(), 61);
    QVERIFY(pane.model.isAtNewest());
}

void TestPaneModel::whatWasMissedInAnEmptyRoomComesToo() {
    Pane pane;
    pane.open(0);
    QVERIFY(pane.model.isLoaded() && pane.model.isAtNewest() && pane.model.isAtStart());
    pane.history.fill(70);
    pane.model.catchUp();
    pane.history.answerAll();
    QCOMPARE(idsOf(pane.model), range(21, 70));
    pane.up();
    QCOMPARE(idsOf(pane.model), range(1, 70));
}

void TestPaneModel::catchingUpNeverRunsInCircles() {
    Pane pane;
    pane.open(10);
    pane.model.catchUp();
    protocol::Messages page = pane.history.pageOf(pane.history.requests().front());
    page.more = true; // though there is nothing
    pane.history.lose();
    pane.model.take(page);
    QCOMPARE(pane.history.requests().size(), size_t(1)); // what has been deleted
    pane.history.lose();
    pane.model.take(page);
    QCOMPARE(pane.history.requests().size(), size_t(0));
    pane.history.say(u"live"_s);
    QCOMPARE(idsOf(pane.model), range(1, 11));
}

void TestPaneModel::aJumpThatWasLostHappensAfterTheReconnection() {
    Pane pane;
    pane.history.fill(10);
    pane.model.goToNewest();
    pane.history.lose();
    pane.model.catchUp();
    pane.history.answerAll();
    QCOMPARE(idsOf(pane.model), range(1, 10));
    pane.model.goTo(FakeHistory::begin + 4 * FakeHistory::minute);
    pane.history.lose();
    pane.history.fill(1);
    pane.model.catchUp();
    pane.history.answerAll();
    QCOMPARE(idsOf(pane.model), range(5, 11));
    QCOMPARE(pane.model.unread(), 1);
}

void TestPaneModel::aReaderAboveIsNotPushedAwayByCatchingUp() {
    Pane pane;
    pane.open(400);
    pane.climb();
    pane.model.setFollowing(false);
    pane.history.fill(100);
    pane.model.catchUp();
    pane.history.answerAll();
    QCOMPARE(idsOf(pane.model), range(1, 400));
    QCOMPARE(pane.model.unread(), 100);
}

void TestPaneModel::aNoticeStandsBehindWhatWasTheNewestThen() {
    Pane pane;
    pane.open(2);
    pane.model.notice(u"Batman has joined. Member count=1"_s, FakeHistory::begin);
    pane.model.notice(u"12 people joined"_s, FakeHistory::begin);
    pane.history.say(u"hello"_s);
    QCOMPARE(pane.texts(),
             (QStringList{u"message 1"_s, u"message 2"_s, u"Batman has joined. Member count=1"_s,
                          u"12 people joined"_s, u"hello"_s}));
    QVERIFY(pane.at(2, PaneModel::Notice).toBool());
    QVERIFY(!pane.at(2, PaneModel::Own).toBool());
    QCOMPARE(pane.model.unread(), 1); // a notice is nothing to be read
    QVERIFY(pane.at(2, PaneModel::Key) != pane.at(3, PaneModel::Key));
}

void TestPaneModel::aNoticeThatCameBeforeTheFirstPageStandsWhereItsTimeIs() {
    Pane pane;
    pane.history.fill(60);
    pane.model.notice(u"early"_s, FakeHistory::begin + 57 * FakeHistory::minute);
    pane.model.notice(u"late"_s, FakeHistory::begin + 70 * FakeHistory::minute);
    pane.model.goToNewest();
    pane.history.answerAll();
    QCOMPARE(pane.texts().last(4), (QStringList{u"early"_s, u"message 59"_s, u"message 60"_s, u"late"_s}));
}

void TestPaneModel::aNoticeThatFellOutOfTheWindowComesBack() {
    Pane pane;
    pane.open(1000);
    pane.model.notice(u"Batman has joined."_s, FakeHistory::begin);
    pane.history.say(u"hello"_s);
    pane.model.setFollowing(false);
    pane.climb();
    QVERIFY(!pane.texts().contains(u"Batman has joined."_s));
    while (!pane.model.isAtNewest())
        pane.down();
    QCOMPARE(pane.texts().last(3), (QStringList{u"message 1000"_s, u"Batman has joined."_s, u"hello"_s}));
    for (int i = 0; i < 500; ++i)
        pane.history.say(u"more"_s);
    while (!pane.model.isAtNewest())
        pane.down();
    QVERIFY(!pane.texts().contains(u"Batman has joined."_s));
    while (!idsOf(pane.model).contains(1000))
        pane.up();
    QVERIFY(pane.texts().contains(u"Batman has joined."_s));
}

void TestPaneModel::ownMessagesAndWatchedOnesAreNotUnread() {
    Pane pane;
    pane.open(10);
    QSignalSpy changed(&pane.model, &PaneModel::unreadChanged);
    pane.history.say(u"mine"_s, 1);
    QCOMPARE(pane.model.unread(), 0);
    pane.history.say(u"theirs"_s);
    QCOMPARE(pane.model.unread(), 1);
    pane.model.setWatched(true);
    QCOMPARE(pane.model.unread(), 0);
    pane.history.say(u"theirs"_s);
    QCOMPARE(pane.model.unread(), 0);
    pane.model.setWatched(false);
    pane.history.say(u"theirs"_s);
    pane.model.setSeen();
    QCOMPARE(pane.model.unread(), 0);
    QCOMPARE(changed.size(), 4);
    Pane closed; // nobody has looked into it yet
    closed.history.say(u"theirs"_s);
    QCOMPARE(closed.model.unread(), 1);
}

void TestPaneModel::theFirstRowOfADayIsMarkedInTheReadersZone() {
    Pane pane;
    pane.open(0);
    const qint64 midnight =
        QDateTime(QDate(2026, 11, 20), QTime(0, 0), QTimeZone("Europe/Berlin")).toMSecsSinceEpoch();
    for (const qint64 at : {midnight - 2, midnight - 1, midnight, midnight + 1}) {
        protocol::Message message;
        message.at = at;
        message.message = MessageId{pane.history.newest() + 1};
        message.room = pane.model.room();
        pane.history.add(u"x"_s);
        pane.model.hear(message);
    }
    QList<bool> first;
    for (int row = 0; row < 4; ++row)
        first += pane.at(row, PaneModel::FirstOfDay).toBool();
    QCOMPARE(first, (QList<bool>{true, false, true, false}));
    QCOMPARE(pane.at(2, PaneModel::DayText).toString(), u"Friday, 20 November 2026"_s);
}

void TestPaneModel::itReadsWellAloudAndCopied() {
    Pane pane;
    pane.open(0);
    pane.history.say(u"Anyone <b>here</b>?"_s);
    pane.history.say(u"I am"_s, 1);
    protocol::Message message;
    message.seat = SeatId{3};
    message.name = u"Kim"_s;
    message.role = protocol::Role::Teacher;
    message.kind = protocol::MessageKind::Announcement;
    message.text = u"Pens down"_s;
    pane.history.say(message);
    pane.model.notice(u"Batman has joined."_s, FakeHistory::begin);
    const auto spoken = [&](int row) { return pane.at(row, Qt::AccessibleTextRole).toString(); };
    const auto copied = [&](int row) { return pane.at(row, PaneModel::Copied).toString(); };
    const QString time = pane.at(0, PaneModel::TimeText).toString();
    QCOMPARE(time, u"09:00"_s);
    QCOMPARE(spoken(0), time + u", Ben: Anyone <b>here</b>?"_s);
    QCOMPARE(spoken(1), u"09:01, [You]: I am"_s);
    QCOMPARE(spoken(2), u"09:02, Announcement, Kim: Pens down"_s);
    QCOMPARE(spoken(3), u"09:00, Batman has joined."_s);
    QCOMPARE(copied(0), u"09:00 Ben: Anyone <b>here</b>?"_s);
    QCOMPARE(copied(1), u"09:01 Ana: I am"_s);
    QCOMPARE(copied(3), u"09:00 Batman has joined."_s);
    QVERIFY(pane.at(2, PaneModel::Teacher).toBool() && pane.at(2, PaneModel::Announcement).toBool());
}

LECTERN_TEST(TestPaneModel, QCoreApplication)
#include "tst_panemodel.moc"
