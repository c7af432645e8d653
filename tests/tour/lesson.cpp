// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/lesson.h"

#include "shared/protocol/runningserver.h"
#include "tests/tour/conversation.h"
#include "tests/tour/stepfailed.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>

namespace lectern::tour {

using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray deskAndWall = R"({"screens":[
    {"name":"desk","x":0,"y":0,"width":1280,"height":800,"logicalDpi":96,"logicalBaseDpi":96,"dpr":1},
    {"name":"wall","x":1280,"y":0,"width":1920,"height":1080,"logicalDpi":96,"logicalBaseDpi":96,"dpr":1}]})";
const QByteArray laptop = R"({"screens":[
    {"name":"laptop","x":0,"y":0,"width":1280,"height":800,"logicalDpi":96,"logicalBaseDpi":96,"dpr":1}]})";

const auto className = u"Biology 7b"_s;
const auto question = u"Is a tomato a fruit?"_s;
const auto yes = u"Yes"_s;
const auto no = u"No"_s;
constexpr int patience = 30'000; // milliseconds

} // namespace

Lesson::Lesson(Stage &stage, Diary &diary)
    : m_stage(stage), m_diary(diary), m_album(stage.output()), m_cast(stage) {}

void Lesson::play() {
    teacherOpensTheClass();
    studentsJoin();
    teacherAsks();
    studentsVote();
    dilanChangesHisMind();
    anaLosesTheNetwork();
    teacherShowsTheResult();
    teacherHidesTheResult();
    benIsTooLate();
    Conversation(m_stage, m_diary, m_album, m_cast).play();
    teacherClears();
    aGuestVotes();
    teacherQuits();
    everybodyGoes();
}

void Lesson::teacherOpensTheClass() {
    m_cast.teacher.start({u"--listen"_s, u"127.0.0.1"_s},
                         deskAndWall); // nobody else on the network is asked or told
    m_cast.teacher.sees(u"startClassButton"_s);
    m_album.add(m_cast.teacher);
    m_diary.note(u"The teacher starts Lectern for the first time."_s);
    m_album.photograph(u"start"_s);

    m_cast.teacher.type(u"classNameField"_s, className);
    m_cast.teacher.press(u"startClassButton"_s);
    m_cast.teacher.sees(u"badgeText"_s, u"Connected"_s);
    const auto server = findRunningServer(m_stage.dataFolder());
    if (!server)
        throw StepFailed{u"the server to say where it listens"_s, u"nothing in "_s + m_stage.dataFolder()};
    m_port = server->port;
    m_diary.note(
        u"The teacher starts a class on this computer: %1, open at port %2."_s.arg(className).arg(m_port));
    m_album.photograph(u"open"_s);
}

void Lesson::studentsJoin() {
    m_anasNetwork = std::make_unique<test::CuttableProxy>(m_port);
    m_bensNetwork = std::make_unique<test::CuttableProxy>(m_port);
    join(m_cast.ana, m_anasNetwork->port());
    join(m_cast.ben, m_bensNetwork->port());
    join(m_cast.chloe, m_port);
    join(m_cast.dilan, m_port);
    join(m_cast.emma, m_port);
    m_cast.chloe.resize(390, 760);
    m_diary.note(u"Chloe's window is as narrow as a phone."_s);
    m_cast.emma.darken();
    m_diary.note(u"Emma likes dark colours."_s);
    m_diary.note(u"The teacher sees: %1."_s.arg(m_cast.teacher.sees(u"hereLabel"_s, u"5 here"_s)));
    m_album.photograph(u"joined"_s);
}

void Lesson::join(Program &student, quint16 port) {
    student.start({u"--server"_s, u"127.0.0.1:%1"_s.arg(port), u"--name"_s, student.who()}, laptop);
    student.sees(u"badgeText"_s, u"Connected"_s);
    student.sees(u"ownNameText"_s, student.who());
    m_cast.teacher.sees(u"peopleList"_s, student.who());
    m_album.add(student);
    m_diary.note(u"%1 joins and reads: %2"_s.arg(student.who(), student.sees(u"questionText"_s)));
}

void Lesson::teacherAsks() {
    m_cast.teacher.type(u"askField"_s, question);
    m_cast.teacher.press(u"askButton"_s);
    m_cast.teacher.sees(u"questionText"_s, question);
    m_diary.note(u"The teacher asks: %1"_s.arg(question));
    for (Program *student : m_cast.students()) {
        student->sees(u"questionText"_s, question);
        student->sees(u"voteLineText"_s, u"Not answered yet."_s);
    }
    m_diary.note(u"All five students read the question."_s);
    m_album.photograph(u"question"_s);
}

void Lesson::studentsVote() {
    vote(m_cast.ana, yes);
    vote(m_cast.ben, no);
    vote(m_cast.chloe, yes);
    vote(m_cast.dilan, no);
    m_cast.emma.strike(u"yesButton"_s, u"Alt+Y"_s);
    m_diary.note(u"Emma strikes Alt+Y: %1"_s.arg(m_cast.emma.sees(u"voteLineText"_s, u"Counted: Yes."_s)));
    teacherCounts(u"Yes: 3, 60 %; No: 2, 40 %"_s);
    m_album.photograph(u"votes"_s);
}

void Lesson::vote(Program &student, const QString &choice) {
    student.press(choice.toLower() + u"Button"_s);
    const QString line = student.sees(u"voteLineText"_s, u"Counted: %1."_s.arg(choice));
    m_diary.note(u"%1 presses %2: %3"_s.arg(student.who(), choice, line));
}

void Lesson::teacherCounts(const QString &result) {
    m_cast.teacher.sees(u"resultChart"_s, result);
    m_cast.teacher.sees(u"answeredLabel"_s, u"5 of 5"_s);
    m_diary.note(u"The teacher sees the bars: %1."_s.arg(result));
}

void Lesson::dilanChangesHisMind() {
    m_diary.note(u"Dilan changes his mind."_s);
    vote(m_cast.dilan, yes);
    teacherCounts(u"Yes: 4, 80 %; No: 1, 20 %"_s);
    m_album.photograph(u"changed-mind"_s);
}

void Lesson::anaLosesTheNetwork() {
    m_anasNetwork->cut();
    const QString badge = m_cast.ana.sees(u"badgeText"_s, u"Reconnecting"_s);
    m_cast.teacher.sees(u"peopleList"_s, u"Ana \u2713 answered, away"_s);
    m_diary.note(u"Ana loses the network: %1. The teacher sees that she is away."_s.arg(badge));
    m_cast.ana.press(u"noButton"_s);
    const QString line = m_cast.ana.sees(u"voteLineText"_s, u"Waiting for the network. No will be sent."_s);
    m_diary.note(u"Ana presses No: %1"_s.arg(line));
    m_album.photograph(u"lost-network"_s);

    m_anasNetwork->mend();
    m_cast.ana.sees(u"badgeText"_s, u"Connected"_s);
    m_cast.ana.sees(u"voteLineText"_s, u"Counted: No."_s);
    m_diary.note(u"The network is back, and so is Ana, without doing anything: Counted: No."_s);
    m_cast.teacher.sees(u"hereLabel"_s, u"5 here"_s);
    teacherCounts(u"Yes: 3, 60 %; No: 2, 40 %"_s); // once, in the place of the earlier one
    m_album.photograph(u"back-again"_s);
}

void Lesson::teacherShowsTheResult() {
    m_cast.teacher.press(u"showButton"_s);
    m_cast.teacher.sees(u"showButton"_s, u"Hide"_s);
    m_cast.teacher.sees(u"projectorQuestion"_s, question);
    m_cast.teacher.sees(u"projectorChart"_s, u"Yes: 3, 60 %; No: 2, 40 %"_s);
    const QJsonObject place = m_cast.teacher.placeOf(u"projectorWindow"_s);
    if (place["screen"_L1] != u"wall"_s || !place["fullScreen"_L1].toBool())
        throw StepFailed{u"the projector window to fill the second screen"_s,
                         u"it is on the screen called "_s + place["screen"_L1].toString()};
    m_diary.note(u"The teacher shows the result: the projector fills the second screen."_s);
    m_cast.nobodyIsNamedIn(u"projectorWindow"_s, question);
    m_diary.note(u"Nobody's name is on the wall."_s);
    for (Program *student : m_cast.students())
        student->sees(u"resultBars"_s, u"3, 60 %"_s);
    m_diary.note(u"Ana sees the result, too: %1."_s.arg(m_cast.ana.sees(u"resultBars"_s)));
    m_album.photograph(u"shown"_s);
}

// The server is a child of the teacher's program: its exit status is not for us to see.
void Lesson::serverIsSound() {
    QFile log(m_stage.serverLog());
    const QString said = log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()) : QString();
    if (!said.contains(u"Listening on"_s) || said.contains(u"Sanitizer"_s))
        throw StepFailed{u"a server without complaints"_s, said};
}

void Lesson::teacherHidesTheResult() {
    m_cast.teacher.press(u"showButton"_s);
    m_cast.teacher.sees(u"showButton"_s, u"Show"_s);
    m_cast.teacher.seesNoMore(u"projectorChart"_s);
    m_cast.teacher.sees(u"projectorQuestion"_s, question);
    for (Program *student : m_cast.students())
        student->seesNoMore(u"resultBars"_s);
    m_diary.note(u"The teacher hides the result: the wall shows the question and how to join."_s);
    m_album.photograph(u"hidden"_s);
}

void Lesson::benIsTooLate() {
    m_bensNetwork->cut();
    m_cast.ben.sees(u"badgeText"_s, u"Reconnecting"_s);
    m_cast.ben.press(u"yesButton"_s);
    m_diary.note(u"Ben loses the network and presses Yes: %1"_s.arg(
        m_cast.ben.sees(u"voteLineText"_s, u"Waiting for the network. Yes will be sent."_s)));
    m_cast.teacher.press(u"closeVotesButton"_s);
    m_diary.note(
        u"The teacher closes the votes: %1."_s.arg(m_cast.teacher.sees(u"stateLabel"_s, u"Closed"_s)));
    m_cast.ana.sees(u"voteLineText"_s, u"Counted: No."_s);

    m_bensNetwork->mend();
    m_cast.ben.sees(u"badgeText"_s, u"Connected"_s);
    m_diary.note(u"Ben is back: %1"_s.arg(m_cast.ben.sees(u"voteLineText"_s, u"Too late"_s)));
    m_cast.ben.sees(u"voteLineText"_s, u"Counted: No."_s);
    m_cast.teacher.sees(u"hereLabel"_s, u"5 here"_s);
    teacherCounts(u"Yes: 3, 60 %; No: 2, 40 %"_s);
    m_album.photograph(u"too-late"_s);
}

void Lesson::teacherClears() {
    m_cast.teacher.press(u"clearButton"_s);
    m_cast.teacher.sees(u"answeredLabel"_s, u"0 of 5"_s);
    m_diary.note(u"The teacher clears: the votes are put away, a new question is open."_s);
    for (Program *student : m_cast.students())
        student->sees(u"voteLineText"_s, u"Not answered yet."_s);
    m_diary.note(u"The students read: %1."_s.arg(m_cast.chloe.sees(u"questionText"_s, u"asked aloud"_s)));
    m_album.photograph(u"cleared"_s);
}

// On that port, or on any if it is taken; returns which it is.
quint16 Lesson::open(const QString &door, quint16 port) {
    QTcpServer probe;
    const bool isFree = probe.listen(QHostAddress::LocalHost, port);
    probe.close();
    m_cast.teacher.type(door + u"Port"_s, QString::number(isFree ? port : 0));
    m_cast.teacher.press(door + u"Button"_s);
    m_cast.teacher.sees(door + u"State"_s, u"open at 127.0.0.1"_s);
    return m_cast.teacher.sees(door + u"State"_s).section(u' ', -1).toUShort();
}

void Lesson::aGuestVotes() {
    m_cast.teacher.strike(u"askField"_s, u"Ctrl+O"_s);
    open(u"chat"_s, 8888);
    QTcpSocket guest;
    guest.connectToHost(QHostAddress::LocalHost, open(u"poll"_s, 4445));
    guest.write("yes\n");
    QByteArray read;
    if (!m_stage.wait([&] { return (read += guest.readAll()).contains("Your vote: yes\n"); }, patience))
        throw StepFailed{u"the guest's vote to be taken"_s, QString::fromUtf8(read)};
    m_cast.teacher.sees(u"resultChart"_s, u"Yes: 1, 100 %"_s);
    m_cast.teacher.sees(u"answeredLabel"_s, u"1 of 6"_s);
    m_diary.note(
        u"The teacher opens two doors for other clients. Somebody votes with a plain socket: %1."_s.arg(
            m_cast.teacher.sees(u"unverifiedLabel"_s, u"1 unverified"_s)));
    m_album.photograph(u"doors"_s);

    m_cast.teacher.press(u"pollButton"_s);
    m_diary.note(u"Before a door is closed, the teacher reads: %1"_s.arg(
        m_cast.teacher.sees(u"confirmText"_s, u"One client came through this door"_s)));
    m_album.photograph(u"close-door"_s);
    m_cast.teacher.press(u"confirmButton"_s);
    m_cast.teacher.sees(u"pollState"_s, u"closed"_s);
    m_cast.teacher.press(u"doorsDoneButton"_s);
    m_cast.teacher.seesNoMore(u"doorsDialog"_s);
}

void Lesson::teacherQuits() {
    m_cast.teacher.press(u"quitButton"_s);
    m_cast.teacher.sees(u"confirmQuitButton"_s);
    m_diary.note(u"The teacher presses Quit and is asked whether the lesson shall end for everybody."_s);
    m_album.photograph(u"quit"_s);
    m_cast.teacher.press(u"confirmQuitButton"_s);
    for (Program *student : m_cast.students())
        student->sees(u"endedTitle"_s, u"The class has ended"_s);
    m_cast.teacher.sees(u"endedHeading"_s, u"The class has ended"_s);
    m_diary.note(u"Everybody reads: The class has ended."_s);
    m_album.photograph(u"ended"_s);
}

void Lesson::everybodyGoes() {
    if (!m_stage.wait([this] { return m_stage.hasServerEnded(); }, patience))
        throw StepFailed{u"the server to end with the lesson"_s, u"it still runs"_s};
    serverIsSound();
    m_diary.note(u"The server has ended with the lesson."_s);
    for (Program *student : m_cast.students())
        student->closeWindow();
    m_cast.teacher.press(u"closeWindowButton"_s);
    for (Program *student : m_cast.students())
        student->hasEnded();
    m_cast.teacher.hasEnded();
    m_diary.note(u"All windows are closed."_s);
}

} // namespace lectern::tour
