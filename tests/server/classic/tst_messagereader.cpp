// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/messagereader.h"

#include "shared/protocol/limits.h"
#include "tests/support/testcase.h"

#include <QTest>

using namespace lectern;
using lectern::classic::MessageReader;

namespace {

// What comes out, one after the other, in between quotes; '|' in a piece: it was silent there.
QByteArray messages(MessageReader &reader, const QList<QByteArray> &pieces) {
    QByteArray found;
    const auto collect = [&] {
        while (const auto message = reader.next())
            found += '"' + *message + '"';
    };
    for (const QByteArray &piece : pieces) {
        if (piece == "|")
            reader.silence();
        else
            reader.append(piece);
        collect();
    }
    return found;
}

} // namespace

class TestMessageReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messagesEndAsTheClientsEndThem_data();
    void messagesEndAsTheClientsEndThem();
    void silenceIsShortUntilTheFirstLineBreak();
    void halfALetterIsWaitedFor();
    void theEndOfTheStreamEndsAMessage_data();
    void theEndOfTheStreamEndsAMessage();
    void anOverlongMessageIsRefusedWhileItArrives();
    void aMessageOfTheLargestSizeIsTaken();
};

void TestMessageReader::messagesEndAsTheClientsEndThem_data() {
    using Pieces = QList<QByteArray>;
    QTest::addColumn<Pieces>("pieces");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("line feed") << Pieces{"yes\n"} << QByteArray("\"yes\"");
    QTest::newRow("carriage return and line feed") << Pieces{"yes\r\n"} << QByteArray("\"yes\"");
    QTest::newRow("none, and silence") << Pieces{"yes", "|"} << QByteArray("\"yes\"");
    QTest::newRow("none, no silence yet") << Pieces{"yes"} << QByteArray("");
    QTest::newRow("byte by byte") << Pieces{"y", "e", "s", "\r", "\n"} << QByteArray("\"yes\"");
    QTest::newRow("dribbling in, then silence") << Pieces{"y", "e", "s", "|"} << QByteArray("\"yes\"");
    QTest::newRow("two in one segment") << Pieces{"yes\nno\n"} << QByteArray("\"yes\"\"no\"");
    QTest::newRow("two, the second by silence") << Pieces{"yes\nno", "|"} << QByteArray("\"yes\"\"no\"");
    QTest::newRow("a line break alone") << Pieces{"\n"} << QByteArray("\"\"");
    QTest::newRow("two line breaks") << Pieces{"\r\n\n"} << QByteArray("\"\"\"\"");
    QTest::newRow("a line break that comes late")
        << Pieces{"yes", "|", "\n", "no\n"} << QByteArray("\"yes\"\"no\"");
    QTest::newRow("a late one in two pieces")
        << Pieces{"yes", "|", "\r", "\n", "no\n"} << QByteArray("\"yes\"\"no\"");
    QTest::newRow("a late one after its carriage return")
        << Pieces{"yes\r", "|", "\nno\n"} << QByteArray("\"yes\r\"\"no\"");
    QTest::newRow("a carriage return alone is no line break") << Pieces{"\r", "|"} << QByteArray("\"\r\"");
    QTest::newRow("strings with the zero at their end")
        << Pieces{QByteArray("yes\n\0", 5), "|", QByteArray("\n\0", 2), "|"} << QByteArray("\"yes\"\"\"");
    QTest::newRow("only one is late") << Pieces{"yes", "|", "\n\n"} << QByteArray("\"yes\"\"\"");
    QTest::newRow("text ends the waiting for a late one")
        << Pieces{"yes", "|", "no\n", "\n"} << QByteArray("\"yes\"\"no\"\"\"");
    QTest::newRow("silence alone") << Pieces{"|", "|"} << QByteArray("");
    QTest::newRow("a carriage return inside") << Pieces{"a\rb\n"} << QByteArray("\"a\rb\"");
}

void TestMessageReader::messagesEndAsTheClientsEndThem() {
    QFETCH(QList<QByteArray>, pieces);
    QFETCH(QByteArray, expected);
    MessageReader reader(limits::classicMessage);
    QCOMPARE(messages(reader, pieces), expected);
}

void TestMessageReader::silenceIsShortUntilTheFirstLineBreak() {
    MessageReader reader(limits::classicMessage);
    QVERIFY(!reader.patience());
    reader.append("yes");
    QVERIFY(reader.patience() == limits::classicSilence);
    QCOMPARE(messages(reader, {"|"}), QByteArray("\"yes\""));
    reader.append("no");
    QVERIFY(reader.patience() == limits::classicSilence);
    QCOMPARE(messages(reader, {"\n"}), QByteArray("\"no\""));
    QVERIFY(!reader.patience());
    reader.append("maybe");
    QVERIFY(reader.patience() == limits::classicLongSilence);
}

void TestMessageReader::halfALetterIsWaitedFor() {
    for (const QByteArray &letter :
         {QByteArray("\xc3\xa4"), QByteArray("\xe2\x82\xac"), QByteArray("\xf0\x9f\x98\x80")}) {
        for (qsizetype cut = 1; cut < letter.size(); ++cut) {
            MessageReader reader(limits::classicMessage);
            QCOMPARE(messages(reader, {"a" + letter.first(cut), "|"}), QByteArray());
            QVERIFY(!reader.patience());
            QCOMPARE(messages(reader, {letter.sliced(cut), "|"}), "\"a" + letter + '"');
        }
    }
    MessageReader reader(limits::classicMessage); // not half a letter, but none
    QCOMPARE(messages(reader, {"a\xff", "|"}), QByteArray("\"a\xff\""));
}

void TestMessageReader::theEndOfTheStreamEndsAMessage_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("text") << QByteArray("yes") << QByteArray("\"yes\"");
    QTest::newRow("half a letter") << QByteArray("yes\xc3") << QByteArray("\"yes\xc3\"");
    QTest::newRow("nothing") << QByteArray("") << QByteArray("");
    QTest::newRow("nothing behind a line") << QByteArray("yes\n") << QByteArray("\"yes\"");
}

void TestMessageReader::theEndOfTheStreamEndsAMessage() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    MessageReader reader(limits::classicMessage);
    QByteArray found = messages(reader, {bytes});
    reader.finish();
    found += messages(reader, {});
    found += messages(reader, {""});
    QCOMPARE(found, expected);
}

void TestMessageReader::anOverlongMessageIsRefusedWhileItArrives() {
    MessageReader reader(10);
    QCOMPARE(messages(reader, {"1234567890", "12"}), QByteArray());
    QVERIFY(reader.isOverlong());
    QVERIFY(!reader.patience());
    MessageReader whole(10);
    QCOMPARE(messages(whole, {"yes\n12345678901\n"}), QByteArray("\"yes\""));
    QVERIFY(whole.isOverlong());
}

void TestMessageReader::aMessageOfTheLargestSizeIsTaken() {
    MessageReader reader(3);
    QCOMPARE(messages(reader, {"yes\r\n", "yes", "|"}), QByteArray("\"yes\"\"yes\""));
    QVERIFY(!reader.isOverlong());
}

LECTERN_TEST(TestMessageReader, lectern::test::NoApplication)
#include "tst_messagereader.moc"
