// SPDX-License-Identifier: GPL-3.0-or-later
// What was said before: paging, searching, going to a time, and what was missed while the connection was down.
#include "tests/endtoend/talkcase.h"
#include "tests/support/cuttableproxy.h"

#include <QApplication>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QRegularExpression>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

// Without the lines about who came and went.
QStringList said(const TalkWindow &window) {
    return window.lines().filter(QRegularExpression(u"^\\d\\d:\\d\\d, [^,]+: "_s));
}

} // namespace

class TestTalkWindowHistory : public TalkCase {
    Q_OBJECT

private Q_SLOTS:
    void whoJoinsReadsTheLastFiftyMessages_data() { bothPrograms(); }
    void whoJoinsReadsTheLastFiftyMessages();
    void scrollingUpFetchesMoreToTheFirst_data() { bothPrograms(); }
    void scrollingUpFetchesMoreToTheFirst();
    void theDialogGoesToTheMessagesSinceATime_data() { bothPrograms(); }
    void theDialogGoesToTheMessagesSinceATime();
    void aSearchLandsOnWhatItFound_data() { bothPrograms(); }
    void aSearchLandsOnWhatItFound();
    void theSearchClosesAndGivesTheFocusBack();
    void nothingIsLostWhileTheConnectionWasDown_data() { bothPrograms(); }
    void nothingIsLostWhileTheConnectionWasDown();
    void whatWasSaidWhileTheProgramWasClosedIsUnread();
    void whoIsNewInTheClassHasNothingUnread();
    void whatWasWrittenWithoutAConnectionIsSaidOnceWhenItIsBack_data() { bothPrograms(); }
    void whatWasWrittenWithoutAConnectionIsSaidOnceWhenItIsBack();
    void whatIsTakenOutOfTheFieldWithoutAConnectionIsNotSaid_data() { bothPrograms(); }
    void whatIsTakenOutOfTheFieldWithoutAConnectionIsNotSaid();
    void aMessageWhoseAnswerWasLostIsSaidOnce_data() { bothPrograms(); }
    void aMessageWhoseAnswerWasLostIsSaidOnce();

private:
    // "Message 1" to the last, by as many as it takes: each may say a few at once.
    void fill(int messages) {
        constexpr int atOnce = 5;
        for (int i = 1; i <= messages; ++i) {
            if (i % atOnce == 1)
                m_speaker = &lesson->add(u"Speaker %1"_s.arg(i / atOnce + 1));
            const protocol::Say message = toClass(u"Message %1"_s.arg(i));
            if (i % atOnce == 0)
                m_speaker->request(message); // all before it have been said, too
            else
                m_speaker->send(message);
        }
    }

    RawClient *m_speaker = nullptr;
};

void TestTalkWindowHistory::whoJoinsReadsTheLastFiftyMessages() {
    fill(70);
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    ana.openSide(u"Chat"_s);
    WAIT_FOR(ana.shows(u": Message 70"_s));
    QCOMPARE(said(ana).size(), 50);
    QVERIFY(said(ana).first().endsWith(u", Speaker 5: Message 21"_s));
}

void TestTalkWindowHistory::scrollingUpFetchesMoreToTheFirst() {
    fill(120);
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    ana.openSide(u"Chat"_s);
    WAIT_FOR(ana.shows(u": Message 120"_s));
    const auto scrollUp = [&ana] {
        QTest::keyClick(ana.view(), Qt::Key_PageUp);
        return ana.shows(u": Message 1"_s);
    };
    WAIT_FOR(scrollUp());
    QCOMPARE(said(ana).size(), 120);
    for (int i = 0; i < 120; ++i)
        QVERIFY(said(ana)[i].endsWith(u": Message %1"_s.arg(i + 1)));
    QTest::keyClick(ana.view(), Qt::Key_End);
    const auto isInSight = [&ana] {
        const QRect last = ana.view()->visualRect(ana.view()->model()->index(ana.row(u": Message 120"_s), 0));
        return ana.view()->viewport()->rect().contains(last.center());
    };
    WAIT_FOR(isInSight());
}

void TestTalkWindowHistory::theDialogGoesToTheMessagesSinceATime() {
    fill(70);
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    ana.openSide(u"Chat"_s);
    WAIT_FOR(ana.shows(u": Message 70"_s));
    QVERIFY(!ana.shows(u": Message 1"_s));
    ana.press(u"paneMenuButton"_s);
    ana.choose(u"sinceAction"_s);
    WAIT_FOR(ana.dialog(u"sinceDialog"_s));
    ana.find<QDateTimeEdit>(u"sinceTime"_s)->setDateTime(QDateTime::currentDateTime().addDays(-1));
    ana.press(u"goButton"_s);
    WAIT_FOR(ana.shows(u": Message 1"_s));
    const auto isOnTop = [&ana] {
        return ana.view()->visualRect(ana.view()->model()->index(ana.row(u": Message 1"_s), 0)).top() >= 0;
    };
    WAIT_FOR(isOnTop());
}

void TestTalkWindowHistory::aSearchLandsOnWhatItFound() {
    fill(70);
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    ana.openSide(u"Chat"_s);
    WAIT_FOR(ana.shows(u": Message 70"_s));
    ana.press(u"paneMenuButton"_s);
    ana.choose(u"searchAction"_s);
    auto *field = ana.find<QLineEdit>(u"searchField"_s);
    WAIT_FOR(field->isVisible());
    QTest::keyClicks(field, u"message 7"_s);
    QTest::keyClick(field, Qt::Key_Return);
    WAIT_COMPARE(ana.text(u"searchState"_s), u"Found: 2"_s);
    ana.clickRow(u"searchList"_s, u"Message 7"_s);
    const auto isInSight = [&ana](const QString &line) {
        const int row = ana.row(line);
        const QRect place = row < 0 ? QRect() : ana.view()->visualRect(ana.view()->model()->index(row, 0));
        return ana.view()->viewport()->rect().intersects(place);
    };
    WAIT_FOR(isInSight(u": Message 70"_s)); // the newest is on top of what was found
    QTest::keyClick(field, Qt::Key_Down);
    auto *found = ana.find<QAbstractItemView>(u"searchList"_s);
    QTest::keyClick(found, Qt::Key_Down);
    QTest::keyClick(found, Qt::Key_Return);
    WAIT_FOR(isInSight(u": Message 7"_s));
}

void TestTalkWindowHistory::theSearchClosesAndGivesTheFocusBack() {
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    ana.strike(Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    auto *field = ana.find<QLineEdit>(u"searchField"_s);
    WAIT_FOR(field->hasFocus());
    QTest::keyClicks(field, u"nothing"_s);
    QTest::keyClick(field, Qt::Key_Return);
    WAIT_COMPARE(ana.text(u"searchState"_s), u"Nothing found in this room"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    WAIT_FOR(!field->isVisible());
    WAIT_FOR(ana.field()->hasFocus());
}

void TestTalkWindowHistory::nothingIsLostWhileTheConnectionWasDown() {
    CuttableProxy network(lesson->server.port());
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s, network.port());
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    ana.openSide(u"Chat"_s);
    ben.say(u"Before"_s);
    WAIT_FOR(ana.shows(u", Ben: Before"_s));
    network.cut();
    WAIT_FOR(ana.text(u"badgeText"_s).startsWith(u"Reconnecting"_s));
    ben.say(u"Meanwhile"_s);
    WAIT_FOR(ben.written().isEmpty());
    ben.say(u"/msg Ana For you"_s);
    WAIT_FOR(ben.written().isEmpty());
    network.mend();
    WAIT_FOR(ana.shows(u", Ben: Meanwhile"_s));
    QCOMPARE(said(ana).size(), 2);
    WAIT_FOR(ana.panes().contains(u"Ben (1)"_s) || ana.panes().contains(u"Ben"_s));
    ana.openPane(u"Ben"_s);
    WAIT_FOR(ana.shows(u", Ben: For you"_s));
}

void TestTalkWindowHistory::whatWasSaidWhileTheProgramWasClosedIsUnread() {
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    ben.openSide(u"Chat"_s);
    ana.openSide(u"Chat"_s);
    WAIT_COMPARE(ben.rows(u"peopleList"_s).size(), 3); // knows everybody
    ben.say(u"/msg Ana Read"_s);
    WAIT_COMPARE(ana.panes(), (QStringList{u"Class"_s, u"Ben (1)"_s}));
    ana.comeToFront();
    ana.openPane(u"Ben"_s);
    WAIT_COMPARE(ana.panes(), (QStringList{u"Class"_s, u"Ben"_s}));
    WAIT_FOR(ana.shows(u", Ben: Read"_s));
    lesson->end(ana);

    for (const QString &text : {u"Two"_s, u"Three"_s, u"/all For everybody"_s}) {
        ben.say(text);
        WAIT_COMPARE(ben.written(), QString());
    }
    TalkWindow &back = lesson->addStudent(u"Ana"_s);
    back.openSide(u"People"_s);
    WAIT_COMPARE(back.side(u"Chat"_s), u"Chat (3)"_s);
    back.openSide(u"Chat"_s); // the class is open there
    back.comeToFront();
    WAIT_COMPARE(back.panes(), (QStringList{u"Class"_s, u"Ben (2)"_s}));
    back.openPane(u"Ben"_s);
    WAIT_COMPARE(back.panes(), (QStringList{u"Class"_s, u"Ben"_s}));
}

void TestTalkWindowHistory::whoIsNewInTheClassHasNothingUnread() {
    fill(5);
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    ana.openSide(u"People"_s);
    lesson->add(u"Ben"_s).request(toClass(u"Now"_s));
    WAIT_COMPARE(ana.side(u"Chat"_s), u"Chat (1)"_s);
}

void TestTalkWindowHistory::whatWasWrittenWithoutAConnectionIsSaidOnceWhenItIsBack() {
    CuttableProxy network(lesson->server.port());
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s, network.port());
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    ben.openSide(u"Chat"_s);
    ana.openSide(u"Chat"_s);
    network.cut();
    WAIT_FOR(ana.text(u"badgeText"_s).startsWith(u"Reconnecting"_s));
    ana.say(u"Do you hear me?"_s);
    WAIT_FOR(ana.note().startsWith(u"Not connected. This is sent as soon as the connection is back."_s));
    QCOMPARE(ana.written(), u"Do you hear me?"_s);
    network.mend();
    WAIT_FOR(ben.shows(u", Ana: Do you hear me?"_s));
    WAIT_FOR(ana.written().isEmpty() && ana.note().isEmpty());
    WAIT_COMPARE(said(ana).size(), 1);
    QCOMPARE(said(ben).size(), 1);
}

void TestTalkWindowHistory::whatIsTakenOutOfTheFieldWithoutAConnectionIsNotSaid() {
    CuttableProxy network(lesson->server.port());
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s, network.port());
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    ben.openSide(u"Chat"_s);
    ana.openSide(u"Chat"_s);
    network.cut();
    WAIT_FOR(ana.text(u"badgeText"_s).startsWith(u"Reconnecting"_s));
    ana.say(u"I hate you"_s);
    WAIT_FOR(!ana.note().isEmpty());
    QTest::keySequence(ana.field(), QKeySequence::SelectAll);
    QTest::keyClick(ana.field(), Qt::Key_Delete);
    WAIT_FOR(ana.note().isEmpty());
    network.mend();
    WAIT_COMPARE(ana.text(u"badgeText"_s), u"Connected"_s);
    ana.say(u"Hello"_s);
    WAIT_FOR(ben.shows(u", Ana: Hello"_s));
    QCOMPARE(said(ben).size(), 1);
}

void TestTalkWindowHistory::aMessageWhoseAnswerWasLostIsSaidOnce() {
    CuttableProxy network(lesson->server.port());
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s, network.port());
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    ben.openSide(u"Chat"_s);
    ana.openSide(u"Chat"_s);
    network.swallowAnswers();
    ana.say(u"Do you hear me?"_s);
    WAIT_FOR(ben.shows(u", Ana: Do you hear me?"_s));
    QCOMPARE(ana.written(), u"Do you hear me?"_s);
    network.cut();
    network.mend();
    WAIT_FOR(ana.shows(u", [You]: Do you hear me?"_s) && ana.written().isEmpty());
    ben.say(u"Yes"_s);
    WAIT_FOR(ana.shows(u", Ben: Yes"_s) && ben.shows(u", [You]: Yes"_s));
    QCOMPARE(said(ana).size(), 2);
    QCOMPARE(said(ben).size(), 2);
}

LECTERN_TEST(TestTalkWindowHistory, QApplication)

#include "tst_talkwindowhistory.moc"
