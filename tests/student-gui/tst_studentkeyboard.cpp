// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/student-gui/windowkit.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QTabBar>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using test::WindowKit;

namespace {

void activate(WindowKit &kit) {
    kit.window.activateWindow();
    WAIT_FOR(kit.window.isActiveWindow());
}

} // namespace

class TestStudentKeyboard : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::dressApplication(); }
    void cleanup() { QGuiApplication::setLayoutDirection(Qt::LeftToRight); }

    void altYAndAltNVoteFromAnywhere() {
        WindowKit kit;
        activate(kit);
        kit.joinAndAsk();
        kit.button("startOverLink")->setFocus();
        QTest::keyClick(&kit.window, Qt::Key_N, Qt::AltModifier);
        WAIT_COMPARE(kit.voteLine(), u"Counted: No. You can change it."_s);
        QTest::keyClick(&kit.window, Qt::Key_Y, Qt::AltModifier);
        WAIT_COMPARE(kit.voteLine(), u"Counted: Yes. You can change it."_s);
    }

    void theFocusGoesToTheAnswerThatAKeyOrTheMenuGave() {
        WindowKit kit;
        activate(kit);
        kit.joinAndAsk();
        QTest::keyClick(&kit.window, Qt::Key_N, Qt::AltModifier);
        QCOMPARE(kit.window.focusWidget(), kit.button("noButton"));
        kit.find<QAction>("yesAction")->trigger();
        QCOMPARE(kit.window.focusWidget(), kit.button("yesButton"));
        QTest::keyClick(kit.window.focusWidget(), Qt::Key_Space);
        WAIT_COMPARE(kit.voteLine(), u"Counted: Yes. You can change it."_s);
    }

    void aVoteByKeyDoesNotTakeTheFocusFromATextThatIsTyped() {
        WindowKit kit;
        activate(kit);
        kit.joinAndAsk();
        QLineEdit field(&kit.window);
        field.show();
        field.setFocus();
        QTest::keyClick(&kit.window, Qt::Key_N, Qt::AltModifier);
        WAIT_COMPARE(kit.voteLine(), u"Counted: No. You can change it."_s);
        QCOMPARE(kit.window.focusWidget(), &field);
    }

    void lettersAloneVoteOnlyWhileAVoteButtonHasTheFocus() {
        WindowKit kit;
        activate(kit);
        kit.joinAndAsk();
        kit.button("startOverLink")->setFocus();
        QTest::keyClick(kit.window.focusWidget(), Qt::Key_Y);
        QTest::keyClick(kit.window.focusWidget(), Qt::Key_N);
        QCOMPARE(kit.voteLine(), u"Not answered yet."_s);
        kit.button("yesButton")->setFocus();
        QTest::keyClick(kit.window.focusWidget(), Qt::Key_N);
        WAIT_COMPARE(kit.voteLine(), u"Counted: No. You can change it."_s);
        QTest::keyClick(kit.window.focusWidget(), Qt::Key_Y);
        WAIT_COMPARE(kit.voteLine(), u"Counted: Yes. You can change it."_s);
        kit.button("noButton")->setFocus();
        QTest::keyClick(kit.window.focusWidget(), Qt::Key_Return);
        WAIT_COMPARE(kit.voteLine(), u"Counted: No. You can change it."_s);
        kit.button("yesButton")->setFocus();
        QTest::keyClick(kit.window.focusWidget(), Qt::Key_Space);
        WAIT_COMPARE(kit.voteLine(), u"Counted: Yes. You can change it."_s);
    }

    void yAndNVoteAtOnceWhenAQuestionOpens() {
        WindowKit kit;
        activate(kit);
        kit.join();
        QCOMPARE(kit.window.focusWidget()->objectName(), u"questionArea"_s);
        kit.ask(u"Is TCP a byte stream?"_s);
        QTest::keyClick(kit.window.focusWidget(), Qt::Key_N);
        WAIT_COMPARE(kit.voteLine(), u"Counted: No. You can change it."_s);
        kit.ask(u"And UDP?"_s);
        QCOMPARE(kit.window.focusWidget(), kit.button("yesButton"));
    }

    void aPaneThatOpensDoesNotTakeTheFocusFromTheQuestion() {
        WindowKit kit;
        activate(kit);
        kit.join();
        kit.lesson.send(
            protocol::Rooms{true, {{RoomId{1}, protocol::RoomKind::Class, {}, {}, {}, true, 0, {}}}});
        WAIT_COMPARE(kit.find<QTabBar>("paneTabs")->count(), 1);
        QCOMPARE(kit.window.focusWidget()->objectName(), u"questionArea"_s);
    }

    void aQuestionDoesNotTakeTheFocusFromATextThatIsTyped() {
        WindowKit kit;
        activate(kit);
        kit.join();
        QLineEdit field(&kit.window);
        field.show();
        field.setFocus();
        kit.ask(u"Is TCP a byte stream?"_s);
        QCOMPARE(kit.window.focusWidget(), &field);
    }

    void theFocusOfAClosedQuestionFallsOnTheQuestionAndNotOnALink() {
        WindowKit kit;
        activate(kit);
        kit.join();
        for (const char *name : {"yesButton", "noButton"}) {
            kit.ask(QString::fromLatin1(name));
            kit.button(name)->setFocus();
            kit.lesson.closeQuestion();
            WAIT_FOR(!kit.button(name)->isEnabled());
            QCOMPARE(kit.window.focusWidget()->objectName(), u"questionArea"_s);
        }
    }

    void tabGoesFromTheQuestionToTheAnswersAndThenToTheLinks_data() {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("left to right") << Qt::LeftToRight;
        QTest::newRow("right to left") << Qt::RightToLeft;
    }

    void tabGoesFromTheQuestionToTheAnswersAndThenToTheLinks() {
        QFETCH(Qt::LayoutDirection, direction);
        QGuiApplication::setLayoutDirection(direction);
        WindowKit kit;
        activate(kit);
        kit.joinAndAsk();
        kit.find<QWidget>("questionArea")->setFocus();
        for (const char *name :
             {"yesButton", "noButton", "startOverLink", "askTeacherShortcut", "handButton"}) {
            QTest::keyClick(kit.window.focusWidget(), Qt::Key_Tab);
            QCOMPARE(kit.window.focusWidget()->objectName(), QLatin1StringView(name));
        }
        // The first answer stands where reading begins.
        const bool yesIsLeft = kit.button("yesButton")->x() < kit.button("noButton")->x();
        QCOMPARE(yesIsLeft, direction == Qt::LeftToRight);
    }
};

LECTERN_TEST(TestStudentKeyboard, QApplication)
#include "tst_studentkeyboard.moc"
