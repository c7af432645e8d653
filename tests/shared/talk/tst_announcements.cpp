// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/announcements.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using protocol::Message;
using protocol::MessageKind;
using talk::Announcements;

namespace {

constexpr RoomId classRoom{1};

Message said(quint64 id, MessageKind kind = MessageKind::Announcement, RoomId room = classRoom) {
    Message message;
    message.room = room;
    message.message = MessageId{id};
    message.kind = kind;
    message.text = u"text"_s;
    return message;
}

Message deleted(quint64 id) {
    Message message = said(id);
    message.text.clear();
    message.deletedBy = u"Ms Smith"_s;
    return message;
}

protocol::Messages page(const std::vector<Message> &messages, const QString &search = {}) {
    return {classRoom, messages, true, search, {}};
}

// Of a class that has been joined.
struct Class {
    Class() { join(); }
    void join() {
        protocol::Room room;
        room.room = classRoom;
        room.kind = protocol::RoomKind::Class;
        announcements.receive(protocol::Rooms{true, {room}});
    }
    QList<quint64> pinned() const {
        QList<quint64> ids;
        for (const Message &message : announcements.pinned())
            ids += message.message.value;
        return ids;
    }
    Announcements announcements;
};

} // namespace

class TestAnnouncements : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void anAnnouncementIsPinnedTheNewestFirst();
    void othersMessagesAndOtherRoomsAreNot();
    void thoseInTheFirstPageCount();
    void whatIsOlderThanTheFirstPageDoesNot();
    void whatCameBeforeTheFirstPageStaysAndIsThereOnce();
    void whatWasMissedWhileTheConnectionWasDownCounts();
    void whatWasLookedForDoesNotCount();
    void aDismissedOneIsRememberedAndStaysAway();
    void rememberedOnesOfLastTimeStayAway();
    void aDeletedOneVanishes();
    void onlyTheLastHundredAreRemembered();
};

void TestAnnouncements::anAnnouncementIsPinnedTheNewestFirst() {
    Class it;
    QSignalSpy changed(&it.announcements, &Announcements::changed);
    it.announcements.receive(said(5));
    it.announcements.receive(said(9));
    QCOMPARE(it.pinned(), (QList<quint64>{9, 5}));
    QCOMPARE(changed.size(), 2);
}

void TestAnnouncements::othersMessagesAndOtherRoomsAreNot() {
    Class it;
    it.announcements.receive(said(5, MessageKind::Message));
    it.announcements.receive(said(6, MessageKind::Announcement, RoomId{2}));
    it.announcements.receive(said(7, MessageKind::Other));
    QCOMPARE(it.pinned(), QList<quint64>());
}

void TestAnnouncements::thoseInTheFirstPageCount() {
    Class it;
    it.announcements.receive(page({said(5), said(6, MessageKind::Message), said(7)}));
    QCOMPARE(it.pinned(), (QList<quint64>{7, 5}));
}

void TestAnnouncements::whatIsOlderThanTheFirstPageDoesNot() {
    Class it;
    it.announcements.receive(page({said(50, MessageKind::Message), said(60)}));
    it.announcements.receive(page({said(10), said(49)}));
    QCOMPARE(it.pinned(), QList<quint64>{60});
}

void TestAnnouncements::whatCameBeforeTheFirstPageStaysAndIsThereOnce() {
    Class it;
    it.announcements.receive(said(61));
    it.announcements.receive(page({said(60), said(61)}));
    QCOMPARE(it.pinned(), (QList<quint64>{61, 60}));
}

void TestAnnouncements::whatWasMissedWhileTheConnectionWasDownCounts() {
    Class it;
    it.announcements.receive(page({said(50, MessageKind::Message)}));
    it.join();
    it.announcements.receive(said(70)); // before the pages that were missed have come
    it.announcements.receive(page({said(60), said(61, MessageKind::Message)}));
    QCOMPARE(it.pinned(), (QList<quint64>{70, 60}));
}

void TestAnnouncements::whatWasLookedForDoesNotCount() {
    Class it;
    it.announcements.receive(page({said(3)}, u"text"_s));
    QCOMPARE(it.pinned(), QList<quint64>());
    it.announcements.receive(page({said(50, MessageKind::Message)}));
    it.announcements.receive(page({said(4)}));
    QCOMPARE(it.pinned(), QList<quint64>()); // the search was not taken for the first page
}

void TestAnnouncements::aDismissedOneIsRememberedAndStaysAway() {
    Class it;
    it.announcements.receive(said(5));
    it.announcements.receive(said(9));
    QSignalSpy told(&it.announcements, &Announcements::dismissedChanged);
    it.announcements.dismiss(MessageId{9});
    QCOMPARE(it.pinned(), QList<quint64>{5}); // the other has not been
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().first().value<QList<quint64>>(), QList<quint64>{9});
    it.announcements.receive(page({said(5), said(9)}));
    QCOMPARE(it.pinned(), QList<quint64>{5});
}

void TestAnnouncements::rememberedOnesOfLastTimeStayAway() {
    Class it;
    it.announcements.setDismissed({9, 5});
    it.announcements.receive(page({said(5), said(7), said(9)}));
    QCOMPARE(it.pinned(), QList<quint64>{7});
    it.announcements.setDismissed({7}); // also later
    QCOMPARE(it.pinned(), QList<quint64>());
}

void TestAnnouncements::aDeletedOneVanishes() {
    Class it;
    it.announcements.receive(said(5));
    it.announcements.receive(said(6));
    it.announcements.receive(deleted(5));
    QCOMPARE(it.pinned(), QList<quint64>{6});
    it.announcements.receive(page({deleted(6), deleted(7)}));
    QCOMPARE(it.pinned(), QList<quint64>());
}

void TestAnnouncements::onlyTheLastHundredAreRemembered() {
    Class it;
    for (quint64 id = 1; id <= 120; ++id) {
        it.announcements.receive(said(id));
        it.announcements.dismiss(MessageId{id});
    }
    QCOMPARE(it.announcements.dismissed().size(), Announcements::mostDismissed);
    QCOMPARE(it.announcements.dismissed().last(), 120);
}

LECTERN_TEST(TestAnnouncements, QCoreApplication)
#include "tst_announcements.moc"
