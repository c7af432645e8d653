// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/classic/guestbook.h"
#include "tests/support/testcase.h"

using namespace lectern;
using namespace lectern::test;
using protocol::Door;
using Kind = classic::Poll::Origin::Kind;

namespace {

const QByteArray menu = "To ask a new question, type 'Clear'\n"
                        "To show the results, type 'Show'\n"
                        "To end the class, type 'Quit'\n";
const QByteArray welcome = "Welcome, administrator!\n"
                           "All connected parties will be able to vote on your in class question:\n" +
                           menu;
const QByteArray studentsWelcome = "You are now connected to your classroom server. Just type yes or no "
                                   "whenever you are asked a question.\n";
constexpr ConnectionId boss{1};
constexpr ConnectionId ana{2};
constexpr ConnectionId ben{3};
constexpr ConnectionId teacher{9};

} // namespace

class TestPoll : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstFromThisComputerIsTheAdministrator();
    void whoMayBeTheAdministrator_data();
    void whoMayBeTheAdministrator();
    void aClassWithATeacherHasNoOther();
    void thePlaceStaysFreeUntilSomebodyAsks();
    void thePlaceCostsNoNewSeat();
    void whatCouldNotBeStoredWasNoBeginning();
    void whoComesBehindTheEndBeginsTheNextClass();
    void aRestartInALessonMakesNobodyTheAdministrator();
    void whereATeacherOfAnotherDoorHasLeftTheFirstIsTheAdministrator();
    void theKeyOpensItFromEverywhere();
    void theAdministratorsCommands_data();
    void theAdministratorsCommands();
    void studentsAreToldEveryQuestionOnce();
    void aVoteCountsAndCanBeChanged();
    void nothingIsOpen();
    void theEndIsToldToEachInItsWay();
    void aSeatIsUnverifiedAndGoesWithItsConnection();
    void unverifiedVotesCanBeLeftOut();
    void whatCannotBeStoredIsSaid();
    void aFloodIsSlowedDown();
};

void TestPoll::theFirstFromThisComputerIsTheAdministrator() {
    Guestbook book;
    QCOMPARE(book.come(boss, Door::Poll), welcome);
    QVERIFY(book.room.isVoteOpen());
    QVERIFY(book.room.question()->text().isEmpty());
    QCOMPARE(book.come(ana, Door::Poll), studentsWelcome + "Question: (asked aloud)\n");
    QCOMPARE(book.room.seatOf(boss)->name, u"classic 1"_s);
    QVERIFY(!book.room.seatOf(boss)->isStudent());
    QCOMPARE(book.room.seatOf(ana)->name, u"classic 2"_s);
}

void TestPoll::whoMayBeTheAdministrator_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("own");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isAdministrator");
    const auto row = [](const char *name, Kind kind, const QString &own, const QString &address, bool is) {
        QTest::newRow(name) << static_cast<int>(kind) << own << address << is;
    };
    row("loopback from here", Kind::Loopback, {}, u"127.0.0.1"_s, true);
    row("loopback from here, IPv6", Kind::Loopback, {}, u"::1"_s, true);
    row("loopback from elsewhere", Kind::Loopback, {}, u"192.0.2.17"_s, false);
    row("an address, from there", Kind::Address, u"192.0.2.17"_s, u"192.0.2.17"_s, true);
    row("an address, from here", Kind::Address, u"192.0.2.17"_s, u"127.0.0.1"_s, false);
    row("any", Kind::Anywhere, {}, u"192.0.2.18"_s, true);
}

void TestPoll::whoMayBeTheAdministrator() {
    QFETCH(int, kind);
    QFETCH(QString, own);
    QFETCH(QString, address);
    QFETCH(bool, isAdministrator);
    Guestbook book(classic::Poll::Origin{static_cast<Kind>(kind), QHostAddress(own)});
    QCOMPARE(book.come(boss, Door::Poll, QHostAddress(address)), isAdministrator ? welcome : studentsWelcome);
}

void TestPoll::aClassWithATeacherHasNoOther() {
    Guestbook book;
    book.joinTeacher(teacher);
    QCOMPARE(book.come(boss, Door::Poll), studentsWelcome);
    QCOMPARE(book.say(boss, "admin"), QByteArray("Somebody else is the teacher of this class already.\n"));
}

void TestPoll::thePlaceStaysFreeUntilSomebodyAsks() {
    Guestbook book;
    book.come(boss, Door::Poll);
    book.come(ana, Door::Poll);
    QCOMPARE(book.say(ana, "admin"), QByteArray("Somebody else is the teacher of this class already.\n"));
    book.drop(boss);
    QCOMPARE(book.come(ben, Door::Poll), studentsWelcome + "Question: (asked aloud)\n");
    QCOMPARE(book.say(ben, "yes"),
             QByteArray("Your vote: yes\n")); // nobody is there to count it, but it counts
    QCOMPARE(book.say(ana, " Admin "), welcome);
    QVERIFY(!book.room.seatOf(ana)->isStudent());
    QVERIFY(book.say(ana, "show").startsWith("Yes  1  #\n"));
    QCOMPARE(book.say(ben, "admin"), QByteArray("Somebody else is the teacher of this class already.\n"));
}

void TestPoll::thePlaceCostsNoNewSeat() {
    Guestbook book;
    book.come(boss, Door::Poll);
    book.come(ana, Door::Poll);
    book.drop(boss);
    book.takeSeat = [] { return std::optional(5.0); }; // too many new ones from that address
    book.come(ben, Door::Poll);
    QVERIFY(book.closed.contains(ben));
    QCOMPARE(book.say(ana, "admin"), welcome);
    QVERIFY(!book.closed.contains(ana));
}

void TestPoll::whatCouldNotBeStoredWasNoBeginning() {
    Guestbook book;
    book.come(boss, Door::Poll);
    book.room.restore({});
    book.guests.gone(boss);
    QCOMPARE(book.come(ana, Door::Poll), welcome);
}

void TestPoll::whoComesBehindTheEndBeginsTheNextClass() {
    Guestbook book;
    book.come(boss, Door::Poll);
    book.room.quit(); // which is not stored yet, so nobody has been told
    QCOMPARE(book.come(ana, Door::Poll), welcome);
    QCOMPARE(book.come(ben, Door::Poll), studentsWelcome + "Question: (asked aloud)\n");
}

void TestPoll::aRestartInALessonMakesNobodyTheAdministrator() {
    Guestbook book;
    const SeatId seat{1};
    book.room.restore({record::LessonStarted{1},
                       record::SeatTaken{seat, protocol::Role::Teacher, u"classic 1"_s, {}, 1, Door::Poll},
                       record::SeatLeft{seat, 2}});
    QCOMPARE(book.come(ana, Door::Poll), studentsWelcome);
    QCOMPARE(book.say(ana, "admin"), welcome); // there is nobody else
}

void TestPoll::whereATeacherOfAnotherDoorHasLeftTheFirstIsTheAdministrator() {
    Guestbook book;
    book.joinTeacher(teacher);
    QCOMPARE(book.come(ana, Door::Poll), studentsWelcome);
    book.tell(teacher, protocol::Leave{});
    QCOMPARE(book.come(boss, Door::Poll), welcome);
    QCOMPARE(book.come(ben, Door::Poll), studentsWelcome + "Question: (asked aloud)\n");
}

void TestPoll::theKeyOpensItFromEverywhere() {
    Guestbook book;
    book.joinTeacher(teacher);
    book.come(ana, Door::Poll, QHostAddress(u"192.0.2.17"_s));
    QCOMPARE(book.say(ana, "admin"),
             QByteArray("From your computer that takes the teacher key: admin KEY\n"));
    const QByteArray wrong = TeacherKey::generate().toText().toLatin1();
    QCOMPARE(book.say(ana, "admin " + wrong),
             QByteArray("That is not the teacher key of this server. Check the key.\n"));
    QCOMPARE(book.say(ana, "admin yes"),
             QByteArray("That is not the teacher key of this server. Check the key.\n"));
    QVERIFY(book.room.seatOf(ana)->isStudent());
    QCOMPARE(book.say(ana, "admin " + book.server.key.toText().toLatin1()), welcome);
    QVERIFY(!book.room.seatOf(ana)->isStudent());
}

void TestPoll::theAdministratorsCommands_data() {
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("question");
    QTest::newRow("clear") << QByteArray("clear") << QByteArray("Clearing voting data.\n") << QString();
    QTest::newRow("CLEAR, blanks around")
        << QByteArray("  CLEAR  ") << QByteArray("Clearing voting data.\n") << QString();
    QTest::newRow("with a question") << QByteArray("Clear  Is TCP a byte stream?")
                                     << QByteArray("Clearing voting data.\n") << u"Is TCP a byte stream?"_s;
    QTest::newRow("show") << QByteArray("Show") << QByteArray("No votes yet.\n") << QString();
    QTest::newRow("anything else") << QByteArray("yes") << QByteArray("Invalid input!\n") << QString();
    QTest::newRow("nothing") << QByteArray("") << QByteArray("Invalid input!\n") << QString();
    QTest::newRow("not UTF-8") << QByteArray("\xff") << QByteArray("Invalid input!\n") << QString();
    QTest::newRow("more than a command")
        << QByteArray("quit now") << QByteArray("Invalid input!\n") << QString();
    QTest::newRow("too long a question") << "clear " + QByteArray(501, 'x')
                                         << QByteArray("A question has at most 500 characters, and no "
                                                       "control characters. Shorten it, or type it again.\n")
                                         << QString();
}

void TestPoll::theAdministratorsCommands() {
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, answer);
    QFETCH(QString, question);
    Guestbook book;
    book.come(boss, Door::Poll);
    QCOMPARE(book.say(boss, typed), answer + menu);
    QCOMPARE(book.room.question()->text(), question);
}

void TestPoll::studentsAreToldEveryQuestionOnce() {
    Guestbook book;
    book.come(boss, Door::Poll);
    book.come(ana, Door::Poll);
    book.say(boss, "clear Is it?");
    QCOMPARE(book.read(ana), QByteArray("Question: Is it?\n"));
    book.say(boss, "show"); // the question is told again to Lectern's own programs
    QCOMPARE(book.read(ana), QByteArray());
    book.say(boss, "clear");
    QCOMPARE(book.read(ana), QByteArray("Question: (asked aloud)\n"));
}

void TestPoll::aVoteCountsAndCanBeChanged() {
    Guestbook book;
    book.come(boss, Door::Poll);
    book.come(ana, Door::Poll);
    QCOMPARE(book.say(ana, "Yes"), QByteArray("Your vote: yes\n"));
    QCOMPARE(book.room.tally().counts, (std::vector<protocol::ChoiceCount>{{u"yes"_s, 1}, {u"no"_s, 0}}));
    QCOMPARE(book.say(ana, " no "), QByteArray("Your vote: no\n"));
    QCOMPARE(book.room.tally().counts, (std::vector<protocol::ChoiceCount>{{u"yes"_s, 0}, {u"no"_s, 1}}));
    QCOMPARE(book.say(ana, "maybe"), QByteArray("Type yes or no.\n"));
    QCOMPARE(book.say(ana, "clear"), QByteArray("Type yes or no.\n"));
    QCOMPARE(book.room.tally().answered, 1);
    book.say(ana, "quit");
    QVERIFY(book.closed.contains(ana));
    QCOMPARE(book.room.tally().answered, 1);
}

void TestPoll::nothingIsOpen() {
    Guestbook book;
    book.joinTeacher(teacher);
    QCOMPARE(book.come(ana, Door::Poll), studentsWelcome);
    QCOMPARE(book.say(ana, "yes"), QByteArray("No question is open.\n"));
    book.tell(teacher, protocol::Ask{u"Now?"_s});
    QCOMPARE(book.read(ana), QByteArray("Question: Now?\n"));
    book.tell(teacher, protocol::Close{book.room.question()->id()});
    QCOMPARE(book.say(ana, "yes"), QByteArray("No question is open.\n"));
}

void TestPoll::theEndIsToldToEachInItsWay() {
    Guestbook book;
    book.come(boss, Door::Poll);
    book.come(ana, Door::Poll);
    QCOMPARE(book.say(boss, "QUIT"), QByteArray("shutdown"));
    QCOMPARE(book.read(ana), QByteArray("The class has ended.\n"));
    QCOMPARE(book.closed, (std::set<ConnectionId>{boss, ana}));
    book.drop(boss);
    book.drop(ana);
    QCOMPARE(book.come(ben, Door::Poll), welcome); // a new lesson
}

void TestPoll::aSeatIsUnverifiedAndGoesWithItsConnection() {
    Guestbook book;
    book.joinTeacher(teacher);
    book.come(ana, Door::Poll);
    const Seat *seat = book.room.seatOf(ana);
    QVERIFY(seat->door == Door::Poll);
    QCOMPARE(book.room.seats().studentsHere(), 1);
    QCOMPARE(book.room.seats().talkersHere(), 1); // the teacher
    book.drop(ana);
    QVERIFY(seat->hasLeft());
    QCOMPARE(book.room.seats().studentsHere(), 0);
}

void TestPoll::unverifiedVotesCanBeLeftOut() {
    Guestbook book;
    book.joinTeacher(teacher);
    book.joinStudent({10}, u"Ana"_s);
    book.come(ben, Door::Poll);
    book.tell(teacher, protocol::Ask{u"Now?"_s});
    book.tell({10}, protocol::Vote{QuestionId{1}, u"no"_s});
    book.say(ben, "yes");
    QCOMPARE(book.room.tally().counts, (std::vector<protocol::ChoiceCount>{{u"yes"_s, 1}, {u"no"_s, 1}}));
    QCOMPARE(book.room.tally().seats, 2);
    QCOMPARE(book.room.tally().unverified, 1);
    protocol::SetPolicy policy;
    policy.onlyVerifiedVotes = true;
    book.tell(teacher, policy);
    QVERIFY(book.room.hasNews());
    QCOMPARE(book.room.tally().counts, (std::vector<protocol::ChoiceCount>{{u"yes"_s, 0}, {u"no"_s, 1}}));
    QCOMPARE(book.room.tally().answered, 1);
    QCOMPARE(book.room.tally().seats, 1);
    QCOMPARE(book.room.tally().unverified, 1);
    book.drop(ben);
    QCOMPARE(book.room.tally().seats, 1);
    policy.onlyVerifiedVotes = false;
    book.tell(teacher, policy);
    QCOMPARE(book.room.tally().answered, 2);
    QCOMPARE(book.room.tally().seats, 2);
}

void TestPoll::whatCannotBeStoredIsSaid() {
    Guestbook book;
    book.come(boss, Door::Poll);
    book.come(ana, Door::Poll);
    book.storage = {StorageState::Can::Read, u"The disk is full."_s};
    QCOMPARE(book.say(ana, "yes"), QByteArray("The disk is full.\n"));
    QCOMPARE(book.say(boss, "clear"), "The disk is full.\n" + menu);
    QCOMPARE(book.come(ben, Door::Poll), QByteArray("The disk is full.\n"));
    QVERIFY(book.closed.contains(ben));
    QCOMPARE(book.room.tally().answered, 0);
}

void TestPoll::aFloodIsSlowedDown() {
    Guestbook book;
    book.come(boss, Door::Poll);
    book.come(ana, Door::Poll);
    for (int i = 0; i < 5; ++i)
        book.say(ana, i % 2 == 0 ? "yes" : "no");
    QCOMPARE(book.say(ana, "no"),
             QByteArray("You change your vote too often. Wait a moment, then try again.\n"));
}

LECTERN_TEST(TestPoll, lectern::test::NoApplication)
#include "tst_poll.moc"
