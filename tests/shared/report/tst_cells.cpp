// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/report/cells.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern::report;
using namespace Qt::Literals::StringLiterals;

class TestCells : public lectern::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void whatCouldBecomeAFormulaGetsAnApostrophe_data() {
        QTest::addColumn<QString>("text");
        for (const QString &text : {u"=1+1"_s, u"+49 30"_s, u"-1"_s, u"@SUM(A1)"_s, u"=cmd|' /C calc'!A0"_s})
            QTest::addRow("plain %s", qPrintable(text)) << text;
        QTest::newRow("after a blank") << u" =1"_s;
        QTest::newRow("after an ideographic blank") << u"\u3000=1"_s;
        QTest::newRow("after a no-break space") << u"\u00a0@x"_s;
        QTest::newRow("after a zero-width space") << u"\u200b=1"_s;
        QTest::newRow("after a byte order mark") << u"\ufeff+1"_s;
        QTest::newRow("full-width equals") << u"\uff1d1"_s;
        QTest::newRow("full-width plus") << u"\uff0b1"_s;
        QTest::newRow("full-width minus") << u"\uff0d1"_s;
        QTest::newRow("full-width at") << u"\uff20x"_s;
        QTest::newRow("small plus") << u"\ufe621"_s;
        QTest::newRow("tab") << u"\t=1"_s;
        QTest::newRow("a tab alone") << u"\tAna"_s;
        QTest::newRow("carriage return") << u"\r=1"_s;
        QTest::newRow("line feed") << u"\n=1"_s;
        QTest::newRow("a tab after a blank") << u" \tx"_s;
        QTest::newRow("NUL") << QString(u'\0') + u"=1"_s;
        QTest::newRow("escape") << u"\u001b[31m"_s;
    }

    void whatCouldBecomeAFormulaGetsAnApostrophe() {
        QFETCH(QString, text);
        QCOMPARE(cells::harmless(text), u'\'' + text);
    }

    // Where the comma is the decimal sign, the semicolon parts the cells, inside quotes that do not begin a cell too.
    void aFormulaBehindASemicolonGetsOneToo() {
        QCOMPARE(cells::harmless(u"Ana; =1;b"_s), u"Ana;' =1;b"_s);
        QCOMPARE(cells::harmless(u"=1;@x"_s), u"'=1;'@x"_s);
    }

    void anyOtherTextStaysAsItIs_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << u""_s;
        QTest::newRow("name") << u"Ana Çelik 🙂"_s;
        QTest::newRow("sign inside") << u"a=b+c-d@e"_s;
        QTest::newRow("a lone blank") << u" "_s;
        QTest::newRow("leading blank") << u" Ana"_s;
        QTest::newRow("semicolons") << u"a;b; c;"_s;
        QTest::newRow("digits") << u"007"_s;
        QTest::newRow("emoji first") << u"🙂="_s;
        QTest::newRow("right to left") << u"שלום"_s;
        QTest::newRow("half a character") << QString(QChar(0xd83d)) + u"="_s;
    }

    void anyOtherTextStaysAsItIs() {
        QFETCH(QString, text);
        QCOMPARE(cells::harmless(text), text);
    }

    void aTextCellIsInQuotesAndDoublesThem() {
        QCOMPARE(cells::textCell(u"say \"hi\", Ana"_s), "\"say \"\"hi\"\", Ana\"");
        QCOMPARE(cells::textCell(u"=1"_s), "\"'=1\"");
        QCOMPARE(cells::textCell(u"\u00e9"_s), "\"\xc3\xa9\"");
    }
};

LECTERN_TEST(TestCells, QCoreApplication)
#include "tst_cells.moc"
