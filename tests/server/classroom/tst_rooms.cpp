// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/classroom/sampleclass.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::test;
using namespace std::chrono_literals;
using protocol::RoomEnd;
using protocol::RoomKind;

class RoomsTest : public TestCase {
    Q_OBJECT

    static constexpr ConnectionId teacher = SampleClass::teacher;
    static constexpr ConnectionId ana{2};
    static constexpr ConnectionId ben{3};
    static constexpr ConnectionId eve{4};

    struct ClassWithRooms : SampleClass {
        ClassWithRooms() {
            joinTeacher();
            joinStudent(ana, u"Ana"_s);
            joinStudent(ben, u"Ben"_s);
            joinStudent(eve, u"Eve"_s);
        }
        Talk &talk() { return room.talk(); }
        QStringList membersOf(RoomId id) {
            QStringList names;
            for (const auto &member :
                 only<protocol::Members>(effectsOf(talk().listMembers(seat(teacher), id))).members)
                names.append(member.name);
            return names;
        }
    };

private Q_SLOTS:
    void whoBuildsARoomChoosesWhoIsInItAndTeachersSeeThatItIsThere() {
        ClassWithRooms c;
        const Effects effects =
            effectsOf(c.talk().openRoom(c.seat(ana), {u"  Lab   group "_s, {c.seatAt(ben)}}));
        QCOMPARE(outline(effects), (QStringList{u"send 1 rooms"_s, u"send 2 rooms"_s, u"send 3 rooms"_s}));
        const auto told = messages<protocol::Rooms>(effects);
        QCOMPARE(told.at(0).rooms.at(0).name, u"Lab group"_s);
        QCOMPARE(told.at(0).rooms.at(0).people, 2);
        QVERIFY(!told.at(0).rooms.at(0).member);
        QVERIFY(told.at(2).rooms.at(0).member);
        QCOMPARE(told.at(2).rooms.at(0).builder, c.seatAt(ana));
        QCOMPARE(c.membersOf(told.at(0).rooms.at(0).room), (QStringList{u"Ana"_s, u"Ben"_s}));
    }

    void aRoomNeedsANameAndPeopleWhoAreThere() {
        ClassWithRooms c;
        for (const QString &name :
             {u""_s, u"  "_s, u"a\u0007"_s, QString(limits::roomNameCharacters + 1, u'a')})
            QCOMPARE(codeOf(c.talk().openRoom(c.seat(ana), {name, {}})), toString(ErrorCode::TextInvalid));
        QCOMPARE(codeOf(c.talk().openRoom(c.seat(ana), {u"Lab"_s, {SeatId{99}}})),
                 toString(ErrorCode::UnknownPerson));
        effectsOf(c.room.leave(ben));
        QCOMPARE(codeOf(c.talk().openRoom(c.seat(ana), {u"Lab"_s, {SeatId{3}}})),
                 toString(ErrorCode::UnknownPerson));
    }

    void aRoomHasNobodysName_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("code");
        const QString taken = toString(ErrorCode::NameTaken);
        const QString reserved = toString(ErrorCode::NameReserved);
        QTest::newRow("of somebody here") << u"Ben"_s << taken;
        QTest::newRow("of a look-alike") << u"ВEN"_s << taken; // Cyrillic
        QTest::newRow("of the builder") << u"Ana"_s << taken;
        QTest::newRow("the teacher's") << u"Тeacher 2"_s << reserved; // Cyrillic
        QTest::newRow("the server's") << u"SERVER"_s << reserved;
    }
    void aRoomHasNobodysName() {
        QFETCH(QString, name);
        QFETCH(QString, code);
        ClassWithRooms c;
        QCOMPARE(codeOf(c.talk().openRoom(c.seat(ana), {name, {}})), code);
        effectsOf(c.talk().openRoom(c.seat(ana), {name + u" and friends"_s, {}}));
    }

    void nobodyBuildsASecondRoomOfANameWhileInTheFirst() {
        ClassWithRooms c;
        const RoomId room = c.openRoom(ana, u"Lab"_s, {ben});
        for (const ConnectionId member : {ana, ben})
            QCOMPARE(codeOf(c.talk().openRoom(c.seat(member), {u"LAB "_s, {}})),
                     toString(ErrorCode::LimitReached));
        c.openRoom(eve, u"Lab"_s); // who is not to learn that there is one
        effectsOf(c.talk().leaveRoom(c.seat(ana), room));
        c.openRoom(ana, u"Lab"_s);
    }

    void everyMemberInvitesMore() {
        ClassWithRooms c;
        const RoomId room = c.openRoom(ana, u"Lab"_s, {ben});
        QCOMPARE(codeOf(c.talk().invite(c.seat(eve), {room, {c.seatAt(eve)}})),
                 toString(ErrorCode::UnknownRoom));
        effectsOf(c.talk().invite(c.seat(ben), {room, {c.seatAt(eve), c.seatAt(ana)}}));
        QCOMPARE(c.membersOf(room), (QStringList{u"Ana"_s, u"Ben"_s, u"Eve"_s}));
        QVERIFY(effectsOf(c.talk().invite(c.seat(ben), {room, {c.seatAt(eve)}})).records.empty());
    }

    void aTeacherJoinsAnyRoomByInvitingHimself() {
        ClassWithRooms c;
        const RoomId room = c.openRoom(ana, u"Lab"_s, {ben});
        QCOMPARE(codeOf(c.sayIn(teacher, room, u"Hello"_s)), toString(ErrorCode::UnknownRoom));
        effectsOf(c.talk().invite(c.seat(teacher), {room, {c.seatAt(teacher)}}));
        effectsOf(c.sayIn(teacher, room, u"Hello"_s));
    }

    void onlyItsBuilderOrATeacherRemovesPeopleOrClosesIt() {
        ClassWithRooms c;
        const RoomId room = c.openRoom(ana, u"Lab"_s, {ben, eve});
        QCOMPARE(codeOf(c.talk().removeMember(c.seat(ben), {room, c.seatAt(eve)})),
                 toString(ErrorCode::NotAllowed));
        QCOMPARE(codeOf(c.talk().closeRoom(c.seat(ben), room)), toString(ErrorCode::NotAllowed));
        const Effects effects = effectsOf(c.talk().removeMember(c.seat(ana), {room, c.seatAt(eve)}));
        const auto gone = only<protocol::RoomGone>(effects);
        QCOMPARE(gone.reason, RoomEnd::Removed);
        QCOMPARE(gone.by, u"Ana"_s);
        QCOMPARE(codeOf(c.sayIn(eve, room, u"Hey"_s)), toString(ErrorCode::UnknownRoom));
        effectsOf(c.talk().removeMember(c.seat(teacher), {room, c.seatAt(ben)}));
        QCOMPARE(c.membersOf(room), QStringList{u"Ana"_s});
        const Effects closed = effectsOf(c.talk().closeRoom(c.seat(teacher), room));
        QCOMPARE(outline(closed), (QStringList{u"send 1 room-gone"_s, u"send 2 room-gone"_s}));
        QCOMPARE(codeOf(c.sayIn(ana, room, u"Hey"_s)), toString(ErrorCode::UnknownRoom));
    }

    void whoBuiltARoomAndLeftItHasNoSayInIt() {
        ClassWithRooms c;
        const RoomId room = c.openRoom(ana, u"Lab"_s, {ben, eve});
        effectsOf(c.talk().leaveRoom(c.seat(ana), room));
        QCOMPARE(codeOf(c.talk().closeRoom(c.seat(ana), room)), toString(ErrorCode::UnknownRoom));
    }

    void theLastOneWhoLeavesClosesTheDoor() {
        ClassWithRooms c;
        const RoomId room = c.openRoom(ana, u"Lab"_s, {ben});
        QCOMPARE(only<protocol::RoomGone>(effectsOf(c.talk().leaveRoom(c.seat(ana), room))).reason,
                 RoomEnd::Left);
        const auto gone = messages<protocol::RoomGone>(effectsOf(c.talk().leaveRoom(c.seat(ben), room)));
        QCOMPARE(gone.size(), size_t(2)); // to Ben, that he left; to the teacher, that it is closed
        QCOMPARE(gone.at(1).reason, RoomEnd::Closed);
        QVERIFY(!c.talk().rooms().find(room));
    }

    void whoLeavesTheClassLeavesItsRooms() {
        ClassWithRooms c;
        const RoomId room = c.openRoom(ana, u"Lab"_s, {ben});
        const RoomId alone = c.openRoom(ben, u"Mine"_s);
        effectsOf(c.room.leave(ben));
        QCOMPARE(c.membersOf(room), QStringList{u"Ana"_s});
        QVERIFY(!c.talk().rooms().find(alone));
    }

    void theClassRoomIsNeitherClosedNorLeft() {
        ClassWithRooms c;
        const RoomId room = c.talk().rooms().ofClass()->id;
        QCOMPARE(codeOf(c.talk().closeRoom(c.seat(teacher), room)), toString(ErrorCode::UnknownRoom));
        QCOMPARE(codeOf(c.talk().leaveRoom(c.seat(ana), room)), toString(ErrorCode::UnknownRoom));
        QCOMPARE(codeOf(c.talk().invite(c.seat(ana), {room, {c.seatAt(ben)}})),
                 toString(ErrorCode::UnknownRoom));
    }

    void aStudentBuildsSoManyRoomsAndNotTooFast() {
        ClassWithRooms c;
        for (int i = 0; i < limits::joinsBurst; ++i)
            c.openRoom(ana, u"Room %1"_s.arg(i));
        QCOMPARE(codeOf(c.talk().openRoom(c.seat(ana), {u"One more"_s, {}})), toString(ErrorCode::SlowDown));
        c.time.pass(1h);
        for (int i = 0; i < limits::roomsOfBuilder - limits::joinsBurst; ++i)
            c.openRoom(ana, u"Room %1"_s.arg(100 + i));
        c.time.pass(1h);
        QCOMPARE(codeOf(c.talk().openRoom(c.seat(ana), {u"One more"_s, {}})),
                 toString(ErrorCode::LimitReached));
        c.openRoom(teacher, u"Teachers have no such limit"_s);
    }

    void aRoomTakesSoManyPeople() {
        SampleClass c;
        c.joinTeacher();
        std::vector<SeatId> people;
        for (quint64 i = 2; i < 2 + quint64(limits::peopleInRoom); ++i) {
            c.joinStudent(ConnectionId{i}, u"S%1"_s.arg(i));
            people.push_back(c.seatAt(ConnectionId{i}));
        }
        QCOMPARE(codeOf(c.room.talk().openRoom(c.seat(teacher), {u"All"_s, people})),
                 toString(ErrorCode::LimitReached));
        people.pop_back();
        effectsOf(c.room.talk().openRoom(c.seat(teacher), {u"Nearly all"_s, people}));
    }

    void whoComesBackIsToldTheRoomsAndWhatIsAllowed() {
        ClassWithRooms c;
        const RoomId room = c.openRoom(ana, u"Lab"_s, {ben});
        const auto last = only<protocol::Message>(effectsOf(c.sayIn(ana, room, u"Hi"_s))).message;
        effectsOf(c.sayTo(ana, eve, u"Psst"_s));
        c.room.disconnected(ben);
        const Effects effects =
            effectsOf(c.room.resume(ConnectionId{9}, protocol::Role::Student, c.tokenOf(ben)));
        const auto rooms = only<protocol::Rooms>(effects);
        QVERIFY(rooms.reset);
        QCOMPARE(rooms.rooms.size(), size_t(2)); // not that of Ana and Eve
        QCOMPARE(rooms.rooms.at(0).kind, RoomKind::Class);
        QCOMPARE(rooms.rooms.at(1).room, room);
        QCOMPARE(rooms.rooms.at(1).last, last);
        only<protocol::Policy>(effects);
    }

    void aTeacherIsToldOfSeparateRoomsButNotOfThoseOfTwo() {
        ClassWithRooms c;
        c.openRoom(ana, u"Lab"_s, {ben});
        effectsOf(c.sayTo(ana, eve, u"Psst"_s));
        const auto rooms = only<protocol::Rooms>(c.joinTeacher(ConnectionId{9}));
        QCOMPARE(rooms.rooms.size(), size_t(2));
        QCOMPARE(rooms.rooms.at(1).name, u"Lab"_s);
        QVERIFY(!rooms.rooms.at(1).member);
    }
};

LECTERN_TEST(RoomsTest, QCoreApplication)
#include "tst_rooms.moc"
