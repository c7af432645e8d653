// SPDX-License-Identifier: GPL-3.0-or-later
// Plain-text clients in a class of the real daemon, as one sees them in the windows of both programs. The teacher opens and
// closes their doors on the page "Other clients".
#include "shared/protocol/teacherkey.h"
#include "teacher-gui/views/projectorwindow.h"
#include "tests/endtoend/plainclient.h"
#include "tests/endtoend/talkcase.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTcpServer>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class TestOtherClients : public TalkCase {
    Q_OBJECT

private Q_SLOTS:
    void aVoteThroughAnOpenedDoorGrowsTheBars();
    void unverifiedVotesAreLeftOutAndTakenInAgain();
    void whatIsSaidThroughAnOpenedDoorIsReadInBothPrograms();
    void aMessageToOneOfThemAloneArrives();
    void whoOnlyVotesIsNotOfferedToBeWrittenTo();
    void closingADoorSendsAwayWhoCameThroughIt();
    void aPortThatIsTakenIsSaidBesideTheDoor();
    void anotherTeacherSeesWhatIsOpen();
    void showByPlainTextOpensTheProjector();

private:
    void prepare() override {
        TalkCase::prepare();
        QApplication::setDoubleClickInterval(0); // what is pressed at once is meant
    }
    // From the menu, on a port that the system chooses; returns that.
    quint16 open(const QString &door);
    QString state(const QString &door) { return lesson->teacher().text(door + u"State"_s); }
    void ask(const QString &text);
    static teacher::ProjectorWindow *projector();
};

quint16 TestOtherClients::open(const QString &door) {
    TalkWindow &teacher = lesson->teacher();
    if (!teacher.dialog(u"doorsDialog"_s))
        teacher.find<QAction>(u"doorsAction"_s)->trigger();
    auto *port = teacher.find<QLineEdit>(door + u"Port"_s);
    port->selectAll();
    QTest::keyClicks(port, u"0"_s);
    teacher.press(door + u"Button"_s);
    if (!QTest::qWaitFor([&] { return state(door).startsWith(u"\u25cf open at 127.0.0.1, port "_s); },
                         patience))
        qWarning("The door %s stays closed.", qUtf8Printable(door));
    return port->text().toUShort();
}

void TestOtherClients::ask(const QString &text) {
    auto *field = lesson->teacher().find<QLineEdit>(u"askField"_s);
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
    WAIT_COMPARE(lesson->teacher().text(u"questionText"_s), text);
}

teacher::ProjectorWindow *TestOtherClients::projector() {
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *projector = qobject_cast<teacher::ProjectorWindow *>(widget))
            return projector;
    }
    return nullptr;
}

void TestOtherClients::aVoteThroughAnOpenedDoorGrowsTheBars() {
    TalkWindow &teacher = lesson->teacher();
    PlainClient voter(open(u"poll"_s));
    QVERIFY(voter.hears("You are now connected"));
    ask(u"Is TCP a byte stream?"_s);
    QVERIFY(voter.hears("Question: Is TCP a byte stream?\n"));
    voter.say("yes");
    QVERIFY(voter.hears("Your vote: yes\n"));
    WAIT_COMPARE(teacher.text(u"answeredLabel"_s), u"1 of 1 answered"_s);
    WAIT_FOR(teacher.find<QWidget>(u"resultChart"_s)->accessibleName().contains(u"Yes: 1, 100 %"_s));
    QCOMPARE(teacher.text(u"unverifiedLabel"_s), u"1 unverified"_s);
    const auto isListed = [&] {
        const QStringList people = teacher.rows(u"peopleList"_s);
        return std::ranges::any_of(people, [](const QString &row) {
            return row.startsWith(u"classic "_s) && row.endsWith(u"\u2713 answered, unverified"_s);
        });
    };
    WAIT_FOR(isListed());
}

void TestOtherClients::unverifiedVotesAreLeftOutAndTakenInAgain() {
    TalkWindow &teacher = lesson->teacher();
    const quint16 port = open(u"poll"_s);
    ask(u"Why?"_s);
    RawClient &ana = lesson->add(u"Ana"_s);
    ana.request(protocol::Vote{QuestionId{1}, u"no"_s});
    std::vector<std::unique_ptr<PlainClient>> voters;
    for (int i = 0; i < 3; ++i) {
        voters.push_back(std::make_unique<PlainClient>(port));
        QVERIFY(voters.back()->hears("Question: Why?"));
        voters.back()->say("yes\n");
        QVERIFY(voters.back()->hears("Your vote: yes"));
    }
    WAIT_COMPARE(teacher.text(u"answeredLabel"_s), u"4 of 4 answered"_s);
    QCOMPARE(teacher.text(u"unverifiedLabel"_s), u"3 unverified"_s);
    teacher.press(u"countUnverifiedTick"_s);
    WAIT_COMPARE(teacher.text(u"answeredLabel"_s), u"1 of 1 answered"_s);
    WAIT_COMPARE(teacher.text(u"unverifiedLabel"_s), u"3 unverified votes left out"_s);
    WAIT_FOR(teacher.find<QWidget>(u"resultChart"_s)->accessibleName().contains(u"Yes: 0, 0 %"_s));
    teacher.press(u"countUnverifiedTick"_s);
    WAIT_COMPARE(teacher.text(u"answeredLabel"_s), u"4 of 4 answered"_s);
}

void TestOtherClients::whatIsSaidThroughAnOpenedDoorIsReadInBothPrograms() {
    TalkWindow &teacher = lesson->teacher();
    TalkWindow &ana = lesson->addStudent(u"Ana"_s);
    for (TalkWindow *window : {&teacher, &ana})
        window->openSide(u"Chat"_s);
    PlainClient chatter(open(u"chat"_s));
    QVERIFY(chatter.hears("> Connected to the chat server"));
    chatter.say("Anyone here?\n");
    for (TalkWindow *window : {&teacher, &ana})
        WAIT_FOR(window->shows(u", %1: Anyone here?"_s.arg(chatter.name())));
    ana.say(u"I am."_s);
    QVERIFY(chatter.hears("[Ana] I am.\n"));
    teacher.say(u"So am I."_s);
    QVERIFY(chatter.hears("[Teacher] So am I.\n"));

    PlainClient batman(open(u"room"_s));
    QVERIFY(batman.hears("Enter login name:"));
    batman.say("Batman\n");
    QVERIFY(batman.hears("Batman has joined"));
    batman.say("Anyone else?\n");
    for (TalkWindow *window : {&teacher, &ana})
        WAIT_FOR(window->shows(u", Batman: Anyone else?"_s));
    QVERIFY(chatter.hears("[Batman] Anyone else?\n"));
}

void TestOtherClients::aMessageToOneOfThemAloneArrives() {
    TalkWindow &teacher = lesson->teacher();
    PlainClient chatter(open(u"chat"_s));
    QVERIFY(chatter.hears("> Connected"));
    teacher.press(u"doorsDoneButton"_s);
    teacher.openPersonMenu(chatter.name());
    WAIT_FOR(teacher.actionOf(u"messagePersonAction"_s));
    QVERIFY(!teacher.actionOf(u"invitePersonAction"_s)); // it is in no rooms
    teacher.choose(u"messagePersonAction"_s);
    WAIT_COMPARE(teacher.pane(), chatter.name());
    teacher.say(u"Psst"_s);
    QVERIFY(chatter.hears("(to you alone)] Psst\n"));
    WAIT_FOR(teacher.shows(u", [You]: Psst"_s));
}

void TestOtherClients::whoOnlyVotesIsNotOfferedToBeWrittenTo() {
    TalkWindow &teacher = lesson->teacher();
    PlainClient voter(open(u"poll"_s));
    QVERIFY(voter.hears("You are now connected"));
    teacher.press(u"doorsDoneButton"_s);
    teacher.openSide(u"People"_s);
    teacher.clickRow(u"peopleList"_s, u"classic "_s);
    QVERIFY(!teacher.offers(u"messagePersonButton"_s));
    QVERIFY(!teacher.offers(u"personMenuButton"_s));
}

void TestOtherClients::closingADoorSendsAwayWhoCameThroughIt() {
    const quint16 port = open(u"chat"_s);
    PlainClient chatter(port);
    QVERIFY(chatter.hears("> Connected"));
    WAIT_FOR(std::ranges::any_of(lesson->teacher().rows(u"peopleList"_s),
                                 [&](const QString &row) { return row.startsWith(chatter.name()); }));
    lesson->teacher().press(u"chatButton"_s);
    WAIT_FOR(lesson->teacher().text(u"confirmText"_s).contains(u"One client came through this door."_s));
    QVERIFY(state(u"chat"_s) != u"\u25cb closed"_s);
    lesson->teacher().press(u"confirmButton"_s);
    WAIT_COMPARE(state(u"chat"_s), u"\u25cb closed"_s);
    QVERIFY(chatter.isSentAway());
    PlainClient late(port);
    QVERIFY(late.isSentAway());
    QVERIFY(late.heard().isEmpty());
    QVERIFY(open(u"chat"_s) != 0); // and it can be opened again
}

void TestOtherClients::aPortThatIsTakenIsSaidBesideTheDoor() {
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    TalkWindow &teacher = lesson->teacher();
    teacher.find<QAction>(u"doorsAction"_s)->trigger();
    auto *port = teacher.find<QLineEdit>(u"pollPort"_s);
    port->selectAll();
    QTest::keyClicks(port, QString::number(other.serverPort()));
    QTest::keyClick(port, Qt::Key_Return);
    WAIT_FOR(teacher.text(u"pollProblem"_s).contains(QString::number(other.serverPort())));
    QCOMPARE(state(u"poll"_s), u"\u25cb closed"_s);
    QCOMPARE(port->text(), QString::number(other.serverPort())); // to be corrected
    port->setText(u"70000"_s);                                   // and one that is none
    QTest::keyClick(port, Qt::Key_Return);
    WAIT_FOR(teacher.text(u"pollProblem"_s).contains(u"65535"_s));
    open(u"poll"_s);
    WAIT_FOR(teacher.text(u"pollProblem"_s).isEmpty());
}

void TestOtherClients::anotherTeacherSeesWhatIsOpen() {
    TalkWindow &lee = lesson->addTeacher(u"Ms Lee"_s);
    lee.find<QAction>(u"doorsAction"_s)->trigger();
    QCOMPARE(lee.text(u"echoState"_s), u"\u25cb closed"_s);
    const quint16 port = open(u"echo"_s);
    WAIT_COMPARE(lee.text(u"echoState"_s), u"\u25cf open at 127.0.0.1, port %1"_s.arg(port));
    lee.press(u"echoButton"_s);
    WAIT_COMPARE(state(u"echo"_s), u"\u25cb closed"_s);
}

void TestOtherClients::showByPlainTextOpensTheProjector() {
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    PlainClient administrator(open(u"poll"_s));
    ask(u"Why?"_s);
    QVERIFY(administrator.hears("Question: Why?"));
    administrator.say("admin " + lesson->server.teacherKey().toText().toLatin1() + '\n');
    QVERIFY(administrator.hears("Welcome, administrator!"));
    QVERIFY(!projector()->isVisible());
    administrator.say("Show\n");
    WAIT_FOR(projector()->isVisible());
    const auto *chart = projector()->findChild<QWidget *>(u"projectorChart"_s);
    WAIT_FOR(chart->isVisible());
    WAIT_COMPARE(lesson->teacher().find<QAbstractButton>(u"showButton"_s)->text(), u"Hide"_s);
    lesson->teacher().press(u"showButton"_s);
    WAIT_FOR(!chart->isVisible());
}

LECTERN_TEST(TestOtherClients, QApplication)

#include "tst_otherclients.moc"
