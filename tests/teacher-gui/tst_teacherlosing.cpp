// SPDX-License-Identifier: GPL-3.0-or-later
// A class whose server dies, hangs or cannot be reached, by no wish of the teacher's.
#include "teacher-gui/views/quitdialog.h"
#include "tests/teacher-gui/teacherlesson.h"

#include <QAction>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestTeacherLosing : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void deadServerIsSaidAndCanBeStartedAgain();
    void doorsThatWereOpenAreSaidToBeClosed();
    void resultThatWasOnTheWallIsThereAgain();
    void startAgainPressedTwiceStartsOnce();
    void deadServerThatWasFoundIsSaidToo();
    void serverThatWasFoundAndLivesIsWaitedFor();
    void windowOfADeadServerClosesWithoutAsking();
    void deadServerTakesTheAskingBack();
    void lostClassCannotBeDroppedForANewOne();
    void closingALostClassOfThisComputerAsksAndEndsIt();
    void closingALostClassElsewhereLeavesIt();
    void closingEndsAServerThatDoesNotAnswer();
    void quitEndsAServerThatDoesNotAnswerAndSaysSo();
};

namespace {

QPushButton *answer(TeacherLesson &lesson, const QString &name) {
    auto *dialog = lesson.find<teacher::QuitDialog>(u"quitDialog"_s);
    return dialog && dialog->isVisible() ? dialog->findChild<QPushButton *>(name) : nullptr;
}

// The window has lost the class, whose server still runs.
bool loseClass(TeacherLesson &lesson) {
    lesson.freezeServer();
    lesson.cutConnection();
    return QTest::qWaitFor([&] { return !lesson.button(u"clearButton"_s)->isEnabled(); }, patience);
}

} // namespace

void TestTeacherLosing::deadServerIsSaidAndCanBeStartedAgain() {
    TeacherLesson lesson;
    QVERIFY(lesson.beginHere());
    const auto before = lesson.running();
    lesson.join(u"Ana"_s);
    lesson.killServer();
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s));
    QVERIFY(lesson.text(u"endedHeading"_s).contains(u"stopped unexpectedly"_s));
    QVERIFY(lesson.text(u"endedText"_s).contains(u"votes are kept"_s));
    QVERIFY(!lesson.text(u"endedText"_s).contains(u"doors"_s));
    QCOMPARE(lesson.text(u"endedDetail"_s), u"Its log: "_s + lesson.options.dataFolder + u"/server.log"_s);
    QCOMPARE(lesson.button(u"startLessonButton"_s)->text(), u"Start again"_s);
    QTest::keyClick(lesson.window->focusWidget(), Qt::Key_Return);
    QVERIFY(lesson.isOnPage(u"endedHeading"_s)); // the page stays until the class is there
    QVERIFY(!lesson.button(u"startLessonButton"_s)->isEnabled());
    WAIT_FOR(lesson.isReady());
    QCOMPARE(lesson.running()->port, before->port); // where students try to come back
    QVERIFY(lesson.running()->processId != before->processId);
    lesson.join(u"Ben"_s); // Ana's seat is kept for her
    WAIT_COMPARE(lesson.text(u"hereLabel"_s), u"Students: 1 here"_s);
}

void TestTeacherLosing::doorsThatWereOpenAreSaidToBeClosed() {
    TeacherLesson lesson;
    QVERIFY(lesson.beginHere());
    lesson.find<QAction>(u"doorsAction"_s)->trigger();
    for (const QString &door : {u"poll"_s, u"chat"_s}) {
        lesson.find<QLineEdit>(door + u"Port"_s)->setText(u"0"_s);
        lesson.click(door + u"Button"_s);
        WAIT_COMPARE(lesson.button(door + u"Button"_s)->text(), u"Close"_s);
    }
    lesson.killServer();
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s));
    QVERIFY2(lesson.text(u"endedText"_s).contains(u"(Poll, Chat) are closed"_s),
             qPrintable(lesson.text(u"endedText"_s)));
}

void TestTeacherLosing::resultThatWasOnTheWallIsThereAgain() {
    TeacherLesson lesson;
    QVERIFY(lesson.beginHere());
    lesson.ask(u"Is it on the wall?"_s);
    for (int time = 1; time <= 2; ++time)
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()"); // the offscreen platform
    lesson.click(u"showButton"_s);
    WAIT_FOR(lesson.projector()->isVisible());
    lesson.killServer();
    WAIT_FOR(!lesson.projector()->isVisible());
    lesson.click(u"startLessonButton"_s);
    WAIT_FOR(lesson.isReady());
    WAIT_FOR(lesson.projector()->isVisible());
    QCOMPARE(lesson.button(u"showButton"_s)->text(), u"Hide"_s);
}

void TestTeacherLosing::startAgainPressedTwiceStartsOnce() {
    TeacherLesson lesson;
    QVERIFY(lesson.beginHere());
    lesson.killServer();
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s));
    for (int press = 1; press <= 2; ++press)
        lesson.click(u"startLessonButton"_s);
    WAIT_FOR(lesson.isReady());
    QCOMPARE(lesson.log().count("Listening on"), 2);
}

void TestTeacherLosing::deadServerThatWasFoundIsSaidToo() {
    TeacherLesson lesson;
    QVERIFY(lesson.server.start());
    lesson.options.dataFolder = lesson.server.dataFolder();
    lesson.openWindow();
    WAIT_FOR(lesson.isReady());
    lesson.server.kill();
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s));
    QVERIFY(lesson.text(u"endedHeading"_s).contains(u"stopped unexpectedly"_s));
    QVERIFY(!lesson.isOnPage(u"endedDetail"_s)); // no log of ours
    lesson.click(u"startLessonButton"_s);
    WAIT_FOR(lesson.isReady());
    QCOMPARE(lesson.running()->port, lesson.server.port());
}

void TestTeacherLosing::serverThatWasFoundAndLivesIsWaitedFor() {
    TeacherLesson lesson;
    QVERIFY(lesson.server.start());
    lesson.options.dataFolder = lesson.server.dataFolder();
    lesson.openWindow();
    WAIT_FOR(lesson.isReady());
    lesson.cutConnection();
    WAIT_FOR(!lesson.button(u"clearButton"_s)->isEnabled());
    WAIT_FOR(lesson.isReady() || lesson.isOnPage(u"endedHeading"_s));
    QVERIFY(lesson.isReady());
    lesson.cutConnection();
    lesson.freezeServer();
    WAIT_FOR(!lesson.button(u"clearButton"_s)->isEnabled());
    lesson.killServer(); // after the first look
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s));
}

void TestTeacherLosing::windowOfADeadServerClosesWithoutAsking() {
    TeacherLesson lesson;
    QVERIFY(lesson.beginHere());
    lesson.killServer();
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s));
    QVERIFY(lesson.window->close());
    QVERIFY(lesson.isFolderFree());
}

void TestTeacherLosing::deadServerTakesTheAskingBack() {
    TeacherLesson lesson;
    QVERIFY(lesson.beginHere());
    lesson.click(u"quitButton"_s);
    QVERIFY(answer(lesson, u"confirmQuitButton"_s));
    lesson.killServer();
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s));
    QVERIFY(!answer(lesson, u"confirmQuitButton"_s));
}

void TestTeacherLosing::lostClassCannotBeDroppedForANewOne() {
    TeacherLesson lesson;
    lesson.options.ownServer.endPatience = std::chrono::milliseconds(200);
    QVERIFY(lesson.beginHere());
    QVERIFY(!lesson.find<QAction>(u"startClassAction"_s)->isEnabled());
    QVERIFY(loseClass(lesson));
    QTest::keyClick(lesson.window.get(), Qt::Key_N, Qt::ControlModifier);
    QVERIFY(!lesson.find<QAction>(u"startClassAction"_s)->isEnabled());
    QVERIFY(lesson.isOnPage(u"askField"_s));
}

void TestTeacherLosing::closingALostClassOfThisComputerAsksAndEndsIt() {
    TeacherLesson lesson;
    lesson.options.ownServer.endPatience = std::chrono::milliseconds(200);
    QVERIFY(lesson.beginHere());
    QVERIFY(loseClass(lesson));
    QVERIFY(!lesson.window->close());
    QVERIFY(answer(lesson, u"confirmQuitButton"_s));
    QVERIFY(!answer(lesson, u"leaveRunningButton"_s));
    lesson.confirmQuit();
    WAIT_FOR(!lesson.window->isVisible());
    QVERIFY(lesson.isFolderFree());
}

void TestTeacherLosing::closingALostClassElsewhereLeavesIt() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.server.kill();
    WAIT_FOR(!lesson.button(u"clearButton"_s)->isEnabled());
    QVERIFY(lesson.window->close());
}

void TestTeacherLosing::closingEndsAServerThatDoesNotAnswer() {
    TeacherLesson lesson;
    lesson.options.ownServer.endPatience = std::chrono::milliseconds(200);
    QVERIFY(lesson.beginHere());
    lesson.freezeServer();
    lesson.window->close();
    lesson.confirmQuit();
    WAIT_FOR(!lesson.window->isVisible());
    QVERIFY(lesson.window->findChildren<teacher::QuitDialog *>().isEmpty()); // asked once
    QVERIFY(lesson.isFolderFree());
}

void TestTeacherLosing::quitEndsAServerThatDoesNotAnswerAndSaysSo() {
    TeacherLesson lesson;
    lesson.options.ownServer.endPatience = std::chrono::milliseconds(200);
    QVERIFY(lesson.beginHere());
    lesson.freezeServer();
    lesson.click(u"quitButton"_s);
    lesson.confirmQuit();
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s));
    QVERIFY(lesson.text(u"endedText"_s).contains(u"did not answer"_s));
    QVERIFY(lesson.isFolderFree());
    lesson.click(u"startLessonButton"_s);
    WAIT_FOR(lesson.isReady());
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestTeacherLosing, QApplication)
#include "tst_teacherlosing.moc"
