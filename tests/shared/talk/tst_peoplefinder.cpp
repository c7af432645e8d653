// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/peoplefinder.h"
#include "shared/talk/peoplemodel.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QSignalSpy>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using protocol::FindPeople;
using protocol::FoundPeople;
using protocol::PersonState;
using talk::PeopleFinder;

class TestPeopleFinder : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedQuicklyIsAskedOnce();
    void theNextPageFollowsTheLastOneThere();
    void ofTwoSearchesOnlyTheNewestCounts();
    void aPageOfTheSearchBeforeDoesNotCount();
    void theRowsStayUntilTheNewOnesCome();
    void anEmptySearchFindsNobodyAndAsksNothing();
    void whatEverybodyElseIsToldDoesNotCount();
    void aRefusalIsSaidAndForgottenAtTheNextSearch();
    void withoutAConnectionItSaysSo();
    void aLoginLooksAgain();
    void anAnswerWithoutAPageEnds();
};

namespace {

std::vector<protocol::Member> members(quint64 first, quint64 last) {
    std::vector<protocol::Member> members;
    for (quint64 seat = first; seat <= last; ++seat)
        members.push_back({SeatId{seat}, u"Ana %1"_s.arg(seat), PersonState::Here});
    return members;
}

struct Student {
    explicit Student(std::chrono::milliseconds pause = 1ms) : finder(requester, nullptr, pause) {
        QObject::connect(&connection, &client::Connection::received, &finder, &PeopleFinder::receive);
        server.contentOf =
            [](const protocol::ClientMessage &message) -> std::optional<protocol::ServerMessage> {
            const auto *wish = std::get_if<FindPeople>(&message);
            if (!wish)
                return {};
            if (wish->text == "ben"_L1)
                return FoundPeople{wish->text, {{SeatId{9}, u"Ben"_s, PersonState::Away}}, false};
            const quint64 first = wish->after.value + 1; // 120 are called Ana
            return FoundPeople{wish->text, members(first, qMin(first + 49, quint64(120))), first + 49 < 120};
        };
    }
    void join() {
        client::Credentials credentials;
        credentials.name = u"Zoe"_s;
        connection.open({u"127.0.0.1"_s, server.port()}, credentials);
        WAIT_COMPARE(connection.state(), client::LinkState::Ready);
    }
    // Answers wait until answer() gives them.
    void holdAnswers() { server.answersRequests = false; }
    void answer(const FoundPeople &page) {
        server.send(page);
        server.send(protocol::Ok{*server.received().back().id});
    }
    qsizetype asked() const { return std::ssize(server.receivedOf<FindPeople>()); }
    QString name(int row) const { return finder.index(row, talk::PeopleModel::Name).data().toString(); }

    ScriptedServer server;
    client::Connection connection;
    client::Requester requester{connection};
    PeopleFinder finder;
};

} // namespace

void TestPeopleFinder::whatIsTypedQuicklyIsAskedOnce() {
    Student zoe(50ms);
    zoe.join();
    for (const QString &text : {u"a"_s, u"an"_s, u" ana "_s})
        zoe.finder.search(text);
    QVERIFY(zoe.finder.isSearching());
    WAIT_COMPARE(zoe.finder.rowCount(), 50);
    QVERIFY(!zoe.finder.isSearching());
    QCOMPARE(zoe.asked(), 1);
    QCOMPARE(zoe.server.receivedOf<FindPeople>().front().text, u"ana"_s);
    QCOMPARE(zoe.name(0), u"Ana 1"_s);
    QCOMPARE(zoe.finder.index(0, talk::PeopleModel::Standing).data().toString(), u"\u25cf here"_s);
}

void TestPeopleFinder::theNextPageFollowsTheLastOneThere() {
    Student zoe;
    zoe.join();
    zoe.finder.search(u"ana"_s);
    WAIT_COMPARE(zoe.finder.rowCount(), 50);
    QVERIFY(zoe.finder.canFetchMore({}));
    zoe.finder.fetchMore({});
    QVERIFY(!zoe.finder.canFetchMore({})); // under way
    WAIT_COMPARE(zoe.finder.rowCount(), 100);
    zoe.finder.fetchMore({});
    WAIT_COMPARE(zoe.finder.rowCount(), 120);
    QVERIFY(!zoe.finder.canFetchMore({}));
    QCOMPARE(zoe.server.receivedOf<FindPeople>()[1].after, SeatId{50});
    QCOMPARE(zoe.name(119), u"Ana 120"_s);
}

void TestPeopleFinder::ofTwoSearchesOnlyTheNewestCounts() {
    Student zoe;
    zoe.join();
    zoe.holdAnswers();
    zoe.finder.search(u"ana"_s);
    WAIT_COMPARE(zoe.asked(), 1);
    zoe.finder.search(u"ben"_s);
    QSignalSpy shown(&zoe.finder, &QAbstractItemModel::modelReset);
    zoe.answer({u"ana"_s, members(1, 3), false});
    WAIT_COMPARE(zoe.asked(), 2);
    QCOMPARE(shown.size(), 0);
    zoe.answer({u"ben"_s, {{SeatId{9}, u"Ben"_s, PersonState::Away}}, false});
    WAIT_COMPARE(zoe.finder.rowCount(), 1);
    QCOMPARE(zoe.name(0), u"Ben"_s);
    QCOMPARE(shown.size(), 1);
}

void TestPeopleFinder::aPageOfTheSearchBeforeDoesNotCount() {
    Student zoe;
    zoe.join();
    zoe.finder.search(u"ana"_s);
    WAIT_COMPARE(zoe.finder.rowCount(), 50);
    zoe.holdAnswers();
    zoe.finder.fetchMore({});
    WAIT_COMPARE(zoe.asked(), 2);
    zoe.finder.search(u"ben"_s);
    zoe.finder.search(u"ana"_s); // anew: from the first page on
    zoe.answer({u"ana"_s, members(51, 60), false});
    WAIT_COMPARE(zoe.asked(), 3);
    QCOMPARE(zoe.server.receivedOf<FindPeople>()[2].after, SeatId());
    zoe.answer({u"ana"_s, members(1, 2), false});
    WAIT_COMPARE(zoe.finder.rowCount(), 2);
}

void TestPeopleFinder::theRowsStayUntilTheNewOnesCome() {
    Student zoe;
    zoe.join();
    zoe.finder.search(u"ana"_s);
    WAIT_COMPARE(zoe.finder.rowCount(), 50);
    zoe.holdAnswers();
    zoe.finder.search(u"ben"_s);
    WAIT_COMPARE(zoe.asked(), 2);
    QCOMPARE(zoe.finder.rowCount(), 50);
    QVERIFY(!zoe.finder.canFetchMore({}));
}

void TestPeopleFinder::anEmptySearchFindsNobodyAndAsksNothing() {
    Student zoe;
    zoe.join();
    zoe.finder.search(u"ana"_s);
    WAIT_COMPARE(zoe.finder.rowCount(), 50);
    zoe.finder.search(u"anab"_s);
    zoe.finder.search(u"  "_s);
    QCOMPARE(zoe.finder.rowCount(), 0);
    QVERIFY(!zoe.finder.isSearching());
    zoe.finder.search(u"ben"_s);
    WAIT_COMPARE(zoe.finder.rowCount(), 1);
    QCOMPARE(zoe.asked(), 2);
}

void TestPeopleFinder::whatEverybodyElseIsToldDoesNotCount() {
    Student zoe;
    zoe.join();
    zoe.holdAnswers();
    zoe.finder.search(u"ana"_s);
    WAIT_COMPARE(zoe.asked(), 1);
    zoe.server.send(FoundPeople{u"zo"_s, members(1, 5), false}); // somebody typed /msg zo
    zoe.answer({u"ana"_s, members(1, 2), false});
    WAIT_COMPARE(zoe.finder.rowCount(), 2);
}

void TestPeopleFinder::aRefusalIsSaidAndForgottenAtTheNextSearch() {
    Student zoe;
    zoe.join();
    const auto answers = zoe.server.contentOf;
    zoe.server.contentOf = [](const protocol::ClientMessage &) {
        protocol::Error error;
        error.code = ErrorCode::SlowDown;
        error.text = u"You look too fast."_s;
        return error;
    };
    zoe.finder.search(u"ana"_s);
    WAIT_COMPARE(zoe.finder.problem(), u"You look too fast."_s);
    QVERIFY(!zoe.finder.isSearching());
    zoe.server.contentOf = answers;
    zoe.finder.search(u"ben"_s);
    QVERIFY(zoe.finder.problem().isEmpty());
    WAIT_COMPARE(zoe.finder.rowCount(), 1);
}

void TestPeopleFinder::withoutAConnectionItSaysSo() {
    Student zoe;
    zoe.finder.search(u"ana"_s);
    WAIT_FOR(zoe.finder.problem().contains(u"Not connected"_s));
}

void TestPeopleFinder::aLoginLooksAgain() {
    Student zoe;
    zoe.finder.search(u"ana"_s);
    WAIT_FOR(!zoe.finder.problem().isEmpty());
    zoe.server.snapshot = {protocol::People{true, 300, false, {}}};
    zoe.join();
    WAIT_COMPARE(zoe.finder.rowCount(), 50);
    QVERIFY(zoe.finder.problem().isEmpty());
}

void TestPeopleFinder::anAnswerWithoutAPageEnds() {
    Student zoe;
    zoe.join();
    zoe.server.contentOf = {};
    zoe.finder.search(u"ana"_s);
    WAIT_FOR(!zoe.finder.problem().isEmpty());
    QCOMPARE(zoe.asked(), 1);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestPeopleFinder, QCoreApplication)
#include "tst_peoplefinder.moc"
