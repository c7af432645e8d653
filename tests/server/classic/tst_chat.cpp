// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/classic/guestbook.h"
#include "tests/support/testcase.h"

using namespace lectern;
using namespace lectern::test;
using protocol::Door;

namespace {

constexpr ConnectionId ana{1};
constexpr ConnectionId ben{2};
constexpr ConnectionId chloe{3};
constexpr ConnectionId teacher{9};

} // namespace

class TestChat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoComesIsToldHowManyAreThere();
    void aMessageGoesToAllOthersAndNotBack();
    void nothingTypedIsGoodbye();
    void peopleOfLecternsOwnProgramsAreUsersToo();
    void whoWasThereBeforeIsNotToldOfAgain();
    void votersAreNoUsers();
    void anAddressOfIpv6StandsInBrackets();
    void nobodyForgesALineOfSomebodyElses();
    void noNameReadsLikeSomebodyElsesLine();
    void aDirectMessageReachesAGuest();
    void aDeletedMessageIsNotSaidAgain();
    void theRulesOfTalkHoldHereToo();
    void aGuestIsInvitedNowhere();
    void theEndOfTheClassEndsIt();
};

void TestChat::whoComesIsToldHowManyAreThere() {
    Guestbook book;
    QCOMPARE(book.come(ana, Door::Chat), QByteArray("> Connected to the chat server (1 user online)\n"));
    QCOMPARE(book.come(ben, Door::Chat), QByteArray("> Connected to the chat server (2 users online)\n"));
    QCOMPARE(book.read(ana), QByteArray("> New user 127.0.0.1:50002 entered. (2 users online)\n"));
    QVERIFY(book.read(ben).isEmpty());
}

void TestChat::aMessageGoesToAllOthersAndNotBack() {
    Guestbook book;
    for (const ConnectionId one : {ana, ben, chloe})
        book.come(one, Door::Chat);
    book.unread.clear();
    QCOMPARE(book.say(ana, "Hello"), QByteArray());
    QCOMPARE(book.read(ben), QByteArray("[127.0.0.1:50001] Hello\n"));
    QCOMPARE(book.read(chloe), QByteArray("[127.0.0.1:50001] Hello\n"));
}

void TestChat::nothingTypedIsGoodbye() {
    Guestbook book;
    book.come(ana, Door::Chat);
    book.come(ben, Door::Chat);
    book.unread.clear();
    QCOMPARE(book.say(ana, ""), QByteArray());
    QVERIFY(book.closed.contains(ana));
    QCOMPARE(book.read(ben), QByteArray("< The user 127.0.0.1:50001 left (1 user online)\n"));
    book.drop(ana);
    QVERIFY(book.read(ben).isEmpty()); // once
    book.come(chloe, Door::Chat);
    book.unread.clear();
    book.drop(chloe); // without a word
    QCOMPARE(book.read(ben), QByteArray("< The user 127.0.0.1:50003 left (1 user online)\n"));
}

void TestChat::peopleOfLecternsOwnProgramsAreUsersToo() {
    Guestbook book;
    book.come(ana, Door::Chat);
    book.joinTeacher(teacher);
    book.publish();
    QCOMPARE(book.read(ana), QByteArray("> New user Teacher entered. (2 users online)\n"));
    book.tell(teacher, protocol::Say{{}, {}, protocol::MessageKind::Message, u"Welcome"_s, {}});
    QCOMPARE(book.read(ana), QByteArray("[Teacher] Welcome\n"));
    book.tell(teacher, protocol::Leave{});
    book.publish();
    QCOMPARE(book.read(ana), QByteArray("< The user Teacher left (1 user online)\n"));
}

void TestChat::whoWasThereBeforeIsNotToldOfAgain() {
    Guestbook book;
    book.come(ana, Door::Chat);
    book.joinTeacher(teacher); // told with the next news
    QCOMPARE(book.come(ben, Door::Chat), QByteArray("> Connected to the chat server (3 users online)\n"));
    QCOMPARE(book.read(ana), QByteArray("> New user Teacher entered. (2 users online)\n"
                                        "> New user 127.0.0.1:50002 entered. (3 users online)\n"));
    book.publish();
    QVERIFY(book.read(ana).isEmpty());
    QVERIFY(book.read(ben).isEmpty());
    book.tell(teacher, protocol::Leave{});
    book.publish();
    for (const ConnectionId one : {ana, ben})
        QCOMPARE(book.read(one), QByteArray("< The user Teacher left (2 users online)\n"));
}

void TestChat::votersAreNoUsers() {
    Guestbook book;
    book.come(ben, Door::Poll);
    QCOMPARE(book.come(ana, Door::Chat), QByteArray("> Connected to the chat server (1 user online)\n"));
    book.come(chloe, Door::Poll);
    book.say(ana, "Hello");
    QVERIFY(book.read(ana).isEmpty());
    QVERIFY(!book.read(ben).contains("Hello"));
    QVERIFY(!book.read(chloe).contains("Hello"));
}

void TestChat::anAddressOfIpv6StandsInBrackets() {
    Guestbook book;
    book.come(ben, Door::Chat);
    book.come(ana, Door::Chat, QHostAddress(u"2001:db8:1234:5678:9abc:def0:1234:5678"_s));
    book.unread.clear();
    book.say(ana, "Hello");
    QCOMPARE(book.read(ben), QByteArray("[[2001:db8:1234:5678:9abc:def0:1234:5678]:50001] Hello\n"));
}

void TestChat::nobodyForgesALineOfSomebodyElses() {
    Guestbook book;
    book.come(ana, Door::Chat);
    book.joinStudent(ben, u"Ben"_s);
    book.unread.clear();
    book.tell(ben, protocol::Say{{}, {}, protocol::MessageKind::Message, u"one\n[Teacher] two"_s, {}});
    QCOMPARE(book.read(ana), QByteArray("[Ben] one\n[Ben] [Teacher] two\n"));
}

void TestChat::noNameReadsLikeSomebodyElsesLine() {
    Guestbook book;
    book.come(ana, Door::Chat);
    book.come(chloe, Door::Room);
    book.say(chloe, "Chloe");
    book.joinStudent(ben, u"Ana: x] (to you alone)"_s);
    book.read(ana), book.read(chloe);
    book.publish();
    QCOMPARE(book.read(ana), QByteArray("> New user Ana_ x_ _to you alone_ entered. (3 users online)\n"));
    QVERIFY(book.read(chloe).endsWith(" Ana_ x_ _to you alone_ has joined. Member count=3\n"));
    book.tell(ben, protocol::Say{{}, {}, protocol::MessageKind::Message, u"Hello"_s, {}});
    QCOMPARE(book.read(ana), QByteArray("[Ana_ x_ _to you alone_] Hello\n"));
    QCOMPARE(book.read(chloe), QByteArray("Ana_ x_ _to you alone_: Hello\n"));
    book.tell(ben,
              protocol::Say{{}, book.room.seatOf(ana)->id, protocol::MessageKind::Message, u"psst"_s, {}});
    QCOMPARE(book.read(ana), QByteArray("[Ana_ x_ _to you alone_ (to you alone)] psst\n"));
}

void TestChat::aDirectMessageReachesAGuest() {
    Guestbook book;
    book.come(ana, Door::Chat);
    book.come(chloe, Door::Chat);
    book.joinStudent(ben, u"Ben"_s);
    book.unread.clear();
    book.tell(ben,
              protocol::Say{{}, book.room.seatOf(ana)->id, protocol::MessageKind::Message, u"psst"_s, {}});
    QCOMPARE(book.read(ana), QByteArray("[Ben (to you alone)] psst\n"));
    QVERIFY(book.read(chloe).isEmpty());
}

void TestChat::aDeletedMessageIsNotSaidAgain() {
    Guestbook book;
    book.come(ana, Door::Chat);
    book.joinStudent(ben, u"Ben"_s);
    book.unread.clear();
    book.tell(ben, protocol::Say{{}, {}, protocol::MessageKind::Message, u"oops"_s, {}});
    QCOMPARE(book.read(ana), QByteArray("[Ben] oops\n"));
    book.tell(ben, protocol::Delete{MessageId{1}});
    QVERIFY(book.read(ana).isEmpty());
}

void TestChat::theRulesOfTalkHoldHereToo() {
    Guestbook book;
    book.joinTeacher(teacher);
    book.come(ana, Door::Chat);
    book.come(ben, Door::Chat);
    book.unread.clear();
    QCOMPARE(
        book.say(ana, QByteArray(4001, 'x')),
        QByteArray("> A message has at most 4000 characters, and no control characters. Shorten it, or type "
                   "it again.\n"));
    for (int i = 0; i < 5; ++i)
        book.say(ana, "Hello");
    QCOMPARE(book.say(ana, "Hello"),
             QByteArray("> You write too fast. Wait a moment, then send it again.\n"));
    QCOMPARE(book.read(ben).count("Hello"), 5);
    protocol::SetPolicy policy;
    policy.chat = protocol::TalkLevel::Teacher;
    book.tell(teacher, policy);
    QCOMPARE(book.say(ben, "Hello"),
             QByteArray("> Only the teacher writes in the class chat at the moment.\n"));
    QCOMPARE(book.say(ben, "\xff"), QByteArray("> That is not UTF-8. Send text in UTF-8.\n"));
    book.storage = {StorageState::Can::Read, u"The disk is full."_s};
    QCOMPARE(book.say(ben, "Hello"), QByteArray("> The disk is full.\n"));
    QVERIFY(book.read(ana).isEmpty());
}

void TestChat::aGuestIsInvitedNowhere() {
    Guestbook book;
    book.come(ana, Door::Chat);
    book.come(ben, Door::Poll);
    book.joinStudent(chloe, u"Chloe"_s);
    const SeatId anas = book.room.seatOf(ana)->id;
    const Effects invited = book.send(chloe, protocol::OpenRoom{u"Lab"_s, {anas}});
    QCOMPARE(only<protocol::Error>(invited).text,
             u"127.0.0.1:50001 came by plain text, and is in the class's room alone."_s);
    const SeatId bens = book.room.seatOf(ben)->id;
    const Effects told =
        book.send(chloe, protocol::Say{{}, bens, protocol::MessageKind::Message, u"psst"_s, {}});
    QCOMPARE(only<protocol::Error>(told).text, u"classic 2 only votes, and reads no messages."_s);
}

void TestChat::theEndOfTheClassEndsIt() {
    Guestbook book;
    book.joinTeacher(teacher);
    book.come(ana, Door::Chat);
    book.unread.clear();
    book.tell(teacher, protocol::Quit{});
    QCOMPARE(book.read(ana), QByteArray("> The class has ended.\n"));
    QVERIFY(book.closed.contains(ana));
}

LECTERN_TEST(TestChat, lectern::test::NoApplication)
#include "tst_chat.moc"
