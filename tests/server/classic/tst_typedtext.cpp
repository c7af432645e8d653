// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/plaintext.h"
#include "server/classic/polltext.h"
#include "tests/support/testcase.h"

#include <QTest>

using namespace lectern;
using namespace lectern::classic;
using namespace Qt::Literals::StringLiterals;

class TestTypedText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void terminalEscapesAreLeftOut_data();
    void terminalEscapesAreLeftOut();
    void whatIsNotUtf8IsNoText_data();
    void whatIsNotUtf8IsNoText();
    void everyLineSaysWhoseItIs();
    void aTallyIsBars_data();
    void aTallyIsBars();
};

void TestTypedText::terminalEscapesAreLeftOut_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QByteArray("Hällo") << u"Hällo"_s;
    QTest::newRow("colour") << QByteArray("a\x1b[1;31mb\x1b[0mc") << u"abc"_s;
    QTest::newRow("cut off") << QByteArray("a\x1b[1;3") << u"a"_s;
    QTest::newRow("window title, by bell") << QByteArray("a\x1b]0;title\x07z") << u"az"_s;
    QTest::newRow("window title, by terminator") << QByteArray("a\x1b]0;title\x1b\\z") << u"az"_s;
    QTest::newRow("clear the screen") << QByteArray("a\x1b"
                                                    "cb")
                                      << u"ab"_s;
    QTest::newRow("character set") << QByteArray("a\x1b(0b") << u"ab"_s;
    QTest::newRow("one byte introducer") << u"a\u009b31mb"_s.toUtf8() << u"ab"_s;
    QTest::newRow("bell, backspace, NUL") << QByteArray("a\x07\x08\0b", 5) << u"ab"_s;
    QTest::newRow("carriage return") << QByteArray("Ana: hi\rBen: ho") << u"Ana: hiBen: ho"_s;
    QTest::newRow("tabulator") << QByteArray("a\tb") << u"a b"_s;
    QTest::newRow("escape alone") << QByteArray("a\x1b") << u"a"_s;
}

void TestTypedText::terminalEscapesAreLeftOut() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(textOf(bytes).value_or(u"none"_s), text);
}

void TestTypedText::whatIsNotUtf8IsNoText_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("Latin-1") << QByteArray("H\xe4llo");
    QTest::newRow("half a letter") << QByteArray("a\xe2\x82");
    QTest::newRow("overlong") << QByteArray("\xc0\xaf");
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80");
    QTest::newRow("beyond Unicode") << QByteArray("\xf4\x90\x80\x80");
}

void TestTypedText::whatIsNotUtf8IsNoText() {
    QFETCH(QByteArray, bytes);
    QVERIFY(!textOf(bytes));
}

void TestTypedText::everyLineSaysWhoseItIs() {
    QCOMPARE(toLines(u"Ana: "_s, u"one\nBen: forged"_s), QByteArray("Ana: one\nAna: Ben: forged\n"));
    QCOMPARE(toLines(u"Ana: "_s, u"one"_s), QByteArray("Ana: one\n"));
}

void TestTypedText::aTallyIsBars_data() {
    QTest::addColumn<int>("yes");
    QTest::addColumn<int>("no");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("none") << 0 << 0 << QByteArray("No votes yet.\n");
    QTest::newRow("few") << 5 << 3 << QByteArray("Yes  5  #####\nNo   3  ###\n");
    QTest::newRow("one side") << 1 << 0 << QByteArray("Yes  1  #\nNo   0\n");
    QTest::newRow("more than fit") << 400 << 1
                                   << QByteArray("Yes  400  ") + QByteArray(40, '#') + "\nNo     1  #\n";
}

void TestTypedText::aTallyIsBars() {
    QFETCH(int, yes);
    QFETCH(int, no);
    QFETCH(QByteArray, text);
    QCOMPARE(polltext::result({QuestionId{1}, {{u"yes"_s, yes}, {u"no"_s, no}}, yes + no, yes + no}), text);
}

LECTERN_TEST(TestTypedText, lectern::test::NoApplication)
#include "tst_typedtext.moc"
