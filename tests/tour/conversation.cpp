// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/conversation.h"

#include "tests/tour/stepfailed.h"

#include <QFile>

namespace lectern::tour {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto side = u"sideTabs"_s;
const auto panes = u"paneTabs"_s;
const auto chat = u"chatView"_s;
const auto field = u"messageEdit"_s;
const auto hand = u"handButton"_s;
const auto questions = u"inquiryList"_s;

const auto thought = u"Is a cucumber a fruit, too?"_s;
const auto reply = u"It has seeds inside. So yes."_s;
const auto announcement = u"Please bring a fruit on Friday. We look at its seeds under the microscope."_s;
const auto secret = u"Shall we do the report together?"_s;
const auto room = u"Lab group"_s;
const auto toTheRoom = u"I bring the tomatoes. Who has a knife?"_s;
const auto inquiry = u"What is the difference between a fruit and a vegetable?"_s;
const auto onlyTeacher = u"Only the teacher writes here at the moment."_s;

} // namespace

void Conversation::play() {
    theClassTalks();
    teacherAnnounces();
    anaWritesToBen();
    anaBuildsARoom();
    handsAreRaised();
    teacherCallsOnEmma();
    dilanAsksWithoutAName();
    othersWantToKnowToo();
    teacherProjectsTheQuestion();
    teacherSaysWhoMayTalk();
    benCalculates();
    anaDeletesWhatSheSaid();
}

// ---- what everybody does with the windows ----

void Conversation::say(Program &who, const QString &text) {
    who.type(field, text);
    who.strike(field, u"Return"_s);
}

void Conversation::open(Program &who, const QString &pane) {
    who.choose(side, u"Chat"_s);
    who.choose(panes, pane);
}

void Conversation::neverSees(Program &who, const QString &widget, const QString &words) {
    const QString seen = who.sees(widget);
    if (seen.contains(words))
        throw StepFailed{u"%1 not to see \"%2\" in %3"_s.arg(who.who(), words, widget), seen};
}

// ---- to all ----

void Conversation::theClassTalks() {
    say(m_cast.ana, thought);
    m_cast.ben.sees(chat, u"Ana: "_s + thought);
    say(m_cast.ben, reply);
    for (Program *student : m_cast.students())
        student->sees(chat, reply);
    m_cast.ana.sees(chat, u"[You]: "_s + thought);
    m_diary.note(u"Ana writes to the class: %1 Ben answers: %2"_s.arg(thought, reply));
    m_diary.note(u"The teacher sees that there is something to read: %1."_s.arg(
        m_cast.teacher.sees(side, u"Chat (2)"_s).section(u'\n', 1, 1)));
    m_album.photograph(u"chat"_s);
}

void Conversation::teacherAnnounces() {
    Program &teacher = m_cast.teacher;
    teacher.choose(side, u"Chat"_s);
    teacher.sees(chat, u"Ben: "_s + reply);
    teacher.press(u"announceTick"_s);
    say(teacher, announcement);
    for (Program *student : m_cast.students())
        student->sees(u"announcementText"_s, announcement);
    m_diary.note(u"The teacher announces: %1 It stands on top of everybody's chat."_s.arg(announcement));
    m_album.photograph(u"announcement"_s);

    m_cast.ana.press(u"dismissButton"_s);
    m_cast.ana.seesNoMore(u"announcementText"_s);
    m_cast.ben.sees(u"announcementText"_s, announcement);
    m_diary.note(u"Ana has read it and dismisses it, for herself."_s);
}

// ---- to one, and to a few ----

void Conversation::anaWritesToBen() {
    Program &ana = m_cast.ana;
    Program &ben = m_cast.ben;
    ana.choose(side, u"People"_s);
    ana.choose(u"peopleList"_s, u"Ben"_s);
    ana.press(u"messagePersonButton"_s);
    ana.sees(panes, u"Ben"_s);
    say(ana, secret);
    ben.sees(panes, u"Ana (1)"_s);
    open(ben, u"Ana"_s);
    ben.sees(chat, u"Ana: "_s + secret);
    say(ben, u"Yes. After school?"_s);
    ana.sees(chat, u"Ben: Yes. After school?"_s);
    m_diary.note(u"Ana writes to Ben alone: %1 He answers."_s.arg(secret));
    for (Program *other : {&m_cast.teacher, &m_cast.chloe, &m_cast.dilan, &m_cast.emma})
        neverSees(*other, panes, u"Ana"_s);
    m_diary.note(u"Nobody else sees that they do, not even the teacher."_s);
    m_album.photograph(u"direct"_s);
}

void Conversation::anaBuildsARoom() {
    Program &ana = m_cast.ana;
    ana.strike(field, u"Ctrl+Shift+R"_s);
    ana.type(u"roomName"_s, room);
    for (const Program *friendOfAna : {&m_cast.ben, &m_cast.chloe}) {
        ana.type(u"pickerSearch"_s, friendOfAna->who());
        ana.strike(u"pickerSearch"_s, u"Return"_s);
    }
    ana.sees(u"pickerChosen"_s, u"Chosen: 2"_s);
    m_album.photograph(u"new-room"_s);
    ana.press(u"pickButton"_s);
    ana.seesNoMore(u"newRoomDialog"_s);
    ana.sees(panes, room);
    m_diary.note(u"Ana builds a room for Ben, Chloe and herself: %1."_s.arg(room));
    say(ana, toTheRoom);
    for (Program *member : {&m_cast.ben, &m_cast.chloe}) {
        open(*member, room);
        member->sees(chat, u"Ana: "_s + toTheRoom);
    }
    neverSees(m_cast.dilan, panes, room);
    m_diary.note(u"The two read what she writes there; Dilan has no such pane."_s);
    m_album.photograph(u"room"_s);
}

// ---- hands ----

void Conversation::handsAreRaised() {
    m_cast.emma.press(hand);
    m_cast.emma.sees(hand, u"you are 1st of 1"_s);
    m_cast.dilan.press(hand);
    const QString place = m_cast.dilan.sees(hand, u"you are 2nd of 2"_s);
    m_cast.teacher.sees(side, u"Hands (2)"_s);
    m_cast.teacher.choose(side, u"Hands"_s);
    m_cast.teacher.sees(u"handsList"_s, u"Dilan"_s);
    m_diary.note(u"Emma raises her hand, then Dilan raises his: %1."_s.arg(place.simplified()));
    m_album.photograph(u"hands"_s);
}

void Conversation::teacherCallsOnEmma() {
    Program &teacher = m_cast.teacher;
    Program &emma = m_cast.emma;
    teacher.choose(u"handsList"_s, u"Emma"_s);
    teacher.press(u"callButton"_s);
    emma.sees(hand, u"your turn"_s);
    m_cast.dilan.sees(hand, u"you are 1st of 1"_s);
    m_diary.note(u"The teacher calls on Emma: it is her turn to speak, and Dilan is the next."_s);
    m_album.photograph(u"called"_s);
    emma.press(hand);
    emma.sees(hand, u"Raise"_s);
    teacher.press(u"lowerAllButton"_s);
    m_cast.dilan.sees(hand, u"Raise"_s);
}

// ---- questions to the teacher ----

void Conversation::dilanAsksWithoutAName() {
    Program &dilan = m_cast.dilan;
    dilan.press(u"askTeacherShortcut"_s);
    dilan.type(u"askTeacherDialog/messageEdit"_s, inquiry);
    dilan.press(u"anonymousTick"_s);
    m_album.photograph(u"ask"_s);
    dilan.press(u"inquirySendButton"_s);
    dilan.seesNoMore(u"askTeacherDialog"_s);
    m_diary.note(u"Dilan asks the teacher, without his name: %1"_s.arg(inquiry));
}

void Conversation::othersWantToKnowToo() {
    for (Program *other : {&m_cast.ben, &m_cast.chloe}) {
        other->choose(side, u"Questions"_s);
        other->choose(questions, inquiry);
        other->press(u"meTooButton"_s);
        other->sees(questions, u"You want to know, too"_s);
    }
    m_cast.teacher.choose(side, u"Questions"_s);
    m_cast.teacher.sees(questions, u"2 also want to know"_s);
    m_cast.teacher.sees(questions, u"Without a name"_s);
    neverSees(m_cast.teacher, questions, u"Dilan"_s);
    m_diary.note(u"Ben and Chloe want to know it, too. The teacher does not learn who asked."_s);
    m_cast.teacher.choose(questions, inquiry);
    m_album.photograph(u"questions"_s);
}

void Conversation::teacherProjectsTheQuestion() {
    Program &teacher = m_cast.teacher;
    teacher.press(u"projectInquiryButton"_s);
    teacher.sees(u"projectorInquiry"_s, inquiry);
    m_cast.nobodyIsNamedIn(u"projectorWindow"_s, inquiry);
    m_cast.ben.sees(questions, u"On the wall"_s);
    m_diary.note(u"The teacher shows it on the wall."_s);
    m_album.photograph(u"question-on-the-wall"_s);
    teacher.press(u"projectInquiryButton"_s);
    teacher.seesNoMore(u"projectorInquiry"_s);
    teacher.press(u"answeredAloudButton"_s);
    m_cast.ben.sees(questions, u"Answered aloud"_s);
    m_diary.note(u"The teacher answers it aloud."_s);
}

// ---- who may talk, what is gone, what is calculated ----

void Conversation::teacherSaysWhoMayTalk() {
    Program &teacher = m_cast.teacher;
    teacher.strike(side, u"Ctrl+Shift+T"_s);
    teacher.press(u"chatTeacher"_s);
    open(m_cast.ana, u"Class"_s);
    m_cast.ana.sees(u"messageNote"_s, onlyTeacher);
    m_diary.note(u"The teacher wants silence in the class chat. Ana reads: %1"_s.arg(onlyTeacher));
    m_album.photograph(u"silence"_s);
    teacher.press(u"chatEverybody"_s);
    teacher.press(u"policyDoneButton"_s);
    teacher.seesNoMore(u"policyDialog"_s);
    m_cast.ana.seesNoMore(u"messageNote"_s);
    m_diary.note(u"Then everybody may write again."_s);
}

void Conversation::benCalculates() {
    open(m_cast.ben, u"Class"_s);
    say(m_cast.ben, u"/calc 12 + 42"_s);
    m_cast.ben.sees(chat, u"12 + 42 = 54"_s);
    neverSees(m_cast.ana, chat, u"54"_s);
    m_diary.note(u"Ben has the server calculate: 12 + 42 = 54. Nobody else sees it."_s);
}

void Conversation::anaDeletesWhatSheSaid() {
    Program &ana = m_cast.ana;
    classLogHas(thought, u"(deleted"_s);
    ana.choose(chat, thought);
    ana.strike(chat, u"Delete"_s);
    ana.sees(u"talkQuestion"_s);
    m_album.photograph(u"delete"_s);
    ana.press(u"confirmButton"_s);
    m_cast.teacher.choose(side, u"Chat"_s);
    for (Program *reader : {&ana, &m_cast.ben, &m_cast.teacher}) {
        reader->sees(chat, u"deleted by Ana"_s);
        neverSees(*reader, chat, thought);
    }
    classLogHas(u"(deleted by Ana)"_s, thought);
    m_diary.note(u"Ana deletes her message: it is gone for everybody, and from the server's files."_s);
    m_album.photograph(u"deleted"_s);
}

void Conversation::classLogHas(const QString &words, const QString &noWords) {
    QFile log(m_stage.dataFolder() + u"/logs/class.log"_s);
    const QString said = log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()) : QString();
    if (!said.contains(words) || said.contains(noWords))
        throw StepFailed{u"\"%1\", and no \"%2\", in %3"_s.arg(words, noWords, log.fileName()), said};
}

} // namespace lectern::tour
