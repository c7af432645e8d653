// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/teacher-gui/teacherlesson.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QShortcut>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestTeacherMenu : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyActionIsInAMenuWithAKeyOfItsOwn();
    void everyMenuLetterIsUsedOnce();
    void everythingToPressIsInAMenuToo();
    void findGoesToTheSearchFieldAlsoWhenTheSideIsFolded();
    void reconnectingCanBeHurriedFromTheMenu();
    void theProjectorIsSteeredFromTheMenu();
};

namespace {

// Without those that open a menu.
QList<QAction *> commandsBelow(const QList<QAction *> &actions) {
    QList<QAction *> commands;
    for (QAction *action : actions) {
        if (action->menu())
            commands += commandsBelow(action->menu()->actions());
        else if (!action->isSeparator())
            commands.append(action);
    }
    return commands;
}

// What somebody wrote; a field or a menu makes actions of its own.
bool isOurs(const QAction *action) { return action->objectName().endsWith(u"Action"_s); }

QChar letter(const QString &text) {
    const qsizetype at = text.indexOf(u'&');
    return at < 0 ? QChar() : text.sliced(at + 1, 1).front().toLower();
}

void checkLetters(const QList<QAction *> &actions) {
    QSet<QChar> letters;
    for (const QAction *action : actions) {
        if (action->isSeparator())
            continue;
        const QChar own = letter(action->text());
        QVERIFY2(!own.isNull() && !letters.contains(own), qPrintable(action->text()));
        letters.insert(own);
        if (action->menu())
            checkLetters(action->menu()->actions());
    }
}

} // namespace

void TestTeacherMenu::everyActionIsInAMenuWithAKeyOfItsOwn() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    const QList<QAction *> listed = commandsBelow(lesson.window->menuBar()->actions());
    QSet<QKeySequence> keys;
    const auto take = [&](const QKeySequence &key, const QString &who) {
        QVERIFY2(!key.isEmpty() && !keys.contains(key), qPrintable(who + u": "_s + key.toString()));
        keys.insert(key);
    };
    for (const QAction *action : listed) {
        QVERIFY2(isOurs(action), qPrintable(action->text()));
        QVERIFY2(!action->shortcuts().isEmpty(), qPrintable(action->objectName()));
        for (const QKeySequence &key : action->shortcuts())
            take(key, action->objectName());
    }
    const QList<QObject *> windows{lesson.window.get(), lesson.projector()};
    for (const QObject *window : windows) {
        for (QAction *action : window->findChildren<QAction *>())
            QVERIFY2(!isOurs(action) || listed.contains(action), qPrintable(action->objectName()));
        for (const QShortcut *shortcut : window->findChildren<QShortcut *>())
            take(shortcut->key(), u"a shortcut"_s);
    }
    QVERIFY(listed.size() > 20);
}

void TestTeacherMenu::everyMenuLetterIsUsedOnce() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    checkLetters(lesson.window->menuBar()->actions());
    lesson.find<QAction>(u"showAction"_s)
        ->setText(u"&Hide the result"_s); // what it says while the class sees it
    checkLetters(lesson.window->menuBar()->actions());
}

void TestTeacherMenu::everythingToPressIsInAMenuToo() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    const QHash<QString, QString> actionOf{
        {u"askButton"_s, u"askNowAction"_s},  {u"closeVotesButton"_s, u"closeVotesAction"_s},
        {u"clearButton"_s, u"clearAction"_s}, {u"showButton"_s, u"showAction"_s},
        {u"quitButton"_s, u"quitAction"_s},   {u"copyJoinButton"_s, u"copyAddressAction"_s},
        {u"retryLink"_s, u"retryAction"_s},   {u"joinCardButton"_s, u"joinCardAction"_s}};
    const QWidget *classPage = lesson.find<QWidget>(u"sideSplitter"_s)->parentWidget();
    const QWidget *side = lesson.find<QWidget>(u"sideTabs"_s); // the menu leads to its tabs
    for (const QPushButton *button : classPage->findChildren<QPushButton *>()) {
        if (side->isAncestorOf(button))
            continue;
        QVERIFY2(actionOf.contains(button->objectName()), qPrintable(button->objectName()));
        QVERIFY(lesson.find<QAction>(actionOf.value(button->objectName())));
    }
}

void TestTeacherMenu::findGoesToTheSearchFieldAlsoWhenTheSideIsFolded() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.find<QAction>(u"peopleAction"_s)->trigger();
    QVERIFY(!lesson.isOnPage(u"peopleSearch"_s));
    QTest::keyClick(lesson.window.get(), Qt::Key_F, Qt::ControlModifier);
    WAIT_FOR(lesson.find<QWidget>(u"peopleSearch"_s)->hasFocus());
    QVERIFY(lesson.isOnPage(u"peopleSearch"_s));
    QVERIFY(lesson.find<QAction>(u"peopleAction"_s)->isChecked());
}

void TestTeacherMenu::reconnectingCanBeHurriedFromTheMenu() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    auto *retry = lesson.find<QAction>(u"retryAction"_s);
    QVERIFY(!retry->isEnabled());
    const quint16 port = lesson.server.port();
    lesson.server.kill();
    WAIT_FOR(retry->isEnabled());
    QVERIFY(lesson.server.start(port));
    QTest::keyClick(lesson.window.get(), Qt::Key_F5);
    WAIT_FOR(lesson.isReady());
    QVERIFY(!retry->isEnabled());
}

void TestTeacherMenu::theProjectorIsSteeredFromTheMenu() {
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    auto *light = lesson.find<QAction>(u"projectorLightAction"_s);
    QVERIFY(!light->isEnabled());
    QTest::keyClick(lesson.window.get(), Qt::Key_F11);
    WAIT_FOR(lesson.projector()->isVisible());
    const auto shade = [&] { return lesson.projector()->palette().color(QPalette::Window).lightness(); };
    const auto size = [&] {
        return lesson.projector()->findChild<QLabel *>(u"projectorJoin"_s)->font().pixelSize();
    };
    const int dark = shade();
    const int usual = size();
    QTest::keyClick(lesson.window.get(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(shade() > dark + 100);
    QTest::keyClick(lesson.window.get(), Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(size() > usual);
    QTest::keyClick(lesson.window.get(), Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(lesson.window.get(), Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(size() < usual);
    QTest::keyClick(lesson.window.get(), Qt::Key_F11);
    QVERIFY(!lesson.projector()->isVisible());
    QVERIFY(!light->isEnabled());
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestTeacherMenu, QApplication)
#include "tst_teachermenu.moc"
