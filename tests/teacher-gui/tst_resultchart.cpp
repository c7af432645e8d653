// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/theme.h"
#include "teacher-gui/models/questionmodel.h"
#include "teacher-gui/views/resultchart.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/samplepeople.h"

#include <QApplication>
#include <QBarSet>
#include <QGraphicsTextItem>
#include <QStackedBarSeries>
#include <QTest>
#include <QValueAxis>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using teacher::QuestionModel;
using teacher::ResultChart;

class TestResultChart : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void withoutVotesAllIsZero();
    void barsAndLabelsFollowTheTally_data();
    void barsAndLabelsFollowTheTally();
    void axisHasWholeNumbersAndHoldsTheBars();
    void barsHaveTheColoursOfTheirChoices();
    void screenReaderHearsTheResult();
    void numbersOfTheScaleAreWholeOrNotThere();
    void aKindNewerThanThisProgramLeavesTheChartEmpty();
};

namespace {

struct Chart {
    Chart() { model.receive(question(1)); }
    void count(int yes, int no) {
        model.receive(protocol::Tally{QuestionId{1}, {{u"yes"_s, yes}, {u"no"_s, no}}, yes + no, yes + no});
    }
    const QStackedBarSeries &bars() const {
        return *qobject_cast<QStackedBarSeries *>(view.chart()->series().value(0));
    }
    double height(int bar) const { return bars().barSets().at(bar)->at(bar); }
    const QValueAxis &scale() const {
        return *qobject_cast<QValueAxis *>(view.chart()->axes(Qt::Vertical).value(0));
    }

    QuestionModel model;
    ResultChart view{model};
};

} // namespace

void TestResultChart::withoutVotesAllIsZero() {
    const Chart chart;
    for (const int bar : {0, 1}) {
        QCOMPARE(chart.height(bar), 0.0);
        QCOMPARE(chart.view.countLabel(bar), u"0"_s);
        QVERIFY(chart.view.shareLabel(bar).endsWith(u" 0 %"_s));
    }
    QVERIFY(chart.scale().max() > 0);
}

void TestResultChart::barsAndLabelsFollowTheTally_data() {
    QTest::addColumn<int>("yes");
    QTest::addColumn<int>("no");
    QTest::addColumn<QString>("yesShare");
    QTest::addColumn<QString>("noShare");
    QTest::newRow("three quarters") << 9 << 3 << u" 75 %"_s << u" 25 %"_s;
    QTest::newRow("halves that add up to 100") << 1 << 7 << u" 13 %"_s << u" 87 %"_s;
    QTest::newRow("everybody") << 0 << 5 << u" 0 %"_s << u" 100 %"_s;
    QTest::newRow("a crowd") << 20000 << 0 << u" 100 %"_s << u" 0 %"_s;
}

void TestResultChart::barsAndLabelsFollowTheTally() {
    QFETCH(int, yes);
    QFETCH(int, no);
    QFETCH(QString, yesShare);
    QFETCH(QString, noShare);
    Chart chart;
    chart.count(yes, no);
    QCOMPARE(chart.height(0), double(yes));
    QCOMPARE(chart.height(1), double(no));
    QCOMPARE(chart.bars().barSets().at(0)->at(1), 0.0);
    QCOMPARE(chart.view.countLabel(0), QLocale().toString(yes));
    QCOMPARE(chart.view.countLabel(1), QLocale().toString(no));
    QVERIFY2(chart.view.shareLabel(0).endsWith(yesShare), qPrintable(chart.view.shareLabel(0)));
    QVERIFY2(chart.view.shareLabel(1).endsWith(noShare), qPrintable(chart.view.shareLabel(1)));
    QVERIFY(chart.view.shareLabel(0).contains(u"Yes"_s));
}

void TestResultChart::axisHasWholeNumbersAndHoldsTheBars() {
    Chart chart;
    for (const int votes : {0, 1, 3, 4, 5, 6, 23, 24, 26, 99, 101, 2501, 19'999, 20'000}) {
        chart.count(votes, 0);
        const double step = chart.scale().tickInterval();
        QCOMPARE(chart.scale().tickType(), QValueAxis::TicksDynamic);
        QCOMPARE(step, double(qRound(step)));
        QVERIFY(chart.scale().max() >= votes);
        QCOMPARE(qRound(chart.scale().max()) % qRound(step), 0);
        QVERIFY(chart.scale().max() / step <= 6);
    }
}

void TestResultChart::barsHaveTheColoursOfTheirChoices() {
    Chart chart;
    QCOMPARE(chart.bars().barSets().at(0)->color(), ui::choiceColor(u"yes"_s, chart.view.palette()));
    QPalette dark(Qt::black, Qt::black);
    dark.setColor(QPalette::WindowText, Qt::white);
    chart.view.setPalette(dark);
    QCOMPARE(chart.bars().barSets().at(1)->color(), ui::choiceColor(u"no"_s, dark));
    QVERIFY(ui::choiceColor(u"no"_s, dark) != ui::choiceColor(u"no"_s, QPalette(Qt::white, Qt::white)));
}

void TestResultChart::screenReaderHearsTheResult() {
    Chart chart;
    chart.count(9, 3);
    QCOMPARE(chart.view.accessibleName(), u"Result. Yes: 9, 75 %; No: 3, 25 %"_s);
}

void TestResultChart::numbersOfTheScaleAreWholeOrNotThere() {
    Chart chart;
    chart.view.setMinimumHeight(0);
    chart.view.show();
    int numbers = 0;
    for (const int votes : {4, 16, 480}) {
        chart.count(votes, 1);
        for (const int text : {12, 24, 37, 60}) {
            chart.view.setTextHeight(text);
            for (int height = 60; height < 480; height += 30) {
                chart.view.resize(500, height);
                chart.view.grab();
                for (const QGraphicsItem *item : chart.view.scene()->items()) {
                    const auto *label = qgraphicsitem_cast<const QGraphicsTextItem *>(item);
                    if (!label || !label->isVisible() || label->toPlainText().isEmpty())
                        continue;
                    bool isNumber = false;
                    label->toPlainText().toInt(&isNumber);
                    QVERIFY2(isNumber, qPrintable(u"%1 at %2"_s.arg(text).arg(height)));
                    ++numbers;
                }
            }
        }
    }
    QVERIFY(numbers > 100);
}

void TestResultChart::aKindNewerThanThisProgramLeavesTheChartEmpty() {
    Chart chart;
    chart.count(9, 3);
    protocol::Question newer = question(2);
    newer.kind = protocol::QuestionKind::Other;
    newer.seenBy = protocol::SeenBy::Other;
    chart.model.receive(newer);
    chart.model.receive(protocol::Tally{QuestionId{2}, {{u"a"_s, 1}, {u"b"_s, 2}, {u"c"_s, 0}}, 3, 3});
    chart.view.grab();
    QCOMPARE(chart.bars().count(), 0);
    chart.model.receive(question(3));
    QCOMPARE(chart.bars().count(), 2);
    QCOMPARE(chart.view.countLabel(0), u"0"_s);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestResultChart, QApplication)
#include "tst_resultchart.moc"
