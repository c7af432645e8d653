// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of the bench are what they are called.
#include "shared/protocol/limits.h"
#include "tests/bench/chatplan.h"
#include "tests/bench/linereader.h"
#include "tests/bench/processfigures.h"
#include "tests/bench/row.h"
#include "tests/bench/statistics.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

#include <map>
#include <numeric>

using namespace Qt::Literals::StringLiterals;
using namespace lectern::bench;

namespace {

std::vector<double> backwardsFrom(int count) {
    std::vector<double> values(static_cast<size_t>(count));
    std::iota(values.rbegin(), values.rend(), 1);
    return values;
}

QList<QByteArray> linesOf(const QList<QByteArray> &pieces) {
    LineReader reader;
    QList<QByteArray> lines;
    for (const QByteArray &piece : pieces)
        reader.feed(piece, [&](QByteArrayView line) { lines += line.toByteArray(); });
    return lines;
}

} // namespace

class TestBenchFigures : public lectern::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void percentileIsTheSmallestValueWithThatShareBelowOrAtIt() {
        const std::vector<double> hundred = backwardsFrom(100);
        QCOMPARE(percentile(hundred, 0.5), 50.0);
        QCOMPARE(percentile(hundred, 0.99), 99.0);
        QCOMPARE(percentile(hundred, 1), 100.0);
        QCOMPARE(percentile(hundred, 0.001), 1.0);
        QCOMPARE(percentile(backwardsFrom(3), 0.5), 2.0);
        QCOMPARE(percentile({7}, 0.99), 7.0);
        QCOMPARE(percentile({}, 0.5), 0.0);
    }

    void medianIsInTheMiddleOrBetweenTheTwoThatAre() {
        QCOMPARE(median({9, 1, 5}), 5.0);
        QCOMPARE(median({8, 1, 2, 4}), 3.0);
        QCOMPARE(median({7}), 7.0);
        QCOMPARE(median({}), 0.0);
    }

    void rowIsKindAndNumber() {
        QCOMPARE(rowFrom(u"burst-500"_s), (Row{Kind::Burst, 500}));
        QCOMPARE(rowFrom(u"idle-19500"_s), (Row{Kind::Idle, 19'500}));
        QCOMPARE(rowFrom(u"arrive-tls-8000"_s), (Row{Kind::Arrive, 8000, true}));
        QCOMPARE(rowFrom(u"chat-2"_s), (Row{Kind::Chat, 2}));
        QCOMPARE((Row{Kind::Idle, 7}.name()), u"idle-7"_s);
        QCOMPARE((Row{Kind::Unread, 7, true}.name()), u"unread-tls-7"_s);
    }

    void whatIsNoRowIsNone_data() {
        QTest::addColumn<QString>("name");
        for (const char *name :
             {"", "burst", "burst-", "burst-0", "burst--5", "burst-19501", "burst-5-5", "rest-5", "idle-five",
              "5", "tls-5", "burst-tls", "burst-tls-0", "chat-1", "chat-tls-5"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void whatIsNoRowIsNone() {
        QFETCH(QString, name);
        QVERIFY(!rowFrom(name));
    }

    void linesAreWholeHoweverTheyArrive() {
        const QList<QByteArray> lines{"one", "", "three"};
        QCOMPARE(linesOf({"one\n\nthree\n"}), lines);
        QCOMPARE(linesOf({"on", "e\n\nth", "re", "e\n"}), lines);
        QCOMPARE(linesOf({"one", "\n", "\n", "three", "\n", "four"}), lines);
    }

    void nobodySaysMoreInAChatThanTheServerTakesAtOnce_data() {
        QTest::addColumn<int>("clients");
        for (const int clients : {2, 10, 20, 500, 8000, 19'500})
            QTest::addRow("%d", clients) << clients;
    }

    void nobodySaysMoreInAChatThanTheServerTakesAtOnce() {
        QFETCH(int, clients);
        const ChatPlan plan(static_cast<size_t>(clients));
        std::map<size_t, int> said;
        for (size_t message = 0; message < plan.messages(); ++message)
            ++said[plan.senderOf(message)];
        QVERIFY(said.rbegin()->first < plan.clients());
        for (const auto &[client, messages] : said)
            QVERIFY(messages <= lectern::limits::messagesBurst);
        QVERIFY(plan.deliveriesOf(plan.messages()) < 1'000'000);
    }

    void chatMessageIsKnownByItsNumber() {
        const ChatPlan plan(3);
        const size_t last = plan.messages() - 1;
        QCOMPARE(plan.messageIn("[127.0.0.1:7] " + ChatPlan::text(last).chopped(1)), last);
        QCOMPARE(plan.messageIn("[::1:7] " + ChatPlan::text(0).chopped(1)), size_t{0});
        QVERIFY(!plan.messageIn("[127.0.0.1:7] " + ChatPlan::text(last + 1).chopped(1)));
        QVERIFY(!plan.messageIn("[127.0.0.1:7] " + ChatPlan::text(0).chopped(2)));
        QVERIFY(!plan.messageIn(ChatPlan::text(0).chopped(1)));
        QVERIFY(!plan.messageIn("> Connected to the chat server (1 user online)"));
    }

    void memoryIsReadFromTheSystemsText() {
        const QByteArray text = "5581-7ffc ---p 00000000 00:00 0    [rollup]\n"
                                "Rss:               31244 kB\n"
                                "Pss:               11022 kB\n"
                                "Pss_Anon:           9000 kB\n"
                                "SwapPss:               0 kB\n";
        QCOMPARE(memoryFrom(text), (Memory{31'244, 11'022}));
        QVERIFY(!memoryFrom("Rss: 5 kB\n"));
        QVERIFY(!memoryFrom({}));
    }

    void ownProcessHasMemoryAndSpendsTime() {
        const qint64 process = QCoreApplication::applicationPid();
        const auto memory = memoryOf(process);
        QVERIFY(memory && memory->rssKiB > 0 && memory->rssKiB >= memory->pssKiB);
        QVERIFY(addressSpaceOf(process) > memory->rssKiB);
        const auto before = processorTimeOf(process);
        QVERIFY(before);
        WAIT_FOR(processorTimeOf(process) > before);
    }

    void openDescriptorsAreCounted() {
        const auto before = descriptorsOf(QCoreApplication::applicationPid());
        QVERIFY(before && *before >= 3);
        QFile file(u"/dev/null"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(descriptorsOf(QCoreApplication::applicationPid()), *before + 1);
    }

    void whatHasNoProcessHasNoFigures() {
        constexpr qint64 nobody = 0x7fff'fff0; // above the most that Linux numbers
        QVERIFY(!memoryOf(nobody));
        QVERIFY(!addressSpaceOf(nobody));
        QVERIFY(!descriptorsOf(nobody));
        QVERIFY(!processorTimeOf(nobody));
    }
};

LECTERN_TEST(TestBenchFigures, QCoreApplication)
#include "tst_benchfigures.moc"
