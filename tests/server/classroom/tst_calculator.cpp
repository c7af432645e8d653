// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/calculator.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class CalculatorTest : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void twoNumbersMakeOne_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        QTest::newRow("plus") << u"12 + 42"_s << u"54"_s;
        QTest::newRow("minus") << u"3.24 - 45"_s << u"-41.76"_s;
        QTest::newRow("divided") << u"4.5 / -6"_s << u"-0.75"_s;
        QTest::newRow("times") << u"2 * 3"_s << u"6"_s;
        QTest::newRow("blanks") << u"  1   +  1 "_s << u"2"_s;
        QTest::newRow("no minus zero") << u"0 * -1"_s << u"0"_s;
        QTest::newRow("powers of ten") << u"1.5e3 + .5E-1"_s << u"1500.05"_s;
        QTest::newRow("signs") << u"+1 - -1."_s << u"2"_s;
        QTest::newRow("shortest") << u"0.1 + 0.2"_s << u"0.30000000000000004"_s;
    }
    void twoNumbersMakeOne() {
        QFETCH(QString, text);
        QFETCH(QString, result);
        const CalculatorResult answer = calculate(text);
        QVERIFY(std::holds_alternative<QString>(answer));
        QCOMPARE(std::get<QString>(answer), result);
    }

    void whatCannotBeCalculatedIsSaid_data() {
        QTest::addColumn<QString>("text");
        for (const QString &text : {u""_s,
                                    u"12"_s,
                                    u"12+42"_s,
                                    u"1 + 2 + 3"_s,
                                    u"a + 1"_s,
                                    u"1 ^ 2"_s,
                                    u"1 / 0"_s,
                                    u"1e308 * 10"_s,
                                    u"nan + 1"_s,
                                    u"inf - 1"_s,
                                    u"1,5 + 1"_s,
                                    u"0 / 0"_s,
                                    QString(200, u'1') + u" + 1"_s,
                                    u"1,000 + 1"_s,
                                    u"1 + 1,000.5"_s,
                                    u"1e309 + 1"_s,
                                    u"1e-400 + 1"_s,
                                    u"1e + 1"_s,
                                    u". + 1"_s,
                                    u"1 + 0x10"_s,
                                    u"1 + infinity"_s})
            QTest::newRow(qPrintable(text.left(20))) << text;
    }
    void whatCannotBeCalculatedIsSaid() {
        QFETCH(QString, text);
        const CalculatorResult answer = calculate(text);
        QVERIFY(std::holds_alternative<CalculatorProblem>(answer));
        QVERIFY(std::get<CalculatorProblem>(answer).text.endsWith(u'.'));
    }

    void aNumberThatIsTooLargeIsOutOfRange() {
        for (const QString &text : {u"1e309 + 1"_s, u"1 - 1e309"_s, u"1e-400 * 2"_s, u"1e309 / 0"_s}) {
            const CalculatorResult answer = calculate(text);
            QVERIFY(std::holds_alternative<CalculatorProblem>(answer));
            QCOMPARE(std::get<CalculatorProblem>(answer).kind, CalculatorProblem::Kind::OutOfRange);
        }
    }
};

LECTERN_TEST(CalculatorTest, QCoreApplication)
#include "tst_calculator.moc"
