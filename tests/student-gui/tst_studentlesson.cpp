// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/student-gui/windowkit.h"

#include <QDialog>
#include <QPointer>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using test::WindowKit;

namespace {

void press(QWidget &window, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    WAIT_FOR(window.isActiveWindow());
    QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, key, modifiers);
}

void tabTo(QWidget &window, const char *name) {
    for (int tabs = 0; tabs < 20 && window.focusWidget()->objectName() != QLatin1StringView(name); ++tabs)
        press(window, Qt::Key_Tab);
    QCOMPARE(window.focusWidget()->objectName(), QLatin1StringView(name));
}

} // namespace

// Without a mouse, from the first start to the end.
class TestStudentLesson : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::dressApplication(); }
    void cleanup() { QGuiApplication::setLayoutDirection(Qt::LeftToRight); }

    void aWholeLessonByKeysAlone_data() {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("left to right") << Qt::LeftToRight;
        QTest::newRow("right to left") << Qt::RightToLeft;
    }

    void aWholeLessonByKeysAlone() {
        QFETCH(Qt::LayoutDirection, direction);
        QGuiApplication::setLayoutDirection(direction);
        WindowKit kit;
        join(kit);
        vote(kit);
        readTheResult(kit);
        leave(kit);
    }

    void aSeatThatWasTakenIsTakenBackByKeysAlone() {
        WindowKit kit;
        kit.window.activateWindow();
        kit.join();
        kit.lesson.dismiss(GoodbyeReason::TakenOver);
        WAIT_COMPARE(kit.page(), u"endedPage"_s);
        press(kit.window, Qt::Key_Return);
        WAIT_COMPARE(kit.page(), u"classPage"_s);
    }

private:
    static void join(WindowKit &kit) {
        kit.window.activateWindow();
        kit.window.start({});
        tabTo(kit.window, "addressField");
        press(kit.window, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(kit.window.focusWidget(), kit.lesson.address().toString());
        tabTo(kit.window, "nameField");
        press(kit.window, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(kit.window.focusWidget(), u"Ana"_s);
        press(kit.window, Qt::Key_Return);
        WAIT_COMPARE(kit.page(), u"classPage"_s);
        QCOMPARE(kit.lesson.logins.last().name, u"Ana"_s);
    }

    static void vote(WindowKit &kit) {
        kit.ask(u"Is TCP a byte stream?"_s);
        press(kit.window, Qt::Key_Y, Qt::AltModifier);
        WAIT_COMPARE(kit.voteLine(), u"Counted: Yes. You can change it."_s);
        tabTo(kit.window, "noButton");
        press(kit.window, Qt::Key_Return);
        WAIT_COMPARE(kit.voteLine(), u"Counted: No. You can change it."_s);
    }

    static void readTheResult(WindowKit &kit) {
        kit.lesson.show(9, 3);
        auto *bars = kit.find<QWidget>("resultBars");
        WAIT_FOR(bars->isVisible());
        QCOMPARE(bars->accessibleName(), u"Yes: 9, 75 %. No (your answer): 3, 25 %"_s);
    }

    static void leave(WindowKit &kit) {
        press(kit.window, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        const QPointer<QDialog> question = kit.find<QDialog>("startOverQuestion");
        QVERIFY(question);
        tabTo(*question, "confirmButton");
        press(*question, Qt::Key_Return);
        WAIT_COMPARE(kit.page(), u"connectPage"_s);
        WAIT_FOR(!question);
        kit.window.activateWindow(); // on a desktop the window manager does that
        press(kit.window, Qt::Key_W, Qt::ControlModifier);
        WAIT_FOR(!kit.window.isVisible());
    }
};

LECTERN_TEST(TestStudentLesson, QApplication)
#include "tst_studentlesson.moc"
