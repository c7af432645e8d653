// SPDX-License-Identifier: GPL-3.0-or-later
// Case 10: a thousand who stop reading. How long the others wait for their answers is a row of the benchmark.
#include "shared/protocol/limits.h"
#include "tests/hostile/figures.h"
#include "tests/hostile/hostilecase.h"
#include "tests/hostile/mob.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class TestReaders : public HostileCase {
    Q_OBJECT

private Q_SLOTS:
    void case10_aThousandReadersThatStopAreCutAtTheCapWhileTheOthersGetEverything();

private:
    // Questions as long as they may be, one after the other. Returns how many.
    int askUntil(const std::function<bool()> &isEnough);

    std::vector<RawClient *> m_teachers; // several: one alone is read only so fast
};

int TestReaders::askUntil(const std::function<bool()> &isEnough) {
    const QString text = u"學"_s.repeated(limits::questionCharacters);
    int asked = 0;
    while (!isEnough() && asked < 4000) {
        for (RawClient *asking : m_teachers) {
            for (int i = 0; i < 20; ++i, ++asked)
                asking->send(protocol::Ask{text});
        }
        for (RawClient *asking : m_teachers)
            asking->request(protocol::Ping{}); // all of it has been said to everybody
    }
    return asked;
}

void TestReaders::case10_aThousandReadersThatStopAreCutAtTheCapWhileTheOthersGetEverything() {
    QVERIFY(begin());
    RawClient &ana = join(u"Ana"_s);
    RawClient &ben = join(u"Ben"_s);
    m_teachers = {&teacher()};
    for (int i = 0; i < 4; ++i) {
        m_teachers.push_back(&dial());
        QVERIFY(!m_teachers.back()->joinTeacher(server().teacherKey()).isEmpty());
    }
    constexpr size_t count = 1000;
    Mob mob(server().port(), wire());
    QVERIFY(mob.join(count, u"Student %1"_s, 4096));
    mob.stopReading();
    const qint64 before = memoryOf(serverId());
    const auto areCut = [&] {
        return server().output().contains(u"disconnected. Number of connected clients = 7\n"_s);
    };
    const int asked = askUntil(areCut);
    WAIT_FOR(areCut());
    // As far as the cap over all queues allows: an array that grows has room for up to twice what is in it.
    const qint64 more = peakMemoryOf(serverId()) - before;
    QVERIFY2(more <= 2 * limits::sendQueueTotal * sanitizerFactor,
             qPrintable(u"%1 MiB"_s.arg(more / 1024 / 1024)));
    for (RawClient *reader : {&ana, &ben}) {
        const auto isLast = [&](const QJsonObject &line) { return questionIn(line).value == quint64(asked); };
        QVERIFY(!reader->waitFor(u"question"_s, isLast).isEmpty());
        quint64 seen = 0; // each of them, in their order
        for (const QJsonObject &line : reader->all()) {
            if (line["type"_L1] == "question"_L1 && line["state"_L1] == "open"_L1)
                QCOMPARE(questionIn(line).value, ++seen);
        }
        QCOMPARE(seen, quint64(asked));
    }
    QCOMPARE(ana.request(protocol::Vote{{quint64(asked)}, u"yes"_s})["type"_L1], "ok"_L1);
}

LECTERN_TEST(TestReaders, QCoreApplication)
#include "tst_readers.moc"
