// SPDX-License-Identifier: GPL-3.0-or-later
// What a server says of its rooms, and what becomes of the panes: with one that says what the test wants.
#include "shared/talk/talk.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QSettings>
#include <QSignalSpy>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;
using client::LinkState;
using protocol::Inquiries;
using protocol::ListMessages;
using protocol::Message;
using protocol::Messages;
using protocol::Room;
using protocol::RoomKind;
using protocol::Rooms;

namespace {

constexpr RoomId classRoom{1};

Room ofClass(quint64 last) { return {classRoom, RoomKind::Class, {}, {}, {}, true, 0, MessageId{last}}; }

Room separate(quint64 room, quint64 last) {
    return {RoomId{room},   RoomKind::Separate, u"Room %1"_s.arg(room), {}, SeatId{2}, true, 3,
            MessageId{last}};
}

Message message(RoomId room, quint64 id, const QString &text) {
    Message said;
    said.room = room;
    said.message = MessageId{id};
    said.seat = SeatId{2};
    said.name = u"Ben"_s;
    said.text = text;
    said.at = qint64(id) * 60'000;
    return said;
}

struct Program {
    client::Connection connection;
    talk::Talk talk{connection, protocol::Role::Student};

    void join(const ScriptedServer &server, const QString &name = u"Ana"_s) {
        client::Credentials credentials;
        credentials.name = name;
        connection.open({u"127.0.0.1"_s, server.port()}, credentials);
        WAIT_COMPARE(connection.state(), LinkState::Ready);
    }
    talk::PaneModel &pane(RoomId room = classRoom) { return *talk.panes().model(room); }
    QStringList texts(RoomId room = classRoom) {
        QStringList texts;
        for (int row = 0; row < pane(room).rowCount(); ++row)
            texts += pane(room).index(row).data(talk::PaneModel::Text).toString();
        return texts;
    }
};

} // namespace

class TestPanes : public TestCase {
    Q_OBJECT

protected:
    void prepare() override {
        QCoreApplication::setOrganizationName(u"Lectern"_s);
        QCoreApplication::setApplicationName(u"tst_panes"_s);
        QSettings().clear();
        m_server = std::make_unique<ScriptedServer>();
        setSnapshot({ofClass(0)});
    }

private Q_SLOTS:
    void cleanup() { m_server.reset(); }

    void whatTheServerTakesBackGoesAlsoWhenTheConnectionStays() {
        setSnapshot({ofClass(0), separate(2, 0)});
        Program ana;
        ana.join(*m_server);
        QVERIFY(ana.talk.panes().room(RoomId{2}));
        m_server->send(Rooms{true, {ofClass(0)}}); // it could not be stored that there is a room 2
        WAIT_FOR(!ana.talk.panes().isSettled());
        m_server->send(Inquiries{true, {}, {}});
        WAIT_FOR(ana.talk.panes().isSettled());
        QVERIFY(!ana.talk.panes().room(RoomId{2}));
    }

    void whereTheServerWasSetBackTheNumbersAreThoseOfOtherMessages() {
        setSnapshot({ofClass(5)});
        m_server->contentOf =
            [](const protocol::ClientMessage &request) -> std::optional<protocol::ServerMessage> {
            if (std::holds_alternative<ListMessages>(request))
                return Messages{classRoom, {message(classRoom, 5, u"old"_s)}, false, {}, {}};
            return {};
        };
        Program ana;
        ana.join(*m_server);
        ana.pane().goToNewest();
        WAIT_COMPARE(ana.texts(), QStringList{u"old"_s});
        QSignalSpy renewed(&ana.talk.panes(), &talk::Panes::renewed);
        m_server->contentOf =
            [](const protocol::ClientMessage &request) -> std::optional<protocol::ServerMessage> {
            if (std::holds_alternative<ListMessages>(request))
                return Messages{classRoom, {}, false, {}, {}};
            return {};
        };
        m_server->send(Rooms{true, {ofClass(4)}});
        m_server->send(Inquiries{true, {}, {}});
        WAIT_COMPARE(renewed.size(), 1);
        ana.pane().goToNewest(); // as the new view does
        WAIT_FOR(ana.pane().isLoaded());
        m_server->send(message(classRoom, 5, u"new"_s));
        WAIT_COMPARE(ana.texts(), QStringList{u"new"_s});
    }

    void fewPagesAreOnTheWayAtOnceAndAllCome() {
        constexpr int rooms = 40;
        const auto roomsWith = [](quint64 last) {
            std::vector<Room> all{ofClass(0)};
            for (int i = 2; i < 2 + rooms; ++i)
                all.push_back(separate(quint64(i), last == 0 ? 0 : last + quint64(i)));
            return all;
        };
        setSnapshot(roomsWith(0));
        std::make_unique<Program>()->join(*m_server); // what it has seen is noted when it ends
        setSnapshot(roomsWith(100));
        m_server->answersRequests = false;
        Program ana;
        ana.join(*m_server);
        WAIT_COMPARE(m_server->receivedOf<ListMessages>().size(), size_t(talk::PageQueue::atOnce));
        ana.pane().goToNewest();
        ana.pane().setWatched(true); // comes first as soon as others are answered

        m_server->answersRequests = true;
        bool isSlow = false;
        m_server->contentOf =
            [&](const protocol::ClientMessage &request) -> std::optional<protocol::ServerMessage> {
            const auto *list = std::get_if<ListMessages>(&request);
            if (!list)
                return {};
            if (!std::exchange(isSlow, true)) {
                protocol::Error error;
                error.code = ErrorCode::SlowDown;
                error.text = u"Wait."_s;
                error.wait = 0.05;
                return error;
            }
            const Message said = message(list->room, 100 + list->room.value, u"while you were away"_s);
            return Messages{list->room, {said}, false, {}, {}};
        };
        const size_t before = m_server->received().size();
        m_server->hangUp(); // what was on the way is asked for again
        WAIT_COMPARE(ana.connection.state(), LinkState::Ready);
        for (quint64 room = 2; room < 2 + rooms; ++room)
            WAIT_COMPARE(ana.pane(RoomId{room}).unread(), 1);
        WAIT_FOR(ana.pane().isLoaded());
        QVERIFY(isSlow);
        QCOMPARE_GT(m_server->received().size(), before);
    }

    void whoIsTakenIntoARoomHasMissedNothingOfItsPast() {
        auto ana = std::make_unique<Program>();
        ana->join(*m_server);
        m_server->send(Rooms{false, {separate(2, 18)}});
        WAIT_FOR(ana->talk.panes().room(RoomId{2}));
        ana.reset();
        setSnapshot({ofClass(0), separate(2, 18)});
        Program again;
        again.join(*m_server);
        QCOMPARE(again.pane(RoomId{2}).seen(), MessageId{18});
        QVERIFY(!again.pane(RoomId{2}).isToBeCounted());
    }

    void inTheNextLessonNothingOfItIsUnread() {
        std::make_unique<Program>()->join(*m_server);
        Room next = ofClass(30);
        next.room = RoomId{9};
        setSnapshot({next});
        Program ana;
        ana.join(*m_server);
        QVERIFY(!ana.pane(RoomId{9}).isToBeCounted());
    }

    void aNameWithASlashIsNobodyElses() {
        setSnapshot({ofClass(5)});
        std::make_unique<Program>()->join(*m_server, u"Max/"_s);
        setSnapshot({ofClass(9)});
        Program max;
        max.join(*m_server, u"Max"_s);
        QVERIFY(!max.pane().isToBeCounted()); // was never here
        Program slash;
        slash.join(*m_server, u"Max/"_s);
        QVERIFY(slash.pane().isToBeCounted() || slash.pane().unread() > 0 || slash.pane().isAsking());
    }

private:
    void setSnapshot(const std::vector<Room> &rooms) {
        m_server->snapshot = {Rooms{true, rooms}, Inquiries{true, {}, {}}};
    }

    std::unique_ptr<ScriptedServer> m_server;
};

LECTERN_TEST(TestPanes, QCoreApplication)
#include "tst_panes.moc"
