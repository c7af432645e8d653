// SPDX-License-Identifier: GPL-3.0-or-later
// Frames that no honest program sends. Each is answered with a typed error or understood; none crashes.
#include "everymessage.h"
#include "shared/protocol/limits.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>
#include <ctime>

using namespace lectern;
using namespace lectern::test;

namespace {

QByteArray repeated(const char *text, qsizetype times) { return QByteArray(text).repeated(times); }

} // namespace

class TestHostileFrames : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoMessageIsABadFrame_data();
    void whatIsNoMessageIsABadFrame();
    void whatIsOddButClearIsUnderstood_data();
    void whatIsOddButClearIsUnderstood();
    void anUnknownTypeIsNamed_data();
    void anUnknownTypeIsNamed();
    void textsWithHalfCharactersAreRefused_data();
    void textsWithHalfCharactersAreRefused();
    void manyKeysCostLittle();
    void damagedFramesNeverCrash();
};

void TestHostileFrames::whatIsNoMessageIsABadFrame_data() {
    QTest::addColumn<QByteArray>("frame");
    const auto row = [](const char *name, const QByteArray &frame) { QTest::newRow(name) << frame; };
    row("empty", "");
    row("blanks", "   \t ");
    row("a word", "hello");
    row("null", "null");
    row("a number", "42");
    row("a string", R"("ping")");
    row("a list", R"([{"type":"ping"}])");
    row("an empty object", "{}");
    row("no type", R"({"id":1})");
    row("type is a number", R"({"type":1})");
    row("type is null", R"({"type":null})");
    row("type is a list", R"({"type":["ping"]})");
    row("cut off", R"({"type":"ping")");
    row("cut off in a string", R"({"type":"pi)");
    row("cut off in an escape", R"({"type":"ping\)");
    row("two objects", R"({"type":"ping"}{"type":"ping"})");
    row("something behind it", R"({"type":"ping"} x)");
    row("a NUL behind it", QByteArray("{\"type\":\"ping\"}\0", 16));
    row("a NUL before it", QByteArray("\0{\"type\":\"ping\"}", 16));
    row("a comma too many", R"({"type":"ping",})");
    row("a comment", R"({"type":"ping"/* */})");
    row("single quotes", "{'type':'ping'}");
    row("no quotes", "{type:\"ping\"}");
    row("not a number", R"({"type":"vote","question":NaN,"choice":"yes"})");
    row("infinity", R"({"type":"vote","question":Infinity,"choice":"yes"})");
    row("a leading zero", R"({"type":"vote","question":01,"choice":"yes"})");
    row("a number out of range", R"({"type":"ping","x":1e999})");
    row("lists, 10,000 deep", R"({"type":"ping","x":)" + repeated("[", 10'000) + repeated("]", 10'000) + '}');
    row("lists without end", repeated("[", 60'000));
    row("objects, 10,000 deep", repeated(R"({"a":)", 10'000) + '1' + repeated("}", 10'000));
    row("a key twice", R"({"type":"ping","id":1,"id":2})");
    row("the type twice", R"({"type":"ping","type":"quit"})");
    row("the same value twice", R"({"type":"ping","type":"ping"})");
    row("twice with blanks", "{ \"type\" :\"ping\" , \"type\"\t: \"quit\"}");
    row("twice around a list", R"({"id":1,"x":[{"y":1},"]}"],"id":1,"type":"ping"})");
    row("an escape in a key", R"({"\u0074ype":"quit"})");
    row("an escaped key beside a plain one", R"({"type":"ping","\u0074ype":"quit"})");
    row("invalid UTF-8", "{\"type\":\"ask\",\"text\":\"\xff\"}");
    row("a character in too many bytes", "{\"type\":\"ask\",\"text\":\"\xc0\xaf\"}");
    row("half a character in UTF-8", "{\"type\":\"ask\",\"text\":\"\xed\xa0\x80\"}");
    row("beyond Unicode", "{\"type\":\"ask\",\"text\":\"\xf4\x90\x80\x80\"}");
    row("a character cut off", "{\"type\":\"ask\",\"text\":\"\xe2\x82\"}");
    row("UTF-16", QByteArray("{\0\"\0t\0y\0", 8));
    row("an escape of three digits", R"({"type":"ask","text":"\u12"})");
    row("HTTP", "GET / HTTP/1.1");
    row("TLS", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11));
}

void TestHostileFrames::whatIsNoMessageIsABadFrame() {
    QFETCH(const QByteArray, frame);
    for (const bool fromClient : {true, false}) {
        const Decoded decoded = decode(fromClient, frame);
        QVERIFY(!decoded.index);
        QCOMPARE(toString(decoded.error.code), toString(ErrorCode::BadFrame));
        QVERIFY(!decoded.error.text.isEmpty());
    }
}

void TestHostileFrames::whatIsOddButClearIsUnderstood_data() {
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("blanks") << QByteArray(" { \"type\" : \"ping\" } ");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{\"type\":\"ping\"}");
    QTest::newRow("the type last") << QByteArray(R"({"id":1,"type":"ping"})");
    QTest::newRow("an escape in the type") << QByteArray(R"({"type":"p\u0069ng"})");
    QTest::newRow("a key twice, further in") << QByteArray(R"({"type":"ping","x":{"a":1,"a":2,"a":3}})");
    QTest::newRow("a key as a value") << QByteArray(R"({"type":"ping","x":"type","y":["type","id","id"]})");
    QTest::newRow("brackets in a string") << QByteArray(R"({"type":"ping","x":"}{\"type\":","z":"\\"})");
    QTest::newRow("an empty key") << QByteArray(R"({"type":"ping","":1})");
    QTest::newRow("a key in another case") << QByteArray(R"({"type":"ping","Type":"quit","ID":0})");
    QTest::newRow("50 deep") << R"({"type":"ping","x":)" + repeated("[", 50) + repeated("]", 50) + '}';
}

void TestHostileFrames::whatIsOddButClearIsUnderstood() {
    QFETCH(const QByteArray, frame);
    const Decoded decoded = decode(true, frame);
    QVERIFY2(decoded.index, qPrintable(decoded.error.text));
    QCOMPARE(decoded.again, "{\"type\":\"ping\"}\n");
}

void TestHostileFrames::anUnknownTypeIsNamed_data() {
    QTest::addColumn<QByteArray>("type");
    for (const char *type : {"", "PING", "ping ", "pings", "__proto__", "\\u0000", "\\ud800", "ping\\u0000"})
        QTest::addRow("'%s'", type) << QByteArray(type);
}

void TestHostileFrames::anUnknownTypeIsNamed() {
    QFETCH(const QByteArray, type);
    const Decoded decoded = decode(true, R"({"type":")" + type + R"(","id":3})");
    QCOMPARE(toString(decoded.error.code), toString(ErrorCode::UnknownType));
    QCOMPARE(decoded.error.id, RequestId{3});
}

void TestHostileFrames::textsWithHalfCharactersAreRefused_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("first half") << QByteArray(R"(\ud83d)");
    QTest::newRow("second half") << QByteArray(R"(\ude00)");
    QTest::newRow("halves in the wrong order") << QByteArray(R"(\ude00\ud83d)");
    QTest::newRow("NUL") << QByteArray(R"(a\u0000b)");
    QTest::newRow("raw NUL") << QByteArray("a\0b", 3);
}

void TestHostileFrames::textsWithHalfCharactersAreRefused() {
    QFETCH(const QByteArray, text);
    const Decoded decoded = decode(true, R"({"type":"ask","text":")" + text + "\"}");
    QVERIFY(!decoded.index);
    QCOMPARE(toString(decoded.error.code), toString(ErrorCode::BadField));
    QCOMPARE(decoded.error.field, QStringLiteral("text"));
}

// One frame of the largest size must not hold up the class, whatever is in it. Eight times the keys cost about
// eight times the work, where comparing each with each would cost sixty-four times; counted in processor time.
void TestHostileFrames::manyKeysCostLittle() {
    const auto workFor = [](qsizetype bytes) {
        QByteArray frame = "{\"type\":\"ping\"";
        for (int i = 0; frame.size() < bytes; ++i)
            frame += ",\"k" + QByteArray::number(i, 36) + "\":0";
        frame += '}';
        const std::clock_t start = std::clock();
        for (int i = 0; i < 20; ++i)
            QTest::qVerify(decode(true, frame).index.has_value(), "decoded", "", __FILE__, __LINE__);
        return std::max<std::clock_t>(std::clock() - start, 1);
    };
    const qsizetype large = limits::frameAfterLogin - 20;
    QCOMPARE_LT(workFor(large), 30 * workFor(large / 8));
}

void TestHostileFrames::damagedFramesNeverCrash() {
    QRandomGenerator random(20261120);
    const QList<Sample> samples = everyMessage();
    const QByteArray spices = QByteArray("{}[]\":,\\u0\0\xff\x7f-e.9", 17);
    for (int i = 0; i < 40'000; ++i) {
        const Sample &sample = samples[random.bounded(samples.size())];
        QByteArray frame = sample.line.chopped(1);
        for (int damage = random.bounded(1, 4); damage > 0; --damage) {
            const qsizetype place = random.bounded(frame.size());
            if (random.bounded(3) == 0)
                frame.remove(place, random.bounded(1, 5));
            else
                frame.insert(place, spices[random.bounded(spices.size())]);
            frame += frame.isEmpty() ? " " : "";
        }
        const Decoded decoded = decode(sample.fromClient, frame);
        QVERIFY2(decoded.index || !decoded.error.text.isEmpty(), frame.constData());
    }
}

LECTERN_TEST_MAIN(TestHostileFrames, QCoreApplication)

#include "tst_hostileframes.moc"
