// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/searchmodel.h"
#include "shared/ui/talk/searchbar.h"
#include "shared/ui/theme.h"
#include "tests/shared/client/connectioncase.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QVBoxLayout>

#include <deque>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using protocol::Messages;
using protocol::SearchMessages;
using ui::SearchBar;

namespace {

constexpr RoomId room{7};

Messages page(const std::vector<quint64> &ids, quint64 next = 0) {
    Messages messages{room, {}, next != 0, u"segment"_s, MessageId{next}};
    for (const quint64 id : ids) {
        protocol::Message message;
        message.room = room;
        message.message = MessageId{id};
        message.seat = SeatId{2};
        message.name = u"Ben"_s;
        message.text = u"<b>a segment</b>"_s;
        message.at = 1000 + qint64(id);
        messages.messages.push_back(message);
    }
    return messages;
}

} // namespace

class TestSearchBar : public ConnectionCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::applyTheme(*qApp); }

    void itIsHiddenUntilItIsOpened();
    void enterStartsTheSearch();
    void whatIsFoundCanBeLandedOnByMouse();
    void whatIsFoundCanBeLandedOnByKeys();
    void nothingFoundIsSaid();
    void furtherBackIsOfferedWhileThereIsMore();
    void aRefusalIsExplained();
    void aLostConnectionIsSaid();
    void escapeCloses();
    void anotherRoomBeginsWithNothingFound();
    void aFindThatIsDeletedIsGone();
    void everyControlHasANameForScreenReaders();

private:
    void prepare() override;
    template <class Widget>
    Widget *child(const char *name) const {
        return m_page->findChild<Widget *>(QLatin1StringView(name));
    }
    void search() {
        join();
        m_bar->open(room);
        QTest::keyClicks(child<QLineEdit>("searchField"), u"segment"_s);
        QTest::keyClick(child<QLineEdit>("searchField"), Qt::Key_Return);
    }
    QString state() const { return child<QLabel>("searchState")->text(); }
    QListView &list() const { return *child<QListView>("searchList"); }

    std::deque<protocol::ServerMessage> m_answers;
    std::unique_ptr<client::Requester> m_requester;
    std::unique_ptr<talk::SearchModel> m_model;
    std::unique_ptr<QWidget> m_page;
    SearchBar *m_bar = nullptr;
};

void TestSearchBar::prepare() {
    ConnectionCase::prepare();
    m_answers.clear();
    m_server->contentOf =
        [this](const protocol::ClientMessage &message) -> std::optional<protocol::ServerMessage> {
        if (!std::holds_alternative<SearchMessages>(message))
            return {};
        if (m_answers.empty())
            return page({});
        const protocol::ServerMessage answer = m_answers.front();
        m_answers.pop_front();
        return answer;
    };
    m_page.reset();
    m_model.reset();
    m_requester = std::make_unique<client::Requester>(*m_connection);
    m_model = std::make_unique<talk::SearchModel>(*m_requester);
    connect(m_connection.get(), &client::Connection::received, m_model.get(), &talk::SearchModel::receive);
    m_page = std::make_unique<QWidget>();
    m_page->resize(400, 500);
    m_bar = new SearchBar(*m_model, m_page.get());
    auto *column = new QVBoxLayout(m_page.get());
    column->addWidget(m_bar);
    column->addStretch(1);
    m_page->show();
    m_page->activateWindow();
    WAIT_FOR(m_page->isActiveWindow());
}

void TestSearchBar::itIsHiddenUntilItIsOpened() {
    QVERIFY(!m_bar->isVisible());
    m_bar->open(room);
    QVERIFY(m_bar->isVisible());
    QVERIFY(child<QLineEdit>("searchField")->hasFocus());
}

void TestSearchBar::enterStartsTheSearch() {
    m_answers = {page({3, 8})};
    search();
    QVERIFY(state().startsWith(u"Searching"_s));
    WAIT_COMPARE(state(), u"Found: 2"_s);
    QVERIFY(list().isVisible());
    QCOMPARE(m_server->receivedOf<SearchMessages>().front().room, room);
}

void TestSearchBar::whatIsFoundCanBeLandedOnByMouse() {
    m_answers = {page({3, 8})};
    search();
    WAIT_COMPARE(state(), u"Found: 2"_s);
    QSignalSpy landed(m_bar, &SearchBar::landWanted);
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, list().visualRect(m_model->index(1)).center());
    QCOMPARE(landed.size(), 1);
    QCOMPARE(landed.first().at(0).value<MessageId>(), MessageId{3});
    QVERIFY(m_bar->isVisible()); // the next find may be the one
}

void TestSearchBar::whatIsFoundCanBeLandedOnByKeys() {
    m_answers = {page({3, 8})};
    search();
    WAIT_COMPARE(state(), u"Found: 2"_s);
    QSignalSpy landed(m_bar, &SearchBar::landWanted);
    QTest::keyClick(child<QLineEdit>("searchField"), Qt::Key_Down);
    QVERIFY(list().hasFocus());
    QTest::keyClick(&list(), Qt::Key_Down);
    QTest::keyClick(&list(), Qt::Key_Return);
    QCOMPARE(landed.size(), 1);
    QCOMPARE(landed.first().at(0).value<MessageId>(), MessageId{3});
    QTest::keyClick(&list(), Qt::Key_Up);
    QTest::keyClick(&list(), Qt::Key_Up);
    QVERIFY(child<QLineEdit>("searchField")->hasFocus());
}

void TestSearchBar::nothingFoundIsSaid() {
    search();
    WAIT_COMPARE(state(), u"Nothing found in this room"_s);
    QVERIFY(!list().isVisible());
}

void TestSearchBar::furtherBackIsOfferedWhileThereIsMore() {
    m_answers = {page({30}, 25), page({3})};
    search();
    WAIT_COMPARE(state(), u"Found so far: 1"_s);
    auto *more = child<QPushButton>("searchMoreButton");
    QVERIFY(more->isVisible());
    QTest::mouseClick(more, Qt::LeftButton);
    WAIT_COMPARE(state(), u"Found: 2"_s);
    QVERIFY(!more->isVisible());
}

void TestSearchBar::aRefusalIsExplained() {
    protocol::Error error;
    error.code = ErrorCode::UnknownRoom;
    m_answers = {error};
    search();
    WAIT_COMPARE(state(), u"That room is closed, or you are not in it any more. Choose another one."_s);
}

void TestSearchBar::aLostConnectionIsSaid() {
    m_bar->open(room);
    QTest::keyClicks(child<QLineEdit>("searchField"), u"segment"_s);
    QTest::keyClick(child<QLineEdit>("searchField"), Qt::Key_Return);
    QCOMPARE(state(), u"The connection was lost. Search again when it is back."_s);
}

void TestSearchBar::escapeCloses() {
    m_answers = {page({3, 8})};
    search();
    WAIT_COMPARE(state(), u"Found: 2"_s);
    QSignalSpy closed(m_bar, &SearchBar::closed);
    QTest::keyClick(child<QLineEdit>("searchField"), Qt::Key_Down);
    QTest::keyClick(&list(), Qt::Key_Escape); // from anywhere in it
    QVERIFY(!m_bar->isVisible());
    QCOMPARE(closed.size(), 1);
    QCOMPARE(m_model->rowCount(), 0);
    m_bar->open(room);
    QTest::keyClick(child<QLineEdit>("searchField"), Qt::Key_Escape);
    QVERIFY(!m_bar->isVisible());
    m_bar->open(room);
    QTest::mouseClick(child<QPushButton>("searchCloseButton"), Qt::LeftButton);
    QVERIFY(!m_bar->isVisible());
}

void TestSearchBar::anotherRoomBeginsWithNothingFound() {
    m_answers = {page({3, 8})};
    search();
    WAIT_COMPARE(state(), u"Found: 2"_s);
    m_bar->open(room);
    QCOMPARE(m_model->rowCount(), 2);
    m_bar->open(RoomId{8});
    QCOMPARE(m_model->rowCount(), 0);
}

void TestSearchBar::aFindThatIsDeletedIsGone() {
    m_answers = {page({3, 8})};
    search();
    WAIT_COMPARE(state(), u"Found: 2"_s);
    protocol::Message gone = page({8}).messages.front();
    gone.deletedBy = u"Ben"_s;
    m_server->send(gone);
    WAIT_COMPARE(state(), u"Found: 1"_s);
}

void TestSearchBar::everyControlHasANameForScreenReaders() {
    for (const char *name : {"searchField", "searchCloseButton", "searchMoreButton", "searchList"}) {
        const auto *widget = child<QWidget>(name);
        QVERIFY2(widget && !widget->accessibleName().isEmpty(), name);
    }
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestSearchBar, QApplication)
#include "tst_searchbar.moc"
