// SPDX-License-Identifier: GPL-3.0-or-later
// Every command of the input line, typed into the windows of both programs; and those that are wrong.
#include "tests/endtoend/talkcase.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpression>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class TestTalkWindowCommands : public TalkCase {
    Q_OBJECT

private Q_SLOTS:
    void msgWritesToOneAlone_data() { bothPrograms(); }
    void msgWritesToOneAlone();
    void allWritesToTheClassFromAnyPane_data() { bothPrograms(); }
    void allWritesToTheClassFromAnyPane();
    void roomInviteWhoAndLeave_data() { bothPrograms(); }
    void roomInviteWhoAndLeave();
    void whoTellsWhoIsInTheClassOrThePaneOfTwo_data() { bothPrograms(); }
    void whoTellsWhoIsInTheClassOrThePaneOfTwo();
    void theServerCalculatesAndTellsTheTimeToOneAlone_data() { bothPrograms(); }
    void theServerCalculatesAndTellsTheTimeToOneAlone();
    void searchAndSinceGoThere_data() { bothPrograms(); }
    void searchAndSinceGoThere();
    void yesAndNoVote();
    void handRaisesAndLowers();
    void askAsksWithAndWithoutAName();
    void helpTellsWhatOneCanType_data() { bothPrograms(); }
    void helpTellsWhatOneCanType();
    void aWrongCommandIsExplainedAndNeverSent_data() { bothPrograms(); }
    void aWrongCommandIsExplainedAndNeverSent();
    void whatIsForStudentsIsExplainedToATeacher();
    void twoSlashesSendOne_data() { bothPrograms(); }
    void twoSlashesSendOne();
    void tabCompletesCommandsAndNames_data() { bothPrograms(); }
    void tabCompletesCommandsAndNames();
    void severalThatFitAreOfferedAndChosenByKeys_data() { bothPrograms(); }
    void severalThatFitAreOfferedAndChosenByKeys();
    void quitAsksTheTeacher();
    void quitClosesTheStudentsWindow();

private:
    // Ana is the one who types; in her list are the others.
    TalkWindow &addAna(int others = 0) {
        TalkWindow &ana = lesson->addSomebody(u"Ana"_s);
        ana.openSide(u"Chat"_s);
        const auto knows = [&] { return ana.rows(u"peopleList"_s).size() == 2 + others; };
        if (!QTest::qWaitFor(knows, patience))
            qWarning("Ana does not know everybody.");
        return ana;
    }
};

void TestTalkWindowCommands::msgWritesToOneAlone() {
    TalkWindow &bat = lesson->addStudent(u"Bat Man"_s);
    TalkWindow &ana = addAna(1);
    ana.say(u"/msg \"Bat Man\" Psst, you"_s);
    WAIT_COMPARE(ana.pane(), u"Bat Man"_s);
    WAIT_FOR(ana.shows(u", [You]: Psst, you"_s));
    WAIT_COMPARE(bat.panes(), (QStringList{u"Class"_s, u"Ana (1)"_s}));
    ana.say(u"/msg bat\\ man twice"_s);
    WAIT_FOR(!ana.complaint().isEmpty());
    ana.say(u"/msg 'bat man' and in any case"_s);
    WAIT_FOR(ana.shows(u", [You]: and in any case"_s));
    QCOMPARE(ana.panes().size(), 2);
}

void TestTalkWindowCommands::allWritesToTheClassFromAnyPane() {
    lesson->add(u"Ben"_s);
    TalkWindow &ana = addAna(1);
    ana.say(u"/msg Ben Psst"_s);
    WAIT_FOR(ana.shows(u", [You]: Psst"_s));
    ana.say(u"/all Hello everybody"_s);
    WAIT_COMPARE(ana.pane(), u"Class"_s);
    WAIT_FOR(ana.shows(u", [You]: Hello everybody"_s));
    WAIT_FOR(ana.written().isEmpty());
    ana.openPane(u"Ben"_s);
    ana.say(u"/all"_s); // only goes there
    WAIT_COMPARE(ana.pane(), u"Class"_s);
}

void TestTalkWindowCommands::roomInviteWhoAndLeave() {
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    TalkWindow &bat = lesson->addStudent(u"Bat Man"_s);
    TalkWindow &ana = addAna(2);
    ana.say(u"/room \"Lab group\" Ben"_s);
    WAIT_COMPARE(ana.pane(), u"Lab group"_s);
    WAIT_FOR(ana.written().isEmpty());
    WAIT_COMPARE(ben.panes(), (QStringList{u"Class"_s, u"Lab group"_s}));
    ana.say(u"/invite \"Bat Man\""_s);
    WAIT_COMPARE(bat.panes(), (QStringList{u"Class"_s, u"Lab group"_s}));
    WAIT_FOR(ana.written().isEmpty());
    ana.say(u"/who"_s);
    WAIT_FOR(ana.shows(u", In this room: Ana, Bat Man, Ben"_s));
    WAIT_FOR(ana.written().isEmpty());
    ana.say(u"/leave"_s);
    WAIT_COMPARE(ana.panes(), QStringList{u"Class"_s});
    WAIT_FOR(ana.shows(u", You have left the room “Lab group”."_s));
    WAIT_FOR(ana.written().isEmpty());
}

void TestTalkWindowCommands::whoTellsWhoIsInTheClassOrThePaneOfTwo() {
    lesson->add(u"Ben"_s);
    TalkWindow &ana = addAna(1);
    ana.say(u"/who"_s);
    WAIT_FOR(ana.shows(u", Here: Ana, Ben, Teacher"_s));
    ana.say(u"/msg Ben Psst"_s);
    WAIT_FOR(ana.shows(u", [You]: Psst"_s));
    ana.say(u"/who"_s);
    WAIT_FOR(ana.shows(u", Here: you and Ben"_s));
}

void TestTalkWindowCommands::theServerCalculatesAndTellsTheTimeToOneAlone() {
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    ben.openSide(u"Chat"_s);
    TalkWindow &ana = addAna(1);
    ana.say(u"/calc 12 + 42"_s);
    WAIT_FOR(ana.shows(u", 12 + 42 = 54"_s));
    ana.say(u"/date"_s);
    WAIT_FOR(ana.shows(u", The server's date: "_s +
                       QLocale().toString(QDate::currentDate(), QLocale::LongFormat)));
    ana.say(u"/TIME"_s);
    WAIT_FOR(!ana.lines().filter(u"The server's time: "_s).isEmpty());
    WAIT_FOR(ana.written().isEmpty());
    ana.say(u"/calc 12 divided by 42"_s);
    WAIT_FOR(!ana.complaint().isEmpty());
    QCOMPARE(ana.written(), u"/calc 12 divided by 42"_s);
    ana.say(u"Done"_s);
    WAIT_FOR(ben.shows(u", Ana: Done"_s));
    QVERIFY(ben.lines().filter(u"= 54"_s).isEmpty() && ben.lines().filter(u"The server's"_s).isEmpty());
}

void TestTalkWindowCommands::searchAndSinceGoThere() {
    RawClient &ben = lesson->add(u"Ben"_s);
    ben.request(toClass(u"A segment is what TCP sends."_s));
    ben.request(toClass(u"And a datagram?"_s));
    TalkWindow &ana = addAna(1);
    ana.say(u"/search segment"_s);
    WAIT_COMPARE(ana.text(u"searchState"_s), u"Found: 1"_s);
    ana.press(u"searchCloseButton"_s);
    ana.say(u"/since yesterday"_s);
    WAIT_FOR(ana.complaint().startsWith(u"Since when?"_s));
    ana.say(u"/since 2020-01-01"_s);
    WAIT_FOR(ana.written().isEmpty());
    WAIT_FOR(ana.shows(u", Ben: A segment is what TCP sends."_s));
}

void TestTalkWindowCommands::yesAndNoVote() {
    TalkWindow &teacher = lesson->teacher();
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    ana.say(u"/yes"_s);
    WAIT_COMPARE(ana.complaint(), u"No question has been asked yet."_s);
    auto *question = teacher.find<QLineEdit>(u"askField"_s);
    QTest::keyClicks(question, u"Is it?"_s);
    QTest::keyClick(question, Qt::Key_Return);
    WAIT_COMPARE(ana.find<QLabel>(u"voteLineText"_s)->text(), u"Not answered yet."_s);
    ana.say(u"/yes"_s);
    WAIT_COMPARE(ana.find<QLabel>(u"voteLineText"_s)->text(), u"Counted: Yes. You can change it."_s);
    WAIT_FOR(ana.written().isEmpty());
    ana.say(u"/no"_s);
    WAIT_COMPARE(ana.find<QLabel>(u"voteLineText"_s)->text(), u"Counted: No. You can change it."_s);
    teacher.press(u"closeVotesButton"_s);
    WAIT_FOR(ana.find<QLabel>(u"voteLineText"_s)->text().startsWith(u"Closed"_s));
    ana.say(u"/yes"_s);
    WAIT_COMPARE(ana.complaint(), u"The question is closed. Wait for the next one."_s);
}

void TestTalkWindowCommands::handRaisesAndLowers() {
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    const auto *hand = ana.find<QAbstractButton>(u"handButton"_s);
    ana.say(u"/hand"_s);
    WAIT_COMPARE(hand->accessibleName(), u"Lower hand – you are 1st of 1"_s);
    WAIT_COMPARE(lesson->teacher().side(u"Hands"_s), u"Hands (1)"_s);
    ana.say(u"/hand"_s);
    WAIT_COMPARE(hand->accessibleName(), u"Raise hand"_s);
    ana.say(u"/hand up"_s);
    WAIT_COMPARE(hand->accessibleName(), u"Lower hand – you are 1st of 1"_s);
    ana.say(u"/hand down"_s);
    WAIT_COMPARE(hand->accessibleName(), u"Raise hand"_s);
    ana.say(u"/hand left"_s);
    WAIT_FOR(ana.complaint().startsWith(u"A hand goes up or down."_s));
}

void TestTalkWindowCommands::askAsksWithAndWithoutAName() {
    TalkWindow &teacher = lesson->teacher();
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    ana.say(u"/ask Will this be in the exam?"_s);
    WAIT_FOR(ana.written().isEmpty());
    ana.say(u"/ask -anonymous What is a segment?"_s);
    WAIT_FOR(ana.written().isEmpty());
    ana.say(u"/ask -anonymus What is it?"_s); // must not tell the name
    WAIT_FOR(!ana.complaint().isEmpty());
    WAIT_COMPARE(teacher.side(u"Questions"_s), u"Questions (2)"_s);
    const QStringList asked = teacher.rows(u"inquiryList"_s);
    QVERIFY(asked.contains(u"Will this be in the exam?"_s) && asked.contains(u"What is a segment?"_s));
}

void TestTalkWindowCommands::helpTellsWhatOneCanType() {
    QFETCH(bool, isTeacher);
    TalkWindow &ana = addAna();
    ana.say(u"/help"_s);
    WAIT_FOR(!ana.lines().filter(u"/msg NAME TEXT"_s).isEmpty());
    const QString help = ana.lines().filter(u"/msg NAME TEXT"_s).first();
    for (const auto &command : {u"/all"_s, u"/room"_s, u"/invite"_s, u"/leave"_s, u"/who"_s, u"/search"_s,
                                u"/since"_s, u"/calc"_s, u"/date"_s, u"/time"_s, u"/help"_s, u"/quit"_s})
        QVERIFY2(help.contains(command), qPrintable(command));
    for (const auto &command : {u"/yes"_s, u"/no"_s, u"/hand"_s, u"/ask"_s})
        QCOMPARE(help.contains(command + u' ') || help.contains(command + u" –"_s), !isTeacher);
    ana.say(u"/help calc"_s);
    WAIT_FOR(ana.shows(u", /calc 12 + 42 – Let the server calculate"_s));
    ana.say(u"/help nothing"_s);
    WAIT_FOR(ana.complaint().startsWith(u"There is no command /nothing."_s));
}

void TestTalkWindowCommands::aWrongCommandIsExplainedAndNeverSent() {
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    ben.openSide(u"Chat"_s);
    TalkWindow &ana = addAna(1);
    const QList<std::pair<QString, QString>> wrong{
        {u"/mgs Ben hi"_s, u"There is no command /mgs. Did you mean /msg?"_s},
        {u"/ msg Ben hi"_s, u"A command stands right behind its slash."_s},
        {u"/xyzzy"_s, u"There is no command /xyzzy."_s},
        {u"/msg"_s, u"Whom is it for?"_s},
        {u"/msg Ben"_s, u"What do you want to say to Ben?"_s},
        {u"/msg \"Ben hi"_s, u"The quotation mark behind the name is missing."_s},
        {u"/msg Nobody hi"_s, u"Nobody in the class is called “Nobody”."_s},
        {u"/room"_s, u"What is the room called?"_s},
        {u"/room Lab"_s, u"Name the people;"_s},
        {u"/room Lab Nobody"_s, u"Nobody in the class is called “Nobody”."_s},
        {u"/invite Ben"_s, u"You can only invite to a room."_s},
        {u"/leave"_s, u"Only a room can be left."_s},
        {u"/who is there"_s, u"/who stands alone."_s},
        {u"/calc"_s, u"What is to be calculated?"_s},
        {u"/calc 1 / 0"_s, QString()},
        {u"/search"_s, u"What are you looking for?"_s},
        {u"/since"_s, u"Since when?"_s},
        {u"/quit now"_s, u"/quit stands alone."_s},
    };
    for (const auto &[typed, why] : wrong) {
        ana.say(typed);
        WAIT_FOR(!ana.complaint().isEmpty());
        QVERIFY2(ana.complaint().startsWith(why), qPrintable(ana.complaint()));
        QCOMPARE(ana.written(), typed); // to be mended
        QVERIFY(!ana.window().findChild<QDialog *>(u"quitDialog"_s));
    }
    ana.say(u"Sorry"_s);
    WAIT_FOR(ben.shows(u", Ana: Sorry"_s));
    QVERIFY(ben.lines().filter(u"/"_s).isEmpty());
    QCOMPARE(ben.panes().size(), 1);
}

void TestTalkWindowCommands::whatIsForStudentsIsExplainedToATeacher() {
    TalkWindow &teacher = lesson->teacher();
    for (const auto &typed : {u"/yes"_s, u"/no"_s, u"/hand"_s, u"/ask What?"_s}) {
        teacher.say(typed);
        WAIT_FOR(teacher.complaint().contains(u"is for students."_s));
        QCOMPARE(teacher.written(), typed);
    }
}

void TestTalkWindowCommands::twoSlashesSendOne() {
    TalkWindow &ana = addAna();
    ana.say(u"//help is a command"_s);
    WAIT_FOR(ana.shows(u", [You]: /help is a command"_s));
}

void TestTalkWindowCommands::tabCompletesCommandsAndNames() {
    lesson->add(u"Bat Man"_s);
    TalkWindow &ana = addAna(1);
    ana.comeToFront();
    ana.type(u"/ms"_s);
    QTest::keyClick(ana.field(), Qt::Key_Tab);
    QCOMPARE(ana.written(), u"/msg "_s);
    ana.type(u"b"_s);
    QTest::keyClick(ana.field(), Qt::Key_Tab);
    QCOMPARE(ana.written(), u"/msg \"Bat Man\" "_s);
    ana.type(u"Psst"_s);
    QTest::keyClick(ana.field(), Qt::Key_Return);
    WAIT_COMPARE(ana.pane(), u"Bat Man"_s);
    WAIT_FOR(ana.shows(u", [You]: Psst"_s));
    ana.say(u""_s);
    ana.type(u"Ask @ba"_s);
    QTest::keyClick(ana.field(), Qt::Key_Tab);
    QCOMPARE(ana.written(), u"Ask @Bat Man "_s);
}

void TestTalkWindowCommands::severalThatFitAreOfferedAndChosenByKeys() {
    TalkWindow &ana = addAna();
    ana.comeToFront();
    ana.type(u"/s"_s);
    QTest::keyClick(ana.field(), Qt::Key_Tab);
    const auto *offered = ana.seen<QListView>(u"completionList"_s);
    QVERIFY(offered);
    QCOMPARE(ana.rows(u"completionList"_s), (QStringList{u"/search TEXT"_s, u"/since TIME"_s}));
    QTest::keyClick(ana.field(), Qt::Key_Down);
    QTest::keyClick(ana.field(), Qt::Key_Return); // takes it, and sends nothing
    QCOMPARE(ana.written(), u"/since "_s);
    QVERIFY(!offered->isVisible());
}

void TestTalkWindowCommands::quitAsksTheTeacher() {
    TalkWindow &teacher = lesson->teacher();
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    teacher.say(u"/quit"_s);
    WAIT_FOR(teacher.dialog(u"quitDialog"_s));
    QCOMPARE(ana.text(u"badgeText"_s), u"Connected"_s);
    teacher.press(u"confirmQuitButton"_s);
    WAIT_FOR(!ana.field()->isVisible()); // the lesson is over
}

void TestTalkWindowCommands::quitClosesTheStudentsWindow() {
    TalkWindow &teacher = lesson->teacher();
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    ana.say(u"/quit"_s);
    WAIT_FOR(!ana.window().isVisible());
    WAIT_COMPARE(teacher.text(u"hereLabel"_s), u"Students: 0 here"_s);
}

LECTERN_TEST(TestTalkWindowCommands, QApplication)

#include "tst_talkwindowcommands.moc"
