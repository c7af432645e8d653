// SPDX-License-Identifier: GPL-3.0-or-later
// From the first start to a class on this computer, and what can come in between.
#include "tests/teacher-gui/fakeprogram.h"
#include "tests/teacher-gui/teacherlesson.h"

#include <QAction>
#include <QFileInfo>
#include <QProcess>
#include <QScopeGuard>
#include <QSettings>
#include <QTcpServer>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestTeacherStarting : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void firstStartOffersBothWays();
    void clickStartsAClassThatStudentsJoin();
    void enterStartsAClass();
    void keysReachEverythingOnTheStartPage();
    void commandLineStartsWithoutAsking();
    void nameOfTheClassIsRemembered();
    void secondWindowJoinsTheSameServer();
    void portInUseIsNoObstacle();
    void joinLineShowsOnlyWhereTheServerListens();
    void twoProgramsAtOnceShareOneServer();
    void serverOutlivesTheTeachersProgram();
    void missingProgramIsSaidBesideTheButton();
    void unwritableFolderIsSaidBesideTheButton();
    void lastWordsOfTheServerAreSaid();
    void startingCanBeCancelled();
    void closingWhileADeafServerStartsEndsIt();

protected:
    void prepare() override { QSettings().clear(); }
};

namespace {

QByteArray storedSeat() {
    QFile file(client::SeatStore::defaultFolder() + u"/teacher-1.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestTeacherStarting::firstStartOffersBothWays() {
    TeacherLesson lesson;
    lesson.openWindow();
    QVERIFY(lesson.isOnPage(u"startClassButton"_s));
    QVERIFY(lesson.isOnPage(u"joinServerButton"_s));
    QCOMPARE(lesson.button(u"joinServerButton"_s)->text(), lesson.find<QAction>(u"joinAction"_s)->text());
    QCOMPARE(lesson.find<QLineEdit>(u"classNameField"_s)->text(), u"My class"_s);
    QVERIFY(!lesson.isOnPage(u"startingText"_s));
    QVERIFY(!lesson.isOnPage(u"startError"_s));
    QVERIFY(!QFileInfo::exists(lesson.options.dataFolder + u"/server.log"_s)); // nothing is started unasked
}

void TestTeacherStarting::clickStartsAClassThatStudentsJoin() {
    TeacherLesson lesson;
    lesson.openWindow();
    lesson.find<QLineEdit>(u"classNameField"_s)->setText(u" --Physics  & 101 "_s);
    lesson.click(u"startClassButton"_s);
    QVERIFY(lesson.isOnPage(u"startingText"_s));
    QVERIFY(!lesson.button(u"startClassButton"_s)->isEnabled());
    WAIT_FOR(lesson.isReady());
    QCOMPARE(lesson.text(u"classNameLabel"_s), u"--Physics & 101"_s);
    QVERIFY(QFileInfo(lesson.options.dataFolder + u"/server.log"_s).size() > 0);
    lesson.join(u"Ana"_s);
    WAIT_COMPARE(lesson.text(u"hereLabel"_s), u"Students: 1 here"_s);
}

void TestTeacherStarting::enterStartsAClass() {
    TeacherLesson lesson;
    lesson.openWindow();
    QTest::keyClick(lesson.window->focusWidget(), Qt::Key_Return);
    QTest::keyClick(lesson.window->focusWidget(), Qt::Key_Return); // an impatient one cancels nothing
    WAIT_FOR(lesson.isReady());
}

void TestTeacherStarting::keysReachEverythingOnTheStartPage() {
    TeacherLesson lesson;
    lesson.openWindow();
    const auto press = [&](Qt::Key key) {
        QTest::keyClick(lesson.window->focusWidget(), key);
        return lesson.window->focusWidget()->objectName();
    };
    QCOMPARE(lesson.window->focusWidget()->objectName(), u"startClassButton"_s);
    QCOMPARE(press(Qt::Key_Tab), u"joinServerButton"_s);
    QCOMPARE(press(Qt::Key_Backtab), u"startClassButton"_s);
    QCOMPARE(press(Qt::Key_Down), u"joinServerButton"_s);
    QCOMPARE(press(Qt::Key_Up), u"startClassButton"_s);
    QCOMPARE(press(Qt::Key_Backtab), u"classNameField"_s);
    QCOMPARE(press(Qt::Key_Tab), u"startClassButton"_s);
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    QVERIFY(lesson.isOnPage(u"addressField"_s));
}

void TestTeacherStarting::commandLineStartsWithoutAsking() {
    TeacherLesson lesson;
    lesson.options.startClass = true;
    lesson.openWindow();
    WAIT_FOR(lesson.isReady());
    QCOMPARE(lesson.text(u"classNameLabel"_s), u"My class"_s);
}

void TestTeacherStarting::nameOfTheClassIsRemembered() {
    TeacherLesson lesson;
    lesson.openWindow();
    lesson.find<QLineEdit>(u"classNameField"_s)->setText(u"Physics 101"_s);
    lesson.click(u"startClassButton"_s);
    WAIT_FOR(lesson.isReady());
    TeacherLesson another;
    another.openWindow();
    QCOMPARE(another.find<QLineEdit>(u"classNameField"_s)->text(), u"Physics 101"_s);
}

void TestTeacherStarting::secondWindowJoinsTheSameServer() {
    TeacherLesson lesson;
    QVERIFY(lesson.beginHere());
    const auto running = lesson.running();
    TeacherLesson second;
    second.options.dataFolder = lesson.options.dataFolder;
    second.openWindow();
    WAIT_FOR(second.isReady());
    QVERIFY(lesson.isReady());
    QCOMPARE(second.running(), running);
    second.window->close(); // the class is not its own: it may go on without this window
    QVERIFY(second.find<QPushButton>(u"leaveRunningButton"_s));
}

void TestTeacherStarting::portInUseIsNoObstacle() {
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    TeacherLesson lesson;
    lesson.options.ownServer.port = other.serverPort();
    QVERIFY(lesson.beginHere());
    QVERIFY(lesson.running()->port != other.serverPort());
}

void TestTeacherStarting::joinLineShowsOnlyWhereTheServerListens() {
    TeacherLesson lesson;
    QVERIFY(lesson.beginHere());
    const QString place = u"127.0.0.1:%1"_s.arg(lesson.running()->port);
    QCOMPARE(lesson.text(u"joinLabel"_s), u"Join: "_s + place);
    QVERIFY(lesson.projector()->findChild<QLabel *>(u"projectorJoin"_s)->text().contains(place));
    TeacherLesson found; // the program that came after a crash, say
    found.options.dataFolder = lesson.options.dataFolder;
    found.openWindow();
    WAIT_FOR(found.isReady());
    QCOMPARE(found.text(u"joinLabel"_s), u"Join: "_s + place);
}

void TestTeacherStarting::twoProgramsAtOnceShareOneServer() {
    TeacherLesson first;
    TeacherLesson second;
    second.options.dataFolder = first.options.dataFolder;
    first.options.startClass = second.options.startClass = true;
    first.openWindow();
    second.openWindow();
    WAIT_FOR(first.isReady() && second.isReady());
    QCOMPARE(first.log().count("Listening on"), 1);
}

void TestTeacherStarting::serverOutlivesTheTeachersProgram() {
    TeacherLesson lesson;
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedChannels);
    program.start(qEnvironmentVariable("LECTERN_BIN") + u"/lectern-teacher"_s,
                  {u"--start-class"_s, u"--data"_s, lesson.options.dataFolder, u"--port"_s, u"0"_s,
                   u"--listen"_s, u"127.0.0.1"_s});
    const auto leaveNobody = qScopeGuard([&] {
        if (lesson.running())
            lesson.killServer();
    });
    WAIT_FOR(lesson.running());
    const auto running = lesson.running();
    RawClient &ana = lesson.join(u"Ana"_s);
    WAIT_FOR(storedSeat().contains(QByteArray::number(running->port))); // the teacher is in the class
    const QByteArray seat = storedSeat();
    program.kill();
    WAIT_COMPARE(program.state(), QProcess::NotRunning);
    lesson.openWindow();
    WAIT_FOR(lesson.isReady());
    QCOMPARE(lesson.running(), running);
    QCOMPARE(storedSeat(), seat);
    WAIT_COMPARE(lesson.text(u"hereLabel"_s), u"Students: 1 here"_s);
    lesson.click(u"quitButton"_s);
    lesson.confirmQuit();
    QCOMPARE(ana.waitFor(u"goodbye"_s)[u"reason"_s].toString(), u"class-ended"_s);
    WAIT_FOR(lesson.isFolderFree());
    lesson.click(u"startLessonButton"_s);
    WAIT_FOR(lesson.isReady());
    QCOMPARE(lesson.running()->port, running->port);
}

void TestTeacherStarting::missingProgramIsSaidBesideTheButton() {
    TeacherLesson lesson;
    lesson.options.ownServer.program = freshFolder() + u"/lectern-server"_s;
    lesson.openWindow();
    lesson.click(u"startClassButton"_s);
    WAIT_FOR(lesson.isOnPage(u"startError"_s));
    QVERIFY(lesson.text(u"startError"_s).contains(u"lectern-server"_s));
    QVERIFY(lesson.button(u"startClassButton"_s)->isEnabled());
}

void TestTeacherStarting::unwritableFolderIsSaidBesideTheButton() {
    QFile file(freshFolder() + u"/a file"_s); // not even root can make a folder in it
    QVERIFY(file.open(QIODevice::WriteOnly));
    TeacherLesson lesson;
    lesson.options.dataFolder = file.fileName() + u"/data"_s;
    lesson.openWindow();
    lesson.click(u"startClassButton"_s);
    WAIT_FOR(lesson.isOnPage(u"startError"_s));
    QVERIFY(lesson.text(u"startError"_s).contains(lesson.options.dataFolder));
}

void TestTeacherStarting::lastWordsOfTheServerAreSaid() {
    TeacherLesson lesson;
    lesson.options.ownServer.program = fakeProgram("echo '<b>The moon</b> is too full.'; exit 1");
    lesson.openWindow();
    lesson.click(u"startClassButton"_s);
    WAIT_FOR(lesson.isOnPage(u"startError"_s));
    QVERIFY(lesson.text(u"startError"_s).contains(u"<b>The moon</b> is too full."_s));
    QCOMPARE(lesson.find<QLabel>(u"startError"_s)->textFormat(), Qt::PlainText);
    lesson.click(u"startClassButton"_s); // the old sentence goes while it is tried again
    QVERIFY(!lesson.isOnPage(u"startError"_s));
    WAIT_FOR(lesson.isOnPage(u"startError"_s));
}

void TestTeacherStarting::startingCanBeCancelled() {
    TeacherLesson lesson;
    lesson.options.ownServer.program = fakeProgram("exec sleep 600");
    lesson.openWindow();
    lesson.click(u"startClassButton"_s);
    lesson.click(u"cancelStartButton"_s);
    QVERIFY(!lesson.isOnPage(u"startingText"_s));
    lesson.click(u"startClassButton"_s);
    QTest::keyClick(lesson.window->focusWidget(), Qt::Key_Escape);
    QVERIFY(!lesson.isOnPage(u"startingText"_s));
    QVERIFY(lesson.button(u"startClassButton"_s)->isEnabled());
    lesson.window->close();
    WAIT_FOR(!lesson.window->isVisible());
}

void TestTeacherStarting::closingWhileADeafServerStartsEndsIt() {
    TeacherLesson lesson;
    lesson.options.ownServer.program = fakeProgram("trap '' TERM; echo deaf; exec sleep 600");
    lesson.options.ownServer.endPatience = std::chrono::milliseconds(200);
    lesson.openWindow();
    lesson.click(u"startClassButton"_s);
    WAIT_FOR(lesson.log().contains("deaf"));
    lesson.window->close();
    WAIT_FOR(!lesson.window->isVisible());
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestTeacherStarting, QApplication)
#include "tst_teacherstarting.moc"
