// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of the doors does against mistakes: nothing is closed, lost or cut by chance.
#include "shared/ui/theme.h"
#include "tests/gui/textfit.h"
#include "tests/teacher-gui/doorsscene.h"

#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using protocol::CloseDoor;
using protocol::Door;
using protocol::OpenDoor;

class TestDoorsKeeping : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { QApplication::setFont(m_font); }
    void aKeyThatIsStruckTooSoonDoesNoHarm();
    void closingADoorWithPeopleBehindItIsAsked();
    void closingADoorWithNobodyBehindItIsNotAsked();
    void theQuestionGoesWhenTheDoorIsClosed();
    void theQuestionFitsAtAnySize();
    void aDoubleClickIsMeantOnce();
    void aPortThatWasTypedIsThereAgain();
    void theFocusIsAlwaysSeen();
    void whetherVotesCountIsSeenAtOnce();
    void isNoNarrowerThanItsContent();

private:
    void prepare() override { QApplication::setDoubleClickInterval(0); }
    static bool isSeen(const DoorsScene &scene, const QWidget &widget);
    QFont m_font;
};

void TestDoorsKeeping::initTestCase() {
    ui::applyTheme(*qApp);
    m_font = QApplication::font();
}

bool TestDoorsKeeping::isSeen(const DoorsScene &scene, const QWidget &widget) {
    const QWidget *viewport = scene.find<QScrollArea>("doorsArea")->viewport();
    return viewport->rect().contains(QRect(widget.mapTo(viewport, QPoint()), widget.size()));
}

void TestDoorsKeeping::aKeyThatIsStruckTooSoonDoesNoHarm() {
    DoorsScene scene;
    scene.lesson.doors.doors.front().open = true;
    QVERIFY(scene.open());
    WAIT_FOR(scene.button("doorsDoneButton")->hasFocus());
    QTest::keyClick(scene.dialog->focusWidget(), Qt::Key_Space);
    QVERIFY(!scene.dialog || !scene.dialog->isVisible());
    QVERIFY(scene.lesson.isOpen(Door::Poll));
}

void TestDoorsKeeping::closingADoorWithPeopleBehindItIsAsked() {
    DoorsScene scene;
    scene.lesson.doors.doors.front().open = true;
    QVERIFY(scene.open());
    QVERIFY(scene.lesson.admit(Door::Poll, 3));
    scene.click("pollButton");
    QVERIFY(scene.find<QWidget>("closeDoorQuestion"));
    QVERIFY(scene.text("confirmText").contains(u"3 clients"_s));
    QTest::keyClick(scene.find<QWidget>("closeDoorQuestion"), Qt::Key_Return); // stays
    WAIT_FOR(!scene.find<QWidget>("closeDoorQuestion"));
    QVERIFY(scene.lesson.isOpen(Door::Poll));
    scene.click("pollButton");
    scene.click("confirmButton");
    WAIT_FOR(!scene.lesson.isOpen(Door::Poll));
    QCOMPARE(scene.lesson.server.receivedOf<CloseDoor>().size(), 1u);
}

void TestDoorsKeeping::closingADoorWithNobodyBehindItIsNotAsked() {
    DoorsScene scene;
    scene.lesson.doors.doors.back().open = true;
    scene.lesson.doors.doors.front().open = true;
    QVERIFY(scene.open());
    QVERIFY(scene.lesson.admit(Door::Chat, 3));
    for (const char *button : {"pollButton", "echoButton"}) {
        scene.click(button);
        QVERIFY(!scene.find<QWidget>("closeDoorQuestion"));
        WAIT_COMPARE(scene.button(button)->text(), u"Open"_s);
    }
}

void TestDoorsKeeping::theQuestionGoesWhenTheDoorIsClosed() {
    DoorsScene scene;
    scene.lesson.doors.doors.front().open = true;
    QVERIFY(scene.open());
    QVERIFY(scene.lesson.admit(Door::Poll, 3));
    scene.click("pollButton");
    QVERIFY(scene.find<QWidget>("closeDoorQuestion"));
    scene.lesson.doors.doors.front().open = false; // by another teacher
    scene.lesson.server.send(scene.lesson.doors);
    WAIT_FOR(!scene.find<QWidget>("closeDoorQuestion"));
}

void TestDoorsKeeping::theQuestionFitsAtAnySize() {
    QApplication::setFont(ui::scaledFont(2));
    DoorsScene scene({900, 600});
    scene.lesson.doors.doors.front().open = true;
    QVERIFY(scene.open());
    QVERIFY(scene.lesson.admit(Door::Poll, 3));
    scene.click("pollButton");
    QVERIFY(scene.find<QWidget>("closeDoorQuestion"));
    WAIT_COMPARE(textFaults(*scene.find<QWidget>("closeDoorQuestion")).join(u'\n'), QString());
}

// The second click falls on the other word.
void TestDoorsKeeping::aDoubleClickIsMeantOnce() {
    DoorsScene scene;
    QVERIFY(scene.open());
    QApplication::setDoubleClickInterval(10 * patience);
    scene.click("echoButton");
    WAIT_COMPARE(scene.button("echoButton")->text(), u"Close"_s);
    scene.click("echoButton");
    QApplication::setDoubleClickInterval(0);
    scene.click("chatButton"); // answered after whatever came before
    WAIT_FOR(scene.lesson.isOpen(Door::Chat));
    QVERIFY(scene.lesson.server.receivedOf<CloseDoor>().empty());
    scene.click("echoButton");
    WAIT_FOR(!scene.lesson.isOpen(Door::Echo));
}

void TestDoorsKeeping::aPortThatWasTypedIsThereAgain() {
    DoorsScene scene;
    QVERIFY(scene.open());
    scene.field("roomPort")->selectAll();
    QTest::keyClicks(scene.field("roomPort"), u"9000"_s);
    scene.field("chatPort")->clear();
    QTest::keyClicks(scene.field("chatPort"), u"90010"_s);
    scene.field("chatPort")->setCursorPosition(0);
    QTest::keyClick(scene.field("chatPort"), Qt::Key_Delete);
    QCOMPARE(scene.field("chatPort")->cursorPosition(), 0); // stays where one types
    scene.click("roomButton");
    WAIT_FOR(scene.lesson.isOpen(Door::Room));
    scene.click("roomButton");
    WAIT_FOR(!scene.lesson.isOpen(Door::Room));
    QCOMPARE(scene.field("roomPort")->text(), u"9000"_s);
    scene.dialog->close();
    WAIT_FOR(!scene.dialog);
    scene.show();
    QCOMPARE(scene.field("roomPort")->text(), u"9000"_s);
    QCOMPARE(scene.field("chatPort")->text(), u"0010"_s);
    QCOMPARE(scene.field("echoPort")->text(), u"7007"_s);
}

void TestDoorsKeeping::theFocusIsAlwaysSeen() {
    DoorsScene scene({900, 600});
    QVERIFY(scene.open());
    WAIT_FOR(scene.button("doorsDoneButton")->hasFocus());
    QTest::keyClick(scene.dialog->focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(scene.button("echoUdpCopy")->hasFocus());
    QVERIFY(isSeen(scene, *scene.button("echoUdpCopy")));
    QTest::keyClick(scene.dialog->focusWidget(), Qt::Key_Tab);
    QVERIFY(scene.button("doorsDoneButton")->hasFocus());
    QTest::keyClick(scene.dialog->focusWidget(), Qt::Key_Tab);
    QVERIFY(scene.button("countUnverifiedTick")->hasFocus());
    QVERIFY(isSeen(scene, *scene.button("countUnverifiedTick")));
}

void TestDoorsKeeping::whetherVotesCountIsSeenAtOnce() {
    DoorsScene scene({900, 600});
    QVERIFY(scene.open());
    QVERIFY(isSeen(scene, *scene.button("countUnverifiedTick")));
    QVERIFY(isSeen(scene, *scene.find<QLabel>("countNote")));
}

void TestDoorsKeeping::isNoNarrowerThanItsContent() {
    QApplication::setFont(ui::scaledFont(2));
    DoorsScene scene({900, 600});
    QVERIFY(scene.open());
    scene.dialog->resize(420, 500);
    WAIT_COMPARE(textFaults(*scene.dialog).join(u'\n'), QString());
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestDoorsKeeping, QApplication)
#include "tst_doorskeeping.moc"
