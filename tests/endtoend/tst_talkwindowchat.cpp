// SPDX-License-Identifier: GPL-3.0-or-later
// The class chat, announcements and direct messages, as one sees them in the windows of both programs.
#include "tests/endtoend/talkcase.h"
#include "tests/support/cuttableproxy.h"

#include <QApplication>
#include <QCheckBox>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class TestTalkWindowChat : public TalkCase {
    Q_OBJECT

private Q_SLOTS:
    void whatIsSaidToTheClassIsReadByAllAndMarkedAsOnesOwn();
    void anAnnouncementIsPinnedUntilItIsDismissed();
    void aDismissedAnnouncementStaysDismissedAfterAReconnection();
    void aDismissedAnnouncementStaysDismissedAfterARestart();
    void onlyATeacherIsOfferedToAnnounce();
    void aDirectMessageFromTheListOfPeopleIsReadByTheTwoAlone_data() { bothPrograms(); }
    void aDirectMessageFromTheListOfPeopleIsReadByTheTwoAlone();
    void aDirectMessageFromThePlusMenuIsReadByTheTwoAlone_data() { bothPrograms(); }
    void aDirectMessageFromThePlusMenuIsReadByTheTwoAlone();
    void aPaneInWhichNothingWasSaidCanBeClosed_data() { bothPrograms(); }
    void aPaneInWhichNothingWasSaidCanBeClosed();
    void theTabsCountWhatIsUnreadUntilItIsLookedAt_data() { bothPrograms(); }
    void theTabsCountWhatIsUnreadUntilItIsLookedAt();

private:
    void announce(const QString &text) {
        lesson->teacher().openSide(u"Chat"_s);
        lesson->teacher().press(u"announceTick"_s);
        lesson->teacher().say(text);
    }
};

void TestTalkWindowChat::whatIsSaidToTheClassIsReadByAllAndMarkedAsOnesOwn() {
    TalkWindow &teacher = lesson->teacher();
    TalkWindow &lee = lesson->addTeacher(u"Ms Lee"_s);
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    for (TalkWindow *window : {&teacher, &lee, &ben})
        window->openSide(u"Chat"_s);
    ana.say(u"Anyone here?"_s);
    WAIT_FOR(ana.shows(u", [You]: Anyone here?"_s));
    WAIT_FOR(ana.written().isEmpty());
    for (TalkWindow *window : {&teacher, &lee, &ben})
        WAIT_FOR(window->shows(u", Ana: Anyone here?"_s));
    teacher.say(u"I am."_s);
    WAIT_FOR(teacher.shows(u", [You]: I am."_s));
    for (TalkWindow *window : {&ana, &lee, &ben})
        WAIT_FOR(window->shows(u", Teacher: I am."_s));
}

void TestTalkWindowChat::anAnnouncementIsPinnedUntilItIsDismissed() {
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    ana.openSide(u"Chat"_s);
    announce(u"The exam is on Friday."_s);
    WAIT_COMPARE(ana.text(u"announcementText"_s), u"The exam is on Friday."_s);
    QCOMPARE(ana.text(u"announcementHead"_s), u"Teacher:"_s); // a line: her window is low
    const QString head = lesson->teacher().text(u"announcementHead"_s);
    QVERIFY2(head.startsWith(u"Announcement by Teacher, "_s), qPrintable(head));
    WAIT_FOR(ana.shows(u", Announcement, Teacher: The exam is on Friday."_s));
    WAIT_FOR(!lesson->teacher().find<QCheckBox>(u"announceTick"_s)->isChecked()); // the next one is none
    ana.say(u"Thank you."_s);
    WAIT_FOR(ana.shows(u", [You]: Thank you."_s));
    QCOMPARE(ana.text(u"announcementText"_s), u"The exam is on Friday."_s);
    // Who comes later sees it, too.
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    ben.openSide(u"Chat"_s);
    WAIT_COMPARE(ben.text(u"announcementText"_s), u"The exam is on Friday."_s);

    ana.press(u"dismissButton"_s);
    WAIT_FOR(ana.text(u"announcementText"_s).isEmpty());
    QCOMPARE(ben.text(u"announcementText"_s), u"The exam is on Friday."_s);
}

void TestTalkWindowChat::aDismissedAnnouncementStaysDismissedAfterAReconnection() {
    CuttableProxy network(lesson->server.port());
    TalkWindow &ana = lesson->addStudent(u"Ana"_s, network.port());
    ana.openSide(u"Chat"_s);
    announce(u"First"_s);
    WAIT_COMPARE(ana.text(u"announcementText"_s), u"First"_s);
    ana.press(u"dismissButton"_s);
    WAIT_FOR(ana.text(u"announcementText"_s).isEmpty());
    network.cut();
    WAIT_FOR(ana.text(u"badgeText"_s).startsWith(u"Reconnecting"_s));
    announce(u"Second"_s);
    network.mend();
    WAIT_COMPARE(ana.text(u"announcementText"_s), u"Second"_s); // missed, so not dismissed
    ana.press(u"dismissButton"_s);
    WAIT_FOR(ana.text(u"announcementText"_s).isEmpty()); // and the first is not below it
}

void TestTalkWindowChat::aDismissedAnnouncementStaysDismissedAfterARestart() {
    TalkWindow &before = lesson->addStudent(u"Ana"_s);
    before.openSide(u"Chat"_s);
    announce(u"First"_s);
    WAIT_COMPARE(before.text(u"announcementText"_s), u"First"_s);
    before.press(u"dismissButton"_s);
    WAIT_FOR(before.text(u"announcementText"_s).isEmpty());
    lesson->end(before);
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    ana.openSide(u"Chat"_s);
    WAIT_FOR(ana.shows(u"Teacher: First"_s));
    QVERIFY(ana.text(u"announcementText"_s).isEmpty());
}

void TestTalkWindowChat::onlyATeacherIsOfferedToAnnounce() {
    lesson->teacher().openSide(u"Chat"_s);
    QVERIFY(lesson->teacher().offers(u"announceTick"_s));
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    ana.openSide(u"Chat"_s);
    QVERIFY(!ana.offers(u"announceTick"_s));
}

void TestTalkWindowChat::aDirectMessageFromTheListOfPeopleIsReadByTheTwoAlone() {
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    RawClient &eve = lesson->add(u"Eve"_s);
    ana.openPersonMenu(u"Ben"_s);
    ana.choose(u"messagePersonAction"_s);
    WAIT_COMPARE(ana.pane(), u"Ben"_s);
    ana.comeToFront();
    WAIT_FOR(ana.field()->hasFocus());
    ana.say(u"Psst"_s);
    WAIT_FOR(ana.shows(u", [You]: Psst"_s));
    WAIT_COMPARE(ben.panes(), (QStringList{u"Class"_s, u"Ana (1)"_s}));
    ben.openPane(u"Ana"_s);
    WAIT_FOR(ben.shows(u", Ana: Psst"_s));
    ben.say(u"What?"_s);
    WAIT_FOR(ana.shows(u", Ben: What?"_s));
    QCOMPARE(ana.panes(), (QStringList{u"Class"_s, u"Ben"_s}));
    eve.request(toClass(u"I heard nothing."_s)); // what was said before has come before its answer
    for (const QJsonObject &line : eve.all())
        QVERIFY(line.value("text"_L1) != "Psst"_L1 && line.value("text"_L1) != "What?"_L1);
    WAIT_COMPARE(lesson->teacher().panes(), QStringList{u"Class (1)"_s});
}

void TestTalkWindowChat::aDirectMessageFromThePlusMenuIsReadByTheTwoAlone() {
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    ana.openSide(u"Chat"_s);
    ana.press(u"newPaneButton"_s);
    ana.choose(u"writeToAction"_s);
    WAIT_FOR(ana.dialog(u"pickDialog"_s));
    QVERIFY(!ana.offers(u"pickButton"_s)); // nobody is chosen
    ana.clickRow(u"pickerList"_s, u"Ben"_s);
    ana.press(u"pickButton"_s);
    WAIT_FOR(!ana.dialog(u"pickDialog"_s));
    WAIT_COMPARE(ana.pane(), u"Ben"_s);
    ana.say(u"Psst"_s);
    ben.openPane(u"Ana"_s);
    WAIT_FOR(ben.shows(u", Ana: Psst"_s));
}

void TestTalkWindowChat::aPaneInWhichNothingWasSaidCanBeClosed() {
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    lesson->add(u"Ben"_s);
    ana.openPersonMenu(u"Ben"_s);
    ana.choose(u"messagePersonAction"_s);
    WAIT_COMPARE(ana.pane(), u"Ben"_s);
    ana.press(u"paneMenuButton"_s);
    ana.choose(u"closePaneAction"_s);
    WAIT_COMPARE(ana.panes(), QStringList{u"Class"_s});
}

void TestTalkWindowChat::theTabsCountWhatIsUnreadUntilItIsLookedAt() {
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    lesson->addStudent(u"Another window in front"_s).comeToFront();
    RawClient &ben = lesson->add(u"Ben"_s);
    ben.request(toClass(u"one"_s));
    ben.request(toClass(u"two"_s));
    WAIT_COMPARE(ana.panes(), QStringList{u"Class (2)"_s});
    WAIT_COMPARE(ana.side(u"Chat"_s), u"Chat (2)"_s);
    ana.comeToFront();
    ana.openSide(u"Chat"_s);
    WAIT_COMPARE(ana.panes(), QStringList{u"Class"_s});
    WAIT_COMPARE(ana.side(u"Chat"_s), u"Chat"_s);
    ben.request(toClass(u"three"_s)); // she reads it as it comes
    WAIT_FOR(ana.shows(u", Ben: three"_s));
    QCOMPARE(ana.panes(), QStringList{u"Class"_s});
}

LECTERN_TEST(TestTalkWindowChat, QApplication)

#include "tst_talkwindowchat.moc"
