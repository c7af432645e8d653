// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cuttableproxy.h"
#include "tests/teacher-gui/teacherlesson.h"

#include <QComboBox>
#include <QFile>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestTeacherJoining : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void keyWithoutServerAsksForTheAddress();
    void backAndEscapeLeadToTheStart();
    void serverOfThisComputerIsJoinedUnasked();
    void serverWhoseKeyIsNotHereAsksForIt();
    void typedKeyJoins();
    void keyOfTheCommandLineJoins();
    void wrongKeyIsSaidBesideTheKey();
    void deadServerIsSaidBesideTheAddress();
    void serverGoneAndBackKeepsWhatIsTyped();
    void impatientEnterAsksOnlyOnce();
    void secondWindowTakesTheNextSeat();
};

namespace {

void fillIn(TeacherLesson &lesson, const QString &address, const QString &key) {
    lesson.click(u"joinServerButton"_s);
    lesson.find<QComboBox>(u"addressField"_s)->setEditText(address);
    lesson.find<QLineEdit>(u"keyField"_s)->setText(key);
    lesson.click(u"joinButton"_s);
}

} // namespace

void TestTeacherJoining::keyWithoutServerAsksForTheAddress() {
    TeacherLesson lesson;
    lesson.options.key = TeacherKey::generate();
    lesson.openWindow();
    QVERIFY(lesson.isOnPage(u"addressField"_s));
    QVERIFY(lesson.isOnPage(u"keyField"_s));
    QVERIFY(!lesson.isOnPage(u"askField"_s));
}

void TestTeacherJoining::backAndEscapeLeadToTheStart() {
    TeacherLesson lesson;
    lesson.openWindow();
    lesson.click(u"joinServerButton"_s);
    QVERIFY(lesson.isOnPage(u"addressField"_s));
    lesson.click(u"backButton"_s);
    QVERIFY(lesson.isOnPage(u"startClassButton"_s));
    lesson.click(u"joinServerButton"_s);
    QTest::keyClick(lesson.window->focusWidget(), Qt::Key_Escape);
    QVERIFY(lesson.isOnPage(u"startClassButton"_s));
}

void TestTeacherJoining::serverOfThisComputerIsJoinedUnasked() {
    TeacherLesson lesson;
    QVERIFY(lesson.server.start());
    lesson.options.dataFolder = lesson.server.dataFolder();
    lesson.options.key = TeacherKey::generate(); // of another server
    lesson.openWindow();
    WAIT_FOR(lesson.isReady());
}

void TestTeacherJoining::serverWhoseKeyIsNotHereAsksForIt() {
    TeacherLesson lesson;
    QVERIFY(lesson.server.start());
    const QString key = lesson.server.teacherKey().toText();
    lesson.options.dataFolder = lesson.server.dataFolder();
    QVERIFY(QFile::remove(teacherKeyFile(lesson.options.dataFolder)));
    lesson.openWindow();
    WAIT_FOR(lesson.isOnPage(u"keyError"_s));
    lesson.find<QLineEdit>(u"keyField"_s)->setText(key);
    lesson.click(u"joinButton"_s);
    WAIT_FOR(lesson.isReady());
}

void TestTeacherJoining::typedKeyJoins() {
    TeacherLesson lesson;
    QVERIFY(lesson.server.start());
    lesson.openWindow();
    fillIn(lesson, lesson.server.address(), lesson.server.teacherKey().toText());
    WAIT_FOR(lesson.isReady());
}

void TestTeacherJoining::keyOfTheCommandLineJoins() {
    TeacherLesson lesson;
    QVERIFY(lesson.server.start());
    lesson.options.key = lesson.server.teacherKey();
    lesson.options.server = client::ServerAddress{u"127.0.0.1"_s, lesson.server.port()};
    lesson.openWindow();
    WAIT_FOR(lesson.isReady());
}

void TestTeacherJoining::wrongKeyIsSaidBesideTheKey() {
    TeacherLesson lesson;
    QVERIFY(lesson.server.start());
    lesson.openWindow();
    fillIn(lesson, lesson.server.address(), TeacherKey::generate().toText());
    WAIT_FOR(lesson.isOnPage(u"keyError"_s));
    QVERIFY(lesson.isOnPage(u"joinButton"_s));
}

void TestTeacherJoining::deadServerIsSaidBesideTheAddress() {
    TeacherLesson lesson;
    QVERIFY(lesson.server.start());
    const QString address = lesson.server.address();
    lesson.options.dataFolder = lesson.server.dataFolder();
    lesson.options.server = client::ServerAddress::parse(address);
    lesson.server.kill();
    lesson.openWindow();
    WAIT_FOR(lesson.isOnPage(u"addressError"_s));
    QCOMPARE(lesson.find<QComboBox>(u"addressField"_s)->currentText(), address);
}

void TestTeacherJoining::serverGoneAndBackKeepsWhatIsTyped() {
    TeacherLesson lesson;
    QVERIFY(lesson.server.start());
    CuttableProxy proxy(lesson.server.port());
    lesson.options.dataFolder = lesson.server.dataFolder();
    lesson.options.server = client::ServerAddress{u"127.0.0.1"_s, proxy.port()};
    lesson.openWindow();
    WAIT_FOR(lesson.isReady());
    lesson.ask(u"Why?"_s);
    proxy.cut();
    WAIT_FOR(!lesson.button(u"askButton"_s)->isEnabled());
    for (const QString &name :
         {u"askButton"_s, u"clearButton"_s, u"showButton"_s, u"quitButton"_s, u"closeVotesButton"_s}) {
        QVERIFY2(!lesson.button(name)->isEnabled(), qPrintable(name));
        QVERIFY2(lesson.button(name)->toolTip().contains(u"Not connected"_s), qPrintable(name));
    }
    auto *field = lesson.find<QLineEdit>(u"askField"_s);
    QTest::keyClicks(field, u"And then?"_s);
    QTest::keyClick(field, Qt::Key_Return); // cannot be asked now, and must not get lost
    QVERIFY(lesson.text(u"noticeLine"_s).contains(u"Not connected"_s));
    QCOMPARE(lesson.text(u"questionText"_s), u"Why?"_s);
    proxy.mend();
    WAIT_FOR(lesson.button(u"askButton"_s)->isEnabled());
    QCOMPARE(field->text(), u"And then?"_s);
    QTest::keyClick(field, Qt::Key_Return);
    WAIT_COMPARE(lesson.text(u"questionText"_s), u"And then?"_s);
}

void TestTeacherJoining::impatientEnterAsksOnlyOnce() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    RawClient &ana = lesson.join(u"Ana"_s);
    auto *field = lesson.find<QLineEdit>(u"askField"_s);
    field->setText(u"Why?"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Return);
    WAIT_COMPARE(field->text(), QString());
    lesson.click(u"clearButton"_s); // comes behind all that was asked
    const auto untitled = [](const QJsonObject &line) {
        return line[u"text"_s] == QString() && line[u"state"_s] == u"open"_s;
    };
    QCOMPARE(ana.waitFor(u"question"_s, untitled)[u"question"_s].toInt(), 2);
}

void TestTeacherJoining::secondWindowTakesTheNextSeat() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    teacher::MainWindow second(lesson.options);
    second.show();
    second.start();
    WAIT_FOR(second.findChild<QPushButton *>(u"clearButton"_s)->isEnabled());
    QVERIFY(lesson.isReady());
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestTeacherJoining, QApplication)
#include "tst_teacherjoining.moc"
