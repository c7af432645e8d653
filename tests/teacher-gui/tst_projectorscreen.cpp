// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/models/questionmodel.h"
#include "teacher-gui/views/projectorwindow.h"
#include "teacher-gui/views/wallscreen.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/offscreenscreens.h"

#include <QApplication>
#include <QScreen>
#include <QSettings>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using teacher::wallScreen;

class TestProjectorScreen : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void fillsTheScreenThatTheTeacherIsNotOn();
    void aMirroredDisplayIsNoWall();
    void theWallStaysTheWallWhileItIsThere();
    void withOneDisplayItIsAWindowThatLeavesTheTeachersInSight();
    void goesToTheWallWhenADisplayIsPluggedIn();
    void becomesAWindowWhenItsDisplayIsPulledOut();
    void goesToTheThirdDisplayWhenItsOwnIsPulledOut();
    void leavesTheLastDisplayToTheTeacher();
    void takesTheDisplayThatIsMirroredNoLonger();
    void followsTheResolutionOfItsDisplay();
    void looksAgainWhenADisplayHasAnotherPlace();
    void keepsOffTheTeacherWhoMovedToTheWallThatIsPulledOut();
    void staysClosedWhenADisplayIsPluggedIn();
    void sizeOfTheWindowIsRemembered();

private:
    void prepare() override;
};

namespace {

const Display desk{u"desk"_s, {0, 0, 1280, 800}};
const Display wall{u"wall"_s, {1280, 0, 1920, 1080}};
const Display side{u"side"_s, {3200, 0, 1600, 900}};

QScreen *screenOf(const Display &display) {
    for (QScreen *screen : QGuiApplication::screens()) {
        if (screen->name() == display.name)
            return screen;
    }
    return nullptr;
}

struct Room {
    Room() {
        teachers.setGeometry(100, 100, 800, 600);
        teachers.show();
    }
    void present() {
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
        projector.present(teachers);
    }
    bool fills(const Display &display) {
        return projector.isVisible() && projector.isFullScreen() && projector.screen() == screenOf(display) &&
               projector.geometry() == display.place;
    }
    bool isAWindowOn(const Display &display) {
        return projector.isVisible() && !projector.isFullScreen() &&
               display.place.contains(projector.geometry()) && projector.geometry() != display.place;
    }

    QWidget teachers;
    teacher::QuestionModel question;
    teacher::ProjectorWindow projector{question};
};

} // namespace

void TestProjectorScreen::prepare() {
    QSettings().clear();
    QVERIFY(plug({desk, wall}));
}

void TestProjectorScreen::fillsTheScreenThatTheTeacherIsNotOn() {
    Room room;
    QCOMPARE(room.teachers.screen(), screenOf(desk));
    room.present();
    WAIT_FOR(room.fills(wall));
    room.projector.close();
    room.teachers.setGeometry(wall.place.adjusted(100, 100, -100, -100));
    WAIT_COMPARE(room.teachers.screen(), screenOf(wall));
    room.present();
    WAIT_FOR(room.fills(desk));
}

void TestProjectorScreen::aMirroredDisplayIsNoWall() {
    const Display mirror{u"mirror"_s, {0, 0, 1024, 768}};
    QVERIFY(plug({desk, mirror, side}));
    const QList<QScreen *> screens = QGuiApplication::screens();
    QCOMPARE(wallScreen(screens, *screenOf(desk), nullptr), screenOf(side));
    QCOMPARE(wallScreen({screenOf(desk), screenOf(mirror)}, *screenOf(desk), nullptr), nullptr);
    QCOMPARE(wallScreen(screens, *screenOf(desk), screenOf(mirror)), screenOf(side));
}

void TestProjectorScreen::theWallStaysTheWallWhileItIsThere() {
    QVERIFY(plug({desk, wall, side}));
    const QList<QScreen *> screens = QGuiApplication::screens();
    QCOMPARE(wallScreen(screens, *screenOf(desk), nullptr), screenOf(wall));
    QCOMPARE(wallScreen(screens, *screenOf(desk), screenOf(side)), screenOf(side));
    QCOMPARE(wallScreen(screens, *screenOf(side), screenOf(side)), screenOf(desk));
    QCOMPARE(wallScreen({screenOf(desk), screenOf(wall)}, *screenOf(desk), screenOf(side)), screenOf(wall));
}

void TestProjectorScreen::withOneDisplayItIsAWindowThatLeavesTheTeachersInSight() {
    QVERIFY(plug({desk}));
    Room room;
    room.present();
    WAIT_FOR(room.isAWindowOn(desk));
    QVERIFY(!room.projector.geometry().contains(room.teachers.geometry()));
}

void TestProjectorScreen::goesToTheWallWhenADisplayIsPluggedIn() {
    QVERIFY(plug({desk}));
    Room room;
    room.present();
    WAIT_FOR(room.isAWindowOn(desk));
    QVERIFY(plug({desk, wall}));
    WAIT_FOR(room.fills(wall));
    QCOMPARE(room.teachers.screen(), screenOf(desk));
}

void TestProjectorScreen::becomesAWindowWhenItsDisplayIsPulledOut() {
    Room room;
    room.present();
    WAIT_FOR(room.fills(wall));
    QVERIFY(plug({desk}));
    QVERIFY(!room.projector.isFullScreen()); // not for a moment over the teacher's window
    WAIT_FOR(room.isAWindowOn(desk));
    QVERIFY(plug({desk, wall}));
    WAIT_FOR(room.fills(wall));
}

void TestProjectorScreen::goesToTheThirdDisplayWhenItsOwnIsPulledOut() {
    QVERIFY(plug({desk, wall, side}));
    Room room;
    room.present();
    WAIT_FOR(room.fills(wall));
    QVERIFY(plug({desk, side}));
    WAIT_FOR(room.fills(side));
}

void TestProjectorScreen::leavesTheLastDisplayToTheTeacher() {
    Room room;
    room.present();
    WAIT_FOR(room.fills(wall));
    QVERIFY(plug({wall}));
    WAIT_COMPARE(room.teachers.screen(), screenOf(wall));
    WAIT_FOR(room.isAWindowOn(wall));
}

void TestProjectorScreen::takesTheDisplayThatIsMirroredNoLonger() {
    QVERIFY(plug({desk, {wall.name, desk.place}}));
    Room room;
    room.present();
    WAIT_FOR(room.isAWindowOn(desk));
    QVERIFY(plug({desk, wall}));
    WAIT_FOR(room.fills(wall));
}

void TestProjectorScreen::followsTheResolutionOfItsDisplay() {
    Room room;
    room.present();
    WAIT_FOR(room.fills(wall));
    const Display coarse{wall.name, {1280, 0, 1024, 768}};
    QVERIFY(plug({desk, coarse}));
    WAIT_FOR(room.fills(coarse));
}

// The offscreen platform plugs a display anew for that; others do not.
void TestProjectorScreen::looksAgainWhenADisplayHasAnotherPlace() {
    Room room;
    room.present();
    WAIT_FOR(room.fills(wall));
    room.projector.showNormal();
    QVERIFY(!room.fills(wall));
    Q_EMIT screenOf(wall)->geometryChanged(wall.place);
    WAIT_FOR(room.fills(wall));
}

void TestProjectorScreen::keepsOffTheTeacherWhoMovedToTheWallThatIsPulledOut() {
    Room room;
    room.present();
    WAIT_FOR(room.fills(wall));
    room.teachers.setGeometry(wall.place.adjusted(100, 100, -100, -100));
    WAIT_COMPARE(room.teachers.screen(), screenOf(wall));
    QVERIFY(room.fills(wall)); // nothing abrupt
    QVERIFY(plug({desk}));
    QVERIFY(!room.projector.isFullScreen());
    WAIT_FOR(room.isAWindowOn(desk));
}

void TestProjectorScreen::staysClosedWhenADisplayIsPluggedIn() {
    QVERIFY(plug({desk}));
    Room closed;
    Room open;
    open.present();
    closed.present();
    closed.projector.close();
    QVERIFY(plug({desk, wall}));
    WAIT_FOR(open.fills(wall));
    QVERIFY(!closed.projector.isVisible());
}

void TestProjectorScreen::sizeOfTheWindowIsRemembered() {
    QVERIFY(plug({desk}));
    {
        Room room;
        room.present();
        room.projector.resize(700, 500);
        room.projector.close();
    }
    {
        Room room;
        room.present();
        QCOMPARE(room.projector.size(), QSize(700, 500));
        QVERIFY(plug({desk, wall}));
        WAIT_FOR(room.fills(wall));
        room.projector.close();
    }
    QVERIFY(plug({desk}));
    Room room;
    room.present();
    QCOMPARE(room.projector.size(), QSize(700, 500)); // what fills a wall is no size to be remembered
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestProjectorScreen, QApplication)
#include "tst_projectorscreen.moc"
