// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/requester.h"
#include "shared/talk/searchmodel.h"
#include "tests/shared/client/connectioncase.h"

#include <QAbstractItemModelTester>

#include <deque>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using protocol::Messages;
using protocol::SearchMessages;
using talk::SearchModel;
using State = SearchModel::State;

namespace {

constexpr RoomId room{7};

protocol::Message said(quint64 id, const QString &text = u"a segment"_s) {
    protocol::Message message;
    message.room = room;
    message.message = MessageId{id};
    message.seat = SeatId{2};
    message.name = u"Ben"_s;
    message.text = text;
    message.at = 1'800'000'000'000 + qint64(id);
    return message;
}

Messages page(const std::vector<protocol::Message> &messages, quint64 next = 0,
              const QString &text = u"segment"_s) {
    return {room, messages, next != 0, text, MessageId{next}};
}

protocol::Error refusal(ErrorCode code, std::optional<double> wait = {}) {
    protocol::Error error;
    error.code = code;
    error.text = u"No."_s;
    error.wait = wait;
    return error;
}

} // namespace

class TestSearchModel : public ConnectionCase {
    Q_OBJECT

private Q_SLOTS:
    void whatWasFoundStandsNewestFirst();
    void furtherBackGoesOnWhereThePageEnded();
    void pagesWithoutAFindAreGonePast();
    void slowDownIsWaitedForAndTriedAgain();
    void aRefusalIsToldAndTheNextSearchForgetsIt();
    void withoutAConnectionItSaysSo();
    void aNewSearchForgetsTheOldOne();
    void pagesOfOthersAreNotTaken();
    void aDeletedMessageGoesFromTheList();
    void aRoomThatIsGoneIsNotSearchedAnyMore();
    void aServerThatTurnsInCirclesIsLeft();

private:
    void prepare() override;
    QList<quint64> found() const;

    std::deque<protocol::ServerMessage> m_answers; // to searches, in turn; none: an empty page
    std::unique_ptr<client::Requester> m_requester;
    std::unique_ptr<SearchModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestSearchModel::prepare() {
    ConnectionCase::prepare();
    m_answers.clear();
    m_server->contentOf =
        [this](const protocol::ClientMessage &message) -> std::optional<protocol::ServerMessage> {
        const auto *search = std::get_if<SearchMessages>(&message);
        if (!search)
            return {};
        if (m_answers.empty())
            return page({}, 0, search->text);
        const protocol::ServerMessage answer = m_answers.front();
        m_answers.pop_front();
        return answer;
    };
    m_tester.reset();
    m_model.reset();
    m_requester = std::make_unique<client::Requester>(*m_connection);
    m_model = std::make_unique<SearchModel>(*m_requester);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    connect(m_connection.get(), &client::Connection::received, m_model.get(), &SearchModel::receive);
}

QList<quint64> TestSearchModel::found() const {
    QList<quint64> ids;
    for (int row = 0; row < m_model->rowCount(); ++row)
        ids += m_model->index(row).data(SearchModel::Message).toULongLong();
    return ids;
}

void TestSearchModel::whatWasFoundStandsNewestFirst() {
    join();
    m_answers = {page({said(3), said(8, u"The next Segment"_s)})};
    m_model->search(room, u" segment "_s);
    QCOMPARE(m_model->state(), State::Searching);
    WAIT_COMPARE(m_model->state(), State::Done);
    QCOMPARE(found(), (QList<quint64>{8, 3}));
    QVERIFY(!m_model->hasMore());
    const QModelIndex first = m_model->index(0);
    QCOMPARE(first.data(SearchModel::Name).toString(), u"Ben"_s);
    QCOMPARE(first.data(SearchModel::Time).toLongLong(), 1'800'000'000'008);
    QCOMPARE(first.data(SearchModel::MatchFrom).toInt(), 9);
    const auto asked = m_server->receivedOf<SearchMessages>();
    QCOMPARE(asked.size(), 1U);
    QCOMPARE(asked[0].text, u"segment"_s);
    QCOMPARE(asked[0].room, room);
    QVERIFY(!asked[0].before);
}

void TestSearchModel::furtherBackGoesOnWhereThePageEnded() {
    join();
    m_answers = {page({said(30)}, 25), page({said(11), said(12)})};
    m_model->search(room, u"segment"_s);
    WAIT_COMPARE(m_model->state(), State::Done);
    QVERIFY(m_model->hasMore());
    m_model->searchFurther();
    WAIT_COMPARE(m_model->state(), State::Done);
    QCOMPARE(found(), (QList<quint64>{30, 12, 11}));
    QVERIFY(!m_model->hasMore());
    QCOMPARE(m_server->receivedOf<SearchMessages>()[1].before, MessageId{25});
    m_model->searchFurther(); // there is no more
    QCOMPARE(m_model->state(), State::Done);
}

void TestSearchModel::pagesWithoutAFindAreGonePast() {
    join();
    m_answers = {page({}, 9000), page({}, 4000), page({said(11)}, 10)};
    m_model->search(room, u"segment"_s);
    WAIT_COMPARE(m_model->state(), State::Done);
    QCOMPARE(found(), QList<quint64>{11});
    QCOMPARE(m_server->receivedOf<SearchMessages>().size(), 3U);
    m_answers = {page({}, 8), page({said(3)})}; // further back, too
    m_model->searchFurther();
    WAIT_COMPARE(m_model->state(), State::Done);
    QCOMPARE(found(), (QList<quint64>{11, 3}));
}

void TestSearchModel::slowDownIsWaitedForAndTriedAgain() {
    join();
    m_answers = {refusal(ErrorCode::SlowDown, 0.1), page({said(3)})};
    m_model->search(room, u"segment"_s);
    WAIT_COMPARE(m_server->receivedOf<SearchMessages>().size(), 1U);
    QCOMPARE(m_model->state(), State::Searching);
    WAIT_COMPARE(m_model->state(), State::Done);
    QCOMPARE(found(), QList<quint64>{3});
}

void TestSearchModel::aRefusalIsToldAndTheNextSearchForgetsIt() {
    join();
    m_answers = {refusal(ErrorCode::UnknownRoom)};
    m_model->search(room, u"segment"_s);
    WAIT_COMPARE(m_model->state(), State::Refused);
    QVERIFY(m_model->problem().code == ErrorCode::UnknownRoom);
    m_model->search(room, u"segment"_s);
    WAIT_COMPARE(m_model->state(), State::Done);
}

void TestSearchModel::withoutAConnectionItSaysSo() {
    m_model->search(room, u"segment"_s);
    QCOMPARE(m_model->state(), State::Lost);
}

void TestSearchModel::aNewSearchForgetsTheOldOne() {
    join();
    m_answers = {page({said(3)}, 2), page({said(5, u"a byte"_s)}, 0, u"byte"_s)};
    m_model->search(room, u"segment"_s);
    m_model->search(room, u"byte"_s); // before the answer
    WAIT_COMPARE(m_model->state(), State::Done);
    QCOMPARE(found(), QList<quint64>{5});
    QVERIFY(!m_model->hasMore());
    m_model->clear();
    QCOMPARE(m_model->state(), State::Idle);
    QCOMPARE(m_model->rowCount(), 0);
    m_model->search(room, u"  "_s);
    QCOMPARE(m_model->state(), State::Idle);
}

void TestSearchModel::pagesOfOthersAreNotTaken() {
    join();
    m_model->receive(page({said(3)})); // nothing is looked for
    m_model->search(room, u"segment"_s);
    Messages other = page({said(4)});
    other.room = RoomId{8};
    m_model->receive(other);
    Messages scrolled = page({said(5)});
    scrolled.search.clear();
    m_model->receive(scrolled);
    WAIT_COMPARE(m_model->state(), State::Done);
    m_model->receive(page({said(6)}));
    QCOMPARE(m_model->rowCount(), 0);
}

void TestSearchModel::aDeletedMessageGoesFromTheList() {
    join();
    m_answers = {page({said(3), said(8)})};
    m_model->search(room, u"segment"_s);
    WAIT_COMPARE(m_model->state(), State::Done);
    protocol::Message gone = said(8, {});
    m_server->send(gone); // said again, not deleted: stays
    gone.deletedBy = u"Ben"_s;
    m_server->send(gone);
    WAIT_COMPARE(found(), QList<quint64>{3});
}

void TestSearchModel::aRoomThatIsGoneIsNotSearchedAnyMore() {
    join();
    m_answers = {page({said(3)})};
    m_model->search(room, u"segment"_s);
    WAIT_COMPARE(m_model->state(), State::Done);
    m_server->send(protocol::RoomGone{RoomId{8}, protocol::RoomEnd::Closed, u"Ana"_s});
    m_server->send(protocol::RoomGone{room, protocol::RoomEnd::Removed, u"Ana"_s});
    WAIT_COMPARE(m_model->state(), State::Idle);
    QCOMPARE(m_model->rowCount(), 0);
}

void TestSearchModel::aServerThatTurnsInCirclesIsLeft() {
    join();
    m_answers = {page({}, 9000), page({}, 9000)};
    m_model->search(room, u"segment"_s);
    WAIT_COMPARE(m_model->state(), State::Done);
    QCOMPARE(m_server->receivedOf<SearchMessages>().size(), 2U);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestSearchModel, QCoreApplication)
#include "tst_searchmodel.moc"
