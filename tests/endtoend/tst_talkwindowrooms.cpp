// SPDX-License-Identifier: GPL-3.0-or-later
// Separate rooms, as one builds, fills, leaves and closes them in the windows of both programs.
#include "tests/endtoend/talkcase.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QTabBar>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class TestTalkWindowRooms : public TalkCase {
    Q_OBJECT

private Q_SLOTS:
    void aRoomIsBuiltByTheDialogAndOpensForThoseChosen_data() { bothPrograms(); }
    void aRoomIsBuiltByTheDialogAndOpensForThoseChosen();
    void aMemberSeesWhoIsInARoomAndInvitesMore_data() { bothPrograms(); }
    void aMemberSeesWhoIsInARoomAndInvitesMore();
    void theListOfPeopleInvitesIntoTheRoomThatIsOpenElseIntoANewOne_data() { bothPrograms(); }
    void theListOfPeopleInvitesIntoTheRoomThatIsOpenElseIntoANewOne();
    void aRoomIsToldApartFromATalkWithAPersonOfItsName();
    void theBuilderRemovesSomebodyAfterAsking_data() { bothPrograms(); }
    void theBuilderRemovesSomebodyAfterAsking();
    void whoHasNotBuiltTheRoomIsNotOfferedToRemoveOrClose();
    void aMemberLeavesAfterAsking_data() { bothPrograms(); }
    void aMemberLeavesAfterAsking();
    void theBuilderClosesTheRoomForAll_data() { bothPrograms(); }
    void theBuilderClosesTheRoomForAll();
    void whatOneWritesWhileTheRoomIsClosedDoesNotGoToTheClass();
    void aTeacherJoinsARoomOfStudentsRemovesAndClosesIt();

private:
    // In the room that is open.
    void openMembers(TalkWindow &window) {
        window.press(u"paneMenuButton"_s);
        window.choose(u"membersAction"_s);
        WAIT_FOR(window.dialog(u"membersDialog"_s));
    }
    void build(TalkWindow &builder, const QStringList &people) {
        builder.openSide(u"Chat"_s);
        builder.press(u"newPaneButton"_s);
        builder.choose(u"newRoomAction"_s);
        WAIT_FOR(builder.dialog(u"newRoomDialog"_s));
        QVERIFY(!builder.offers(u"pickButton"_s)); // neither a name nor people
        QTest::keyClicks(builder.find<QLineEdit>(u"roomName"_s), u"Lab"_s);
        for (const QString &person : people)
            builder.clickRow(u"pickerList"_s, person);
        builder.press(u"pickButton"_s);
        WAIT_FOR(!builder.dialog(u"newRoomDialog"_s));
        WAIT_COMPARE(builder.pane(), u"Lab"_s);
    }

    // The one that is open.
    static void close(TalkWindow &window) {
        window.press(u"paneMenuButton"_s);
        window.choose(u"closeRoomAction"_s);
        window.press(u"confirmButton"_s);
    }
};

void TestTalkWindowRooms::aRoomIsBuiltByTheDialogAndOpensForThoseChosen() {
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    RawClient &eve = lesson->add(u"Eve"_s);
    build(ana, {u"Ben"_s});
    ana.say(u"Only us"_s);
    WAIT_COMPARE(ben.panes(), (QStringList{u"Class"_s, u"Lab (1)"_s}));
    ben.openPane(u"Lab"_s);
    WAIT_FOR(ben.shows(u", Ana: Only us"_s));
    ben.say(u"Good"_s);
    WAIT_FOR(ana.shows(u", Ben: Good"_s));
    eve.request(toClass(u"I heard nothing."_s)); // what was said before has come before its answer
    for (const QJsonObject &line : eve.all())
        QVERIFY(line.value("text"_L1) != "Only us"_L1 && line.value("text"_L1) != "Good"_L1);
}

void TestTalkWindowRooms::aMemberSeesWhoIsInARoomAndInvitesMore() {
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    TalkWindow &chloe = lesson->addStudent(u"Chloe"_s);
    build(ana, {u"Ben"_s});
    openMembers(ana);
    WAIT_COMPARE(ana.rows(u"membersList"_s), (QStringList{u"Ana [You]"_s, u"Ben"_s}));
    ana.press(u"inviteButton"_s);
    WAIT_FOR(ana.dialog(u"pickDialog"_s));
    QVERIFY(!ana.rows(u"pickerList"_s).contains(u"Ben"_s)); // who is in it is not offered
    ana.clickRow(u"pickerList"_s, u"Chloe"_s);
    ana.press(u"pickButton"_s);
    WAIT_FOR(!ana.dialog(u"pickDialog"_s));
    WAIT_COMPARE(ana.rows(u"membersList"_s), (QStringList{u"Ana [You]"_s, u"Ben"_s, u"Chloe"_s}));
    ana.press(u"membersDoneButton"_s);
    WAIT_COMPARE(chloe.panes(), (QStringList{u"Class"_s, u"Lab"_s}));
    ben.openPane(u"Lab"_s);
    openMembers(ben);
    WAIT_COMPARE(ben.rows(u"membersList"_s), (QStringList{u"Ana"_s, u"Ben [You]"_s, u"Chloe"_s}));
}

void TestTalkWindowRooms::theListOfPeopleInvitesIntoTheRoomThatIsOpenElseIntoANewOne() {
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    lesson->add(u"Ben"_s);
    TalkWindow &chloe = lesson->addStudent(u"Chloe"_s);
    ana.openPersonMenu(u"Ben"_s);
    ana.choose(u"invitePersonAction"_s);
    WAIT_FOR(ana.dialog(u"newRoomDialog"_s));
    QTest::keyClicks(ana.find<QLineEdit>(u"roomName"_s), u"Lab"_s);
    ana.press(u"pickButton"_s); // Ben is chosen already
    WAIT_COMPARE(ana.pane(), u"Lab"_s);
    ana.openPersonMenu(u"Chloe"_s);
    ana.choose(u"invitePersonAction"_s);
    WAIT_COMPARE(chloe.panes(), (QStringList{u"Class"_s, u"Lab"_s}));
}

void TestTalkWindowRooms::aRoomIsToldApartFromATalkWithAPersonOfItsName() {
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    lesson->add(u"Ben"_s);
    build(ana, {u"Ben"_s});
    RawClient lab(lesson->server.port());
    QVERIFY(!lab.joinStudent(u"Lab"_s).isEmpty());
    ana.say(u"/all Hello"_s);
    const SeatId seat = seatIn(lab.waitFor(u"message"_s));
    lab.request(protocol::Say{{}, seat, protocol::MessageKind::Message, u"Hi"_s, {}});
    WAIT_COMPARE(ana.panes(), (QStringList{u"Class"_s, u"Lab"_s, u"Lab (1)"_s}));
    const auto *tabs = ana.find<QTabBar>(u"paneTabs"_s);
    QCOMPARE(tabs->accessibleTabName(1), u"Room Lab"_s);
    QCOMPARE(tabs->accessibleTabName(2), u"Lab, 1 unread"_s);
    QVERIFY(!tabs->tabIcon(1).isNull() && tabs->tabIcon(2).isNull());
}

void TestTalkWindowRooms::theBuilderRemovesSomebodyAfterAsking() {
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    build(ana, {u"Ben"_s});
    WAIT_COMPARE(ben.panes(), (QStringList{u"Class"_s, u"Lab"_s}));
    openMembers(ana);
    ana.clickRow(u"membersList"_s, u"Ben"_s);
    ana.press(u"removeButton"_s);
    WAIT_FOR(ana.dialog(u"membersQuestion"_s));
    ana.press(u"stayButton"_s);
    WAIT_FOR(!ana.dialog(u"membersQuestion"_s));
    QCOMPARE(ana.rows(u"membersList"_s), (QStringList{u"Ana [You]"_s, u"Ben"_s}));
    ana.press(u"removeButton"_s);
    ana.press(u"confirmButton"_s);
    WAIT_COMPARE(ana.rows(u"membersList"_s), QStringList{u"Ana [You]"_s});
    WAIT_COMPARE(ben.panes(), QStringList{u"Class"_s});
    ben.openSide(u"Chat"_s);
    WAIT_FOR(ben.shows(u", Ana has taken you out of the room “Lab”."_s));
}

void TestTalkWindowRooms::whoHasNotBuiltTheRoomIsNotOfferedToRemoveOrClose() {
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    build(ana, {u"Ben"_s});
    ben.openPane(u"Lab"_s);
    ben.press(u"paneMenuButton"_s);
    WAIT_FOR(ben.menu().contains(u"leaveAction"_s));
    QVERIFY(!ben.menu().contains(u"closeRoomAction"_s));
    ben.choose(u"membersAction"_s);
    ben.clickRow(u"membersList"_s, u"Ana"_s);
    QVERIFY(!ben.offers(u"removeButton"_s));
    QVERIFY(!ben.offers(u"closeRoomButton"_s));
    QVERIFY(ben.offers(u"leaveButton"_s));
}

void TestTalkWindowRooms::aMemberLeavesAfterAsking() {
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    TalkWindow &ben = lesson->addSomebody(u"Ben"_s);
    build(ana, {u"Ben"_s});
    ben.openPane(u"Lab"_s);
    ben.press(u"paneMenuButton"_s);
    ben.choose(u"leaveAction"_s);
    WAIT_FOR(ben.dialog(u"talkQuestion"_s));
    ben.press(u"stayButton"_s);
    WAIT_FOR(!ben.dialog(u"talkQuestion"_s));
    QCOMPARE(ben.pane(), u"Lab"_s);
    ben.press(u"paneMenuButton"_s);
    ben.choose(u"leaveAction"_s);
    ben.press(u"confirmButton"_s);
    WAIT_COMPARE(ben.panes(), QStringList{u"Class"_s});
    WAIT_FOR(ben.shows(u", You have left the room “Lab”."_s));
    openMembers(ana);
    WAIT_COMPARE(ana.rows(u"membersList"_s), QStringList{u"Ana [You]"_s});
}

void TestTalkWindowRooms::theBuilderClosesTheRoomForAll() {
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    TalkWindow &chloe = lesson->addStudent(u"Chloe"_s);
    build(ana, {u"Ben"_s, u"Chloe"_s});
    ben.openPane(u"Lab"_s);
    chloe.openSide(u"Chat"_s);
    close(ana);
    ana.openPane(u"Class"_s);
    WAIT_COMPARE(ana.panes(), QStringList{u"Class"_s});
    WAIT_FOR(ana.shows(u", You have closed the room “Lab”."_s));
    WAIT_COMPARE(chloe.panes(), QStringList{u"Class"_s}); // she was elsewhere
    WAIT_FOR(chloe.shows(u", Ana has closed the room “Lab”."_s));
    WAIT_COMPARE(ben.panes(), (QStringList{u"Class"_s, u"Lab (closed)"_s})); // he may be writing
    ben.openPane(u"Class"_s);
    WAIT_COMPARE(ben.panes(), QStringList{u"Class"_s});
    WAIT_FOR(ben.shows(u", Ana has closed the room “Lab”."_s));
}

void TestTalkWindowRooms::whatOneWritesWhileTheRoomIsClosedDoesNotGoToTheClass() {
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    build(ana, {u"Ben"_s});
    ben.openPane(u"Lab"_s);
    ben.type(u"Between us: "_s);
    close(ana);
    WAIT_COMPARE(ben.pane(), u"Lab (closed)"_s);
    QVERIFY2(ben.note().startsWith(u"This room is gone."_s), qPrintable(ben.note()));
    ben.type(u"I hate it"_s);
    QTest::keyClick(ben.field(), Qt::Key_Return);
    QCOMPARE(ben.written(), u"Between us: I hate it"_s); // to be copied
    ben.openPane(u"Class"_s);
    QVERIFY(ben.written().isEmpty());
    ben.say(u"Hello"_s);
    ana.openPane(u"Class"_s);
    WAIT_FOR(ana.shows(u", Ben: Hello"_s));
    QVERIFY(ana.lines().filter(u"hate"_s).isEmpty());
}

void TestTalkWindowRooms::aTeacherJoinsARoomOfStudentsRemovesAndClosesIt() {
    TalkWindow &teacher = lesson->teacher();
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    build(ana, {u"Ben"_s});
    ana.say(u"Only us?"_s);
    teacher.openSide(u"Chat"_s);
    QCOMPARE(teacher.panes(), QStringList{u"Class"_s}); // not in it so far
    teacher.press(u"newPaneButton"_s);
    WAIT_FOR(teacher.actionOf(u"joinRoomAction"_s));
    QCOMPARE(teacher.actionOf(u"joinRoomAction"_s)->text(), u"Lab (2 people)"_s);
    teacher.choose(u"joinRoomAction"_s);
    WAIT_COMPARE(teacher.panes().size(), 2);
    teacher.openPane(u"Lab"_s);
    WAIT_FOR(teacher.shows(u", Ana: Only us?"_s));

    openMembers(teacher);
    teacher.clickRow(u"membersList"_s, u"Ben"_s);
    teacher.press(u"removeButton"_s);
    teacher.press(u"confirmButton"_s);
    WAIT_COMPARE(ben.panes(), QStringList{u"Class"_s});
    teacher.press(u"closeRoomButton"_s);
    teacher.press(u"confirmButton"_s);
    WAIT_FOR(!teacher.dialog(u"membersDialog"_s)); // of a room that is no more
    for (TalkWindow *window : {&ana, &teacher}) {
        window->openPane(u"Class"_s);
        WAIT_COMPARE(window->panes(), QStringList{u"Class"_s});
    }
    WAIT_FOR(ana.shows(u", Teacher has closed the room “Lab”."_s));
}

LECTERN_TEST(TestTalkWindowRooms, QApplication)

#include "tst_talkwindowrooms.moc"
