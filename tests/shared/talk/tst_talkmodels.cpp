// SPDX-License-Identifier: GPL-3.0-or-later
// What a program knows of the talk in its class, and what becomes of what is typed: with the real daemon.
#include "tests/shared/talk/classmate.h"
#include "tests/support/cuttableproxy.h"
#include "tests/support/rawclient.h"

#include <QCoreApplication>
#include <QLocale>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;
using client::LinkState;
using protocol::Role;
using protocol::TalkLevel;

namespace {

struct Class {
    ServerProcess server;
    Classmate teacher{Role::Teacher};
    Classmate ana;
    Classmate ben;

    bool begin() { return server.start(); }
    void fill() {
        teacher.join(server, u"Teacher"_s);
        ana.join(server, u"Ana"_s);
        ben.join(server, u"Ben"_s);
        WAIT_COMPARE(ana.talk.people().rowCount(), 3);
        WAIT_COMPARE(ben.talk.people().rowCount(), 3);
        for (Classmate *one : {&teacher, &ana, &ben})
            one->look(one->classRoom());
    }
    void setPolicy(const protocol::SetPolicy &policy) {
        bool isSet = false;
        teacher.talk.requester().ask(policy, &teacher.talk,
                                     [&](const client::Answer &answer) { isSet = answer.isDone(); });
        WAIT_FOR(isSet);
    }
};

} // namespace

class TestTalkModels : public TestCase {
    Q_OBJECT

protected:
    void prepare() override {
        m_class = std::make_unique<Class>();
        QVERIFY(m_class->begin());
        m_class->fill();
    }

private Q_SLOTS:
    void cleanup() { m_class.reset(); }

    void whatOneSaysStandsInEveryPaneAndIsUnreadWhereNobodyLooks() {
        ana().typeAndWait(u"Anyone here?"_s);
        WAIT_COMPARE(ben().said(ben().classRoom()), QStringList{u"Ana: Anyone here?"_s});
        QCOMPARE(ben().panes().model(ben().classRoom())->unread(), 1);
        WAIT_COMPARE(ana().panes().model(ana().classRoom())->unread(), 0);
        QCOMPARE(ana().said(ana().classRoom()).size(), 1);
    }

    void aBlankPaneBecomesThatOfTheTwoWithTheFirstMessage() {
        const RoomId blank = ana().panes().openDirect(seatOf(u"Ben"_s), u"Ben"_s);
        QVERIFY(ana().panes().isBlank(blank));
        ana().look(blank);
        WAIT_FOR(ana().panes().model(blank)->isLoaded()); // and it has not asked the server for it
        QSignalSpy replaced(&ana().panes(), &talk::Panes::replaced);
        ana().typeAndWait(u"Psst"_s, blank);
        WAIT_COMPARE(replaced.size(), 1);
        const RoomId real = ana().panes().directWith(seatOf(u"Ben"_s));
        QVERIFY(real && !ana().panes().model(blank));
        WAIT_FOR(ben().panes().directWith(seatOf(u"Ana"_s)));
        WAIT_COMPARE(ben().panes().model(real)->unread(), 1);
        QCOMPARE(ana().panes().openDirect(seatOf(u"Ben"_s), u"Ben"_s), real);
        QVERIFY(teacher().panes().room(real) == nullptr);
    }

    void msgWritesToTheOneWhoIsNamedInAnyCase() {
        QSignalSpy wanted(&ana().talk.commander(), &talk::Commander::paneWanted);
        ana().typeAndWait(u"/msg ben Psst"_s);
        WAIT_FOR(ana().panes().directWith(seatOf(u"Ben"_s)));
        QCOMPARE(wanted.size(), 1);
        const RoomId room = ana().panes().directWith(seatOf(u"Ben"_s));
        WAIT_FOR(ben().panes().model(room));
        ben().look(room);
        WAIT_COMPARE(ben().said(room), QStringList{u"Ana: Psst"_s});
    }

    void aWrongCommandIsExplainedAndNeverSaid() {
        ana().type(u"/msg Bne Psst"_s);
        WAIT_COMPARE(ana().refused.size(), 1);
        QVERIFY(ana().refused.first().first().toString().contains(u"Bne"_s));
        ana().type(u"/mgs Ben Psst"_s);
        WAIT_COMPARE(ana().refused.size(), 2);
        ana().typeAndWait(u"//shrug"_s);
        WAIT_COMPARE(ben().said(ben().classRoom()), QStringList{u"Ana: /shrug"_s});
    }

    void theServerAnswersCalcDateTimeAndWhoToTheOneAlone() {
        ana().typeAndWait(u"/calc 12 + 42"_s);
        WAIT_COMPARE(lastRow(ana()), u"12 + 42 = 54"_s);
        ana().typeAndWait(u"/date"_s);
        WAIT_FOR(lastRow(ana()).startsWith(u"The server's date: "_s));
        ana().typeAndWait(u"/time"_s);
        WAIT_FOR(lastRow(ana()).startsWith(u"The server's time: "_s));
        ana().typeAndWait(u"/who"_s);
        WAIT_COMPARE(lastRow(ana()), u"Here: Ana, Ben, Teacher"_s);
        QVERIFY(ben().said(ben().classRoom()).isEmpty());
        ana().type(u"/calc 1 / 0"_s);
        WAIT_COMPARE(ana().failed.size(), 1);
    }

    void aRoomIsBuiltLookedIntoAndLeftByCommands() {
        QSignalSpy wanted(&ana().talk.commander(), &talk::Commander::paneWanted);
        ana().typeAndWait(u"/room \"Lab group\" Ben"_s);
        WAIT_COMPARE(wanted.size(), 1);
        const auto room = wanted.first().first().value<RoomId>();
        QCOMPARE(ana().panes().room(room)->name, u"Lab group"_s);
        WAIT_FOR(ben().panes().room(room));
        QCOMPARE(lastRow(ben()), u"You are in the room “Lab group” now."_s);
        WAIT_COMPARE(teacher().panes().otherRooms().size(), size_t(1)); // sees that it is there
        ben().look(room);
        ben().typeAndWait(u"/who"_s, room);
        WAIT_COMPARE(ben().rows(room).value(0), u"In this room: Ana, Ben"_s);
        QSignalSpy gone(&ben().panes(), &talk::Panes::gone);
        ben().typeAndWait(u"/leave"_s, room);
        WAIT_COMPARE(gone.size(), 1);
        WAIT_COMPARE(lastRow(ben()), u"You have left the room “Lab group”."_s);
        ben().type(u"/invite Ana"_s);
        WAIT_COMPARE(ben().refused.size(), 1);
    }

    void aTeacherWhoJoinsARoomSeesItAsAPane() {
        ana().typeAndWait(u"/room Lab Ben"_s);
        WAIT_COMPARE(teacher().panes().otherRooms().size(), size_t(1));
        const RoomId room = teacher().panes().otherRooms().front().room;
        teacher().talk.requester().ask(protocol::Invite{room, {teacher().talk.ownSeat()}});
        WAIT_FOR(teacher().panes().room(room));
        QVERIFY(teacher().panes().otherRooms().empty());
        teacher().talk.requester().ask(protocol::LeaveRoom{room});
        WAIT_COMPARE(teacher().panes().otherRooms().size(), size_t(1));
        QVERIFY(!teacher().panes().room(room));
    }

    void theFieldSaysBeforehandWhyOneMayNotTalk() {
        const RoomId ofClass = ana().classRoom();
        QCOMPARE(ana().talk.whyNotTalk(ofClass), QString());
        m_class->setPolicy({TalkLevel::Nobody, TalkLevel::Teacher, false, false});
        WAIT_COMPARE(ana().talk.whyNotTalk(ofClass), u"Your teacher has switched the class chat off."_s);
        const RoomId withBen = ana().panes().openDirect(seatOf(u"Ben"_s), u"Ben"_s);
        QCOMPARE(ana().talk.whyNotTalk(withBen), u"Direct messages go only to the teacher at the moment."_s);
        const RoomId withTeacher = ana().panes().openDirect(teacher().talk.ownSeat(), u"Teacher"_s);
        QCOMPARE(ana().talk.whyNotTalk(withTeacher), QString());
        QVERIFY(!ana().talk.policy().whyNoNewRoom().isEmpty());
        QCOMPARE(teacher().talk.whyNotTalk(teacher().classRoom()), QString());
        ana().type(u"All the same"_s); // and the server holds it
        WAIT_COMPARE(ana().failed.size(), 1);
    }

    void whoIsMutedSeesUntilWhenAndThatItIsOver() {
        teacher().talk.requester().ask(protocol::Mute{seatOf(u"Ana"_s), 600});
        WAIT_FOR(ana().talk.whyNotTalk(ana().classRoom()).startsWith(u"Your teacher has muted you until "_s));
        m_class->setPolicy({TalkLevel::Everybody, TalkLevel::Everybody, false, false});
        WAIT_FOR(!ana().talk.policy().policy().rooms);
        QVERIFY(ana().talk.policy().isMuted()); // another policy does not end it
        teacher().talk.requester().ask(protocol::Mute{seatOf(u"Ana"_s), 0});
        WAIT_COMPARE(ana().talk.whyNotTalk(ana().classRoom()), QString());
    }

    void talkPausesWhileAVoteIsOpen() {
        m_class->setPolicy({TalkLevel::Everybody, TalkLevel::Everybody, true, true});
        teacher().talk.requester().ask(protocol::Ask{u"Is TCP a byte stream?"_s});
        WAIT_COMPARE(ana().talk.whyNotTalk(ana().classRoom()),
                     u"A vote is open. Talk goes on when it is closed."_s);
        teacher().talk.requester().ask(protocol::Close{QuestionId{1}});
        WAIT_COMPARE(ana().talk.whyNotTalk(ana().classRoom()), QString());
    }

    void whoSendsTooFastIsToldHowLongToWaitAndNothingIsLost() {
        int said = 0;
        while (ana().slowed.isEmpty() && said < 50) {
            const qsizetype before = ana().done.size() + ana().slowed.size();
            ana().type(u"Message %1"_s.arg(said));
            WAIT_FOR(ana().done.size() + ana().slowed.size() > before);
            said = int(ana().done.size());
        }
        QCOMPARE(ana().slowed.size(), 1);
        QVERIFY(ana().slowed.first().first().toDouble() > 0);
        WAIT_COMPARE(ben().said(ben().classRoom()).size(), said);
    }

    void whatIsSaidWithoutAConnectionIsSaidOnceWhenItIsBack() {
        CuttableProxy proxy(m_class->server.port());
        Classmate chloe;
        chloe.join(m_class->server, u"Chloe"_s, proxy.port());
        proxy.swallowAnswers(); // it arrives, but nobody learns that
        chloe.type(u"Once"_s);
        WAIT_COMPARE(ben().said(ben().classRoom()), QStringList{u"Chloe: Once"_s});
        QVERIFY(chloe.done.isEmpty());
        proxy.cut();
        WAIT_COMPARE(chloe.connection.state(), LinkState::Reconnecting);
        QVERIFY(chloe.talk.speaker().isWaiting());
        proxy.mend();
        WAIT_COMPARE(chloe.done.size(), 1);
        chloe.typeAndWait(u"Twice"_s);
        WAIT_COMPARE(ben().said(ben().classRoom()), (QStringList{u"Chloe: Once"_s, u"Chloe: Twice"_s}));
    }

    void whatWasSaidWhileOneWasAwayIsThereAfterwards() {
        CuttableProxy proxy(m_class->server.port());
        Classmate chloe;
        chloe.join(m_class->server, u"Chloe"_s, proxy.port());
        chloe.look(chloe.classRoom());
        ana().typeAndWait(u"Before"_s);
        WAIT_COMPARE(chloe.said(chloe.classRoom()).size(), 1);
        ana().typeAndWait(u"/room Lab Chloe"_s);
        WAIT_COMPARE(chloe.panes().rooms().size(), size_t(2));
        const RoomId lab = chloe.panes().rooms().back();
        proxy.cut();
        WAIT_COMPARE(chloe.connection.state(), LinkState::Reconnecting);
        ana().typeAndWait(u"Meanwhile"_s);
        bool isClosed = false;
        ana().talk.requester().ask(protocol::CloseRoom{lab}, &ana().talk,
                                   [&](const client::Answer &answer) { isClosed = answer.isDone(); });
        WAIT_FOR(isClosed);
        proxy.mend();
        WAIT_COMPARE(chloe.said(chloe.classRoom()), (QStringList{u"Ana: Before"_s, u"Ana: Meanwhile"_s}));
        QCOMPARE(chloe.panes().model(chloe.classRoom())->unread(), 2);
        QVERIFY(!chloe.panes().room(lab));
        QVERIFY(chloe.rows(chloe.classRoom()).contains(u"The room “Lab” is no longer there."_s));
    }

    void comingsAndGoingsStandInTheClassWithTheCount() {
        Classmate batman;
        batman.join(m_class->server, u"Batman"_s);
        WAIT_COMPARE(lastRow(ana()), u"Batman has joined. Member count=4"_s);
        batman.connection.leave();
        WAIT_COMPARE(lastRow(ana()), u"Batman has left. Member count=3"_s);
    }

    void whatWasDismissedStaysSoForTheNextStartOfTheProgram() {
        for (const QString &text : {u"Read chapter 4"_s, u"The exam is on Friday"_s}) {
            const qsizetype before = teacher().done.size();
            teacher().type(text, {}, protocol::MessageKind::Announcement);
            WAIT_COMPARE(teacher().done.size(), before + 1);
        }
        WAIT_COMPARE(ana().talk.announcements().pinned().size(), size_t(2));
        ana().talk.announcements().dismiss(ana().talk.announcements().pinned().front().message);
        const client::Credentials credentials = ana().connection.credentials();
        const client::ServerAddress address = ana().connection.server();
        ana().connection.close();
        Classmate again;
        again.connection.open(address, credentials);
        WAIT_COMPARE(again.connection.state(), LinkState::Ready);
        again.look(again.classRoom());
        WAIT_COMPARE(again.talk.announcements().pinned().size(), size_t(1));
        QCOMPARE(again.talk.announcements().pinned().front().text, u"Read chapter 4"_s);
    }

    void anotherClassStartsWithNothingOfTheOneBefore() {
        ana().typeAndWait(u"/msg Ben Psst"_s);
        WAIT_COMPARE(ana().panes().rooms().size(), size_t(2));
        ServerProcess other;
        QVERIFY(other.start());
        QSignalSpy anew(&ana().panes(), &talk::Panes::startedOver);
        ana().connection.close();
        ana().join(other, u"Ana"_s);
        QCOMPARE(anew.size(), 1);
        QCOMPARE(ana().panes().rooms(), std::vector<RoomId>{ana().classRoom()});
        QCOMPARE(ana().said(ana().classRoom()), QStringList());
    }

    void aLoneQuestionIsAskedByCommandAndAnotherWaitsForItsTurn() {
        ana().typeAndWait(u"/ask Will this be in the exam?"_s);
        WAIT_COMPARE(teacher().talk.inquiries().openCount(), 1);
        ana().typeAndWait(u"/hand"_s);
        WAIT_FOR(ana().talk.hand().isRaised());
        ana().typeAndWait(u"/hand down"_s);
        WAIT_FOR(!ana().talk.hand().isRaised());
    }

    void yesAndNoAreHandedToWhoeverVotes() {
        QString choice;
        ana().talk.commander().setVoter([&](const QString &wish) {
            choice = wish;
            return choice == u"no"_s ? u"Too late."_s : QString();
        });
        ana().typeAndWait(u"/yes"_s);
        QCOMPARE(choice, u"yes"_s);
        ana().type(u"/no"_s);
        QCOMPARE(ana().refused.value(0).value(0).toString(), u"Too late."_s);
    }

private:
    Classmate &teacher() { return m_class->teacher; }
    Classmate &ana() { return m_class->ana; }
    Classmate &ben() { return m_class->ben; }
    SeatId seatOf(const QString &name) { return ana().talk.people().find(name).at(0); }
    static QString lastRow(Classmate &one) {
        return one.rows(one.classRoom()).value(one.rows(one.classRoom()).size() - 1);
    }

    std::unique_ptr<Class> m_class;
};

LECTERN_TEST(TestTalkModels, QCoreApplication)

#include "tst_talkmodels.moc"
