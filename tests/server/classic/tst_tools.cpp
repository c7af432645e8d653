// SPDX-License-Identifier: GPL-3.0-or-later
// The services that have nothing to do with the class.
#include "tests/server/classic/guestbook.h"
#include "tests/support/testcase.h"

using namespace lectern;
using namespace lectern::test;
using protocol::Door;

namespace {

constexpr ConnectionId ana{1};
constexpr ConnectionId ben{2};

} // namespace

class TestTools : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCalculatorAnswers_data();
    void theCalculatorAnswers();
    void theCalculatorPrintsWithTheName();
    void theCalculatorPrintsNothingElse();
    void aNameForTheCalculatorForgesNoLine_data();
    void aNameForTheCalculatorForgesNoLine();
    void whoCalculatesTooFastIsToldSo();
    void whatIsEmptyWithoutItsControlCharactersIsNoGoodbye();
    void theEchoIsTheSameBytes();
    void toolsTakeNoSeat();
    void aClosedDoorSendsItsGuestsAway();
};

void TestTools::theCalculatorAnswers_data() {
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray form = "Error: expected NUMBER OPERATOR NUMBER\n";
    QTest::newRow("sum") << QByteArray("12 + 42") << QByteArray("54\n");
    QTest::newRow("difference") << QByteArray("3.24 - 45") << QByteArray("-41.76\n");
    QTest::newRow("quotient") << QByteArray("4.5 / -6") << QByteArray("-0.75\n");
    QTest::newRow("product") << QByteArray("2 * 3") << QByteArray("6\n");
    QTest::newRow("by zero") << QByteArray("1 / 0") << QByteArray("Error: division by zero\n");
    QTest::newRow("too large") << QByteArray("1e308 * 10") << QByteArray("Error: out of range\n");
    QTest::newRow("no blanks") << QByteArray("1+2") << form;
    QTest::newRow("words") << QByteArray("one + two") << form;
    QTest::newRow("nothing") << QByteArray("") << form;
    QTest::newRow("groups of digits") << QByteArray("1,000 + 1") << form;
    QTest::newRow("too large a number") << QByteArray("1e309 + 1") << QByteArray("Error: out of range\n");
    QTest::newRow("not UTF-8") << QByteArray("1 + \xff")
                               << QByteArray("That is not UTF-8. Send text in UTF-8.\n");
}

void TestTools::theCalculatorAnswers() {
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, answer);
    Guestbook book;
    QCOMPARE(book.come(ana, Door::Calculator), QByteArray());
    QCOMPARE(book.say(ana, "Ana"), QByteArray());
    QCOMPARE(book.say(ana, typed), answer);
}

void TestTools::theCalculatorPrintsWithTheName() {
    Guestbook book;
    book.come(ana, Door::Calculator);
    book.come(ben, Door::Calculator);
    book.say(ana, "Ana");
    book.say(ben, "Ben");
    book.say(ana, "12 + 42");
    book.say(ben, "1 / 0");
    book.say(ana, "q");
    const QStringList printed{u"calculator: Ana: 12 + 42"_s, u"calculator: Ben: 1 / 0"_s, u"Session ended"_s};
    QCOMPARE(book.printed, printed);
    QCOMPARE(book.closed, std::set<ConnectionId>{ana});
}

void TestTools::theCalculatorPrintsNothingElse() {
    Guestbook book;
    book.come(ana, Door::Calculator);
    book.say(ana, "Ana");
    for (const QByteArray text : {"Client 99 disconnected.", "12 +", "1,000 + 1", "", "nan + 1"})
        book.say(ana, text);
    QCOMPARE(book.printed, QStringList());
    book.say(ana, "  1   +  1e309 ");
    QCOMPARE(book.printed, QStringList(u"calculator: Ana: 1 + 1e309"_s));
}

void TestTools::aNameForTheCalculatorForgesNoLine_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("printed");
    QTest::newRow("blanks") << QByteArray("  Ana   Maria ") << u"Ana Maria"_s;
    QTest::newRow("colon") << QByteArray("Fingerprint of us: x") << u"Fingerprint of us_ x"_s;
    for (const QByteArray unfit : {"", "  ", "Server", "Server: Ben", "127.0.0.1:5",
                                   "An\xe2\x80\xae"
                                   "a"})
        QTest::addRow("unfit: %s", unfit.constData()) << unfit << u"Client 1"_s;
    QTest::newRow("too long") << QByteArray(33, 'x') << u"Client 1"_s;
}

void TestTools::aNameForTheCalculatorForgesNoLine() {
    QFETCH(QByteArray, name);
    QFETCH(QString, printed);
    Guestbook book;
    book.come(ana, Door::Calculator);
    QCOMPARE(book.say(ana, name), QByteArray());
    QCOMPARE(book.say(ana, "1 + 1"), QByteArray("2\n"));
    QCOMPARE(book.printed, QStringList(u"calculator: %1: 1 + 1"_s.arg(printed)));
}

void TestTools::whoCalculatesTooFastIsToldSo() {
    Guestbook book;
    book.come(ana, Door::Calculator);
    book.come(ben, Door::Calculator);
    book.say(ana, "Ana");
    book.say(ben, "Ben");
    for (int i = 0; i < 20; ++i)
        QCOMPARE(book.say(ana, "1 + 1"), QByteArray("2\n"));
    book.printed.clear();
    QCOMPARE(book.say(ana, "1 + 1"), QByteArray("Error: too fast, wait a moment\n"));
    QVERIFY(book.printed.isEmpty());
    QCOMPARE(book.say(ben, "1 + 1"), QByteArray("2\n"));
    book.time.pass(std::chrono::milliseconds(500));
    QCOMPARE(book.say(ana, "1 + 1"), QByteArray("2\n"));
}

void TestTools::whatIsEmptyWithoutItsControlCharactersIsNoGoodbye() {
    Guestbook book;
    for (const Door door : {Door::Calculator, Door::Room, Door::Chat, Door::Poll}) {
        book.come(ana, door);
        for (const QByteArray &nothing : {QByteArray("\0", 1), QByteArray("\r"), QByteArray("\x1b[A")}) {
            const QByteArray answer = book.say(ana, nothing);
            QVERIFY(door != Door::Chat || answer.isEmpty());
        }
        QVERIFY(!book.closed.contains(ana));
        book.drop(ana);
        book.requesters.clear();
    }
}

void TestTools::theEchoIsTheSameBytes() {
    Guestbook book;
    book.come(ana, Door::Echo);
    const QByteArray bytes("\0\xff\r\n\x1b[31m", 9);
    QCOMPARE(book.say(ana, bytes), bytes);
    QCOMPARE(book.let(ana, Guestbook::Event::Ended), QByteArray());
    QVERIFY(book.closed.contains(ana));
}

void TestTools::toolsTakeNoSeat() {
    Guestbook book;
    book.come(ana, Door::Calculator);
    book.come(ben, Door::Echo);
    QVERIFY(book.room.seats().all().empty());
    QVERIFY(book.requester(ana).loggedIn); // nothing is waited for
    QVERIFY(book.requester(ben).loggedIn);
}

void TestTools::aClosedDoorSendsItsGuestsAway() {
    Guestbook book;
    book.come(ana, Door::Calculator);
    book.come(ben, Door::Echo);
    book.deliver(book.guests.sendAway(Door::Calculator, u"The teacher has closed this door."_s));
    QCOMPARE(book.read(ana), QByteArray("The teacher has closed this door.\n"));
    QCOMPARE(book.closed, std::set<ConnectionId>{ana});
}

LECTERN_TEST(TestTools, lectern::test::NoApplication)
#include "tst_tools.moc"
