// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/names.h"
#include "tests/server/classroom/sampleclass.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QCryptographicHash>

using namespace lectern;
using namespace lectern::test;
using namespace std::chrono_literals;
using protocol::PersonState;
using protocol::Role;

class SeatsTest : public TestCase {
    Q_OBJECT

    static constexpr ConnectionId ana{2};
    static constexpr ConnectionId ben{3};
    static constexpr ConnectionId later{9};

private Q_SLOTS:
    void aStudentIsWelcomedThenToldTheStateThenEnrolled() {
        SampleClass c;
        const Effects effects = c.joinStudent(ana, u"Ana"_s);
        QCOMPARE(outline(effects), (QStringList{u"send 2 welcome"_s, u"send 2 question"_s, u"send 2 people"_s,
                                                u"send 2 policy"_s, u"send 2 rooms"_s, u"send 2 inquiries"_s,
                                                u"enroll 2 student"_s}));
        const auto welcome = only<protocol::Welcome>(effects);
        QCOMPARE(welcome.name, u"Ana"_s);
        QCOMPARE(welcome.token, c.tokenOf(ana));
        QCOMPARE(welcome.role, Role::Student);
        QVERIFY(!welcome.resumed);
        QVERIFY(welcome.seat);
        const auto question = only<protocol::Question>(effects);
        QCOMPARE(question.state, protocol::QuestionState::None);
        QVERIFY(!question.question);
    }

    void aStudentWhoComesLaterSeesTheOpenQuestionAndNoTally() {
        SampleClass c;
        c.joinTeacher();
        const QuestionId id = c.ask(u"Ready?"_s);
        const Effects effects = c.joinStudent(ana, u"Ana"_s);
        QCOMPARE(only<protocol::Question>(effects).question, id);
        QCOMPARE(only<protocol::Question>(effects).text, u"Ready?"_s);
        QVERIFY(messages<protocol::Tally>(effects).empty());
    }

    void aStudentWhoComesWhileTheResultIsShownSeesIt() {
        SampleClass c;
        c.joinTeacher();
        c.ask();
        effectsOf(c.room.show(true));
        const Effects effects = c.joinStudent(ana, u"Ana"_s);
        QCOMPARE(outline(effects), (QStringList{u"send 2 welcome"_s, u"send 2 question"_s, u"send 2 tally"_s,
                                                u"send 2 people"_s, u"send 2 policy"_s, u"send 2 rooms"_s,
                                                u"send 2 inquiries"_s, u"enroll 2 student"_s}));
        QCOMPARE(only<protocol::Tally>(effects).seats, 1);
    }

    void onlyTheHashOfATokenIsKept() {
        SampleClass c;
        const Effects effects = c.joinStudent(ana, u"Ana"_s);
        const auto &taken = std::get<record::SeatTaken>(effects.records.back());
        QCOMPARE(taken.tokenHash, QCryptographicHash::hash(c.tokenOf(ana), QCryptographicHash::Sha256));
    }

    void aTakenNameIsRefusedWithAFreeOne() {
        SampleClass c;
        c.joinStudent(ana, u"Ana"_s);
        const Refusal refused = refusalOf(c.room.joinStudent(ben, u"АNA"_s, "00")); // a Cyrillic A
        QCOMPARE(toString(refused.code), toString(ErrorCode::NameTaken));
        QVERIFY(!c.room.seatOf(ben));
        QCOMPARE(refusalOf(c.room.joinStudent(ben, u"ana"_s, "00")).suggestion, u"ana 2"_s);
        c.joinStudent(ben, u"Ana 2"_s);
        QCOMPARE(refusalOf(c.room.joinStudent(later, u"Ana"_s, "01")).suggestion, u"Ana 3"_s);
        QCOMPARE(refusalOf(c.room.joinStudent(later, u"Ana 2"_s, "01")).suggestion, u"Ana 3"_s);
    }

    void aSuggestedNameFitsIsAcceptableAndFree() {
        SampleClass c;
        const QString longest(32, u'x');
        c.joinStudent(ana, longest);
        const QString shorter = refusalOf(c.room.joinStudent(ben, longest, "00")).suggestion;
        QCOMPARE(shorter, QString(30, u'x') + u" 2"_s);
        c.joinStudent(ben, shorter);

        // Cut to make room, this one would read "classic" with a number: reserved.
        const QString awkward = u"classic "_s + QString(22, u'0') + u"xx"_s;
        c.joinStudent({4}, awkward);
        const QString other = refusalOf(c.room.joinStudent({5}, awkward, "00")).suggestion;
        QCOMPARE(other, u"Guest 2"_s);
        c.joinStudent({5}, other);
    }

    void aThousandNamesakesAllGetASuggestion() {
        SampleClass c;
        c.joinStudent({100}, u"Ana"_s);
        for (quint64 i = 101; i < 1100; ++i) {
            const Refusal refused = refusalOf(c.room.joinStudent({i}, u"Ana"_s, "00"));
            QVERIFY2(!refused.suggestion.isEmpty(), qPrintable(u"the %1st namesake"_s.arg(i - 100)));
            c.joinStudent({i}, refused.suggestion);
        }
        QCOMPARE(c.room.seats().studentsHere(), 1000);
        QCOMPARE(codeOf(c.room.joinStudent({1}, u"Ana 1000"_s, "00")), toString(ErrorCode::NameTaken));
    }

    void anUnacceptableNameIsRefused() {
        SampleClass c;
        QCOMPARE(codeOf(c.room.joinStudent(ana, u""_s, "00")), toString(ErrorCode::NameInvalid));
        QCOMPARE(codeOf(c.room.joinStudent(ana, u"Teacher"_s, "00")), toString(ErrorCode::NameReserved));
        QCOMPARE(codeOf(c.room.joinTeacher(ana, u"Server"_s, "00")), toString(ErrorCode::NameReserved));
    }

    void aConnectionSitsOnlyOnce() {
        SampleClass c;
        c.joinStudent(ana, u"Ana"_s);
        QCOMPARE(codeOf(c.room.joinStudent(ana, u"Ben"_s, "00")), toString(ErrorCode::WrongState));
        QCOMPARE(codeOf(c.room.joinTeacher(ana, {}, "00")), toString(ErrorCode::WrongState));
        QCOMPARE(codeOf(c.room.resume(ana, Role::Student, c.tokenOf(ana))), toString(ErrorCode::WrongState));
    }

    void aTokenBringsBackTheSameSeatAndBallot() {
        SampleClass c;
        c.joinTeacher();
        c.joinStudent(ana, u"Ana"_s);
        const SeatId seat = c.seatAt(ana);
        const QuestionId question = c.ask();
        effectsOf(c.vote(ana, u"yes"_s));
        c.room.disconnected(ana);
        QCOMPARE(c.room.seats().all().at(seat).state, PersonState::Away);

        const Effects effects = effectsOf(c.room.resume(later, Role::Student, c.tokenOf(ana).toUpper()));
        QCOMPARE(outline(effects), (QStringList{u"send 9 welcome"_s, u"send 9 question"_s, u"send 9 ballot"_s,
                                                u"send 9 people"_s, u"send 9 policy"_s, u"send 9 rooms"_s,
                                                u"send 9 inquiries"_s, u"enroll 9 student"_s}));
        const auto welcome = only<protocol::Welcome>(effects);
        QCOMPARE(welcome.seat, seat);
        QVERIFY(welcome.resumed);
        QVERIFY(welcome.token.isEmpty());
        QCOMPARE(only<protocol::Ballot>(effects).question, question);
        QCOMPARE(only<protocol::Ballot>(effects).choice, u"yes"_s);
        QVERIFY(effects.records.empty());
        QCOMPARE(c.room.question()->answered(), 1);
    }

    void aReconnectionTakesTheSeatFromTheOldConnection() {
        SampleClass c;
        c.joinStudent(ana, u"Ana"_s);
        const SeatId seat = c.seatAt(ana);
        const Effects effects = effectsOf(c.room.resume(later, Role::Student, c.tokenOf(ana)));
        QCOMPARE(outline(effects).first(), u"dismiss 2 taken-over"_s);
        QCOMPARE(outline(effects).at(1), u"send 9 welcome"_s);
        QVERIFY(!c.room.seatOf(ana));
        QCOMPARE(c.seatAt(later), seat);
        QCOMPARE(c.room.seats().studentsHere(), 1);

        c.room.disconnected(ana); // the old one closes after the fact
        QCOMPARE(c.seatAt(later), seat);
    }

    void anUnknownTokenOrOneOfTheOtherRoleIsRefused() {
        SampleClass c;
        c.joinTeacher();
        c.joinStudent(ana, u"Ana"_s);
        QCOMPARE(codeOf(c.room.resume(later, Role::Student, "abcdef")), toString(ErrorCode::BadToken));
        QCOMPARE(codeOf(c.room.resume(later, Role::Teacher, c.tokenOf(ana))), toString(ErrorCode::BadToken));
        QCOMPARE(codeOf(c.room.resume(later, Role::Student, c.tokenOf(c.teacher))),
                 toString(ErrorCode::BadToken));
        QVERIFY(c.room.seatOf(ana));
    }

    void aTokenExpiresSoLongAfterItsLastUse() {
        SampleClass c;
        c.joinStudent(ana, u"Ana"_s);
        c.time.pass(limits::resumeTime * 2); // in use all the time
        c.room.disconnected(ana);
        c.time.pass(limits::resumeTime);
        effectsOf(c.room.resume(ben, Role::Student, c.tokenOf(ana)));
        c.room.disconnected(ben);
        c.time.pass(limits::resumeTime + 1ms);
        QCOMPARE(codeOf(c.room.resume(later, Role::Student, c.tokenOf(ana))), toString(ErrorCode::BadToken));
    }

    void aTokenWhoseSeatIsInUseDoesNotExpire() {
        SampleClass c;
        c.joinStudent(ana, u"Ana"_s);
        c.time.pass(limits::resumeTime * 2);
        QCOMPARE(outline(effectsOf(c.room.resume(later, Role::Student, c.tokenOf(ana)))).first(),
                 u"dismiss 2 taken-over"_s);
    }

    void aJumpOfTheWallClockExpiresNothing() {
        SampleClass c;
        c.joinStudent(ana, u"Ana"_s);
        c.room.disconnected(ana);
        c.time.jumpWall(30LL * 24 * 3600 * 1000);
        effectsOf(c.room.resume(later, Role::Student, c.tokenOf(ana)));
    }

    void whoLeavesFreesNameAndTokenAndIsDismissed() {
        SampleClass c;
        c.joinStudent(ana, u"Ana"_s);
        const SeatId seat = c.seatAt(ana);
        QCOMPARE(outline(effectsOf(c.room.leave(ana))), QStringList{u"dismiss 2 left"_s});
        QVERIFY(!c.room.seatOf(ana));
        QCOMPARE(codeOf(c.room.resume(later, Role::Student, c.tokenOf(ana))), toString(ErrorCode::BadToken));
        c.joinStudent(ben, u"Ana"_s);
        QVERIFY(c.seatAt(ben) != seat);
        QCOMPARE(codeOf(c.room.leave(later)), toString(ErrorCode::WrongState));
    }

    void theNameOfSomebodyAwayStaysTaken() {
        SampleClass c;
        c.joinStudent(ana, u"Ana"_s);
        c.room.heard(ana);
        c.room.disconnected(ana);
        QCOMPARE(codeOf(c.room.joinStudent(ben, u"Ana"_s, "00")), toString(ErrorCode::NameTaken));
    }

    // Else a student whose first welcome was lost could not come in under the own name.
    void aSeatWhoseWelcomeWasLostIsGivenUpForItsName() {
        SampleClass c;
        c.joinStudent(ben, u"Ben"_s);
        c.joinStudent(ana, u"Ana"_s);
        const SeatId lost = c.seatAt(ana);
        const RoomId room = c.openRoom(ben, u"Lab"_s, {ana});
        c.room.disconnected(ana);
        const Effects effects = c.joinStudent(later, u"Ana"_s);
        QCOMPARE(std::get<record::SeatLeft>(effects.records.at(1)).seat, lost);
        QVERIFY(c.seatAt(later) != lost);
        QCOMPARE(c.room.seats().all().at(lost).state, PersonState::Left);
        QVERIFY(!c.room.talk().rooms().find(room)->has(lost));
        QVERIFY(!c.room.talk().rooms().find(room)->has(c.seatAt(later))); // nothing is inherited
        QCOMPARE(codeOf(c.room.resume({10}, Role::Student, c.tokenOf(ana))), toString(ErrorCode::BadToken));
        c.room.disconnected(later); // lost again
        c.joinStudent({11}, u"ANA"_s);
    }

    void aSeatThatIsInUseOrProvenIsNeverGivenUpForItsName() {
        SampleClass c;
        c.joinStudent(ana, u"Ana"_s);
        QCOMPARE(codeOf(c.room.joinStudent(later, u"Ana"_s, "00")), toString(ErrorCode::NameTaken));
        c.room.disconnected(ana);
        effectsOf(c.room.resume(ben, Role::Student, c.tokenOf(ana))); // has the token
        c.room.disconnected(ben);
        QCOMPARE(codeOf(c.room.joinStudent(later, u"Ana"_s, "00")), toString(ErrorCode::NameTaken));
    }

    void afterARestartEverySeatIsSomebodys() {
        SampleClass c;
        std::vector<Record> facts = c.joinStudent(ana, u"Ana"_s).records;
        c.room.restore(facts);
        QCOMPARE(codeOf(c.room.joinStudent(later, u"Ana"_s, "00")), toString(ErrorCode::NameTaken));
    }

    void anAbsentTeachersSeatIsForlornForNoStudent() {
        SampleClass c;
        c.joinTeacher(c.teacher, u"Ms Lee"_s);
        c.room.disconnected(c.teacher);
        QCOMPARE(codeOf(c.room.joinStudent(later, u"Ms Lee"_s, "00")), toString(ErrorCode::NameTaken));
    }

    void aTeacherWithoutANameIsCalledTeacherAndTheNextTeacher2() {
        SampleClass c;
        QVERIFY(!c.room.hasTeacher());
        QCOMPARE(only<protocol::Welcome>(c.joinTeacher()).name, u"Teacher"_s);
        QCOMPARE(only<protocol::Welcome>(c.joinTeacher(ben)).name, u"Teacher 2"_s);
        QVERIFY(c.room.hasTeacher());
    }

    void aTeacherIsToldTallyAndPeopleWithTheWelcome() {
        SampleClass c;
        c.joinStudent(ana, u"Ana"_s);
        c.joinStudent(ben, u"Ben"_s);
        effectsOf(c.room.leave(ben));
        c.joinTeacher();
        c.ask();
        effectsOf(c.vote(ana, u"no"_s));
        const Effects effects = c.joinTeacher(later, u"Ms Lee"_s);
        QCOMPARE(outline(effects),
                 (QStringList{u"send 9 welcome"_s, u"send 9 question"_s, u"send 9 tally"_s,
                              u"send 9 people"_s, u"send 9 people"_s, u"send 9 policy"_s, u"send 9 rooms"_s,
                              u"send 9 inquiries"_s, u"enroll 9 teacher"_s}));
        const auto people = messages<protocol::People>(effects).front();
        QVERIFY(people.reset);
        QCOMPARE(people.here, 1);
        QStringList names;
        for (const protocol::Person &person : people.people)
            names.append(person.name);
        QCOMPARE(names, (QStringList{u"Ana"_s, u"Teacher"_s, u"Ms Lee"_s}));
        const auto gone = messages<protocol::People>(effects).back();
        QVERIFY(!gone.reset);
        QCOMPARE(gone.people.size(), 1U);
        QCOMPARE(gone.people.front().name, u"Ben"_s);
        QVERIFY(people.people.at(0).answered);
        QVERIFY(!people.people.at(1).answered);
    }

    void anAbsentTeachersSeatIsTakenOverByNameWithANewToken() {
        SampleClass c;
        c.joinTeacher();
        const SeatId seat = c.seatAt(c.teacher);
        c.room.disconnected(c.teacher);
        QVERIFY(c.room.hasTeacher());
        const Effects effects = c.joinTeacher(later);
        QCOMPARE(c.seatAt(later), seat);
        QVERIFY(std::holds_alternative<record::TokenReplaced>(effects.records.at(0)));
        QCOMPARE(only<protocol::Welcome>(effects).token, c.tokenOf(later));
        c.room.disconnected(later);
        QCOMPARE(codeOf(c.room.resume(ben, Role::Teacher, c.tokenOf(c.teacher))),
                 toString(ErrorCode::BadToken));
        effectsOf(c.room.resume(ben, Role::Teacher, c.tokenOf(later)));
    }

    void anAbsentStudentsSeatIsNotForATeacher() {
        SampleClass c;
        c.joinStudent(ana, u"Lee"_s);
        c.room.disconnected(ana);
        QCOMPARE(only<protocol::Welcome>(c.joinTeacher(later, u"Lee"_s)).name, u"Lee 2"_s);
    }

    void aTeacherWhoLeavesIsNoTeacherAnyMore() {
        SampleClass c;
        c.joinTeacher();
        effectsOf(c.room.leave(c.teacher));
        QVERIFY(!c.room.hasTeacher());
    }

    void anUnknownConnectionThatClosesIsIgnored() {
        SampleClass c;
        c.room.disconnected(later);
        QVERIFY(!c.room.hasNews());
    }
};

LECTERN_TEST(SeatsTest, QCoreApplication)
#include "tst_seats.moc"
