// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/joinaddresses.h"
#include "tests/teacher-gui/doorsclass.h"

#include <QApplication>
#include <QSignalSpy>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using protocol::Door;
using protocol::OpenDoor;
using protocol::SetPolicy;
using protocol::TalkLevel;
using Way = teacher::DoorsModel::Way;

class TestDoorsModel : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theDoorsAreKnownFromTheLoginUntilTheConnectionBreaks();
    void aServerWithoutDoorsIsSaidToBeOlder();
    void opensOnThePortThatIsWishedOrOnTheServicesOwn();
    void closes();
    void whatOthersOpenIsKnown();
    void whatTheServerRefusesStandsBesideThatDoor();
    void aWishThatIsUnderWayIsNotSentTwice();
    void aDoorFromTheFutureIsPassedOver();
    void theCommandNamesTheJoinLinesAddress();
    void theCommandNamesAnAddressWhereTheDoorsAre();
    void theCommandNamesNoLocalhost();
    void echoIsTriedInTwoWays();
    void aPortIsKept();
    void closingIsAskedWhereSomebodyIsKnownToBe();
    void inAClassThatIsTooLargeToListItIsAskedWithoutANumber();
    void whatWasOpenIsKnownWhenTheConnectionIsNoMore();
    void countingVotesKeepsWhoMayTalk();
    void aRefusedCountSaysWhy();
};

void TestDoorsModel::theDoorsAreKnownFromTheLoginUntilTheConnectionBreaks() {
    DoorsClass lesson;
    QVERIFY(!lesson.model.whyNone().isEmpty());
    QVERIFY(lesson.join());
    QCOMPARE(lesson.model.whyNone(), QString());
    QCOMPARE(lesson.model.entries().size(), protocol::allDoors.size());
    QCOMPARE(lesson.model.entry(Door::Chat)->state.port, 8888);
    lesson.server.hangUp();
    WAIT_FOR(lesson.connection.state() == client::LinkState::Reconnecting);
    QVERIFY(lesson.model.entries().empty());
    QVERIFY(lesson.model.whyNone().startsWith(u"Not connected"_s));
    WAIT_FOR(lesson.model.entry(Door::Chat));
    QCOMPARE(lesson.model.whyNone(), QString());
}

void TestDoorsModel::aServerWithoutDoorsIsSaidToBeOlder() {
    DoorsClass lesson;
    QVERIFY(lesson.join(false));
    QVERIFY(lesson.model.whyNone().contains(u"older"_s));
    lesson.model.open(Door::Poll, {});
    QVERIFY(lesson.server.receivedOf<OpenDoor>().empty());
}

void TestDoorsModel::opensOnThePortThatIsWishedOrOnTheServicesOwn() {
    DoorsClass lesson;
    QVERIFY(lesson.join());
    lesson.model.open(Door::Chat, 9000);
    QVERIFY(lesson.opens(Door::Chat));
    QCOMPARE(lesson.model.entry(Door::Chat)->state.port, 9000);
    lesson.model.open(Door::Poll, {});
    QVERIFY(lesson.opens(Door::Poll));
    QCOMPARE(lesson.server.receivedOf<OpenDoor>().back().port, std::optional<int>());
    QCOMPARE(lesson.model.entry(Door::Poll)->state.port, 4445);
}

void TestDoorsModel::closes() {
    DoorsClass lesson;
    lesson.doors.doors.front().open = true;
    QVERIFY(lesson.join());
    QVERIFY(lesson.isOpen(Door::Poll));
    lesson.model.close(Door::Poll);
    WAIT_FOR(!lesson.isOpen(Door::Poll));
}

void TestDoorsModel::whatOthersOpenIsKnown() {
    DoorsClass lesson;
    QVERIFY(lesson.join());
    lesson.doors.doors.back().open = true;
    lesson.server.send(lesson.doors);
    QVERIFY(lesson.opens(Door::Echo));
}

void TestDoorsModel::whatTheServerRefusesStandsBesideThatDoor() {
    DoorsClass lesson;
    QVERIFY(lesson.join());
    lesson.refusal = portInUse();
    lesson.model.open(Door::Poll, {});
    WAIT_COMPARE(lesson.model.entry(Door::Poll)->problem, portInUse().text);
    QCOMPARE(lesson.model.entry(Door::Chat)->problem, QString());
    lesson.doors.doors.back().open = true; // somebody opens another one
    lesson.server.send(lesson.doors);
    QVERIFY(lesson.opens(Door::Echo));
    QCOMPARE(lesson.model.entry(Door::Poll)->problem, portInUse().text);
    lesson.refusal.reset();
    lesson.model.open(Door::Poll, 9000);
    QVERIFY(lesson.opens(Door::Poll));
    WAIT_COMPARE(lesson.model.entry(Door::Poll)->problem, QString());
}

void TestDoorsModel::aWishThatIsUnderWayIsNotSentTwice() {
    DoorsClass lesson;
    QVERIFY(lesson.join());
    lesson.model.open(Door::Poll, {});
    lesson.model.open(Door::Poll, {});
    lesson.model.open(Door::Chat, {}); // another door is another wish
    QVERIFY(lesson.opens(Door::Chat));
    QCOMPARE(lesson.server.receivedOf<OpenDoor>().size(), 2u);
}

void TestDoorsModel::aDoorFromTheFutureIsPassedOver() {
    DoorsClass lesson;
    lesson.doors.doors.push_back({Door::Other, true, 1});
    QVERIFY(lesson.join());
    QCOMPARE(lesson.model.entries().size(), protocol::allDoors.size());
}

void TestDoorsModel::theCommandNamesTheJoinLinesAddress() {
    DoorsClass lesson;
    QVERIFY(lesson.join());
    const QString chosen = teacher::joinAddresses(lesson.connection, {}).last(); // by hand, among others
    lesson.model.setJoinAddress(chosen);
    const QString host = client::ServerAddress::parse(chosen)->host;
    QCOMPARE(lesson.model.command(Door::Poll, Way::Tcp), u"nc %1 4445"_s.arg(host));
    QCOMPARE(lesson.model.command(Door::Clock, Way::Udp), u"nc -u %1 8892"_s.arg(host));
}

void TestDoorsModel::theCommandNamesAnAddressWhereTheDoorsAre() {
    DoorsClass lesson;
    lesson.doors.addresses = {u"127.0.0.1"_s};
    QVERIFY(lesson.join());
    lesson.model.setJoinAddress(u"192.168.1.20"_s);
    QCOMPARE(lesson.model.command(Door::Poll, Way::Tcp), u"nc 127.0.0.1 4445"_s);
}

// A server that listens at one of that name's addresses hears no datagram that goes to the other.
void TestDoorsModel::theCommandNamesNoLocalhost() {
    DoorsClass lesson;
    lesson.doors.addresses = {u"127.0.0.1"_s};
    QVERIFY(lesson.join(true, u"localhost"_s));
    lesson.model.setJoinAddress(u"localhost"_s);
    QCOMPARE(lesson.model.host(), u"127.0.0.1"_s);
    QCOMPARE(lesson.model.command(Door::Clock, Way::Udp), u"nc -u 127.0.0.1 8892"_s);
}

void TestDoorsModel::echoIsTriedInTwoWays() {
    DoorsClass lesson;
    lesson.doors.addresses = {u"127.0.0.1"_s};
    QVERIFY(lesson.join());
    QCOMPARE(teacher::DoorsModel::ways(Door::Echo), QList<Way>({Way::Tcp, Way::Udp}));
    QCOMPARE(lesson.model.command(Door::Echo, Way::Tcp), u"nc 127.0.0.1 7007"_s);
    QCOMPARE(lesson.model.command(Door::Echo, Way::Udp), u"nc -u 127.0.0.1 7007"_s);
}

void TestDoorsModel::aPortIsKept() {
    DoorsClass lesson;
    lesson.doors.addresses = {u"127.0.0.1"_s};
    QVERIFY(lesson.join());
    QCOMPARE(lesson.model.port(Door::Poll), u"4445"_s);
    lesson.model.keepPort(Door::Poll, u"9000"_s);
    QCOMPARE(lesson.model.port(Door::Poll), u"9000"_s);
    QCOMPARE(lesson.model.command(Door::Poll, Way::Tcp), u"nc 127.0.0.1 9000"_s);
    lesson.model.open(Door::Poll, 9001);
    QVERIFY(lesson.opens(Door::Poll));
    lesson.model.close(Door::Poll);
    WAIT_FOR(!lesson.isOpen(Door::Poll));
    QCOMPARE(lesson.model.port(Door::Poll), u"9001"_s);
    lesson.model.keepPort(Door::Poll, {});
    QCOMPARE(lesson.model.port(Door::Poll), QString());
    QCOMPARE(lesson.model.command(Door::Poll, Way::Tcp), u"nc 127.0.0.1 4445"_s);
}

void TestDoorsModel::closingIsAskedWhereSomebodyIsKnownToBe() {
    DoorsClass lesson;
    QVERIFY(lesson.join());
    QCOMPARE(lesson.model.closingQuestion(Door::Poll), QString());
    QVERIFY(lesson.admit(Door::Poll, 2));
    QVERIFY(lesson.model.closingQuestion(Door::Poll).contains(u"2 clients came"_s));
    QVERIFY(lesson.model.closingQuestion(Door::Poll).contains(u"votes anew"_s));
    QCOMPARE(lesson.model.closingQuestion(Door::Chat), QString());
    QCOMPARE(lesson.model.closingQuestion(Door::Echo), QString());
    QVERIFY(lesson.admit(Door::Chat, 1));
    QVERIFY(lesson.model.closingQuestion(Door::Chat).contains(u"One client came"_s));
    QVERIFY(!lesson.model.closingQuestion(Door::Chat).contains(u"vote"_s, Qt::CaseInsensitive));
    QVERIFY(lesson.admit(Door::Chat, 1, protocol::PersonState::Left));
    WAIT_COMPARE(lesson.model.closingQuestion(Door::Chat), QString());
}

void TestDoorsModel::inAClassThatIsTooLargeToListItIsAskedWithoutANumber() {
    DoorsClass lesson;
    QVERIFY(lesson.join());
    lesson.server.send(protocol::People{true, 5000, false, {}});
    WAIT_FOR(lesson.model.closingQuestion(Door::Poll).contains(u"Whoever came"_s));
    QCOMPARE(lesson.model.closingQuestion(Door::Clock), QString());
}

void TestDoorsModel::whatWasOpenIsKnownWhenTheConnectionIsNoMore() {
    DoorsClass lesson;
    lesson.doors.doors.front().open = lesson.doors.doors.back().open = true;
    QVERIFY(lesson.join());
    lesson.connection.close();
    WAIT_FOR(lesson.model.entries().empty());
    QCOMPARE(lesson.model.lastOpen(), (std::vector{Door::Poll, Door::Echo}));
}

void TestDoorsModel::countingVotesKeepsWhoMayTalk() {
    DoorsClass lesson;
    lesson.policy = {TalkLevel::Teacher, TalkLevel::Nobody, false, true, false};
    QVERIFY(lesson.join());
    QVERIFY(lesson.model.countsUnverified());
    lesson.model.countUnverified(false);
    WAIT_FOR(!lesson.model.countsUnverified());
    const SetPolicy sent = lesson.server.receivedOf<SetPolicy>().back();
    QVERIFY(sent.chat == TalkLevel::Teacher && sent.direct == TalkLevel::Nobody);
    QVERIFY(!sent.rooms && sent.pauseWhileVoting && sent.onlyVerifiedVotes);
    lesson.model.countUnverified(true);
    WAIT_FOR(lesson.model.countsUnverified());
}

void TestDoorsModel::aRefusedCountSaysWhy() {
    DoorsClass lesson;
    QVERIFY(lesson.join());
    lesson.refusal.emplace();
    lesson.refusal->code = ErrorCode::NotStored;
    lesson.model.countUnverified(false);
    WAIT_FOR(lesson.model.countProblem().contains(u"disk"_s));
    QVERIFY(lesson.model.countsUnverified());
    lesson.refusal.reset();
    lesson.model.countUnverified(false);
    WAIT_FOR(!lesson.model.countsUnverified());
    QCOMPARE(lesson.model.countProblem(), QString());
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestDoorsModel, QApplication)
#include "tst_doorsmodel.moc"
