// SPDX-License-Identifier: GPL-3.0-or-later
// A class that talks, with the real daemon over real sockets: two teachers, three students, and one who means harm. With
// one event loop for everything and with two I/O threads: the same must happen.
#include "tests/support/rawclient.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>

#include <memory>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;
using protocol::MessageKind;
using protocol::TalkLevel;

namespace {

SeatId seatIn(const QJsonObject &welcome) { return {quint64(welcome.value("seat"_L1).toInteger())}; }

protocol::Say toClass(const QString &text, const QString &key = {}) {
    return {{}, {}, MessageKind::Message, text, key};
}

// Someone with a seat.
struct Talker {
    Talker(const ServerProcess &server, const QString &name) : client(server.port()) {
        const QJsonObject welcome = client.joinStudent(name);
        seat = seatIn(welcome);
        token = welcome.value("token"_L1).toString();
    }
    explicit Talker(const ServerProcess &server) : client(server.port()) {
        seat = seatIn(client.joinTeacher(server.teacherKey()));
    }
    // The same one, back after a restart.
    Talker(const ServerProcess &server, const Talker &before)
        : client(server.port()), seat(before.seat), token(before.token) {
        if (client.resume(token).isEmpty())
            qWarning("The seat is gone.");
    }
    QString request(const protocol::ClientMessage &message) {
        const QJsonObject reply = client.request(message);
        return reply.value("type"_L1) == "ok"_L1 ? u"ok"_s : reply.value("code"_L1).toString();
    }
    QString hears(const QString &text) {
        const auto fits = [&](const QJsonObject &line) { return line.value("text"_L1) == text; };
        return client.waitFor(u"message"_s, fits).value("name"_L1).toString();
    }
    bool hasHeard(const QString &text) const {
        return std::ranges::any_of(client.all(), [&](const QJsonObject &line) {
            return line.value("type"_L1) == "message"_L1 && line.value("text"_L1) == text;
        });
    }
    RoomId roomOfKind(const QString &kind) {
        RoomId found;
        client.waitFor(u"rooms"_s, [&](const QJsonObject &line) {
            for (const QJsonValue &room : line.value("rooms"_L1).toArray()) {
                if (room.toObject().value("kind"_L1) == kind)
                    found = {quint64(room.toObject().value("room"_L1).toInteger())};
            }
            return bool(found);
        });
        return found;
    }
    QStringList page(RoomId room) {
        QStringList texts;
        client.request(protocol::ListMessages{room, {}, {}, {}});
        for (const QJsonValue &message : client.waitFor(u"messages"_s).value("messages"_L1).toArray())
            texts.append(message.toObject().value("text"_L1).toString());
        return texts;
    }

    RawClient client;
    SeatId seat;
    QString token;
};

} // namespace

class TestTalkingClass : public TestCase {
    Q_OBJECT

protected:
    void prepare() override {
        QFETCH_GLOBAL(QString, ioThreads);
        server = std::make_unique<ServerProcess>(QStringList{u"--io-threads"_s, ioThreads});
        QVERIFY(server->start());
        teacher = std::make_unique<Talker>(*server);
        ana = std::make_unique<Talker>(*server, u"Ana"_s);
        ben = std::make_unique<Talker>(*server, u"Ben"_s);
        eve = std::make_unique<Talker>(*server, u"Eve"_s);
    }

private Q_SLOTS:
    void initTestCase_data() {
        QTest::addColumn<QString>("ioThreads");
        QTest::newRow("one event loop") << u"0"_s;
        QTest::newRow("two I/O threads") << u"2"_s;
    }
    void cleanup() {
        eve.reset();
        ben.reset();
        ana.reset();
        teacher.reset();
        server.reset();
    }

    void everybodyHearsTheClassAndOnlyTwoHearWhatTheySayDirectly() {
        QCOMPARE(ana->request(toClass(u"Anyone here?"_s)), u"ok"_s);
        for (Talker *talker : {ana.get(), ben.get(), eve.get(), teacher.get()})
            QCOMPARE(talker->hears(u"Anyone here?"_s), u"Ana"_s);
        QCOMPARE(ana->request(protocol::Say{{}, ben->seat, MessageKind::Message, u"Psst"_s, {}}), u"ok"_s);
        QCOMPARE(ana->hears(u"Psst"_s), u"Ana"_s);
        QCOMPARE(ben->hears(u"Psst"_s), u"Ana"_s);
        QCOMPARE(ben->request(toClass(u"after it"_s)), u"ok"_s);
        for (Talker *talker : {eve.get(), teacher.get()}) {
            talker->hears(u"after it"_s);
            QVERIFY(!talker->hasHeard(u"Psst"_s));
        }
    }

    void aStrangerWhoGuessesRoomsLearnsAndDoesNothing() {
        QCOMPARE(ana->request(protocol::OpenRoom{u"Lab"_s, {ben->seat}}), u"ok"_s);
        const RoomId room = ana->roomOfKind(u"separate"_s);
        QCOMPARE(ben->roomOfKind(u"separate"_s), room);
        QCOMPARE(ana->request(protocol::Say{room, {}, MessageKind::Message, u"In here"_s, {}}), u"ok"_s);
        QCOMPARE(ben->hears(u"In here"_s), u"Ana"_s);
        for (quint64 guess = room.value; guess < room.value + 3; ++guess) {
            for (const protocol::ClientMessage &attempt : std::initializer_list<protocol::ClientMessage>{
                     protocol::Say{{guess}, {}, MessageKind::Message, u"boo"_s, {}},
                     protocol::ListMessages{{guess}, {}, {}, {}},
                     protocol::SearchMessages{{guess}, u"here"_s, {}}, protocol::ListMembers{{guess}},
                     protocol::Invite{{guess}, {eve->seat}}, protocol::Remove{{guess}, ana->seat},
                     protocol::LeaveRoom{{guess}}, protocol::CloseRoom{{guess}}})
                QCOMPARE(eve->request(attempt), u"unknown-room"_s);
        }
        QCOMPARE(eve->request(protocol::Delete{{1}}), u"unknown-message"_s);
        QCOMPARE(ben->page(room), QStringList{u"In here"_s});
    }

    void nobodySpeaksForAnother() {
        ben->client.sendLine(
            QByteArray("{\"type\":\"say\",\"text\":\"I am Ana\",\"name\":\"Ana\",\"seat\":") +
            QByteArray::number(ana->seat.value) + ",\"role\":\"teacher\"}");
        QCOMPARE(eve->hears(u"I am Ana"_s), u"Ben"_s);
    }

    void whatATeacherForbidsIsRefusedWithTheReason() {
        QCOMPARE(teacher->request(protocol::SetPolicy{TalkLevel::Teacher, TalkLevel::Everybody, true, false}),
                 u"ok"_s);
        ana->client.waitFor(u"policy"_s,
                            [](const QJsonObject &line) { return line.value("chat"_L1) == "teacher"_L1; });
        QCOMPARE(ana->request(toClass(u"But"_s)), u"talk-off"_s);
        QCOMPARE(teacher->request(toClass(u"I may"_s)), u"ok"_s);
        QCOMPARE(teacher->request(protocol::Mute{ana->seat, 60}), u"ok"_s);
        QCOMPARE(ana->client.waitFor(u"muted"_s).value("seconds"_L1).toInt(), 60);
        QCOMPARE(ana->request(protocol::Say{{}, ben->seat, MessageKind::Message, u"x"_s, {}}), u"muted"_s);
        QCOMPARE(ana->request(protocol::SetPolicy{TalkLevel::Everybody, TalkLevel::Everybody, true, false}),
                 u"not-allowed"_s);
    }

    void aDropInTheMiddleOfAMessageSaysNothingAndWhoComesBackMissesNothing() {
        ben->client.sendBytes("{\"type\":\"say\",\"text\":\"half a mess");
        ben->client.socket().abort();
        QCOMPARE(ana->request(toClass(u"while Ben was away"_s)), u"ok"_s);
        RawClient again(server->port());
        QVERIFY(!again.resume(ben->token).isEmpty());
        again.request(protocol::ListMessages{ana->roomOfKind(u"class"_s), {}, {}, {}});
        const QJsonArray messages = again.waitFor(u"messages"_s).value("messages"_L1).toArray();
        QCOMPARE(messages.size(), 1);
        QCOMPARE(messages.at(0).toObject().value("text"_L1), u"while Ben was away"_s);
    }

    void theSameKeyIsSaidOnceAlsoAfterAKill() {
        QCOMPARE(ana->request(toClass(u"Hello"_s, u"k1"_s)), u"ok"_s);
        const RoomId room = ana->roomOfKind(u"class"_s);
        server->kill();
        QVERIFY(server->start(server->port()));
        RawClient again(server->port());
        QVERIFY(!again.resume(ana->token).isEmpty());
        QCOMPARE(again.request(toClass(u"Hello"_s, u"k1"_s)).value("type"_L1), u"ok"_s);
        again.request(protocol::ListMessages{room, {}, {}, {}});
        QCOMPARE(again.waitFor(u"messages"_s).value("messages"_L1).toArray().size(), 1);
    }

    void allThatWasSaidAndAllowedOutlivesARestartAndAKill_data() {
        QTest::addColumn<bool>("killed");
        QTest::newRow("a restart") << false;
        QTest::newRow("kill -9") << true;
    }
    void allThatWasSaidAndAllowedOutlivesARestartAndAKill() {
        QFETCH(bool, killed);
        QCOMPARE(ana->request(protocol::OpenRoom{u"Lab"_s, {ben->seat}}), u"ok"_s);
        const RoomId lab = ben->roomOfKind(u"separate"_s);
        QCOMPARE(ana->request(toClass(u"to all"_s)), u"ok"_s);
        QCOMPARE(ana->request(toClass(u"not that"_s)), u"ok"_s);
        QCOMPARE(ana->request(protocol::Delete{{2}}), u"ok"_s);
        QCOMPARE(ana->request(protocol::Say{lab, {}, MessageKind::Message, u"in the room"_s, {}}), u"ok"_s);
        QCOMPARE(ana->request(protocol::Say{{}, ben->seat, MessageKind::Message, u"to Ben"_s, {}}), u"ok"_s);
        QCOMPARE(ben->request(protocol::RaiseHand{true}), u"ok"_s);
        QCOMPARE(ben->request(protocol::Inquire{u"What is a segment?"_s, true, {}}), u"ok"_s);
        QCOMPARE(teacher->request(protocol::Mute{ana->seat, 600}), u"ok"_s);
        QCOMPARE(teacher->request(protocol::SetPolicy{TalkLevel::Teacher, TalkLevel::Nobody, true, true}),
                 u"ok"_s);
        if (killed)
            server->kill();
        else
            server->terminate();
        QVERIFY(server->waitForExit(patience));
        QVERIFY(server->start(server->port()));

        Talker again(*server, *ben);
        const QJsonObject policy = again.client.waitFor(u"policy"_s);
        QCOMPARE(policy.value("chat"_L1), "teacher"_L1);
        QCOMPARE(policy.value("direct"_L1), "nobody"_L1);
        QVERIFY(policy.value("pauseWhileVoting"_L1).toBool());
        const QJsonArray rooms = again.client.waitFor(u"rooms"_s).value("rooms"_L1).toArray();
        QCOMPARE(rooms.size(), 3);
        QCOMPARE(again.client.waitFor(u"hand"_s).value("place"_L1).toInt(), 1);
        const QJsonObject inquiries = again.client.waitFor(u"inquiries"_s);
        QCOMPARE(inquiries.value("inquiries"_L1)[0]["text"_L1], "What is a segment?"_L1);
        QVERIFY(inquiries.value("mine"_L1).toArray().isEmpty()); // nobody knows
        QStringList texts;
        for (const QJsonValue &room : rooms)
            texts += again.page({quint64(room["room"_L1].toInteger())});
        QCOMPARE(texts, (QStringList{u"to all"_s, u""_s, u"in the room"_s, u"to Ben"_s}));
        Talker anaAgain(*server, *ana);
        QVERIFY(anaAgain.client.waitFor(u"muted"_s).value("seconds"_L1).toInt() > 500);
        QVERIFY(anaAgain.request(toClass(u"x"_s)) != u"ok"_s);
    }

    void aHandIsQueuedAndCalled() {
        QCOMPARE(ben->request(protocol::RaiseHand{true}), u"ok"_s);
        QCOMPARE(ben->client.waitFor(u"hand"_s).value("place"_L1).toInt(), 1);
        QCOMPARE(ana->request(protocol::RaiseHand{true}), u"ok"_s);
        QCOMPARE(ana->client.waitFor(u"hand"_s).value("place"_L1).toInt(), 2);
        QCOMPARE(teacher->request(protocol::CallOn{ben->seat}), u"ok"_s);
        ben->client.waitFor(u"hand"_s,
                            [](const QJsonObject &line) { return line.value("called"_L1).toBool(); });
        ana->client.waitFor(u"hand"_s,
                            [](const QJsonObject &line) { return line.value("place"_L1).toInt() == 1; });
        QCOMPARE(eve->request(protocol::CallOn{ana->seat}), u"not-allowed"_s);
    }

    void aQuestionWithoutANameIsNobodys() {
        QCOMPARE(ana->request(protocol::Inquire{u"What is a segment?"_s, true, {}}), u"ok"_s);
        const QJsonObject inquiry = teacher->client.waitFor(u"inquiry"_s);
        QVERIFY(!inquiry.contains("seat"_L1));
        QVERIFY(!inquiry.contains("name"_L1));
        QCOMPARE(ben->request(protocol::MeToo{{1}, true}), u"ok"_s);
        teacher->client.waitFor(u"inquiry"_s,
                                [](const QJsonObject &line) { return line.value("meToo"_L1).toInt() == 1; });
        QCOMPARE(teacher->request(protocol::AnswerInquiry{{1}, u"What TCP sends at once."_s}), u"ok"_s);
        ana->client.waitFor(u"inquiry"_s,
                            [](const QJsonObject &line) { return line.value("state"_L1) == "answered"_L1; });
        QCOMPARE(eve->request(protocol::DismissInquiry{{1}}), u"not-allowed"_s);
    }

    void theServerCalculatesAndTellsTheTimeToWhoAskedAlone() {
        QCOMPARE(ana->request(protocol::Calculate{u"12 + 42"_s}), u"ok"_s);
        QCOMPARE(ana->client.waitFor(u"calculation"_s).value("result"_L1), u"54"_s);
        QCOMPARE(ana->request(protocol::Calculate{u"12 divided by 42"_s}), u"text-invalid"_s);
        QCOMPARE(ana->request(protocol::TellTime{}), u"ok"_s);
        const QString time = ana->client.waitFor(u"time"_s).value("text"_L1).toString();
        QVERIFY2(QDateTime::fromString(time, Qt::ISODate).isValid(), qPrintable(time));
    }

    void whoIsThereWhenTheServerStopsGoesInThePlainLog() {
        server->terminate();
        QVERIFY(server->waitForExit(patience)); // meanwhile nobody here closes anything
        QFile file(server->dataFolder() + u"/logs/people.log"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString log = QString::fromUtf8(file.readAll());
        for (const QString &name : {u"Teacher"_s, u"Ana"_s, u"Ben"_s, u"Eve"_s})
            QCOMPARE(log.count(u"; %1; 127.0.0.1; went\n"_s.arg(name)), 1);
    }

    void peopleAreFoundByAPartOfTheName() {
        QCOMPARE(ana->request(protocol::FindPeople{u"B"_s, {}}), u"ok"_s);
        const QJsonArray people = ana->client.waitFor(u"found-people"_s).value("people"_L1).toArray();
        QCOMPARE(people.size(), 1);
        QCOMPARE(people.at(0).toObject().value("name"_L1), u"Ben"_s);
    }

    void everyTextFieldIsStoredAndToldVerbatim() {
        const QString text =
            u"'); DROP TABLE message;-- \" ; -- <img src='file:///etc/passwd'> %s {} \\ 👩‍👧"_s;
        QCOMPARE(ana->request(toClass(text)), u"ok"_s);
        QCOMPARE(ben->hears(text), u"Ana"_s);
        QCOMPARE(ana->request(protocol::OpenRoom{u"x'); DROP TABLE room;--"_s, {}}), u"ok"_s);
        QCOMPARE(ana->request(protocol::Inquire{u"y'); DROP TABLE inquiry;--"_s, false, u"k');--"_s}),
                 u"ok"_s);
        QCOMPARE(ana->page(ana->roomOfKind(u"class"_s)), QStringList{text});
    }

private:
    std::unique_ptr<ServerProcess> server;
    std::unique_ptr<Talker> teacher;
    std::unique_ptr<Talker> ana;
    std::unique_ptr<Talker> ben;
    std::unique_ptr<Talker> eve;
};

LECTERN_TEST(TestTalkingClass, QCoreApplication)

#include "tst_talkingclass.moc"
