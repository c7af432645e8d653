// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/joinwatcher.h"
#include "teacher-gui/views/joinline.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using teacher::JoinLine;
using teacher::JoinWatcher;

class TestJoinLine : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theMenuOpensByEveryKeyThatOpensMenus_data();
    void theMenuOpensByEveryKeyThatOpensMenus();
    void theMenuIsThereOnlyForMoreThanOneAddress();
    void aChosenAddressStaysWhileTheComputerHasIt();
    void copyingSaysSoAndNothingMoves();
    void addressesFollowTheNetworkWhileInTheClass();
    void openingTheMenuLooksAtOnce();
};

namespace {

struct Line {
    Line() {
        line.setAddresses({u"192.168.1.20"_s, u"10.0.0.5"_s});
        line.show();
    }
    QToolButton *button() { return line.findChild<QToolButton *>(u"joinMenuButton"_s); }
    QMenu *menu() { return line.findChild<QMenu *>(u"joinMenu"_s); }
    QString text() { return line.findChild<QLabel *>(u"joinLabel"_s)->text(); }

    JoinLine line;
};

// The offscreen platform has something to say about each menu.
void expectMenu() {
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support grabbing the keyboard");
}

} // namespace

void TestJoinLine::theMenuOpensByEveryKeyThatOpensMenus_data() {
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifier>("modifier");
    QTest::newRow("Enter") << Qt::Key_Return << Qt::NoModifier;
    QTest::newRow("Enter of the number pad") << Qt::Key_Enter << Qt::KeypadModifier;
    QTest::newRow("Space") << Qt::Key_Space << Qt::NoModifier;
    QTest::newRow("Down") << Qt::Key_Down << Qt::NoModifier;
    QTest::newRow("Alt+Down") << Qt::Key_Down << Qt::AltModifier;
}

void TestJoinLine::theMenuOpensByEveryKeyThatOpensMenus() {
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifier, modifier);
    Line line;
    QVERIFY(line.button()->focusPolicy() & Qt::TabFocus);
    expectMenu();
    QTest::keyClick(line.button(), key, modifier);
    WAIT_FOR(line.menu()->isVisible());
    QTest::keyClick(line.menu(), Qt::Key_Down);
    QTest::keyClick(line.menu(), Qt::Key_Return);
    QCOMPARE(line.text(), u"Join: 10.0.0.5"_s);
}

void TestJoinLine::theMenuIsThereOnlyForMoreThanOneAddress() {
    Line line;
    QVERIFY(line.button()->isVisible());
    line.line.setAddresses({u"192.168.1.20"_s});
    QVERIFY(!line.button()->isVisible());
}

void TestJoinLine::aChosenAddressStaysWhileTheComputerHasIt() {
    Line line;
    line.menu()->actions().at(1)->trigger();
    line.line.setAddresses({u"192.168.1.21"_s, u"10.0.0.5"_s});
    QCOMPARE(line.line.address(), u"10.0.0.5"_s);
    QVERIFY(line.menu()->actions().at(1)->isChecked());
    line.line.setAddresses({u"192.168.1.21"_s, u"10.0.0.6"_s});
    QCOMPARE(line.text(), u"Join: 192.168.1.21"_s);
}

void TestJoinLine::copyingSaysSoAndNothingMoves() {
    Line line;
    auto *copy = line.line.findChild<QPushButton *>(u"copyJoinButton"_s);
    QFont large = line.line.font(); // so that the words matter, and not the style's least width
    large.setPointSize(40);
    line.line.setFont(large);
    line.line.adjustSize();
    const QRect place = copy->geometry();
    QTest::keyClick(copy, Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"192.168.1.20"_s);
    QCOMPARE(copy->text(), u"Copied"_s);
    QVERIFY(copy->accessibleName().contains(u"192.168.1.20"_s));
    QVERIFY(copy->sizeHint().width() <= place.width());
    WAIT_COMPARE(copy->text(), u"Copy"_s);
    QCOMPARE(copy->geometry(), place);
}

void TestJoinLine::addressesFollowTheNetworkWhileInTheClass() {
    ScriptedServer server;
    client::Connection connection;
    QStringList own{u"192.168.1.20"_s};
    JoinWatcher watcher(
        connection, [&](const client::Connection &, const QStringList &listen) { return own + listen; },
        10ms);
    const QSignalSpy changed(&watcher, &JoinWatcher::changed);
    watcher.refresh();
    QCOMPARE(changed.size(), 0); // not in the class yet
    client::Credentials credentials;
    credentials.name = u"Ana"_s;
    connection.open({u"127.0.0.1"_s, server.port()}, credentials);
    WAIT_COMPARE(changed.size(), 1);
    own = {u"10.0.0.5"_s, u"192.168.1.20"_s};
    WAIT_COMPARE(changed.size(), 2);
    QCOMPARE(changed.last().first().toStringList(), own);
    watcher.setListen({u"192.0.2.7"_s}); // at once
    QCOMPARE(changed.size(), 3);
    QCOMPARE(changed.last().first().toStringList().last(), u"192.0.2.7"_s);
    own = {u"127.0.0.1"_s};
    connection.close();
    watcher.refresh();
    QCOMPARE(changed.size(), 3);
}

void TestJoinLine::openingTheMenuLooksAtOnce() {
    Line line;
    connect(&line.line, &JoinLine::menuWanted, &line.line, [&] {
        line.line.setAddresses({u"192.168.1.20"_s, u"10.0.0.5"_s, u"10.0.0.6"_s});
    });
    expectMenu();
    QTest::mouseClick(line.button(), Qt::LeftButton);
    WAIT_FOR(line.menu()->isVisible());
    QCOMPARE(line.menu()->actions().size(), 3);
    line.menu()->close();
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestJoinLine, QApplication)
#include "tst_joinline.moc"
