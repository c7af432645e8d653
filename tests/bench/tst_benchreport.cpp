// SPDX-License-Identifier: GPL-3.0-or-later
// What the bench prints: the medians of each server side by side, and whether the goals are met.
#include "tests/bench/options.h"
#include "tests/bench/report.h"
#include "tests/bench/table.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using namespace lectern::bench;

namespace {

const Row burst{Kind::Burst, 500};
const Row idle{Kind::Idle, 200};
const Row chat{Kind::Chat, 2000};

// The cells of the line of that measure.
QStringList cells(const Report &report, const QString &row, const QString &measure) {
    for (const QString &line : report.table().split(u'\n')) {
        QStringList found;
        for (const QString &cell : line.split(u'|'))
            found += cell.trimmed();
        if (found.value(1) == row && found.value(2) == measure)
            return found.mid(3, found.size() - 4);
    }
    return {};
}

// One turn of every server; of the one on select() these.
Report chatReport(const QJsonObject &select) {
    Report report;
    report.add(chat, Server::Select, select);
    for (const Server server : {Server::Threads, Server::Lectern, Server::LecternThreads})
        report.add(chat, server, {{u"clients"_s, 2000}, {u"rate"_s, 1000 * (1 + int(server))}});
    return report;
}

std::variant<Options, Exit> parsed(const QStringList &arguments) {
    return optionsFrom(QStringList{u"lectern-bench"_s} + arguments);
}

} // namespace

class TestBenchReport : public lectern::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void columnsAreAlignedAndFiguresStandToTheRight() {
        Table table({u"row"_s, u"measured"_s, u"a"_s});
        table.add({u"burst-19500"_s, u"x"_s, u"12345"_s});
        QCOMPARE(table.text(), u"| row         | measured |     a |\n"
                               "| ----------- | -------- | ----: |\n"
                               "| burst-19500 | x        | 12345 |\n"_s);
    }

    void tableShowsMediansRatioAndRange() {
        Report report;
        for (const int rate : {1000, 4000, 2000})
            report.add(burst, Server::Echo, {{u"rate"_s, rate}});
        for (const int rate : {900, 1500, 1200})
            report.add(burst, Server::Lectern, {{u"rate"_s, rate}});
        QCOMPARE(
            cells(report, u"burst-500"_s, u"votes a second"_s),
            (QStringList{u"2000"_s, u"1200"_s, u"0.60"_s, u"900 to 1500"_s, u"ratio at least 0.5: met"_s}));
    }

    void missedGoalIsCalledSo() {
        Report report;
        report.add(burst, Server::Echo, {{u"rate"_s, 1000}});
        report.add(burst, Server::Lectern, {{u"rate"_s, 499}});
        report.add(idle, Server::Echo, {{u"cpu"_s, 1.0}, {u"rss"_s, 1.0}});
        report.add(idle, Server::Lectern, {{u"cpu"_s, 5.0}, {u"rss"_s, 16.1}});
        QCOMPARE(cells(report, u"burst-500"_s, u"votes a second"_s).last(), u"ratio at least 0.5: missed"_s);
        QCOMPARE(cells(report, u"idle-200"_s, u"KiB a seat (RSS)"_s).last(), u"at most 16: missed"_s);
        QCOMPARE(cells(report, u"idle-200"_s, u"% of a core"_s).last(), u"at most 5: met"_s);
    }

    void anEncryptedSeatMayTakeMore() {
        const Row encrypted{Kind::Idle, 200, true};
        Report report;
        report.add(encrypted, Server::Echo, {{u"rss"_s, 1.0}});
        report.add(encrypted, Server::Lectern, {{u"rss"_s, 69.9}});
        QCOMPARE(cells(report, u"idle-tls-200"_s, u"KiB a seat (RSS)"_s).last(), u"at most 70: met"_s);
    }

    void referenceThatTakesNothingHasNoRatio() {
        Report report;
        report.add(idle, Server::Echo, {{u"cpu"_s, 0.0}});
        report.add(idle, Server::Lectern, {{u"cpu"_s, 1.0}});
        QCOMPARE(cells(report, u"idle-200"_s, u"% of a core"_s).value(2), u"-"_s);
    }

    void chatShowsEveryKindOfServerSideBySide() {
        const Report report = chatReport({{u"clients"_s, 2000}, {u"rate"_s, 7}});
        QCOMPARE(cells(report, u"row"_s, u"measured"_s),
                 (QStringList{u"threads"_s, u"select()"_s, u"Lectern"_s, u"Lectern, 2 I/O threads"_s}));
        QCOMPARE(cells(report, u"chat-2000"_s, u"deliveries a second"_s),
                 (QStringList{u"3000"_s, u"7"_s, u"2000"_s, u"5000"_s}));
    }

    void serverThatDoesNotTakeEverybodyCannotServeTheChat() {
        const Report report = chatReport({{u"clients"_s, 1020}, {u"full"_s, true}});
        QCOMPARE(cells(report, u"chat-2000"_s, u"clients served"_s).value(1), u"1020"_s);
        QCOMPARE(cells(report, u"chat-2000"_s, u"deliveries a second"_s).value(1), u"cannot"_s);
        QCOMPARE(cells(report, u"chat-2000"_s, u"KiB a client (RSS)"_s).value(1), u"cannot"_s);
    }

    void chatsHaveTheirOwnTable() {
        Report report = chatReport({});
        QVERIFY(!report.table().contains(u"echo"_s));
        report.add(burst, Server::Echo, {{u"rate"_s, 1000}});
        report.add(burst, Server::Lectern, {{u"rate"_s, 499}});
        QCOMPARE(report.table().count(u"| row "_s), 2);
    }

    void sentenceTellsWhatWasComplete() {
        const QJsonObject figures{
            {u"answered"_s, 500}, {u"students"_s, 500}, {u"counted"_s, 499}, {u"seats"_s, 201}};
        QVERIFY(sentence(burst, figures).startsWith(u"500 of 500 answered, tally 499;"_s));
        QVERIFY(sentence(idle, figures).startsWith(u"201 seats,"_s));
        QVERIFY(sentence({Kind::Arrive, 200}, figures).startsWith(u"201 seats;"_s));
        QVERIFY(sentence({Kind::Unread, 250}, figures).startsWith(u"500 answered;"_s));
        const QJsonObject talk{{u"clients"_s, 20}, {u"messages"_s, 2}, {u"delivered"_s, 38}};
        QVERIFY(sentence(chat, talk).startsWith(u"20 clients, 2 messages, 38 deliveries;"_s));
        QCOMPARE(sentence(chat, {{u"clients"_s, 1020}, {u"full"_s, true}}), u"full with 1020 clients"_s);
    }

    void withoutArgumentsTheRowsOfTheManualAreMeasured() {
        QFile file(qEnvironmentVariable("LECTERN_SOURCE") + u"/docs/performance.md"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        static const QRegularExpression name(u"^\\| ([a-z]+(-tls)?-[0-9]+) +\\|"_s,
                                             QRegularExpression::MultilineOption);
        QStringList shown;
        for (const auto &match : name.globalMatch(QString::fromUtf8(file.readAll())))
            shown.append(match.captured(1));
        shown.removeDuplicates();
        QStringList measured;
        const auto options = std::get<Options>(parsed({}));
        for (const Row &row : options.rows)
            measured.append(row.name());
        QCOMPARE(measured, shown);
    }

    void rowsAndNumbersAreTaken() {
        const auto options = std::get<Options>(
            parsed({u"burst-7"_s, u"--turns"_s, u"3"_s, u"idle-8"_s, u"--seconds=2"_s, u"--io-threads=1"_s}));
        QCOMPARE(options.rows, (std::vector{Row{Kind::Burst, 7}, Row{Kind::Idle, 8}}));
        QCOMPARE(options.turns, 3);
        QCOMPARE(options.idleSeconds, 2);
        QCOMPARE(options.ioThreads, 1);
    }

    void whatCannotBeUnderstoodIsRefusedByName_data() {
        QTest::addColumn<QString>("argument");
        QTest::addColumn<QString>("named");
        QTest::newRow("row") << u"burst-0"_s << u"\"burst-0\""_s;
        QTest::newRow("number") << u"--turns=0"_s << u"--turns"_s;
        QTest::newRow("no number") << u"--seconds=x"_s << u"--seconds"_s;
        QTest::newRow("option") << u"--trun"_s << u"trun"_s;
    }

    void whatCannotBeUnderstoodIsRefusedByName() {
        QFETCH(QString, argument);
        QFETCH(QString, named);
        const auto exit = std::get<Exit>(parsed({argument}));
        QCOMPARE(exit.status, 2);
        QVERIFY2(exit.text.contains(named), qPrintable(exit.text));
    }

    void helpIsNoError() {
        const auto exit = std::get<Exit>(parsed({u"--help"_s}));
        QCOMPARE(exit.status, 0);
        QVERIFY(exit.text.contains(u"burst-N"_s) && exit.text.contains(u"chat-N"_s));
    }
};

LECTERN_TEST(TestBenchReport, QCoreApplication)
#include "tst_benchreport.moc"
