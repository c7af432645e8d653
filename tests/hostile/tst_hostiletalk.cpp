// SPDX-License-Identifier: GPL-3.0-or-later
// What is said, and what rooms are called, by those who mean harm: cases 9, 18, 19, 22, 23 and 24 for talk. What the
// windows make of it: tests/shared/ui/talk.
#include "shared/protocol/limits.h"
#include "tests/endtoend/storedlesson.h"
#include "tests/hostile/hostilecase.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;
using protocol::MessageKind;

namespace {

protocol::Say toClass(const QString &text) { return {{}, {}, MessageKind::Message, text, {}}; }

QString typeOf(const QJsonObject &line) { return line["type"_L1].toString(); }

// The id of the room of that kind, as this one was told.
RoomId roomOfKind(RawClient &client, const QString &kind) {
    RoomId room;
    client.waitFor(u"rooms"_s, [&](const QJsonObject &line) {
        for (const QJsonValue &one : line["rooms"_L1].toArray()) {
            if (one["kind"_L1] == kind)
                room = {quint64(one["room"_L1].toInteger())};
        }
        return bool(room);
    });
    return room;
}

QString tokenOf(const RawClient &client) {
    for (const QJsonObject &line : client.all()) {
        if (typeOf(line) == u"welcome"_s)
            return line["token"_L1].toString();
    }
    return {};
}

QStringList textsIn(const QJsonObject &page) {
    QStringList texts;
    for (const QJsonValue &message : page["messages"_L1].toArray())
        texts.append(message["text"_L1].toString());
    return texts;
}

QStringList markup() {
    return {u"<b>bold</b><script>alert(1)</script>"_s, u"<img src=\"file:///etc/passwd\">"_s,
            u"<table><table><table><tr><td>"_s.repeated(20), u"&lt;&#60;&amp;lt;"_s,
            u"%1 %s %n {} \\x1b[31m"_s};
}

} // namespace

class TestHostileTalk : public HostileCase {
    Q_OBJECT

protected:
    void prepare() override {
        QVERIFY(begin());
        m_ana = &join(u"Ana"_s);
        m_ben = &join(u"Ben"_s);
        m_bensSeat = {3};
        m_eve = &join(u"Eve"_s);
    }

private Q_SLOTS:
    void case09_aRoomNameThatMisleadsIsRefused_data();
    void case09_aRoomNameThatMisleadsIsRefused();
    void case09_aRoomNameOrMessageOf64KibibytesIsNoFrame();
    void case09_aMessageWithNothingToSeeIsRefused_data();
    void case09_aMessageWithNothingToSeeIsRefused();
    void case18_aMessageIsItsSendersWhateverItSays_data();
    void case18_aMessageIsItsSendersWhateverItSays();
    void case18_aRoomOfOthersIsAnsweredLikeOneThatIsNotThere();
    void case18_whoWasRemovedHearsAndReadsNothingMore();
    void case18_whatWasSaidInAClosedRoomIsNobodyElsesToDelete();
    void case19_whatIsSaidAndSearchedForIsNoStatementAndNoPattern();
    void case22_aFloodOfMessagesIsSlowedDownAndNotStored();
    void case22_nobodyElseNoticesAFloodOfMessages();
    void case22_eachOfManySearchesIsAnsweredOnce();
    void case23_messagesAndRoomNamesAreToldAsTheCharactersTheyAre();
    void case24_theLongestWordsAreToldAndTheirPagesFitAFrame();

private:
    // What cannot be the same in two answers is taken out.
    static QJsonObject answerTo(RawClient &client, const protocol::ClientMessage &message) {
        QJsonObject answer = client.request(message);
        answer.remove("re"_L1);
        return answer;
    }
    static QStringList textsFor(RawClient &client, const protocol::ClientMessage &message) {
        client.request(message);
        return textsIn(client.waitFor(u"messages"_s));
    }
    void flood() {
        for (quint64 i = 0; i < 1000; ++i)
            m_ana->send(toClass(u"flood %1"_s.arg(i)), RequestId{1000 + i});
    }

    RawClient *m_ana = nullptr;
    RawClient *m_ben = nullptr;
    RawClient *m_eve = nullptr;
    SeatId m_bensSeat;
};

void TestHostileTalk::case09_aRoomNameThatMisleadsIsRefused_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");
    const QString invalid = u"text-invalid"_s;
    QTest::newRow("empty") << u""_s << invalid;
    QTest::newRow("blank") << u" \t\u3000\u00A0 "_s << invalid;
    QTest::newRow("invisible") << u"\u200B\u2060\uFEFF"_s << invalid;
    QTest::newRow("too long") << QString(limits::roomNameCharacters + 1, u'x') << invalid;
    QTest::newRow("control characters") << u"Lab\u0007"_s << invalid;
    QTest::newRow("an escape") << u"\u001B[31mLab"_s << invalid;
    QTest::newRow("the teacher's, in Cyrillic") << u"Тeacher"_s << u"name-reserved"_s;
    QTest::newRow("the teacher's, with nothing in it") << u"Tea\u200Bcher"_s << u"name-reserved"_s;
    QTest::newRow("somebody's, in Cyrillic") << u"АNА"_s << u"name-taken"_s;
    QTest::newRow("somebody's, turned round") << u"\u202EBen\u202C"_s << u"name-taken"_s;
}

void TestHostileTalk::case09_aRoomNameThatMisleadsIsRefused() {
    QFETCH(QString, name);
    QFETCH(QString, code);
    const QJsonObject answer = m_eve->request(protocol::OpenRoom{name, {m_bensSeat}});
    QCOMPARE(codeOf(answer), code);
    QVERIFY(!answer["text"_L1].toString().isEmpty());
    QCOMPARE(typeOf(m_eve->request(protocol::OpenRoom{u"Lab"_s, {m_bensSeat}})), u"ok"_s);
    QCOMPARE(roomOfKind(*m_ben, u"separate"_s), (RoomId{2})); // the refused one took no number
}

void TestHostileTalk::case09_aRoomNameOrMessageOf64KibibytesIsNoFrame() {
    const QString endless(64 * 1024, u'x');
    m_ana->send(protocol::OpenRoom{endless, {}});
    QCOMPARE(m_ana->waitFor(u"goodbye"_s)["reason"_L1], "frame-too-long"_L1);
    m_eve->send(toClass(endless));
    QCOMPARE(m_eve->waitFor(u"goodbye"_s)["reason"_L1], "frame-too-long"_L1);
    QVERIFY(isServing());
}

void TestHostileTalk::case09_aMessageWithNothingToSeeIsRefused_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("blank") << u" \n\t\u3000\u2003"_s;
    QTest::newRow("invisible") << u"\u200B\u2060\uFEFF\u202E"_s;
    QTest::newRow("joiners alone") << u"\u200D\u200C"_s;
    QTest::newRow("an accent alone") << u"\u0301"_s;
    QTest::newRow("a bell") << u"Hello\u0007"_s;
    QTest::newRow("one character too many") << QString(limits::messageCharacters + 1, u'x');
}

void TestHostileTalk::case09_aMessageWithNothingToSeeIsRefused() {
    QFETCH(QString, text);
    QCOMPARE(codeOf(m_eve->request(toClass(text))), u"text-invalid"_s);
    QCOMPARE(typeOf(m_eve->request(toClass(u"after it"_s))), u"ok"_s);
    QCOMPARE(m_ana->waitFor(u"message"_s)["text"_L1], "after it"_L1);
}

void TestHostileTalk::case18_aMessageIsItsSendersWhateverItSays_data() {
    QTest::addColumn<QByteArray>("forgery");
    for (const char *field : {R"("seat":2)", R"("name":"Ana")", R"("from":2)", R"("sender":"Ana")",
                              R"("role":"teacher")", R"("at":1)", R"("message":1)", R"("deletedBy":"Ana")",
                              R"("seat":1,"name":"Teacher","role":"teacher")"})
        QTest::newRow(field) << QByteArray(field);
}

void TestHostileTalk::case18_aMessageIsItsSendersWhateverItSays() {
    QFETCH(QByteArray, forgery);
    QCOMPARE(typeOf(m_ana->request(toClass(u"first"_s))), u"ok"_s);
    m_eve->sendLine(R"({"type":"say","id":9,"text":"I am Ana",)" + forgery + "}");
    const QJsonObject heard = m_ben->waitFor(
        u"message"_s, [](const QJsonObject &line) { return line["text"_L1] == "I am Ana"_L1; });
    QCOMPARE(heard["name"_L1], "Eve"_L1);
    QCOMPARE(heard["seat"_L1], 4);
    QCOMPARE(heard["role"_L1], "student"_L1);
    QCOMPARE(heard["message"_L1], 2);
    QVERIFY(heard["at"_L1].toInteger() > 1);
    QVERIFY(!heard.contains("deletedBy"_L1));
}

// The room of two: not even for the teacher.
void TestHostileTalk::case18_aRoomOfOthersIsAnsweredLikeOneThatIsNotThere() {
    QCOMPARE(typeOf(m_ana->request(protocol::Say{{}, m_bensSeat, MessageKind::Message, u"Psst"_s, {}})),
             u"ok"_s);
    const RoomId room = roomOfKind(*m_ben, u"direct"_s);
    const RoomId nowhere{room.value + 100};
    for (RawClient *guesser : {m_eve, &teacher()}) {
        const auto attempts = [](RoomId id) {
            return std::vector<protocol::ClientMessage>{
                protocol::Say{id, {}, MessageKind::Message, u"boo"_s, {}},
                protocol::ListMessages{id, {}, {}, {}},
                protocol::SearchMessages{id, u"Psst"_s, {}},
                protocol::ListMembers{id},
                protocol::Invite{id, {SeatId{4}}},
                protocol::Remove{id, SeatId{2}},
                protocol::LeaveRoom{id},
                protocol::CloseRoom{id}};
        };
        for (size_t i = 0; i < attempts(room).size(); ++i) {
            const QJsonObject answer = answerTo(*guesser, attempts(room)[i]);
            QCOMPARE(codeOf(answer), u"unknown-room"_s);
            QCOMPARE(answer, answerTo(*guesser, attempts(nowhere)[i]));
        }
        const QJsonObject answer = answerTo(*guesser, protocol::Delete{{1}});
        QCOMPARE(codeOf(answer), u"unknown-message"_s);
        QCOMPARE(answer, answerTo(*guesser, protocol::Delete{{1000}}));
    }
    QCOMPARE(textsFor(*m_ben, protocol::ListMessages{room, {}, {}, {}}), QStringList{u"Psst"_s});
}

void TestHostileTalk::case18_whoWasRemovedHearsAndReadsNothingMore() {
    QCOMPARE(typeOf(m_ana->request(protocol::OpenRoom{u"Lab"_s, {m_bensSeat, SeatId{4}}})), u"ok"_s);
    const RoomId room = roomOfKind(*m_eve, u"separate"_s);
    QCOMPARE(codeOf(m_eve->request(protocol::Remove{room, m_bensSeat})), u"not-allowed"_s);
    QCOMPARE(codeOf(m_eve->request(protocol::CloseRoom{room})), u"not-allowed"_s);
    QCOMPARE(typeOf(m_ana->request(protocol::Remove{room, SeatId{4}})), u"ok"_s);
    QCOMPARE(m_eve->waitFor(u"room-gone"_s)["by"_L1], "Ana"_L1);
    QCOMPARE(typeOf(m_ben->request(protocol::Say{room, {}, MessageKind::Message, u"without Eve"_s, {}})),
             u"ok"_s);
    QCOMPARE(codeOf(m_eve->request(protocol::ListMessages{room, {}, {}, {}})), u"unknown-room"_s);
    QCOMPARE(codeOf(m_eve->request(protocol::Invite{room, {SeatId{4}}})), u"unknown-room"_s);
    QVERIFY(std::ranges::none_of(
        m_eve->all(), [](const QJsonObject &line) { return line["text"_L1] == "without Eve"_L1; }));
}

// Also after a restart. Who has it deleted is told; who guesses is not even told that it was there.
void TestHostileTalk::case18_whatWasSaidInAClosedRoomIsNobodyElsesToDelete() {
    QCOMPARE(typeOf(m_ana->request(protocol::OpenRoom{u"Lab"_s, {m_bensSeat}})), u"ok"_s);
    const RoomId room = roomOfKind(*m_ben, u"separate"_s);
    for (const QString &text : {u"Zanzibar one"_s, u"Zanzibar two"_s})
        QCOMPARE(typeOf(m_ben->request(protocol::Say{room, {}, MessageKind::Message, text, {}})), u"ok"_s);
    QCOMPARE(typeOf(m_ana->request(protocol::CloseRoom{room})), u"ok"_s);
    const QString token = tokenOf(*m_ben);
    const auto deletesAndIsTold = [&](RawClient &client, MessageId message) {
        QCOMPARE(typeOf(client.request(protocol::Delete{message})), u"ok"_s);
        const QJsonObject told = client.waitFor(
            u"message"_s, [](const QJsonObject &line) { return line.contains("deletedBy"_L1); });
        QCOMPARE(told["message"_L1].toInteger(), qint64(message.value));
        QVERIFY(told["text"_L1].toString().isEmpty());
    };
    QCOMPARE(answerTo(*m_eve, protocol::Delete{{1}}), answerTo(*m_eve, protocol::Delete{{1000}}));
    deletesAndIsTold(*m_ben, {1});
    QVERIFY(std::ranges::none_of(m_eve->all(),
                                 [](const QJsonObject &line) { return line.contains("deletedBy"_L1); }));

    server().kill();
    QVERIFY(server().start());
    RawClient ben(server().port(), wire());
    QVERIFY(!ben.resume(token).isEmpty());
    RawClient stranger(server().port(), wire());
    QVERIFY(!stranger.joinStudent(u"Stranger"_s).isEmpty());
    const QJsonObject answer = answerTo(stranger, protocol::Delete{{2}});
    QCOMPARE(codeOf(answer), u"unknown-message"_s);
    QCOMPARE(answer, answerTo(stranger, protocol::Delete{{1000}}));
    deletesAndIsTold(ben, {2});
    QCOMPARE(OtherProgram(server().dataFolder() + u"/lectern.db"_s)
                 .valueOf(u"SELECT count(*) FROM message WHERE text <> ''"_s)
                 .toInt(),
             0);
    QFile log(server().dataFolder() + u"/logs/room-%1.log"_s.arg(room.value));
    QVERIFY(log.open(QIODevice::ReadOnly));
    QVERIFY(!log.readAll().contains("Zanzibar"));
}

void TestHostileTalk::case19_whatIsSaidAndSearchedForIsNoStatementAndNoPattern() {
    const QString statement = u"'); DROP TABLE message;-- \" ; /* \\ ` $1 ?1 :a"_s;
    QCOMPARE(typeOf(m_ana->request(toClass(statement))), u"ok"_s);
    QCOMPARE(typeOf(m_ana->request(toClass(u"100 % of a_b"_s))), u"ok"_s);
    const RoomId room = roomOfKind(*m_ben, u"class"_s);
    const auto found = [&](const QString &text) {
        return textsFor(*m_ben, protocol::SearchMessages{room, text, {}});
    };
    QCOMPARE(found(u"%"_s), QStringList{u"100 % of a_b"_s});
    QCOMPARE(found(u"_"_s), QStringList{u"100 % of a_b"_s});
    QCOMPARE(found(u"' OR '1'='1"_s), QStringList());
    QCOMPARE(found(u"drop table"_s), QStringList{statement});
    QCOMPARE(typeOf(m_ana->request(protocol::OpenRoom{u"x'); DROP TABLE room;--"_s, {m_bensSeat}})), u"ok"_s);
    QCOMPARE(typeOf(m_ana->request(protocol::Inquire{u"y'); DROP TABLE inquiry;--"_s, false, u"k');--"_s})),
             u"ok"_s);
    QCOMPARE(typeOf(m_ben->request(protocol::FindPeople{u"%' OR 1=1 --"_s, {}})), u"ok"_s);
    QCOMPARE(m_ben->waitFor(u"found-people"_s)["people"_L1].toArray().size(), 0);

    server().kill();
    QVERIFY(server().start());
    RawClient teacher(server().port(), wire());
    QVERIFY(!teacher.joinTeacher(server().teacherKey()).isEmpty());
    QCOMPARE(textsFor(teacher, protocol::ListMessages{room, {}, {}, {}}),
             (QStringList{statement, u"100 % of a_b"_s}));
}

void TestHostileTalk::case22_aFloodOfMessagesIsSlowedDownAndNotStored() {
    QElapsedTimer time;
    time.start();
    flood();
    const QJsonObject error = m_ana->waitFor(u"error"_s);
    QCOMPARE(codeOf(error), u"slow-down"_s);
    QVERIFY(error["wait"_L1].toDouble() > 0);
    QVERIFY(error["wait"_L1].toDouble() <= 1);
    // Read at 100 frames a second, all of it would take longer than this test has to wait for its point.
    WAIT_FOR(std::ranges::count(m_ana->all(), "slow-down"_L1,
                                [](const auto &line) { return line["code"_L1]; }) > 100);
    const double most = limits::messagesBurst + limits::messagesPerSecond * double(time.elapsed()) / 1000 + 1;
    const int stored = OtherProgram(server().dataFolder() + u"/lectern.db"_s)
                           .valueOf(u"SELECT count(*) FROM message"_s)
                           .toInt();
    QVERIFY2(stored >= limits::messagesBurst && stored <= most,
             qPrintable(u"%1 of %2"_s.arg(stored).arg(most)));
}

void TestHostileTalk::case22_nobodyElseNoticesAFloodOfMessages() {
    flood();
    for (const QString &text : {u"one"_s, u"two"_s, u"three"_s})
        QCOMPARE(typeOf(m_ben->request(toClass(text))), u"ok"_s);
    const QuestionId question = ask(u"Why?"_s);
    QCOMPARE(typeOf(m_ben->request(protocol::Vote{question, u"yes"_s})), u"ok"_s);
    QVERIFY(isServing());
}

// Whatever becomes of each: found, overtaken by the next one, or too many.
void TestHostileTalk::case22_eachOfManySearchesIsAnsweredOnce() {
    const RoomId room = roomOfKind(*m_ana, u"class"_s);
    std::vector<quint64> all;
    for (quint64 id = 1000; id < 1020; ++id) {
        m_ana->send(protocol::SearchMessages{room, u"word"_s, {}}, RequestId{id});
        all.push_back(id);
    }
    const auto answersTo = [&](quint64 id) {
        return std::ranges::count(m_ana->all(), qint64(id),
                                  [](const auto &line) { return line["re"_L1].toInteger(); });
    };
    WAIT_FOR(std::ranges::all_of(all, [&](quint64 id) { return answersTo(id) > 0; }));
    QCOMPARE(typeOf(m_ana->request(toClass(u"word"_s))), u"ok"_s); // what comes behind them
    QVERIFY(std::ranges::all_of(all, [&](quint64 id) { return answersTo(id) == 1; }));
    QVERIFY(isServing());
}

void TestHostileTalk::case23_messagesAndRoomNamesAreToldAsTheCharactersTheyAre() {
    for (const QString &text : markup()) {
        QCOMPARE(typeOf(m_ana->request(toClass(text))), u"ok"_s);
        QCOMPARE(m_ben->waitFor(u"message"_s)["text"_L1].toString(), text);
    }
    QCOMPARE(textsFor(*m_eve, protocol::ListMessages{roomOfKind(*m_eve, u"class"_s), {}, {}, {}}), markup());
    const QString name = u"<img src='file:///etc/passwd'>"_s;
    QCOMPARE(typeOf(m_ana->request(protocol::OpenRoom{name, {m_bensSeat}})), u"ok"_s);
    const QJsonObject told =
        m_ben->waitFor(u"rooms"_s, [](const QJsonObject &line) { return !line["reset"_L1].toBool(); });
    QCOMPARE(told["rooms"_L1][0]["name"_L1].toString(), name);
}

void TestHostileTalk::case24_theLongestWordsAreToldAndTheirPagesFitAFrame() {
    const QString zalgo = u"Z"_s + u"\u0300\u0301\u0302"_s.repeated(1333);
    const QStringList words{QString(limits::messageCharacters, u'w'), zalgo,
                            u"😀"_s.repeated(limits::messageCharacters),
                            u"\"\\"_s.repeated(limits::messageCharacters / 2),
                            u"\U00020000"_s.repeated(limits::messageCharacters)};
    QStringList told;
    for (RawClient *speaker : {m_ana, m_ben}) {
        for (const QString &word : words) {
            QCOMPARE(typeOf(speaker->request(toClass(word))), u"ok"_s);
            told.append(m_eve->waitFor(u"message"_s)["text"_L1].toString());
        }
    }
    const RoomId room = roomOfKind(*m_ben, u"class"_s);
    QStringList read;
    MessageId before;
    for (bool more = true; more;) {
        m_ben->request(protocol::ListMessages{room, before, {}, {}});
        const QJsonObject page = m_ben->waitFor(u"messages"_s);
        QVERIFY(QJsonDocument(page).toJson(QJsonDocument::Compact).size() <= limits::frameAfterLogin);
        QVERIFY(!page["messages"_L1].toArray().isEmpty());
        read = textsIn(page) + read;
        before = {quint64(page["messages"_L1][0]["message"_L1].toInteger())};
        more = page["more"_L1].toBool();
    }
    QCOMPARE(read, told);
    QCOMPARE(told.first(), words.first());
    QCOMPARE(told.last(), words.last());
}

LECTERN_TEST(TestHostileTalk, QCoreApplication)
#include "tst_hostiletalk.moc"
