// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/classroom/sampleclass.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::test;
using namespace std::chrono_literals;
using protocol::MessageKind;
using protocol::TalkLevel;

class TalkTest : public TestCase {
    Q_OBJECT

    static constexpr ConnectionId teacher = SampleClass::teacher;
    static constexpr ConnectionId ana{2};
    static constexpr ConnectionId ben{3};
    static constexpr ConnectionId eve{4};

    struct TalkingClass : SampleClass {
        TalkingClass() {
            joinTeacher();
            joinStudent(ana, u"Ana"_s);
            joinStudent(ben, u"Ben"_s);
            joinStudent(eve, u"Eve"_s);
        }
        // Said to the class: its number.
        MessageId said(ConnectionId connection, const QString &text) {
            return only<protocol::Message>(effectsOf(say(connection, text))).message;
        }
        MessageId saidIn(ConnectionId connection, RoomId where, const QString &text) {
            return only<protocol::Message>(effectsOf(sayIn(connection, where, text))).message;
        }
        Outcome remove(ConnectionId connection, MessageId message) {
            return room.talk().remove(seat(connection), message);
        }
        void allow(TalkLevel chat, TalkLevel direct = TalkLevel::Everybody, bool rooms = true,
                   bool pause = false) {
            effectsOf(room.talk().setPolicy({chat, direct, rooms, pause}));
        }
    };

private Q_SLOTS:
    void whatIsSaidGoesToEverybodyWithWhoSaidItAndIsRecorded() {
        TalkingClass c;
        const Effects effects = effectsOf(c.say(ana, u"Anyone here?"_s));
        QCOMPARE(outline(effects), QStringList{u"send everybody message"_s});
        const auto message = only<protocol::Message>(effects);
        QCOMPARE(message.name, u"Ana"_s);
        QCOMPARE(message.seat, c.seatAt(ana));
        QCOMPARE(message.role, protocol::Role::Student);
        QCOMPARE(message.text, u"Anyone here?"_s);
        QCOMPARE(message.at, c.time.wallTime());
        const auto &fact = std::get<record::MessageSaid>(effects.records.at(0));
        QCOMPARE(fact.text, u"Anyone here?"_s);
        QCOMPARE(fact.message, message.message);
    }

    void orderIsTheNumberNotTheClock() {
        TalkingClass c;
        const MessageId first = c.said(ana, u"one"_s);
        c.time.jumpWall(-24 * 3600 * 1000);
        const MessageId second = c.said(ana, u"two"_s);
        QVERIFY(second > first);
    }

    void nothingIsSaidTwiceWithTheSameKey() {
        TalkingClass c;
        effectsOf(c.say(ana, u"Hello"_s, u"k1"_s));
        const Effects again = effectsOf(c.say(ana, u"Hello"_s, u"k1"_s));
        QVERIFY(again.records.empty());
        QVERIFY(again.deliveries.empty());
        QVERIFY(!effectsOf(c.say(ben, u"Hello"_s, u"k1"_s)).records.empty()); // Ben's own
    }

    // After a commit that failed; what it had counted by then is not counted again.
    void aClassThatIsMadeAnewFromItsRecordsKnowsItsMessagesAndTheirKeys() {
        TalkingClass c;
        std::vector<Record> records;
        for (const auto &[id, seat] : c.room.seats().all())
            records.push_back(record::SeatTaken{id, seat.role, seat.name, seat.tokenHash, 1});
        records.insert(records.begin(), record::LessonStarted{1});
        records.push_back(
            record::RoomOpened{c.room.talk().rooms().ofClass()->id, protocol::RoomKind::Class, {}, {}, 1});
        const auto keep = [&](const Effects &effects) {
            records.insert(records.end(), effects.records.begin(), effects.records.end());
            return only<protocol::Message>(effects).message;
        };
        const MessageId first = keep(effectsOf(c.say(ana, u"one"_s, u"k1"_s)));
        keep(effectsOf(c.say(ben, u"two"_s, u"k1"_s)));
        const SeatId anas = c.seatAt(ana);
        const MessageId lost = c.said(ben, u"never stored"_s);
        c.room.restore(records);
        effectsOf(c.room.resit(ana, anas).value());
        QVERIFY(effectsOf(c.say(ana, u"one"_s, u"k1"_s)).records.empty());
        QCOMPARE(effectsOf(c.remove(ana, first)).records.size(), 1U);
        QVERIFY(!c.room.talk().log().find(lost));
        QVERIFY(c.said(ana, u"three"_s) > lost);
    }

    void anEmptyMessageIsRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << u""_s;
        QTest::newRow("blanks") << u" \n\t "_s;
        QTest::newRow("invisible") << u"\u200B\u200D\u2060"_s;
        QTest::newRow("control") << u"a\u0007b"_s;
        QTest::newRow("escape") << u"\u001B[2J"_s;
        QTest::newRow("too long") << QString(limits::messageCharacters + 1, u'a');
        QTest::newRow("too many bytes")
            << QString(limits::messageCharacters, u'\u4E00') + QString(4500, u'\u0301');
    }
    void anEmptyMessageIsRefused() {
        QFETCH(QString, text);
        TalkingClass c;
        QCOMPARE(codeOf(c.say(ana, text)), toString(ErrorCode::TextInvalid));
    }

    void textIsKeptAsItIsButForWhatTurnsTheWritingRound() {
        TalkingClass c;
        const QString text = u"<b>a</b>'; DROP TABLE message;--\nשלום 👩‍👧 é \u202Eevil"_s;
        const auto message = only<protocol::Message>(effectsOf(c.say(ana, u"  "_s + text + u"\r\n"_s)));
        QCOMPARE(message.text, QString(text).remove(u'\u202E'));
    }

    void aDirectMessageOpensARoomOfTwoAndNobodyElseHearsIt() {
        TalkingClass c;
        const Effects effects = effectsOf(c.sayTo(ana, ben, u"Psst"_s));
        QCOMPARE(outline(effects),
                 (QStringList{u"send 2 rooms"_s, u"send 3 rooms"_s, u"send 2+3 message"_s}));
        const auto rooms = messages<protocol::Rooms>(effects);
        QCOMPARE(rooms.at(0).rooms.at(0).name, u"Ben"_s);
        QCOMPARE(rooms.at(1).rooms.at(0).name, u"Ana"_s);
        QCOMPARE(outline(effectsOf(c.sayTo(ben, ana, u"Yes?"_s))), QStringList{u"send 2+3 message"_s});
    }

    void aDirectMessageWaitsForWhoIsAway() {
        TalkingClass c;
        c.room.disconnected(ben);
        const Effects effects = effectsOf(c.say(ana, {{}, SeatId{3}, MessageKind::Message, u"Later"_s, {}}));
        QCOMPARE(outline(effects), (QStringList{u"send 2 rooms"_s, u"send 2 message"_s}));
    }

    void nobodyTalksToThoseWhoAreNotThere() {
        TalkingClass c;
        effectsOf(c.sayTo(ana, ben, u"Psst"_s));
        effectsOf(c.room.leave(ben));
        const protocol::Say toBen{{}, SeatId{3}, MessageKind::Message, u"There?"_s, {}};
        QCOMPARE(codeOf(c.say(ana, toBen)), toString(ErrorCode::UnknownPerson));
        const protocol::Say toNobody{{}, SeatId{99}, MessageKind::Message, u"There?"_s, {}};
        QCOMPARE(codeOf(c.say(ana, toNobody)), toString(ErrorCode::UnknownPerson));
        QCOMPARE(codeOf(c.sayTo(ana, ana, u"Me?"_s)), toString(ErrorCode::UnknownPerson));
    }

    void aRoomOfOthersIsAsUnknownAsOneThatIsNotThere() {
        TalkingClass c;
        effectsOf(c.sayTo(ana, ben, u"Psst"_s));
        const RoomId direct{c.room.talk().rooms().nextId().value - 1};
        const RoomId separate = c.openRoom(ana, u"Lab"_s, {ben});
        for (const RoomId room : {direct, separate, RoomId{99}}) {
            QCOMPARE(codeOf(c.sayIn(eve, room, u"Let me in"_s)), toString(ErrorCode::UnknownRoom));
            QCOMPARE(codeOf(c.room.talk().recall(c.seat(eve), protocol::ListMessages{room, {}, {}, {}})),
                     toString(ErrorCode::UnknownRoom));
            QCOMPARE(codeOf(c.room.talk().recall(c.seat(eve), protocol::SearchMessages{room, u"a"_s, {}})),
                     toString(ErrorCode::UnknownRoom));
            QCOMPARE(codeOf(c.room.talk().listMembers(c.seat(eve), room)), toString(ErrorCode::UnknownRoom));
        }
        // A teacher looks into rooms, but not into what two say to each other.
        QCOMPARE(codeOf(c.room.talk().recall(c.seat(teacher), protocol::ListMessages{direct, {}, {}, {}})),
                 toString(ErrorCode::UnknownRoom));
        effectsOf(c.room.talk().recall(c.seat(teacher), protocol::ListMessages{separate, {}, {}, {}}));
    }

    // It waits for its turn, and its reader may have been removed from the room by then.
    void aSearchFindsNothingThatWasSaidAfterIt() {
        TalkingClass c;
        const MessageId last = c.said(ana, u"before"_s);
        const RoomId room = c.room.talk().rooms().ofClass()->id;
        const auto before = [&](MessageId asked) {
            const Effects effects =
                effectsOf(c.room.talk().recall(c.seat(eve), protocol::SearchMessages{room, u"b"_s, asked}));
            const auto &recall = std::get<Recall>(effects.deliveries.at(0));
            return std::get<protocol::SearchMessages>(recall.request).before;
        };
        QCOMPARE(before({}), MessageId{last.value + 1});
        QCOMPARE(before({1000}), MessageId{last.value + 1});
        QCOMPARE(before(last), last);
    }

    void onlyATeacherAnnouncesAndOnlyToTheClass() {
        TalkingClass c;
        const protocol::Say announcement{{}, {}, MessageKind::Announcement, u"Break until 11"_s, {}};
        QCOMPARE(codeOf(c.say(ana, announcement)), toString(ErrorCode::NotAllowed));
        QCOMPARE(only<protocol::Message>(effectsOf(c.say(teacher, announcement))).kind,
                 MessageKind::Announcement);
        protocol::Say aside = announcement;
        aside.to = c.seatAt(ana);
        QCOMPARE(codeOf(c.say(teacher, aside)), toString(ErrorCode::NotAllowed));
    }

    void aFloodIsSlowedDownAndSaysForHowLong() {
        TalkingClass c;
        for (int i = 0; i < limits::messagesBurst; ++i)
            c.said(ana, u"spam"_s);
        const Refusal refused = refusalOf(c.say(ana, u"spam"_s));
        QCOMPARE(toString(refused.code), toString(ErrorCode::SlowDown));
        QCOMPARE(refused.wait, 1.0);
        c.said(ben, u"Nobody else notices"_s);
        c.time.pass(1s);
        c.said(ana, u"Sorry"_s);
    }

    void whoWritesToManyPeopleIsSlowedDown() {
        TalkingClass c;
        for (quint64 i = 10; i < 30; ++i)
            c.joinStudent(ConnectionId{i}, u"Student %1"_s.arg(i));
        for (quint64 i = 10; i < 10 + quint64(limits::partnersBurst); ++i) {
            effectsOf(c.sayTo(ana, ConnectionId{i}, u"Buy!"_s));
            c.time.pass(1ms);
            c.seat(ana).messages = {limits::messagesPerSecond, limits::messagesBurst};
        }
        QCOMPARE(codeOf(c.sayTo(ana, ConnectionId{25}, u"Buy!"_s)), toString(ErrorCode::SlowDown));
        effectsOf(c.sayTo(ana, ConnectionId{10}, u"Known already"_s));
    }

    // ---- deleting ----

    void ownMessagesCanBeDeletedOthersOnlyByATeacher() {
        TalkingClass c;
        const MessageId own = c.said(ana, u"Oops"_s);
        const MessageId other = c.said(ana, u"Rude"_s);
        QCOMPARE(codeOf(c.remove(ben, own)), toString(ErrorCode::NotAllowed));
        const Effects effects = effectsOf(c.remove(ana, own));
        QCOMPARE(outline(effects), QStringList{u"send everybody message"_s});
        const auto message = only<protocol::Message>(effects);
        QCOMPARE(message.message, own);
        QCOMPARE(message.deletedBy, u"Ana"_s);
        QVERIFY(message.text.isEmpty());
        QCOMPARE(only<protocol::Message>(effectsOf(c.remove(teacher, other))).deletedBy, u"Teacher"_s);
        QVERIFY(effectsOf(c.remove(teacher, other)).records.empty()); // gone already
    }

    void inARoomItsBuilderDeletesAnyMessageWhileInIt() {
        TalkingClass c;
        const RoomId room = c.openRoom(ana, u"Lab"_s, {ben, eve});
        const MessageId first = c.saidIn(ben, room, u"x"_s);
        const MessageId second = c.saidIn(ben, room, u"x"_s);
        QCOMPARE(codeOf(c.remove(eve, first)), toString(ErrorCode::NotAllowed));
        effectsOf(c.remove(ana, first));
        effectsOf(c.room.talk().leaveRoom(c.seat(ana), room));
        QCOMPARE(codeOf(c.remove(ana, second)), toString(ErrorCode::UnknownMessage));
    }

    void ownMessagesAreDeletedAlsoByWhoHasLeftTheRoomAndIsToldSo() {
        TalkingClass c;
        const RoomId room = c.openRoom(ana, u"Lab"_s, {ben, eve});
        const MessageId own = c.saidIn(ben, room, u"Oops"_s);
        const MessageId other = c.saidIn(ana, room, u"That stays"_s);
        effectsOf(c.room.talk().leaveRoom(c.seat(ben), room));
        QCOMPARE(outline(effectsOf(c.remove(ben, own))), QStringList{u"send 2+4+3 message"_s});
        QCOMPARE(codeOf(c.remove(ben, other)), toString(ErrorCode::UnknownMessage));
    }

    void aClosedRoomLeavesItsMessagesToTheirAuthorsItsBuilderAndTheTeacher() {
        TalkingClass c;
        const RoomId room = c.openRoom(ana, u"Lab"_s, {ben, eve});
        const MessageId first = c.saidIn(ben, room, u"one"_s);
        const MessageId second = c.saidIn(ben, room, u"two"_s);
        const MessageId third = c.saidIn(ben, room, u"three"_s);
        effectsOf(c.room.talk().closeRoom(c.seat(teacher), room));
        // Nobody is in it any more: who deletes is told, and nobody else.
        QCOMPARE(codeOf(c.remove(eve, first)), toString(ErrorCode::UnknownMessage));
        QCOMPARE(outline(effectsOf(c.remove(ben, first))), QStringList{u"send 3 message"_s});
        QCOMPARE(outline(effectsOf(c.remove(ana, second))), QStringList{u"send 2 message"_s});
        const Effects effects = effectsOf(c.remove(teacher, third));
        QCOMPARE(outline(effects), QStringList{u"send 1 message"_s});
        const auto message = only<protocol::Message>(effects);
        QCOMPARE(message.room, room);
        QCOMPARE(message.name, u"Ben"_s);
        QCOMPARE(message.deletedBy, u"Teacher"_s);
        QVERIFY(effectsOf(c.remove(ben, third)).records.empty()); // gone already
    }

    void whoBuiltARoomAndWasNotInItToItsEndHasNoSayInIt() {
        TalkingClass c;
        const RoomId room = c.openRoom(ana, u"Lab"_s, {ben});
        effectsOf(c.room.talk().removeMember(c.seat(teacher), {room, c.seatAt(ana)}));
        const MessageId message = c.saidIn(ben, room, u"without Ana"_s);
        effectsOf(c.room.talk().leaveRoom(c.seat(ben), room)); // the last one
        QCOMPARE(codeOf(c.remove(ana, message)), toString(ErrorCode::UnknownMessage));
        effectsOf(c.remove(ben, message));
    }

    void whoDeletesAllTheTimeIsSlowedDown() {
        TalkingClass c;
        const auto oneMore = [&] {
            c.time.pass(10s);
            return c.said(ana, u"x"_s);
        };
        std::vector<MessageId> said;
        for (int i = 0; i < limits::teacherDeletionsBurst + limits::deletionsBurst + 2; ++i)
            said.push_back(oneMore());
        const auto removeLast = [&](ConnectionId who) {
            const MessageId last = said.back();
            said.pop_back();
            return c.remove(who, last);
        };
        for (int i = 0; i < limits::deletionsBurst; ++i)
            effectsOf(removeLast(ana));
        const Refusal refused = refusalOf(c.remove(ana, said.back()));
        QCOMPARE(toString(refused.code), toString(ErrorCode::SlowDown));
        QVERIFY(effectsOf(c.remove(ana, MessageId{said.back().value + 1})).records.empty()); // gone already
        for (int i = 0; i < limits::teacherDeletionsBurst; ++i)
            effectsOf(removeLast(teacher));
        QCOMPARE(codeOf(c.remove(teacher, said.back())), toString(ErrorCode::SlowDown));
        c.time.pass(1s);
        effectsOf(removeLast(ana));
        effectsOf(removeLast(teacher));
    }

    void aMessageThatOneCannotSeeCannotBeDeleted() {
        TalkingClass c;
        const auto message = only<protocol::Message>(effectsOf(c.sayTo(ana, ben, u"Psst"_s))).message;
        QCOMPARE(codeOf(c.remove(eve, message)), toString(ErrorCode::UnknownMessage));
        QCOMPARE(codeOf(c.remove(teacher, message)), toString(ErrorCode::UnknownMessage));
        QCOMPARE(codeOf(c.remove(teacher, MessageId{99})), toString(ErrorCode::UnknownMessage));
    }

    // ---- who may talk ----

    void theTeacherSwitchesTheClassChatOffOrKeepsItForTeachers() {
        TalkingClass c;
        for (const TalkLevel level : {TalkLevel::Nobody, TalkLevel::Teacher}) {
            c.allow(level);
            QCOMPARE(codeOf(c.say(ana, u"But"_s)), toString(ErrorCode::TalkOff));
            c.said(teacher, u"I may"_s);
            effectsOf(c.sayTo(ana, ben, u"Direct goes on"_s));
        }
        c.allow(TalkLevel::Everybody);
        c.said(ana, u"At last"_s);
    }

    void directMessagesGoToNobodyOrOnlyToTheTeacher() {
        TalkingClass c;
        c.allow(TalkLevel::Everybody, TalkLevel::Nobody);
        QCOMPARE(codeOf(c.sayTo(ana, ben, u"Psst"_s)), toString(ErrorCode::TalkOff));
        QCOMPARE(codeOf(c.sayTo(ana, teacher, u"Please"_s)), toString(ErrorCode::TalkOff));
        c.allow(TalkLevel::Everybody, TalkLevel::Teacher);
        QCOMPARE(codeOf(c.sayTo(ana, ben, u"Psst"_s)), toString(ErrorCode::TalkOff));
        effectsOf(c.sayTo(ana, teacher, u"Please"_s));
        effectsOf(c.sayTo(teacher, ben, u"Well done"_s));
    }

    void separateRoomsAreSwitchedOffWithWhatIsSaidInThem() {
        TalkingClass c;
        const RoomId room = c.openRoom(ana, u"Lab"_s, {ben});
        c.allow(TalkLevel::Everybody, TalkLevel::Everybody, false);
        QCOMPARE(codeOf(c.room.talk().openRoom(c.seat(ben), {u"New"_s, {}})), toString(ErrorCode::TalkOff));
        QCOMPARE(codeOf(c.sayIn(ben, room, u"Still here"_s)), toString(ErrorCode::TalkOff));
        QCOMPARE(codeOf(c.room.talk().invite(c.seat(ana), {room, {c.seatAt(eve)}})),
                 toString(ErrorCode::TalkOff));
        c.openRoom(teacher, u"Mine"_s, {ana});
    }

    void talkPausesWhileAVoteIsOpenButNotWithTheTeacher() {
        TalkingClass c;
        c.allow(TalkLevel::Everybody, TalkLevel::Everybody, true, true);
        c.said(ana, u"Before"_s);
        const QuestionId question = c.ask();
        QCOMPARE(codeOf(c.say(ana, u"Yes!"_s)), toString(ErrorCode::TalkPaused));
        QCOMPARE(codeOf(c.sayTo(ana, ben, u"Yes!"_s)), toString(ErrorCode::TalkPaused));
        effectsOf(c.sayTo(ana, teacher, u"I do not understand"_s));
        effectsOf(c.room.close(question));
        c.said(ana, u"After"_s);
    }

    void whoIsMutedIsToldForHowLongAndTalksAgainAfterwards() {
        TalkingClass c;
        const Effects effects = effectsOf(c.room.talk().mute({c.seatAt(ana), 60}));
        QCOMPARE(outline(effects), QStringList{u"send 2 muted"_s});
        c.time.pass(20s);
        const Refusal refused = refusalOf(c.say(ana, u"Why"_s));
        QCOMPARE(toString(refused.code), toString(ErrorCode::Muted));
        QCOMPARE(refused.wait, 40.0);
        QCOMPARE(codeOf(c.sayTo(ana, teacher, u"Please"_s)), toString(ErrorCode::Muted));
        QCOMPARE(codeOf(c.room.inquiries().make(c.seat(ana), {u"Why?"_s, true, {}})),
                 toString(ErrorCode::Muted));
        c.time.jumpWall(24 * 3600 * 1000); // the wall clock frees nobody
        QCOMPARE(codeOf(c.say(ana, u"Why"_s)), toString(ErrorCode::Muted));
        c.time.pass(40s);
        c.said(ana, u"Sorry"_s);
    }

    void thatSomebodyIsMutedAndAgainNotIsToldWithThePeople() {
        TalkingClass c;
        c.room.publish();
        effectsOf(c.room.talk().mute({c.seatAt(ana), 60}));
        QVERIFY(messages<protocol::People>(c.room.publish()).at(0).people.at(0).muted);
        QCOMPARE(c.room.untilNews(), std::optional(std::chrono::milliseconds(60s)));
        c.time.pass(60s);
        QVERIFY(!messages<protocol::People>(c.room.publish()).at(0).people.at(0).muted);
        effectsOf(c.room.talk().mute({c.seatAt(ana), 60}));
        effectsOf(c.room.talk().mute({c.seatAt(ana), 0})); // taken back
        c.said(ana, u"Thanks"_s);
    }

    void aTeacherIsNotMutedAndNobodyForTooLong() {
        TalkingClass c;
        QCOMPARE(codeOf(c.room.talk().mute({c.seatAt(teacher), 60})), toString(ErrorCode::NotAllowed));
        QCOMPARE(codeOf(c.room.talk().mute({SeatId{99}, 60})), toString(ErrorCode::UnknownPerson));
        const int tooLong = static_cast<int>(std::chrono::seconds(limits::longestMute).count()) + 1;
        QCOMPARE(codeOf(c.room.talk().mute({c.seatAt(ana), tooLong})), toString(ErrorCode::BadField));
    }

    void wordsOfANewerVersionAreRefused() {
        TalkingClass c;
        QCOMPARE(refusalOf(c.room.talk().setPolicy({TalkLevel::Other, TalkLevel::Nobody, true, false})).field,
                 u"chat"_s);
        QCOMPARE(refusalOf(c.say(ana, {{}, {}, MessageKind::Other, u"x"_s, {}})).field, u"kind"_s);
    }

    void theNextLessonHasARoomOfItsOwnAndNumbersGoOn() {
        TalkingClass c;
        const MessageId last = c.said(ana, u"Bye"_s);
        const RoomId before = c.room.talk().rooms().ofClass()->id;
        c.allow(TalkLevel::Nobody);
        effectsOf(c.room.quit());
        c.joinTeacher();
        c.joinStudent(ana, u"Ana"_s);
        QVERIFY(c.room.talk().rooms().ofClass()->id > before);
        QVERIFY(c.said(ana, u"Hello"_s) > last);
        QCOMPARE(codeOf(c.room.talk().recall(c.seat(ana), protocol::ListMessages{before, {}, {}, {}})),
                 toString(ErrorCode::UnknownRoom));
    }
};

LECTERN_TEST(TalkTest, QCoreApplication)
#include "tst_talk.moc"
