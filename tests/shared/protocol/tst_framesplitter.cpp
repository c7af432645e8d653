// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/framesplitter.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using protocol::FrameSplitter;

namespace {

struct Result {
    QByteArrayList frames;
    bool overlong = false;
    friend bool operator==(const Result &, const Result &) = default;
};

void takeAll(FrameSplitter &splitter, Result &result) {
    while (const auto frame = splitter.next())
        result.frames.append(*frame);
    result.overlong = splitter.isOverlong();
}

Result feed(const QByteArrayList &chunks, qsizetype limit) {
    FrameSplitter splitter(limit);
    Result result;
    for (const QByteArray &chunk : chunks) {
        splitter.append(chunk);
        takeAll(splitter, result);
    }
    return result;
}

} // namespace

class TestFrameSplitter : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aCutAnywhereChangesNothing_data();
    void aCutAnywhereChangesNothing();
    void framesOfOneSegmentComeInOrder();
    void theLimitIsExact_data();
    void theLimitIsExact();
    void anOverlongFrameIsNotStored_data();
    void anOverlongFrameIsNotStored();
    void whatCameBeforeAnOverlongFrameIsStillTaken();
    void afterAnOverlongFrameNothingComes();
    void aRaisedLimitHoldsAtOnce();
    void anIdleSplitterHoldsNoMemory();
    void aFrameMayHoldAnyByte();
    void aControlCharacterAtTheStartIsToldAtOnce();
};

void TestFrameSplitter::aCutAnywhereChangesNothing_data() {
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArrayList>("frames");
    QTest::addColumn<bool>("overlong");
    const QByteArray full(8, 'x');
    const auto row = [](const char *name, const QByteArray &stream, const QByteArrayList &frames,
                        bool overlong) { QTest::newRow(name) << stream << frames << overlong; };
    row("line feeds", "ab\nc\ndef\n", {"ab", "c", "def"}, false);
    row("carriage returns", "ab\r\nc\r\n\r\nd\n", {"ab", "c", "d"}, false);
    row("empty lines", "\n\n\r\nab\n\n", {"ab"}, false);
    row("carriage returns inside", "a\rb\r\r\n", {"a\rb\r"}, false);
    row("unfinished", "ab\ncd", {"ab"}, false);
    row("exactly at the limit", full + "\n" + full + "\r\n", {full, full}, false);
    row("one too long", "a\n" + full + "x\nb\n", {"a"}, true);
    row("one too long, carriage return", full + "x\r\n", {}, true);
    row("much too long, unfinished", "a\n" + full + full, {"a"}, true);
    row("too long by a carriage return inside", full + "\rx\n", {}, true);
}

void TestFrameSplitter::aCutAnywhereChangesNothing() {
    QFETCH(const QByteArray, stream);
    QFETCH(const QByteArrayList, frames);
    QFETCH(const bool, overlong);
    constexpr qsizetype limit = 8;
    const Result expected{frames, overlong};
    QVERIFY(feed({stream}, limit) == expected);
    for (qsizetype one = 0; one <= stream.size(); ++one) {
        for (qsizetype two = one; two <= stream.size(); ++two)
            QVERIFY(feed({stream.first(one), stream.sliced(one, two - one), stream.sliced(two)}, limit) ==
                    expected);
    }
    QByteArrayList bytes;
    for (const char byte : stream)
        bytes.append(QByteArray(1, byte));
    QVERIFY(feed(bytes, limit) == expected);
}

void TestFrameSplitter::framesOfOneSegmentComeInOrder() {
    QByteArray segment;
    QByteArrayList expected;
    for (int i = 0; i < 10'000; ++i) {
        expected.append(QByteArray::number(i));
        segment += expected.last() + '\n';
    }
    QCOMPARE(feed({segment}, 16).frames, expected);
}

void TestFrameSplitter::theLimitIsExact_data() {
    QTest::addColumn<QByteArray>("ending");
    QTest::newRow("line feed") << QByteArray("\n");
    QTest::newRow("carriage return and line feed") << QByteArray("\r\n");
}

void TestFrameSplitter::theLimitIsExact() {
    QFETCH(const QByteArray, ending);
    const QByteArray atLimit(4096, 'x');
    QCOMPARE(feed({atLimit + ending}, 4096).frames, QByteArrayList{atLimit});
    const Result tooLong = feed({atLimit + 'x' + ending}, 4096);
    QVERIFY(tooLong.overlong);
    QVERIFY(tooLong.frames.isEmpty());
}

void TestFrameSplitter::anOverlongFrameIsNotStored_data() {
    QTest::addColumn<QByteArray>("ending");
    QTest::newRow("without an end") << QByteArray();
    QTest::newRow("with its line feed") << QByteArray("\n");
}

void TestFrameSplitter::anOverlongFrameIsNotStored() {
    QFETCH(const QByteArray, ending);
    FrameSplitter splitter(4096);
    splitter.append(QByteArray(3000, 'x'));
    QVERIFY(!splitter.next());
    splitter.append(QByteArray(1'000'000, 'x') + ending);
    QVERIFY(splitter.isOverlong()); // known before next() is asked
    QCOMPARE(splitter.memory(), 0);
    QVERIFY(!splitter.next());
}

void TestFrameSplitter::whatCameBeforeAnOverlongFrameIsStillTaken() {
    const Result result = feed({"first\n" + QByteArray(5000, 'x')}, 4096);
    QCOMPARE(result.frames, QByteArrayList{"first"});
    QVERIFY(result.overlong);
}

void TestFrameSplitter::afterAnOverlongFrameNothingComes() {
    FrameSplitter splitter(4);
    Result result;
    splitter.append("12345\n");
    takeAll(splitter, result);
    splitter.setLimit(100);
    splitter.append("ok\n");
    takeAll(splitter, result);
    QVERIFY(result.frames.isEmpty());
    QVERIFY(result.overlong);
    QCOMPARE(splitter.memory(), 0);
}

// The login is taken under the small limit; what follows it in the same segment has the large one.
void TestFrameSplitter::aRaisedLimitHoldsAtOnce() {
    FrameSplitter splitter(4);
    splitter.append("log\n1234567\n");
    QCOMPARE(splitter.next(), "log");
    splitter.setLimit(8);
    QCOMPARE(splitter.next(), "1234567");
    QVERIFY(!splitter.isOverlong());
}

void TestFrameSplitter::anIdleSplitterHoldsNoMemory() {
    FrameSplitter splitter(4096);
    Result result;
    splitter.append(QByteArray(4000, 'x') + "\nunfinished");
    takeAll(splitter, result);
    QCOMPARE(splitter.buffered(), 10);
    splitter.append(" no more\n");
    takeAll(splitter, result);
    QCOMPARE(result.frames.last(), "unfinished no more");
    QCOMPARE(splitter.buffered(), 0);
    QCOMPARE(splitter.memory(), 0);
}

void TestFrameSplitter::aFrameMayHoldAnyByte() {
    QByteArray frame("{"); // what it begins with is another matter
    for (int byte = 0; byte < 256; ++byte) {
        if (byte != '\n')
            frame += static_cast<char>(byte);
    }
    QCOMPARE(feed({frame + '\n'}, 4096).frames, QByteArrayList{frame});
}

void TestFrameSplitter::aControlCharacterAtTheStartIsToldAtOnce() {
    FrameSplitter splitter(100);
    splitter.append(QByteArray::fromHex("160301") + "x"); // how TLS begins; no line feed
    QCOMPARE(splitter.next(), QByteArray("\x16"));
    QCOMPARE(splitter.next(), QByteArray("\x03"));
    splitter.append("y\n");
    QCOMPARE(splitter.next(), QByteArray("\x01"));
    QCOMPARE(splitter.next(), QByteArray("xy"));
    splitter.append("\t{}\n");
    QCOMPARE(splitter.next(), QByteArray("\t{}"));
    QVERIFY(!splitter.next());
}

LECTERN_TEST(TestFrameSplitter, QCoreApplication)

#include "tst_framesplitter.moc"
