// SPDX-License-Identifier: GPL-3.0-or-later
// Who is in the class, who comes and goes, and the raised hands, as one sees them in the windows of both programs.
#include "tests/endtoend/talkcase.h"

#include <QApplication>
#include <QRegularExpression>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto people = u"peopleList"_s;
const auto hands = u"handsList"_s;

QString hand(const TalkWindow &student) {
    return student.find<QAbstractButton>(u"handButton"_s)->accessibleName();
}

} // namespace

class TestTalkWindowPeople : public TalkCase {
    Q_OBJECT

private Q_SLOTS:
    void everybodyIsListedWithTheirState_data() { bothPrograms(); }
    void everybodyIsListedWithTheirState();
    void whoHasLeftStaysListedAlsoForWhoComesLater();
    void whoComesAndGoesStandsInTheClassChatWithTheTime_data() { bothPrograms(); }
    void whoComesAndGoesStandsInTheClassChatWithTheTime();
    void moreThanThirtyPeopleAreFoldedIntoOneLine();
    void aNameIsSearched_data() { bothPrograms(); }
    void aNameIsSearched();
    void whoIsMutedIsMarked();
    void raisedHandsComeFirstInTheirOrder_data() { bothPrograms(); }
    void raisedHandsComeFirstInTheirOrder();
    void aStudentRaisesTheHandSeesThePlaceAndLowersIt();
    void theTeacherCallsAndTheOneIsTold();
    void theTeacherCallsAndLowersFromTheListOfPeople();
    void theTeacherLowersAllAfterAsking();
};

void TestTalkWindowPeople::everybodyIsListedWithTheirState() {
    QFETCH(bool, isTeacher);
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    lesson->add(u"Ben"_s);
    RawClient &chloe = lesson->add(u"Chloe"_s);
    RawClient &dilan = lesson->add(u"Dilan"_s);
    ana.openSide(u"People"_s);
    const QString count = isTeacher ? u"hereLabel"_s : u"peopleCount"_s;
    WAIT_COMPARE(ana.text(count), u"Students: %1 here"_s.arg(isTeacher ? 3 : 4));
    chloe.socket().abort();
    WAIT_COMPARE(ana.text(count), u"Students: %1 here"_s.arg(isTeacher ? 2 : 3));
    dilan.request(protocol::Leave{});
    WAIT_FOR(
        !ana.rows(people).filter(QRegularExpression(u"^Dilan \\| \u00d7 left \\d\\d:\\d\\d$"_s)).isEmpty());
    QCOMPARE(ana.text(count), u"Students: %1 here"_s.arg(isTeacher ? 1 : 2));
    QStringList rows = ana.rows(people);
    rows.removeLast(); // Dilan
    if (isTeacher)
        QCOMPARE(rows, (QStringList{u"Ben | \u25cf here"_s, u"Chloe | \u2026 away"_s,
                                    u"Ana | \u2605 teacher"_s, u"Teacher | \u2605 teacher"_s}));
    else
        QCOMPARE(rows, (QStringList{u"Ana | \u25cf here"_s, u"Ben | \u25cf here"_s, u"Chloe | \u2026 away"_s,
                                    u"Teacher | \u2605 teacher"_s}));
}

void TestTalkWindowPeople::whoHasLeftStaysListedAlsoForWhoComesLater() {
    lesson->add(u"Ben"_s).request(protocol::Leave{});
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    WAIT_FOR(!ana.rows(people).filter(u"Ben | \u00d7 left "_s).isEmpty());
    ana.openSide(u"People"_s);
    ana.clickRow(people, u"Ben"_s);
    QVERIFY(!ana.offers(u"messagePersonButton"_s)); // nobody is there to read it
}

void TestTalkWindowPeople::whoComesAndGoesStandsInTheClassChatWithTheTime() {
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    ana.openSide(u"Chat"_s);
    RawClient &batman = lesson->add(u"Batman"_s);
    const auto told = [&ana](const QString &line) {
        return !ana.lines().filter(QRegularExpression(u"^\\d\\d:\\d\\d, "_s + line + u'$')).isEmpty();
    };
    WAIT_FOR(told(u"Batman has joined\\. Member count=3"_s));
    batman.request(protocol::Leave{});
    WAIT_FOR(told(u"Batman has left\\. Member count=2"_s));
}

void TestTalkWindowPeople::moreThanThirtyPeopleAreFoldedIntoOneLine() {
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    for (int i = 0; i < 32; ++i)
        lesson->add(u"Student %1"_s.arg(i));
    const QRegularExpression folded(u", (\\d+ people|1 person) joined\\. Member count=34$"_s);
    for (TalkWindow *window : {&lesson->teacher(), &ana}) {
        window->openSide(u"Chat"_s);
        WAIT_FOR(!window->lines().filter(folded).isEmpty());
        QVERIFY(!window->shows(u", Student 31 has joined. Member count=34"_s));
    }
}

void TestTalkWindowPeople::aNameIsSearched() {
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    lesson->add(u"Ben"_s);
    lesson->add(u"Chloe"_s);
    ana.openSide(u"People"_s);
    WAIT_COMPARE(ana.rows(people).size(), 4);
    QTest::keyClicks(ana.find<QWidget>(u"peopleSearch"_s), u"chl"_s);
    WAIT_COMPARE(ana.rows(people), QStringList{u"Chloe | \u25cf here"_s});
    QTest::keyClicks(ana.find<QWidget>(u"peopleSearch"_s), u"x"_s);
    WAIT_COMPARE(ana.text(u"peopleEmpty"_s), u"Nobody here is called so."_s);
}

void TestTalkWindowPeople::whoIsMutedIsMarked() {
    TalkWindow &teacher = lesson->teacher();
    lesson->add(u"Ben"_s);
    teacher.openPersonMenu(u"Ben"_s);
    teacher.choose(u"muteMenu"_s);
    teacher.choose(u"mute5Action"_s);
    WAIT_FOR(teacher.rows(people).contains(u"Ben | \u25cf here, muted"_s));
}

void TestTalkWindowPeople::raisedHandsComeFirstInTheirOrder() {
    TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
    lesson->add(u"Ben"_s);
    lesson->add(u"Chloe"_s).request(protocol::RaiseHand{true});
    lesson->add(u"Berta"_s).request(protocol::RaiseHand{true});
    WAIT_COMPARE(ana.rows(people).mid(0, 2),
                 (QStringList{u"Chloe | \u261d hand 1"_s, u"Berta | \u261d hand 2"_s}));
    QFETCH(bool, isTeacher);
    if (!isTeacher)
        return;
    WAIT_COMPARE(ana.side(u"Hands"_s), u"Hands (2)"_s);
    QCOMPARE(ana.rows(hands), (QStringList{u"Chloe | 1 | just now"_s, u"Berta | 2 | just now"_s}));
}

void TestTalkWindowPeople::aStudentRaisesTheHandSeesThePlaceAndLowersIt() {
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    RawClient &ben = lesson->add(u"Ben"_s);
    QCOMPARE(hand(ana), u"Raise hand"_s);
    ben.request(protocol::RaiseHand{true});
    ana.press(u"handButton"_s);
    WAIT_COMPARE(hand(ana), u"Lower hand – you are 2nd of 2"_s);
    ben.request(protocol::RaiseHand{false});
    WAIT_COMPARE(hand(ana), u"Lower hand – you are 1st of 1"_s);
    ana.press(u"handButton"_s);
    WAIT_COMPARE(hand(ana), u"Raise hand"_s);
    WAIT_COMPARE(lesson->teacher().side(u"Hands"_s), u"Hands"_s);
}

void TestTalkWindowPeople::theTeacherCallsAndTheOneIsTold() {
    TalkWindow &teacher = lesson->teacher();
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    ana.press(u"handButton"_s);
    WAIT_COMPARE(hand(ana), u"Lower hand – you are 1st of 1"_s);
    ben.press(u"handButton"_s);
    WAIT_COMPARE(hand(ben), u"Lower hand – you are 2nd of 2"_s);
    teacher.openSide(u"Hands"_s);
    WAIT_COMPARE(teacher.rows(hands).size(), 2);
    teacher.press(u"callButton"_s); // who came first, without a choice
    WAIT_COMPARE(hand(ana), u"It is your turn to speak"_s);
    WAIT_COMPARE(hand(ben), u"Lower hand – you are 1st of 1"_s);
    WAIT_COMPARE(teacher.rows(hands), QStringList{u"Ben | 1 | just now"_s});
    ana.press(u"handButton"_s); // has spoken
    WAIT_COMPARE(hand(ana), u"Raise hand"_s);
    teacher.clickRow(hands, u"Ben"_s);
    teacher.press(u"lowerButton"_s);
    WAIT_COMPARE(hand(ben), u"Raise hand"_s);
}

void TestTalkWindowPeople::theTeacherCallsAndLowersFromTheListOfPeople() {
    TalkWindow &teacher = lesson->teacher();
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    ana.press(u"handButton"_s);
    WAIT_COMPARE(hand(ana), u"Lower hand – you are 1st of 1"_s);
    WAIT_FOR(teacher.rows(people).contains(u"Ana | \u261d hand 1"_s));
    teacher.openPersonMenu(u"Ana"_s);
    teacher.choose(u"lowerPersonAction"_s);
    WAIT_COMPARE(hand(ana), u"Raise hand"_s);
    teacher.openPersonMenu(u"Ana"_s);
    teacher.choose(u"callPersonAction"_s);
    WAIT_COMPARE(hand(ana), u"It is your turn to speak"_s);
}

void TestTalkWindowPeople::theTeacherLowersAllAfterAsking() {
    TalkWindow &teacher = lesson->teacher();
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    ana.press(u"handButton"_s);
    lesson->add(u"Ben"_s).request(protocol::RaiseHand{true});
    teacher.openSide(u"Hands"_s);
    WAIT_COMPARE(teacher.rows(hands).size(), 2);
    teacher.press(u"lowerAllButton"_s);
    teacher.press(u"stayButton"_s);
    WAIT_FOR(!teacher.dialog(u"lowerAllQuestion"_s));
    QCOMPARE(teacher.rows(hands).size(), 2);
    teacher.press(u"lowerAllButton"_s);
    teacher.press(u"confirmButton"_s);
    WAIT_FOR(teacher.rows(hands).isEmpty());
    WAIT_COMPARE(hand(ana), u"Raise hand"_s);
}

LECTERN_TEST(TestTalkWindowPeople, QApplication)

#include "tst_talkwindowpeople.moc"
