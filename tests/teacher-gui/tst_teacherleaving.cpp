// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/quitdialog.h"
#include "tests/support/scriptedserver.h"
#include "tests/teacher-gui/teacherlesson.h"

#include <QDeadlineTimer>
#include <QMessageBox>
#include <QTest>

#include <csignal>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestTeacherLeaving : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void quitAsksAndSaysHowManyAreHere();
    void cancelledQuitChangesNothing();
    void quitEndsTheClassForEverybody();
    void newLessonStartsFromTheEndedPage();
    void closingTheWindowAsksTheSame();
    void closingMayLeaveTheClassRunning();
    void closingMayQuitTheClass();
    void closingAfterTheEndDoesNotAsk();
    void theAskingIsPlainText();
    void quitEndsTheServerOfThisComputer();
    void endOfTheServerIsNoAccidentWhenItIsToldFirst();
    void closingWaitsForTheServerOfThisComputer();
    void closingDoesNotOfferToLeaveWhatWouldEnd();
    void newLessonStartsTheServerOfThisComputer();
    void closingAtTheStartEndsTheServer();
    void refusedQuitLeavesTheWindowOpen();
    void newLessonPressedTwiceJoinsOnce();
};

namespace {

QPushButton *answer(TeacherLesson &lesson, const QString &name) {
    auto *dialog = lesson.find<teacher::QuitDialog>(u"quitDialog"_s);
    return dialog && dialog->isVisible() ? dialog->findChild<QPushButton *>(name) : nullptr;
}

} // namespace

void TestTeacherLeaving::quitAsksAndSaysHowManyAreHere() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.join(u"Ana"_s);
    lesson.join(u"Ben"_s);
    WAIT_COMPARE(lesson.text(u"hereLabel"_s), u"Students: 2 here"_s);
    lesson.click(u"quitButton"_s);
    QVERIFY(answer(lesson, u"confirmQuitButton"_s));
    QVERIFY(!answer(lesson, u"leaveRunningButton"_s));
    QVERIFY(lesson.find<QMessageBox>(u"quitDialog"_s)->informativeText().contains(u"2"_s));
}

void TestTeacherLeaving::cancelledQuitChangesNothing() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.click(u"quitButton"_s);
    QTest::keyClick(lesson.find<QWidget>(u"quitDialog"_s), Qt::Key_Escape);
    QVERIFY(!answer(lesson, u"confirmQuitButton"_s));
    lesson.ask(u"Still here?"_s);
    QCOMPARE(lesson.text(u"questionText"_s), u"Still here?"_s);
}

void TestTeacherLeaving::quitEndsTheClassForEverybody() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    RawClient &ana = lesson.join(u"Ana"_s);
    lesson.click(u"quitButton"_s);
    QTest::mouseClick(answer(lesson, u"confirmQuitButton"_s), Qt::LeftButton);
    QCOMPARE(ana.waitFor(u"goodbye"_s)[u"reason"_s].toString(), u"class-ended"_s);
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s));
    QCOMPARE(lesson.text(u"endedHeading"_s), u"The class has ended"_s);
}

void TestTeacherLeaving::newLessonStartsFromTheEndedPage() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    lesson.click(u"quitButton"_s);
    QTest::mouseClick(answer(lesson, u"confirmQuitButton"_s), Qt::LeftButton);
    WAIT_FOR(lesson.isOnPage(u"startLessonButton"_s));
    lesson.click(u"startLessonButton"_s);
    WAIT_FOR(lesson.isReady());
    lesson.ask(u"And now?"_s);
    QCOMPARE(lesson.text(u"questionText"_s), u"And now?"_s);
    QVERIFY(!lesson.find<QLabel>(u"noticeLine"_s)->isVisible());
}

void TestTeacherLeaving::closingTheWindowAsksTheSame() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    QVERIFY(!lesson.window->close());
    QVERIFY(answer(lesson, u"confirmQuitButton"_s));
    QVERIFY(answer(lesson, u"leaveRunningButton"_s));
    QTest::mouseClick(answer(lesson, u"cancelQuitButton"_s), Qt::LeftButton);
    QVERIFY(lesson.window->isVisible());
    QVERIFY(lesson.isReady());
}

void TestTeacherLeaving::closingMayLeaveTheClassRunning() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    RawClient &ana = lesson.join(u"Ana"_s);
    lesson.window->close();
    QTest::mouseClick(answer(lesson, u"leaveRunningButton"_s), Qt::LeftButton);
    QVERIFY(!lesson.window->isVisible());
    QCOMPARE(ana.request(protocol::Vote{QuestionId{1}, u"yes"_s})[u"type"_s].toString(), u"ok"_s);
}

void TestTeacherLeaving::closingMayQuitTheClass() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    RawClient &ana = lesson.join(u"Ana"_s);
    lesson.window->close();
    QTest::mouseClick(answer(lesson, u"confirmQuitButton"_s), Qt::LeftButton);
    QCOMPARE(ana.waitFor(u"goodbye"_s)[u"reason"_s].toString(), u"class-ended"_s);
    WAIT_FOR(!lesson.window->isVisible());
}

void TestTeacherLeaving::closingAfterTheEndDoesNotAsk() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.click(u"quitButton"_s);
    QTest::mouseClick(answer(lesson, u"confirmQuitButton"_s), Qt::LeftButton);
    WAIT_FOR(lesson.isOnPage(u"closeWindowButton"_s));
    lesson.click(u"closeWindowButton"_s);
    QVERIFY(!lesson.window->isVisible());
}

void TestTeacherLeaving::theAskingIsPlainText() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.click(u"quitButton"_s);
    QCOMPARE(lesson.find<QMessageBox>(u"quitDialog"_s)->textFormat(), Qt::PlainText);
}

void TestTeacherLeaving::quitEndsTheServerOfThisComputer() {
    TeacherLesson lesson;
    lesson.options.ownServer.endPatience = 10 * std::chrono::milliseconds(patience); // it ends by itself
    QVERIFY(lesson.beginHere());
    RawClient &ana = lesson.join(u"Ana"_s);
    lesson.click(u"quitButton"_s);
    lesson.confirmQuit();
    QCOMPARE(ana.waitFor(u"goodbye"_s)[u"reason"_s].toString(), u"class-ended"_s);
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s));
    QCOMPARE(lesson.text(u"endedHeading"_s), u"The class has ended"_s);
    WAIT_FOR(lesson.isFolderFree());
    QCOMPARE(lesson.text(u"endedHeading"_s), u"The class has ended"_s); // its end is no accident
    QVERIFY(lesson.window->isVisible());
}

void TestTeacherLeaving::endOfTheServerIsNoAccidentWhenItIsToldFirst() {
    TeacherLesson lesson;
    QVERIFY(lesson.beginHere());
    const auto server = static_cast<pid_t>(lesson.running()->processId);
    ::kill(server, SIGSTOP);
    lesson.click(u"quitButton"_s);
    lesson.confirmQuit();
    QCoreApplication::processEvents(); // the wish goes out; the answer is not read before the server is gone
    ::kill(server, SIGCONT);
    const QDeadlineTimer limit(patience);
    while (!lesson.isFolderFree() && !limit.hasExpired()) {
    }
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s));
    QCOMPARE(lesson.text(u"endedHeading"_s), u"The class has ended"_s);
}

void TestTeacherLeaving::closingWaitsForTheServerOfThisComputer() {
    TeacherLesson lesson;
    QVERIFY(lesson.beginHere());
    lesson.window->close();
    lesson.confirmQuit();
    WAIT_FOR(!lesson.window->isVisible());
    QVERIFY(lesson.isFolderFree());
}

void TestTeacherLeaving::closingDoesNotOfferToLeaveWhatWouldEnd() {
    TeacherLesson lesson;
    QVERIFY(lesson.beginHere());
    QVERIFY(!lesson.window->close());
    QVERIFY(answer(lesson, u"confirmQuitButton"_s));
    QVERIFY(!answer(lesson, u"leaveRunningButton"_s));
}

void TestTeacherLeaving::newLessonStartsTheServerOfThisComputer() {
    TeacherLesson lesson;
    QVERIFY(lesson.beginHere());
    const auto first = lesson.running();
    lesson.click(u"quitButton"_s);
    lesson.confirmQuit();
    WAIT_FOR(lesson.isOnPage(u"startLessonButton"_s));
    lesson.click(u"startLessonButton"_s); // the first server may still be ending
    WAIT_FOR(lesson.isReady());
    QCOMPARE(lesson.running()->port, first->port);
    QVERIFY(lesson.running()->processId != first->processId);
}

void TestTeacherLeaving::closingAtTheStartEndsTheServer() {
    TeacherLesson lesson;
    lesson.openWindow();
    lesson.click(u"startClassButton"_s);
    lesson.window->close();
    WAIT_FOR(!lesson.window->isVisible());
    QVERIFY(lesson.isFolderFree());
}

void TestTeacherLeaving::refusedQuitLeavesTheWindowOpen() {
    ScriptedServer server;
    TeacherLesson lesson;
    lesson.options.server = client::ServerAddress{u"127.0.0.1"_s, server.port()};
    lesson.options.key = TeacherKey::generate();
    lesson.openWindow();
    WAIT_FOR(lesson.isReady());
    server.answersRequests = false;
    lesson.window->close();
    lesson.confirmQuit();
    WAIT_COMPARE(server.receivedOf<protocol::Quit>().size(), 1);
    protocol::Error refusal;
    refusal.re = server.received().back().id;
    refusal.code = ErrorCode::NotStored;
    server.send(refusal);
    WAIT_FOR(lesson.isOnPage(u"noticeLine"_s));
    server.send(protocol::Goodbye{GoodbyeReason::ClassEnded, {}}); // by another teacher
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s) || !lesson.window->isVisible());
    QVERIFY(lesson.window->isVisible());
}

void TestTeacherLeaving::newLessonPressedTwiceJoinsOnce() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.click(u"quitButton"_s);
    lesson.confirmQuit();
    WAIT_FOR(lesson.isOnPage(u"startLessonButton"_s));
    for (int press = 1; press <= 2; ++press)
        lesson.click(u"startLessonButton"_s);
    WAIT_FOR(lesson.isReady());
    WAIT_FOR(lesson.server.output().contains(u"Client 2 connected"_s));
    QVERIFY(!lesson.server.output().contains(u"Client 3 connected"_s));
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestTeacherLeaving, QApplication)
#include "tst_teacherleaving.moc"
