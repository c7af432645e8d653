// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/student-gui/windowkit.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QShortcut>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using test::WindowKit;

namespace {

// What can be chosen in the menus.
QList<QMenu *> talkMenus(const WindowKit &kit) { return {kit.find<QMenu>("talkMenu")}; }

QList<QAction *> entries(const WindowKit &kit) {
    QList<QAction *> found;
    for (const auto *menu : kit.window.menuBar()->findChildren<QMenu *>() + talkMenus(kit)) {
        for (QAction *action : menu->actions()) {
            if (!action->isSeparator() && !action->menu())
                found << action;
        }
    }
    return found;
}

QStringList enabledEntries(const WindowKit &kit) {
    QStringList names;
    for (const QAction *action : entries(kit)) {
        if (action->isEnabled())
            names << action->objectName();
    }
    names.sort();
    return names;
}

QStringList sorted(QStringList names) {
    names << u"aboutAction"_s << u"closeWindowAction"_s << u"helpAction"_s << u"largerAction"_s
          << u"normalAction"_s << u"notifyAction"_s << u"smallerAction"_s;
    names.sort();
    return names;
}

// What can be done in a class whatever is asked.
QStringList inClass(QStringList names) {
    names << u"joinOtherAction"_s << u"serverWordsAction"_s << u"startOverAction"_s << u"writeAction"_s
          << u"writeToAction"_s << u"newRoomAction"_s << u"askTeacherAction"_s << u"handAction"_s
          << u"searchTalkAction"_s << u"sinceAction"_s << u"nextPaneAction"_s << u"previousPaneAction"_s;
    return sorted(names);
}

// The keys with Alt that do something on the page that is shown.
QStringList altKeys(const WindowKit &kit) {
    QStringList keys;
    for (const QAction *menu : kit.window.menuBar()->actions())
        keys << QKeySequence::mnemonic(menu->text()).toString();
    for (const QAction *action : entries(kit)) {
        if (action->isEnabled())
            keys << action->shortcut().toString();
    }
    for (const auto *button : kit.window.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            keys << button->shortcut().toString();
    }
    for (const auto *label : kit.window.findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy())
            keys << QKeySequence::mnemonic(label->text()).toString();
    }
    return keys.filter(QRegularExpression(u"^Alt\\+"_s));
}

// Those that are there more than once.
QStringList doubles(QStringList keys) {
    for (const QString &key : QStringList(QSet<QString>(keys.begin(), keys.end()).values()))
        keys.removeOne(key);
    keys.removeAll(QString());
    return keys;
}

QAction *action(const WindowKit &kit, const char *name) { return kit.find<QAction>(name); }

} // namespace

class TestStudentMenus : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::dressApplication(); }

    void everyActionHasANameAndAKeyAndNoKeyHasTwo() {
        const WindowKit kit;
        QStringList keys;
        for (const QAction *entry : entries(kit)) {
            QVERIFY2(!entry->objectName().isEmpty(), qPrintable(entry->text()));
            QVERIFY2(!entry->shortcut().isEmpty(), qPrintable(entry->objectName()));
            for (const QKeySequence &key : entry->shortcuts())
                keys << key.toString();
        }
        for (const auto *shortcut : kit.window.findChildren<QShortcut *>())
            keys << shortcut->key().toString();
        QCOMPARE(doubles(keys), QStringList());
    }

    void theLettersOfAMenuAreUnique() {
        const WindowKit kit;
        for (const auto *menu : kit.window.findChildren<QMenu *>()) {
            QStringList letters;
            for (const QAction *entry : menu->actions()) {
                letters << QKeySequence::mnemonic(entry->text()).toString();
                QVERIFY2(entry->isSeparator() || !letters.last().isEmpty(), qPrintable(entry->text()));
            }
            QCOMPARE(doubles(letters), QStringList());
        }
    }

    void noKeyWithAltMeansTwoThingsOnAnyPage() {
        WindowKit kit;
        kit.lesson.refusal = test::errorOf(ErrorCode::NameTaken);
        kit.lesson.refusal->suggestion = u"Ana 2"_s;
        kit.window.start({kit.lesson.address(), u"Ana"_s});
        WAIT_FOR(kit.button("suggestionButton")->isVisible());
        QCOMPARE(doubles(altKeys(kit)), QStringList());
        kit.joinAndAsk();
        QVERIFY(altKeys(kit).contains(u"Alt+Y"_s));
        QCOMPARE(doubles(altKeys(kit)), QStringList());
        kit.lesson.dismiss(GoodbyeReason::TakenOver);
        WAIT_COMPARE(kit.page(), u"endedPage"_s);
        QCOMPARE(doubles(altKeys(kit)), QStringList());
    }

    void onlyWhatMakesSenseIsEnabled() {
        WindowKit kit;
        kit.window.start({});
        QCOMPARE(enabledEntries(kit), sorted({}));
        kit.join();
        QCOMPARE(enabledEntries(kit), inClass({}));
        kit.ask(u"Is TCP a byte stream?"_s);
        const QStringList answering{u"noAction"_s, u"yesAction"_s};
        QCOMPARE(enabledEntries(kit), inClass(answering));
        kit.lesson.cut();
        WAIT_COMPARE(enabledEntries(kit), inClass(answering + QStringList{u"tryNowAction"_s}));
        kit.lesson.restore();
        action(kit, "tryNowAction")->trigger();
        WAIT_COMPARE(enabledEntries(kit), inClass(answering));
        kit.lesson.closeQuestion();
        WAIT_COMPARE(enabledEntries(kit), inClass({}));
        kit.ask(u"And UDP?"_s);
        kit.lesson.dismiss(GoodbyeReason::ClassEnded);
        WAIT_COMPARE(enabledEntries(kit), sorted({u"joinAgainAction"_s, u"joinOtherAction"_s}));
    }

    void theAnswersInTheMenuVote() {
        WindowKit kit;
        kit.joinAndAsk();
        action(kit, "noAction")->trigger();
        WAIT_COMPARE(kit.voteLine(), u"Counted: No. You can change it."_s);
        action(kit, "yesAction")->trigger();
        WAIT_COMPARE(kit.voteLine(), u"Counted: Yes. You can change it."_s);
    }

    void anOpenAnswerMenuGoesWithItsQuestion() {
        WindowKit kit;
        kit.joinAndAsk();
        auto *menu = qobject_cast<QMenu *>(action(kit, "yesAction")->parent());
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support grabbing the keyboard");
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
        menu->popup(kit.window.pos());
        kit.lesson.closeQuestion();
        WAIT_FOR(!kit.button("yesButton")->isEnabled());
        QVERIFY(menu->isVisible());
        kit.ask(u"And UDP?"_s);
        QVERIFY(!menu->isVisible());
    }

    void anotherClassIsJoinedOnlyWhenAskedAndTheSeatIsKeptUntilThen() {
        WindowKit kit;
        kit.join();
        action(kit, "joinOtherAction")->trigger();
        WAIT_FOR(kit.button("stayButton"));
        kit.button("stayButton")->click();
        WAIT_FOR(!kit.find<QDialog>("joinOtherQuestion"));
        QCOMPARE(kit.page(), u"classPage"_s);
        action(kit, "joinOtherAction")->trigger();
        WAIT_FOR(kit.button("confirmButton"));
        kit.button("confirmButton")->click();
        QCOMPARE(kit.page(), u"connectPage"_s);
        QCOMPARE(kit.find<QComboBox>("addressField")->currentText(), QString());
        QCOMPARE(kit.find<QLineEdit>("nameField")->text(), u"Ana"_s);
        kit.find<QComboBox>("addressField")->setEditText(kit.lesson.address().toString());
        kit.button("joinButton")->click(); // thought better of it
        WAIT_COMPARE(kit.page(), u"classPage"_s);
        QCOMPARE(kit.lesson.logins.last().token, QByteArray("ab12"));
    }

    void theMenuLeadsBackAfterTheEnd() {
        WindowKit kit;
        kit.join();
        kit.lesson.dismiss(GoodbyeReason::TakenOver);
        WAIT_COMPARE(kit.page(), u"endedPage"_s);
        QCOMPARE(action(kit, "joinAgainAction")->text(), u"Take the seat &back"_s);
        action(kit, "joinAgainAction")->trigger();
        WAIT_COMPARE(kit.page(), u"classPage"_s);
        kit.lesson.dismiss(GoodbyeReason::ClassEnded);
        WAIT_COMPARE(kit.page(), u"endedPage"_s);
        QCOMPARE(action(kit, "joinAgainAction")->text(), u"Join &again"_s);
        action(kit, "joinOtherAction")->trigger(); // nothing to give up: nothing to ask
        QCOMPARE(kit.page(), u"connectPage"_s);
    }

    void helpAndAboutOpenOnEveryPage() {
        WindowKit kit;
        for (const bool inClass : {false, true}) {
            if (inClass)
                kit.join();
            kit.window.activateWindow();
            WAIT_FOR(kit.window.isActiveWindow());
            QTest::keyClick(&kit.window, Qt::Key_F1);
            WAIT_FOR(kit.find<QDialog>("helpDialog"));
            kit.find<QDialog>("helpDialog")->close();
            WAIT_FOR(kit.window.isActiveWindow());
            QTest::keyClick(&kit.window, Qt::Key_F1, Qt::ControlModifier);
            WAIT_FOR(kit.find<QDialog>("aboutDialog"));
            kit.find<QDialog>("aboutDialog")->close();
            WAIT_FOR(!kit.find<QDialog>("aboutDialog"));
        }
    }
};

LECTERN_TEST(TestStudentMenus, QApplication)
#include "tst_studentmenus.moc"
