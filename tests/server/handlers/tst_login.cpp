// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/limits.h"
#include "tests/server/handlers/samplelesson.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::test;
using protocol::Hello;
using protocol::Login;
using protocol::Role;

class LoginTest : public TestCase {
    Q_OBJECT

    static constexpr ConnectionId one{1};
    static constexpr ConnectionId two{2};
    static constexpr ConnectionId three{3};

    static Login asTeacher(const QByteArray &proof = {}) { return {Role::Teacher, {}, {}, proof}; }
    static Login asStudent(const QString &name) { return {Role::Student, name, {}, {}}; }

private Q_SLOTS:
    void helloIsAnsweredWithVersionClassAndChallenge() {
        SampleLesson l;
        const Effects effects = l.send(one, Hello{1, 1, u"test"_s});
        QCOMPARE(outline(effects), QStringList{u"send 1 greeting"_s});
        const auto greeting = only<protocol::Greeting>(effects);
        QCOMPARE(greeting.version, 1);
        QCOMPARE(greeting.server, u"lectern-server test"_s);
        QCOMPARE(greeting.className, u"Physics 101"_s);
        QCOMPARE(greeting.challenge, l.requester(one).challenge);
        QVERIFY(l.requester(one).greeted);
    }

    void aRangeOfVersionsThatHoldsOursIsWelcome() {
        SampleLesson l;
        QCOMPARE(only<protocol::Greeting>(l.send(one, Hello{0, 7, {}})).version, protocol::newestVersion);
    }

    void withoutACommonVersionTheClientIsToldOurs_data() {
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::newRow("too new") << protocol::newestVersion + 1 << protocol::newestVersion + 3;
        QTest::newRow("too old") << 0 << protocol::oldestVersion - 1;
        QTest::newRow("upside down") << protocol::newestVersion + 1 << protocol::oldestVersion - 1;
        QTest::newRow("upside down around ours") << 2 << 1;
    }
    void withoutACommonVersionTheClientIsToldOurs() {
        QFETCH(int, least);
        QFETCH(int, most);
        SampleLesson l;
        const Effects effects = l.send(one, Hello{least, most, {}});
        QCOMPARE(outline(effects), QStringList{u"send 1 error"_s});
        QCOMPARE(errorWord(effects), toString(ErrorCode::UnsupportedVersion));
        QCOMPARE(only<protocol::Error>(effects).minVersion, protocol::oldestVersion);
        QCOMPARE(only<protocol::Error>(effects).maxVersion, protocol::newestVersion);
        QCOMPARE(outline(l.send(one, Hello{})), QStringList{u"send 1 greeting"_s}); // it may try again
    }

    void theNameOfTheProgramHasALimit() {
        SampleLesson l;
        const auto most = limits::clientNameCharacters;
        QCOMPARE(errorWord(l.send(one, Hello{1, 1, QString(most + 1, u'x')})),
                 toString(ErrorCode::TextInvalid));
        QVERIFY(!l.requester(one).greeted);
        l.send(one, Hello{1, 1, u"😀"_s.repeated(most)});
        QVERIFY(l.requester(one).greeted);
    }

    void aStudentJoinsWithANameAndGetsALongRandomToken() {
        SampleLesson l;
        const auto ana = only<protocol::Welcome>(l.joinStudent(one, u"Ana"_s));
        const auto ben = only<protocol::Welcome>(l.joinStudent(two, u"Ben"_s));
        QCOMPARE(ana.token.size(), 64); // 256 bits
        QVERIFY(ana.token != ben.token);
        QCOMPARE(ana.name, u"Ana"_s);
    }

    void aStudentNeedsAName() {
        SampleLesson l;
        QCOMPARE(errorWord(l.joinStudent(one, {})), toString(ErrorCode::NameInvalid));
    }

    void aLoginThatFailsMayBeTriedAgain() {
        SampleLesson l;
        l.joinStudent(one, u"Ana"_s);
        QCOMPARE(errorWord(l.joinStudent(two, u"Ana"_s)), toString(ErrorCode::NameTaken));
        QCOMPARE(only<protocol::Welcome>(l.send(two, asStudent(u"Ben"_s))).name, u"Ben"_s);
    }

    void aRefusedNameCostsNoSeat() {
        SampleLesson l;
        l.greet(one);
        QCOMPARE(errorWord(l.send(one, asStudent(u"Teacher"_s))), toString(ErrorCode::NameReserved));
        QCOMPARE(l.seatsTaken, 0);
        l.send(one, asStudent(u"Ana"_s));
        QCOMPARE(l.seatsTaken, 1);
    }

    void whoTakesTooManySeatsHasToWait() {
        SampleLesson l;
        l.takeSeat = [] { return 7.0; };
        l.greet(one);
        const Effects effects = l.send(one, asStudent(u"Ana"_s));
        QCOMPARE(errorWord(effects), toString(ErrorCode::SlowDown));
        QCOMPARE(only<protocol::Error>(effects).wait, std::optional(7.0));
    }

    void anythingThatComesAfterTheWelcomeMakesTheSeatItsOwn_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("isOwn");
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("a pong") << QByteArray(R"({"type":"pong"})") << true;
        QTest::newRow("what is refused") << QByteArray(R"({"type":"quit"})") << true;
        QTest::newRow("what nobody knows") << QByteArray(R"({"type":"dance"})") << true;
        QTest::newRow("no message") << QByteArray("{") << true;
    }
    void anythingThatComesAfterTheWelcomeMakesTheSeatItsOwn() {
        QFETCH(QByteArray, line);
        QFETCH(bool, isOwn);
        SampleLesson l;
        l.joinStudent(one, u"Ana"_s);
        if (!line.isEmpty())
            l.sendBytes(one, line);
        l.room.disconnected(one);
        l.joinStudent(two, u"Ana"_s);
        QCOMPARE(l.room.seatOf(two) == nullptr, isOwn);
    }

    void aTokenBringsTheSeatBackWhateverTheName() {
        SampleLesson l;
        const auto first = only<protocol::Welcome>(l.joinStudent(one, u"Ana"_s));
        l.room.disconnected(one);
        l.greet(two);
        const auto again =
            only<protocol::Welcome>(l.send(two, Login{Role::Student, u"Somebody"_s, first.token, {}}));
        QCOMPARE(again.seat, first.seat);
        QCOMPARE(again.name, u"Ana"_s);
        QVERIFY(again.resumed);
    }

    void aBadTokenIsRefusedAndTheNameBesideItNotUsed() {
        SampleLesson l;
        l.greet(one);
        QCOMPARE(errorWord(l.send(one, Login{Role::Student, u"Ana"_s, "abcd", {}})),
                 toString(ErrorCode::BadToken));
        QVERIFY(!l.room.seatOf(one));
        only<protocol::Welcome>(l.send(one, asStudent(u"Ana"_s)));
    }

    void aTeacherIsWhoProvesTheKey() {
        SampleLesson l;
        QCOMPARE(only<protocol::Welcome>(l.joinTeacher(one)).role, Role::Teacher);
        QVERIFY(l.room.hasTeacher());
    }

    void withoutTheKeyNobodyIsTeacher() {
        SampleLesson l;
        l.greet(one);
        l.greet(two);
        QCOMPARE(errorWord(l.send(one, asTeacher())), toString(ErrorCode::BadProof));
        QCOMPARE(errorWord(l.send(one, asTeacher("00"))), toString(ErrorCode::BadProof));
        QCOMPARE(
            errorWord(l.send(one, asTeacher(TeacherKey::generate().prove(l.requester(one).challenge, {})))),
            toString(ErrorCode::BadProof));
        // A proof that was overheard answers another challenge.
        QCOMPARE(errorWord(l.send(one, asTeacher(l.proofOf(two)))), toString(ErrorCode::BadProof));
        QVERIFY(!l.room.hasTeacher());
        only<protocol::Welcome>(l.send(one, asTeacher(l.proofOf(one))));
    }

    void aTeachersTokenNeedsNoProof() {
        SampleLesson l;
        const auto first = only<protocol::Welcome>(l.joinTeacher(one));
        l.greet(two);
        const Effects effects = l.send(two, Login{Role::Teacher, {}, first.token, {}});
        QCOMPARE(only<protocol::Welcome>(effects).seat, first.seat);
    }

    void aStudentsTokenMakesNoTeacher() {
        SampleLesson l;
        const auto ana = only<protocol::Welcome>(l.joinStudent(one, u"Ana"_s));
        l.greet(two);
        QCOMPARE(errorWord(l.send(two, Login{Role::Teacher, {}, ana.token, {}})),
                 toString(ErrorCode::BadToken));
    }

    void theFirstIsTeacherWhereThatRuleHolds() {
        SampleLesson l;
        l.server.firstIsTeacher = true;
        l.greet(one);
        l.greet(two);
        l.greet(three);
        QCOMPARE(only<protocol::Welcome>(l.send(one, asTeacher("00"))).role, Role::Teacher);
        QCOMPARE(errorWord(l.send(two, asTeacher())), toString(ErrorCode::TeacherTaken));
        l.room.disconnected(one); // away, but still the teacher
        QCOMPARE(errorWord(l.send(two, asTeacher("00"))), toString(ErrorCode::TeacherTaken));
        only<protocol::Welcome>(l.send(three, asTeacher(l.proofOf(three)))); // the key opens always
    }
};

LECTERN_TEST(LoginTest, QCoreApplication)
#include "tst_login.moc"
