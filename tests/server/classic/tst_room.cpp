// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/classic/guestbook.h"
#include "tests/support/testcase.h"

#include <QDateTime>

using namespace lectern;
using namespace lectern::test;
using protocol::Door;

namespace {

constexpr ConnectionId ana{1};
constexpr ConnectionId ben{2};
constexpr ConnectionId teacher{9};

// What the room says of somebody who came or went now.
QByteArray told(const Guestbook &book, const QString &what, int count) {
    const QString time = QDateTime::fromMSecsSinceEpoch(book.room.wallTime()).toString(u"HH.mm"_s);
    return u"Server: time=%1 %2. Member count=%3\n"_s.arg(time, what).arg(count).toUtf8();
}

} // namespace

class TestRoom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstMessageIsTheName();
    void aNameThatCannotBeMayBeTriedAgain_data();
    void aNameThatCannotBeMayBeTriedAgain();
    void aLineGoesToAllOthers();
    void quitLeaves();
    void whoHasNoNameIsNobody();
    void aNameTooLateIsNone();
    void aLineTooLongEndsIt();
    void whoIsSentAwayTakesNoSecondName();
};

void TestRoom::theFirstMessageIsTheName() {
    Guestbook book;
    QCOMPARE(book.come(ana, Door::Room), QByteArray("Enter login name:\n"));
    QVERIFY(!book.room.seatOf(ana));
    QCOMPARE(book.say(ana, "  Batman "), told(book, u"Batman has joined"_s, 1));
    book.come(ben, Door::Room);
    QCOMPARE(book.say(ben, "Robin"), told(book, u"Robin has joined"_s, 2));
    QCOMPARE(book.read(ana), told(book, u"Robin has joined"_s, 2));
}

void TestRoom::aNameThatCannotBeMayBeTriedAgain_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray taken = "Server: name taken, choose another\n";
    const QByteArray reserved = "Server: That name is reserved. Choose another one.\n";
    QTest::newRow("taken") << QByteArray("Batman") << taken;
    QTest::newRow("look-alike") << QByteArray("BATMAN") << taken;
    QTest::newRow("of Lectern's own") << QByteArray("Chloe") << taken;
    QTest::newRow("reserved") << QByteArray("Server") << reserved;
    QTest::newRow("of a voter") << QByteArray("classic 7") << reserved;
    QTest::newRow("empty") << QByteArray("") << QByteArray("Server: Type a name.\n");
    QTest::newRow("too long") << QByteArray(33, 'x')
                              << QByteArray("Server: A name has at most 32 characters. Use a shorter one.\n");
    QTest::newRow("not UTF-8") << QByteArray("B\xe4rbel")
                               << QByteArray("Server: That is not UTF-8. Send text in UTF-8.\n");
}

void TestRoom::aNameThatCannotBeMayBeTriedAgain() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, answer);
    Guestbook book;
    book.joinStudent({10}, u"Chloe"_s);
    book.come(ana, Door::Room);
    book.say(ana, "Batman");
    book.come(ben, Door::Room);
    QCOMPARE(book.say(ben, name), answer);
    QCOMPARE(book.say(ben, "Robin"), told(book, u"Robin has joined"_s, 3));
}

void TestRoom::aLineGoesToAllOthers() {
    Guestbook book;
    book.come(ana, Door::Room);
    book.say(ana, "Batman");
    book.come(ben, Door::Chat);
    book.unread.clear();
    QCOMPARE(book.say(ana, "Anyone here?"), QByteArray());
    QCOMPARE(book.read(ben), QByteArray("[Batman] Anyone here?\n"));
    book.say(ben, "Yes");
    QCOMPARE(book.read(ana), QByteArray("127.0.0.1:50002: Yes\n"));
}

void TestRoom::quitLeaves() {
    Guestbook book;
    for (const auto &[who, name] : {std::pair(ana, "Batman"), std::pair(ben, "Robin")}) {
        book.come(who, Door::Room);
        book.say(who, name);
    }
    book.unread.clear();
    QCOMPARE(book.say(ana, "quit"), QByteArray());
    QVERIFY(book.closed.contains(ana));
    QCOMPARE(book.read(ben), told(book, u"Batman has left"_s, 1));
    book.drop(ben);
    book.come({3}, Door::Room);
    QCOMPARE(book.say({3}, "Batman"), told(book, u"Batman has joined"_s, 1)); // the name is free
}

void TestRoom::whoHasNoNameIsNobody() {
    Guestbook book;
    book.come(ben, Door::Chat);
    book.come(ana, Door::Room);
    book.say(ben, "Hello");
    QVERIFY(!book.read(ana).contains("Hello"));
    book.unread.clear();
    book.drop(ana);
    QVERIFY(book.read(ben).isEmpty());
}

void TestRoom::aNameTooLateIsNone() {
    Guestbook book;
    book.come(ana, Door::Room);
    QCOMPARE(book.let(ana, Guestbook::Event::TooLate), QByteArray("Server: No name came in time.\n"));
    QVERIFY(book.closed.contains(ana));
    QCOMPARE(book.say(ana, "Robin"), QByteArray()); // came behind
    QVERIFY(!book.room.seatOf(ana));
    book.come(ben, Door::Room);
    book.say(ben, "Batman");
    QCOMPARE(book.let(ben, Guestbook::Event::TooLate), QByteArray()); // it was on its way
    QVERIFY(!book.closed.contains(ben));
    QVERIFY(book.room.seatOf(ben));
}

void TestRoom::aLineTooLongEndsIt() {
    Guestbook book;
    book.come(ana, Door::Room);
    book.say(ana, "Batman");
    QCOMPARE(book.let(ana, Guestbook::Event::TooLong),
             QByteArray("Server: A message has at most 4096 bytes.\n"));
    QVERIFY(book.closed.contains(ana));
    QVERIFY(!book.room.seatOf(ana));
}

void TestRoom::whoIsSentAwayTakesNoSecondName() {
    Guestbook book;
    book.joinTeacher(teacher);
    book.come(ana, Door::Room);
    book.say(ana, "Batman");
    const Effects end = book.send(teacher, protocol::Quit{}); // not stored yet
    QCOMPARE(book.say(ana, "Robin"), QByteArray());
    QVERIFY(!book.room.seatOf(ana));
    book.deliver(end);
    QCOMPARE(book.read(ana), QByteArray("Server: The class has ended.\n"));
}

LECTERN_TEST(TestRoom, lectern::test::NoApplication)
#include "tst_room.moc"
