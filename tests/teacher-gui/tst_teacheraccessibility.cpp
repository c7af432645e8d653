// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/announced.h"
#include "tests/teacher-gui/teacherlesson.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>

using namespace Qt::Literals::StringLiterals;

namespace lectern::test {

class TestTeacherAccessibility : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aScreenReaderHearsTheQuestionItsEndAndTheResult();
    void aScreenReaderHearsWhatWentWrong();
    void everythingThatTakesTheFocusHasANameForTestsAndReaders();
    void theTabKeyFollowsTheEye_data();
    void theTabKeyFollowsTheEye();

private:
    void prepare() override { announced.clear(); }
};

namespace {

// Inside of one of Qt's own widgets, a tab bar say.
bool isPartOfQt(const QWidget *widget) { return widget->objectName().startsWith(u"qt_"_s); }

// In the order of the Tab key, from the question's field on.
QList<QWidget *> tabChain(TeacherLesson &lesson) {
    QWidget *first = lesson.find<QWidget>(u"askField"_s);
    QList<QWidget *> chain;
    QWidget *widget = first;
    do {
        const bool stops = widget->focusPolicy() & Qt::TabFocus && !isPartOfQt(widget);
        if (stops && widget->isEnabled() && widget->isVisible() && widget->window() == lesson.window.get())
            chain.append(widget);
        widget = widget->nextInFocusChain();
    } while (widget != first);
    return chain;
}

// The top line, then the left side, then the right: each from top to bottom, in a row as one reads.
struct Spot {
    int region;
    int row;
    int column;
    auto operator<=>(const Spot &) const = default;
};

Spot spotOf(TeacherLesson &lesson, const QWidget *widget) {
    const QWidget *window = lesson.window.get();
    const auto *tabs = qobject_cast<const QTabWidget *>(widget);
    const QWidget *part = tabs ? tabs->tabBar() : widget; // the pages below are widgets of their own
    const QPoint middle = part->mapTo(window, part->rect().center());
    const int region = lesson.find<QWidget>(u"sideTabs"_s)->isAncestorOf(widget)       ? 2
                       : lesson.find<QWidget>(u"sideSplitter"_s)->isAncestorOf(widget) ? 1
                                                                                       : 0;
    const int column = window->isRightToLeft() ? window->width() - middle.x() : middle.x();
    return {region, middle.y() / 16, column};
}

} // namespace

void TestTeacherAccessibility::aScreenReaderHearsTheQuestionItsEndAndTheResult() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Is TCP a byte stream?"_s);
    QCOMPARE(announced.count(u"Is TCP a byte stream?"_s), 1);
    lesson.vote(lesson.join(u"Ana"_s), 1, u"yes"_s);
    WAIT_FOR(announced.contains(u"Result. Yes: 1, 100 %; No: 0, 0 %"_s));
    lesson.click(u"closeVotesButton"_s);
    WAIT_FOR(!announced.filter(u"Closed at"_s).isEmpty());
    QCOMPARE(announced.count(u"Is TCP a byte stream?"_s), 1);
}

void TestTeacherAccessibility::aScreenReaderHearsWhatWentWrong() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.click(u"showButton"_s); // nothing was asked yet
    WAIT_FOR(lesson.isOnPage(u"noticeLine"_s));
    QVERIFY(announced.contains(lesson.find<QWidget>(u"noticeLine"_s)->accessibleName()));
    lesson.server.kill();
    WAIT_FOR(!announced.filter(u"Reconnecting"_s).isEmpty());
}

void TestTeacherAccessibility::everythingThatTakesTheFocusHasANameForTestsAndReaders() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    for (const QWidget *widget : lesson.window->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || isPartOfQt(widget) || !widget->isVisible())
            continue;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
}

void TestTeacherAccessibility::theTabKeyFollowsTheEye_data() {
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void TestTeacherAccessibility::theTabKeyFollowsTheEye() {
    QFETCH(Qt::LayoutDirection, direction);
    QGuiApplication::setLayoutDirection(direction);
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    QList<QWidget *> chain = tabChain(lesson);
    QVERIFY(chain.size() > 7);
    std::rotate(chain.begin(), chain.begin() + chain.indexOf(lesson.button(u"copyJoinButton"_s)),
                chain.end());
    for (int i = 1; i < chain.size(); ++i) {
        const QString both = chain[i - 1]->objectName() + u" then "_s + chain[i]->objectName();
        QVERIFY2(spotOf(lesson, chain[i - 1]) < spotOf(lesson, chain[i]), qPrintable(both));
    }
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestTeacherAccessibility, QApplication)
#include "tst_teacheraccessibility.moc"
