// SPDX-License-Identifier: GPL-3.0-or-later
// Frames that no honest program sends. Each is answered with a typed error or understood; none crashes.
#include "everymessage.h"
#include "hostileframes.h"
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
    for (const HostileFrame &frame : framesThatAreNoMessage())
        QTest::newRow(frame.name) << frame.bytes;
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

LECTERN_TEST(TestHostileFrames, QCoreApplication)

#include "tst_hostileframes.moc"
