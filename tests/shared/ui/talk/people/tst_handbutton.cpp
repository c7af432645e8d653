// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/ownhand.h"
#include "shared/ui/talk/people/handbutton.h"
#include "shared/ui/theme.h"
#include "tests/gui/announced.h"
#include "tests/gui/textfit.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcase.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace lectern::test {

using protocol::Hand;
using protocol::RaiseHand;

class TestHandButton : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void itSaysWhatThePressWillDo_data();
    void itSaysWhatThePressWillDo();
    void aPressRaisesAndTheNextLowers();
    void itIsCheckedWhenTheServerSaysSo();
    void aRefusedPressLeavesItUnchecked();
    void aPressDuringACallAsksForNothing();
    void aScreenReaderHearsPlaceAndTurnButNotTheWaiting();
    void everyStateHasTheSameKeyAndNotThatOfAVote();
    void itFitsANarrowWindowWithLargeText_data();
    void itFitsANarrowWindowWithLargeText();
    void ofOneLineWhereThereIsRoom();
    void cleanup();

private:
    void prepare() override { announced.clear(); }

    QFont m_font;
};

namespace {

const Hand down, second{true, 2, 13, false}, called{false, 0, 0, true};

struct Student {
    Student() {
        QObject::connect(&connection, &client::Connection::received, &hand, &talk::OwnHand::receive);
        auto *column = new QVBoxLayout(&window);
        column->setContentsMargins(2 * ui::space, 0, 2 * ui::space, 0);
        column->addWidget(&button);
        column->addStretch(1);
        window.show();
    }
    void join() {
        client::Credentials credentials;
        credentials.name = u"Ana"_s;
        connection.open({u"127.0.0.1"_s, server.port()}, credentials);
        WAIT_COMPARE(connection.state(), client::LinkState::Ready);
    }
    void press() { QTest::mouseClick(&button, Qt::LeftButton); }

    ScriptedServer server;
    client::Connection connection;
    client::Requester requester{connection};
    talk::OwnHand hand{requester};
    QWidget window;
    ui::HandButton button{hand};
};

} // namespace

void TestHandButton::initTestCase() {
    ui::applyTheme(*qApp);
    m_font = QApplication::font();
}

void TestHandButton::cleanup() {
    QApplication::setFont(m_font);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestHandButton::itSaysWhatThePressWillDo_data() {
    QTest::addColumn<bool>("raised");
    QTest::addColumn<int>("place");
    QTest::addColumn<bool>("isCalled");
    QTest::addColumn<QString>("words");
    QTest::newRow("down") << false << 0 << false << u"Raise hand"_s;
    QTest::newRow("raised, place not told") << true << 0 << false << u"Lower hand"_s;
    QTest::newRow("1st") << true << 1 << false << u"Lower hand \u2013 you are 1st of 30"_s;
    QTest::newRow("2nd") << true << 2 << false << u"Lower hand \u2013 you are 2nd of 30"_s;
    QTest::newRow("3rd") << true << 3 << false << u"Lower hand \u2013 you are 3rd of 30"_s;
    QTest::newRow("11th") << true << 11 << false << u"Lower hand \u2013 you are 11th of 30"_s;
    QTest::newRow("22nd") << true << 22 << false << u"Lower hand \u2013 you are 22nd of 30"_s;
    QTest::newRow("called") << false << 0 << true << u"It is your turn to speak"_s;
}

void TestHandButton::itSaysWhatThePressWillDo() {
    QFETCH(bool, raised);
    QFETCH(int, place);
    QFETCH(bool, isCalled);
    QFETCH(QString, words);
    Student ana;
    ana.hand.receive(Hand{raised, place, 30, isCalled});
    QCOMPARE(ana.button.accessibleName(), words);
    QCOMPARE(ana.button.text().remove(u'&').replace(u'\n', u' '), words);
    QVERIFY(!ana.button.icon().isNull());
}

void TestHandButton::aPressRaisesAndTheNextLowers() {
    Student ana;
    ana.join();
    ana.press();
    QCOMPARE(ana.button.accessibleName(), u"Raising your hand\u2026"_s);
    WAIT_FOR(ana.hand.isRaised());
    ana.press();
    QCOMPARE(ana.button.accessibleName(), u"Lowering your hand\u2026"_s);
    WAIT_COMPARE(ana.button.accessibleName(), u"Raise hand"_s);
    QCOMPARE(ana.server.receivedOf<RaiseHand>().size(), size_t(2));
}

void TestHandButton::itIsCheckedWhenTheServerSaysSo() {
    Student ana;
    ana.join();
    ana.server.answersRequests = false;
    ana.press();
    QVERIFY(!ana.button.isChecked());
    ana.server.send(second);
    WAIT_FOR(ana.button.isChecked());
}

void TestHandButton::aRefusedPressLeavesItUnchecked() {
    Student ana; // not connected
    QSignalSpy refusals(&ana.hand, &talk::OwnHand::refused);
    ana.press();
    QCOMPARE(refusals.size(), 1);
    QVERIFY(!ana.button.isChecked());
    QCOMPARE(ana.button.accessibleName(), u"Raise hand"_s);
}

void TestHandButton::aPressDuringACallAsksForNothing() {
    Student ana;
    ana.join();
    ana.hand.receive(called);
    ana.press();
    QCOMPARE(ana.button.accessibleName(), u"Raise hand"_s);
    QVERIFY(!ana.hand.wanted());
}

void TestHandButton::aScreenReaderHearsPlaceAndTurnButNotTheWaiting() {
    Student ana;
    ana.join();
    ana.press();
    WAIT_FOR(ana.hand.isRaised());
    QVERIFY(announced.isEmpty());
    ana.hand.receive(second);
    ana.hand.receive(second);
    QCOMPARE(announced, QStringList{u"Lower hand \u2013 you are 2nd of 13"_s});
    ana.hand.receive(called);
    QCOMPARE(announced.last(), u"It is your turn to speak"_s);
    ana.hand.receive(down);
    QCOMPARE(announced.last(), u"Raise hand"_s);
    QCOMPARE(announced.size(), 3);
}

void TestHandButton::everyStateHasTheSameKeyAndNotThatOfAVote() {
    Student ana;
    for (const Hand &hand : {down, second, called}) {
        ana.hand.receive(hand);
        QCOMPARE(ana.button.shortcut(), QKeySequence(Qt::ALT | Qt::Key_R));
    }
}

void TestHandButton::itFitsANarrowWindowWithLargeText_data() {
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void TestHandButton::itFitsANarrowWindowWithLargeText() {
    QFETCH(Qt::LayoutDirection, direction);
    QApplication::setFont(ui::scaledFont(2));
    QApplication::setLayoutDirection(direction);
    Student ana;
    ana.window.resize(360, 560);
    for (const Hand &hand : {down, second, called}) {
        ana.hand.receive(hand);
        WAIT_COMPARE(textFaults(ana.window), QStringList());
        QCOMPARE(ana.window.width(), 360);
    }
}

void TestHandButton::ofOneLineWhereThereIsRoom() {
    Student ana;
    ana.hand.receive(second);
    ana.window.resize(200, 300);
    WAIT_FOR(ana.button.text().contains(u'\n'));
    const int tall = ana.button.height();
    ana.window.resize(700, 300);
    WAIT_FOR(!ana.button.text().contains(u'\n'));
    WAIT_FOR(ana.button.height() < tall);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestHandButton, QApplication)
#include "tst_handbutton.moc"
