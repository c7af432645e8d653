// SPDX-License-Identifier: GPL-3.0-or-later
// Cases 4, 7 and 8: frames without end, frames that are no message, frames in pieces.
#include "shared/protocol/limits.h"
#include "tests/hostile/figures.h"
#include "tests/hostile/hostilecase.h"
#include "tests/hostile/mob.h"
#include "tests/shared/protocol/hostileframes.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

// A whole stay, with something for every kind of answer. `%1`: a name.
const QString stay = u"{\"type\":\"hello\",\"id\":1,\"min\":1,\"max\":1}\r\n"
                     "\n"
                     "{\"type\":\"login\",\"id\":2,\"name\":\"\"}\n"
                     "{\"type\":\"login\",\"id\":4,\"name\":\"Á學👩%1\"}\n"
                     "{\"type\":\"ping\",\"id\":5}\n"
                     "{\"type\":\"vote\",\"id\":3,\"question\":\"one\"}\n"
                     "{\"type\":\"dance\",\"id\":6}\n"
                     "{\"type\":\"vote\",\"id\":7,\"question\":9,\"choice\":\"yes\"}\n"
                     "{\"type\":\"quit\",\"id\":8}\r\n"
                     "{\"type\":\"leave\",\"id\":9}\n"_s;

// What the server said, without what differs from one connection to the next.
QByteArrayList answersTo(const RawClient &client) {
    QByteArrayList lines;
    for (QJsonObject line : client.all()) {
        if (line["type"_L1] == "people"_L1 || line["type"_L1] == "presence"_L1)
            continue; // who is there is told when it changes, and no answer
        for (const auto key : {"challenge"_L1, "token"_L1, "seat"_L1, "name"_L1})
            line.remove(key);
        lines += QJsonDocument(line).toJson(QJsonDocument::Compact);
    }
    return lines;
}

struct RefusedFields {
    QByteArray fields;
    QString code;
};

// Of a vote for question 1, and of what is no message.
QList<RefusedFields> fieldsOutOfRange() {
    QList<RefusedFields> list;
    for (const char *question : {"0", "-1", "1.5", "9007199254740993", "18446744073709551617", "1e308",
                                 "1e-308", "\"1\"", "true", "null", "[1]", "{\"question\":1}"}) {
        list.append(
            {QByteArray("\"type\":\"vote\",\"choice\":\"no\",\"question\":") + question, u"bad-field"_s});
    }
    const QByteArray vote = "\"type\":\"vote\",\"question\":1,\"choice\":";
    for (const char *halfOrNul : {R"("\ud83d")", R"("\ude00")", R"("\ude00\ud83d")", R"("no\u0000")"})
        list.append({vote + halfOrNul, u"bad-field"_s});
    list.append({vote + QByteArray("\"no\0\"", 5), u"bad-field"_s});
    for (const QByteArray &choice : {QByteArray("maybe"), QByteArray("NO"), QByteArray(60'000, 'n')})
        list.append({vote + '"' + choice + '"', u"bad-choice"_s});
    for (const char *type : {"0", R"(\ud800)", "Vote", "vote\\u0000"})
        list.append({QByteArray("\"type\":\"") + type + "\"", u"unknown-type"_s});
    return list;
}

} // namespace

class TestFrames : public HostileCase {
    Q_OBJECT

private Q_SLOTS:
    void case04_aFrameWithoutEndIsRefusedAtTheLimitAndMemoryDoesNotFollow_data();
    void case04_aFrameWithoutEndIsRefusedAtTheLimitAndMemoryDoesNotFollow();
    void case07_whatIsNoMessageIsATypedErrorBeforeLogin();
    void case07_whatIsNoMessageIsATypedErrorInTheClass();
    void case07_fieldsOutOfRangeAreATypedErrorAndChangeNothing();
    void case08_framesCutByteByByteMeanTheSameAsWhole();
    void case08_manyFramesInOneSegmentMeanTheSameAsOneByOne();

private:
    void refuses(RawClient &client, const HostileFrame &frame);
};

void TestFrames::case04_aFrameWithoutEndIsRefusedAtTheLimitAndMemoryDoesNotFollow_data() {
    QTest::addColumn<bool>("inTheClass");
    QTest::newRow("before login") << false;
    QTest::newRow("in the class") << true;
}

void TestFrames::case04_aFrameWithoutEndIsRefusedAtTheLimitAndMemoryDoesNotFollow() {
    QFETCH(bool, inTheClass);
    QVERIFY(begin());
    Mob eve(server().port(), wire());
    eve.open(1);
    if (inTheClass) {
        eve.login(u"Eve %1"_s);
        WAIT_FOR(eve.turn().seated() == 1);
    }
    constexpr qint64 whole = 2LL * 1024 * 1024 * 1024;
    const QByteArray piece(1024 * 1024, '[');
    const qint64 before = peakMemoryOf(serverId());
    const auto isOver = [&] {
        for (int i = 0; i < 16 && eve.ended() == 0; ++i) {
            if (eve.turn().hasSentAll())
                eve.send(0, piece);
        }
        return eve.ended() == 1 || eve.sent() >= whole;
    };
    WAIT_FOR(isOver());
    QVERIFY2(eve.sent() < whole, "nobody stopped it");
    QVERIFY(eve.received(0).contains("\"reason\":\"frame-too-long\""));
    const qint64 more = peakMemoryOf(serverId()) - before;
    QVERIFY2(more <= 4 * 1024 * 1024 * sanitizerFactor, qPrintable(u"%1 bytes"_s.arg(more)));
    QVERIFY(isServing());
}

void TestFrames::refuses(RawClient &client, const HostileFrame &frame) {
    client.sendLine(frame.bytes);
    QCOMPARE(codeOf(client.waitFor(u"error"_s)), u"bad-frame"_s);
    QCOMPARE(client.waitFor(u"goodbye"_s)["reason"_L1], "bad-frame"_L1);
    QVERIFY(client.waitForClosed());
}

void TestFrames::case07_whatIsNoMessageIsATypedErrorBeforeLogin() {
    QVERIFY(begin());
    for (const HostileFrame &frame : framesThatAreNoMessage()) {
        const bool isSkipped = frame.bytes.isEmpty();
        const bool isHandshake = frame.bytes.startsWith('\x16') && !isEncrypted();
        if (isSkipped || isHandshake || frame.bytes.size() > limits::frameBeforeLogin)
            continue;
        refuses(dial(), frame);
        QVERIFY2(!QTest::currentTestFailed(), frame.name);
    }
    QVERIFY(isServing());
}

void TestFrames::case07_whatIsNoMessageIsATypedErrorInTheClass() {
    QVERIFY(begin());
    for (const HostileFrame &frame : framesThatAreNoMessage()) {
        if (frame.bytes.isEmpty())
            continue;
        RawClient &eve = join(u"Eve"_s);
        refuses(eve, frame);
        QVERIFY2(!QTest::currentTestFailed(), frame.name);
        RawClient again(server().port(), wire()); // the seat has not suffered
        QVERIFY(again.resume(eve.all().at(1)["token"_L1].toString())["resumed"_L1].toBool());
        QCOMPARE(again.request(protocol::Leave{})["type"_L1], "ok"_L1);
    }
    QVERIFY(isServing());
}

void TestFrames::case07_fieldsOutOfRangeAreATypedErrorAndChangeNothing() {
    QVERIFY(begin());
    const QuestionId question = ask(u"Why?"_s);
    QCOMPARE(question.value, quint64(1));
    RawClient &ana = join(u"Ana"_s);
    QCOMPARE(ana.request(protocol::Vote{question, u"yes"_s})["type"_L1], "ok"_L1);
    for (const auto &[fields, code] : fieldsOutOfRange()) {
        ana.sendLine("{\"id\":77," + fields + '}');
        const QJsonObject error = ana.waitFor(u"error"_s);
        QVERIFY2(codeOf(error) == code, fields.left(200).constData());
        QCOMPARE(error["re"_L1].toInt(), 77);
        QCOMPARE(ana.request(protocol::Ping{})["type"_L1], "ok"_L1);
    }
    QCOMPARE(tallyOf(1, 0)["answered"_L1].toInt(), 1);
    QCOMPARE(ana.request(protocol::Vote{question, u"no"_s})["type"_L1], "ok"_L1);
    QCOMPARE(tallyOf(0, 1)["answered"_L1].toInt(), 1);
}

void TestFrames::case08_framesCutByteByByteMeanTheSameAsWhole() {
    QVERIFY(begin());
    RawClient &whole = dial();
    whole.sendBytes(stay.arg(1).toUtf8());
    QVERIFY(whole.waitForClosed());
    RawClient &pieces = dial();
    pieces.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
    for (const char byte : stay.arg(2).toUtf8()) {
        pieces.sendBytes(QByteArray(1, byte));
        pieces.socket().flush(); // a segment, or a record, of its own
    }
    QVERIFY(pieces.waitForClosed());
    QCOMPARE(answersTo(pieces), answersTo(whole));
    QVERIFY(answersTo(whole).size() > 10);
    QCOMPARE(whole.all().constLast()["reason"_L1], "left"_L1);
}

void TestFrames::case08_manyFramesInOneSegmentMeanTheSameAsOneByOne() {
    QVERIFY(begin());
    RawClient &together = dial();
    together.sendBytes(stay.arg(1).toUtf8());
    QVERIFY(together.waitForClosed());
    RawClient &single = dial();
    const QByteArrayList lines = stay.arg(2).toUtf8().split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype known = single.all().size();
        single.sendLine(line);
        if (!line.isEmpty()) // each is answered before the next goes out
            WAIT_FOR(single.all().size() > known);
    }
    QVERIFY(single.waitForClosed());
    QCOMPARE(answersTo(single), answersTo(together));
    // More than one turn of the server takes, and in one piece.
    RawClient &ana = join(u"Ana"_s);
    QByteArray pings;
    for (int i = 0; i < 90; ++i)
        pings += "{\"type\":\"ping\",\"id\":" + QByteArray::number(1000 + i) + "}\n";
    ana.sendBytes(pings);
    for (int i = 0; i < 90; ++i)
        QCOMPARE(
            ana.waitFor(u"ok"_s, [](const auto &l) { return l["re"_L1].toInt() >= 1000; })["re"_L1].toInt(),
            1000 + i);
}

LECTERN_TEST(TestFrames, QCoreApplication)
#include "tst_frames.moc"
