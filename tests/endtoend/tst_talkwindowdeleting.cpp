// SPDX-License-Identifier: GPL-3.0-or-later
// Deleting what was said, as one does it and sees it in the windows of both programs.
#include "tests/endtoend/talkcase.h"

#include <QApplication>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class TestTalkWindowDeleting : public TalkCase {
    Q_OBJECT

private Q_SLOTS:
    void onesOwnIsDeletedAfterAsking_data() { bothPrograms(); }
    void onesOwnIsDeletedAfterAsking();
    void theKeyDeletesToo_data() { bothPrograms(); }
    void theKeyDeletesToo();
    void aTeacherDeletesAnybodys();
    void aStudentIsNotOfferedWhatOthersSaid();
    void theBuilderDeletesAnyInTheRoomAndTheOthersDoNot();
    void aDeletedAnnouncementIsNotPinnedAnyMore();
    void whoComesLaterReadsThatItWasDeletedAndBySearchFindsNothing();

private:
    // From the menu of the line.
    static void remove(TalkWindow &window, const QString &line) {
        window.openMenuOf(line);
        window.choose(u"deleteAction"_s);
        WAIT_FOR(window.dialog(u"talkQuestion"_s));
        window.press(u"confirmButton"_s);
    }
};

void TestTalkWindowDeleting::onesOwnIsDeletedAfterAsking() {
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    ben.openSide(u"Chat"_s);
    ana.say(u"Oh no"_s);
    WAIT_FOR(ben.shows(u", Ana: Oh no"_s));
    ana.openMenuOf(u", [You]: Oh no"_s);
    ana.choose(u"deleteAction"_s);
    WAIT_FOR(ana.dialog(u"talkQuestion"_s));
    ana.press(u"stayButton"_s);
    WAIT_FOR(!ana.dialog(u"talkQuestion"_s));
    QVERIFY(ana.shows(u", [You]: Oh no"_s));
    remove(ana, u", [You]: Oh no"_s);
    WAIT_FOR(ana.shows(u", [You]: deleted by Ana"_s));
    WAIT_FOR(ben.shows(u", Ana: deleted by Ana"_s));
    ana.openMenuOf(u", [You]: deleted by Ana"_s); // there is nothing left to delete
    WAIT_FOR(ana.menu().contains(u"copyAction"_s));
    QVERIFY(!ana.menu().contains(u"deleteAction"_s));
}

void TestTalkWindowDeleting::theKeyDeletesToo() {
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    ana.say(u"Oh no"_s);
    ana.clickLine(u", [You]: Oh no"_s);
    QTest::keyClick(ana.view(), Qt::Key_Delete);
    WAIT_FOR(ana.dialog(u"talkQuestion"_s));
    QTest::keyClick(ana.dialog(u"talkQuestion"_s), Qt::Key_Return); // keeps it: so much is lost otherwise
    WAIT_FOR(!ana.dialog(u"talkQuestion"_s));
    QTest::keyClick(ana.view(), Qt::Key_Delete);
    ana.press(u"confirmButton"_s);
    WAIT_FOR(ana.shows(u", [You]: deleted by Ana"_s));
}

void TestTalkWindowDeleting::aTeacherDeletesAnybodys() {
    TalkWindow &teacher = lesson->teacher();
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    teacher.openSide(u"Chat"_s);
    ana.say(u"Something rude"_s);
    WAIT_FOR(teacher.shows(u", Ana: Something rude"_s));
    remove(teacher, u", Ana: Something rude"_s);
    WAIT_FOR(ana.shows(u", [You]: deleted by Teacher"_s));
    WAIT_FOR(teacher.shows(u", Ana: deleted by Teacher"_s));
}

void TestTalkWindowDeleting::aStudentIsNotOfferedWhatOthersSaid() {
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    ana.openSide(u"Chat"_s);
    lesson->add(u"Ben"_s).request(toClass(u"Mine"_s));
    ana.openMenuOf(u", Ben: Mine"_s);
    WAIT_FOR(ana.menu().contains(u"copyAction"_s));
    QVERIFY(!ana.menu().contains(u"deleteAction"_s));
    ana.choose(u"copyAction"_s);
    QTest::keyClick(ana.view(), Qt::Key_Delete);
    QVERIFY(!ana.dialog(u"talkQuestion"_s));
}

void TestTalkWindowDeleting::theBuilderDeletesAnyInTheRoomAndTheOthersDoNot() {
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    WAIT_COMPARE(ana.rows(u"peopleList"_s).size(), 3);
    ana.say(u"/room Lab Ben"_s);
    WAIT_COMPARE(ana.pane(), u"Lab"_s);
    ben.openPane(u"Lab"_s);
    ana.say(u"Welcome"_s);
    WAIT_FOR(ben.shows(u", Ana: Welcome"_s));
    ben.say(u"Rude"_s);
    WAIT_FOR(ana.shows(u", Ben: Rude"_s));
    ben.openMenuOf(u", Ana: Welcome"_s);
    WAIT_FOR(ben.menu().contains(u"copyAction"_s));
    QVERIFY(!ben.menu().contains(u"deleteAction"_s));
    ben.choose(u"copyAction"_s);
    remove(ana, u", Ben: Rude"_s);
    WAIT_FOR(ben.shows(u", [You]: deleted by Ana"_s));
}

void TestTalkWindowDeleting::aDeletedAnnouncementIsNotPinnedAnyMore() {
    TalkWindow &teacher = lesson->teacher();
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    ana.openSide(u"Chat"_s);
    teacher.openSide(u"Chat"_s);
    teacher.press(u"announceTick"_s);
    teacher.say(u"Wrong room"_s);
    WAIT_COMPARE(ana.text(u"announcementText"_s), u"Wrong room"_s);
    remove(teacher, u", Announcement, [You]: Wrong room"_s);
    WAIT_FOR(ana.text(u"announcementText"_s).isEmpty());
    WAIT_FOR(ana.shows(u"Teacher: deleted by Teacher"_s));
}

void TestTalkWindowDeleting::whoComesLaterReadsThatItWasDeletedAndBySearchFindsNothing() {
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    ana.say(u"Oh no"_s);
    remove(ana, u", [You]: Oh no"_s);
    WAIT_FOR(ana.shows(u", [You]: deleted by Ana"_s));
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    ben.openSide(u"Chat"_s);
    WAIT_FOR(ben.shows(u", Ana: deleted by Ana"_s));
    ben.say(u"/search Oh no"_s);
    WAIT_COMPARE(ben.text(u"searchState"_s), u"Nothing found in this room"_s);
}

LECTERN_TEST(TestTalkWindowDeleting, QApplication)

#include "tst_talkwindowdeleting.moc"
