// SPDX-License-Identifier: GPL-3.0-or-later
// The records alone make the same class again.
#include "tests/server/classroom/sampleclass.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

#include <random>

using namespace lectern;
using namespace lectern::test;
using protocol::Role;

namespace {

// Does whatever comes to its mind, and keeps the records.
class RandomClass {
public:
    explicit RandomClass(std::uint32_t seed) : m_random(seed) {}

    void step() {
        m_class.time.pass(std::chrono::milliseconds(draw(0, 800)));
        const ConnectionId someone{static_cast<quint64>(draw(1, 15))};
        const int action = draw(0, 99);
        if (action < 12)
            keep(room().joinStudent(someone, u"Student %1"_s.arg(draw(1, 20)), freshToken()));
        else if (action < 16)
            keep(room().joinTeacher(someone, {}, freshToken()));
        else if (action < 22)
            room().disconnected(someone);
        else if (action < 28)
            keep(room().resume(someone, draw(0, 9) ? Role::Student : Role::Teacher, anyToken()));
        else if (action < 31)
            keep(room().leave(someone));
        else if (action < 36)
            keep(room().ask(u"Question %1"_s.arg(action)));
        else if (action < 38)
            keep(room().close(anyQuestion()));
        else if (action < 42)
            keep(room().show(draw(0, 1) == 1));
        else if (action == 42 && draw(0, 4) == 0)
            keep(room().quit());
        else
            keep(room().vote(someone, anyQuestion(), draw(0, 1) ? u"yes"_s : u"no"_s));
    }

    const std::vector<Record> &records() const { return m_records; }
    const Classroom &classroom() const { return m_class.room; }
    const Clock &clock() const { return m_class.time; }

    // Seats that are here or have answered, counted one by one.
    int seatsCountedOneByOne() const {
        return static_cast<int>(std::ranges::count_if(classroom().seats().all(), [this](const auto &entry) {
            const Seat &seat = entry.second;
            return seat.isStudent() && (seat.isHere() || classroom().question()->hasBallotOf(seat.id));
        }));
    }

private:
    Classroom &room() { return m_class.room; }
    int draw(int least, int most) { return std::uniform_int_distribution(least, most)(m_random); }
    QByteArray freshToken() {
        m_tokens.push_back(QByteArray::number(m_tokens.size() + 0x10000, 16));
        return m_tokens.back();
    }
    QByteArray anyToken() {
        return m_tokens.empty()
                   ? "00"
                   : m_tokens[static_cast<size_t>(draw(0, static_cast<int>(m_tokens.size()) - 1))];
    }
    QuestionId anyQuestion() const { return question() ? question()->id() : QuestionId{1}; }
    const Question *question() const { return m_class.room.question(); }
    void keep(const Outcome &outcome) {
        if (const auto *effects = std::get_if<Effects>(&outcome))
            m_records.insert(m_records.end(), effects->records.begin(), effects->records.end());
    }

    std::mt19937 m_random;
    SampleClass m_class;
    std::vector<QByteArray> m_tokens;
    std::vector<Record> m_records;
};

} // namespace

class ReplayTest : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void anySequenceOfRecordsGivesTheSameClassAgain() {
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            RandomClass original(seed);
            for (int i = 0; i < 600; ++i) {
                original.step();
                if (i % 50 != 0)
                    continue;
                Classroom replayed(original.clock());
                for (const Record &fact : original.records())
                    replayed.apply(fact);
                QVERIFY2(durableState(replayed) == durableState(original.classroom()),
                         qPrintable(u"seed %1, step %2:\n%3\n--\n%4"_s.arg(seed).arg(i).arg(
                             durableState(replayed), durableState(original.classroom()))));
                QCOMPARE(replayed.hasTeacher(), original.classroom().hasTeacher());
            }
        }
    }

    void theSeatsOfATallyAreThoseCountedOneByOne() {
        for (std::uint32_t seed = 100; seed < 110; ++seed) {
            RandomClass original(seed);
            for (int i = 0; i < 2000; ++i) {
                original.step();
                if (original.classroom().question())
                    QCOMPARE(original.classroom().tally().seats, original.seatsCountedOneByOne());
            }
        }
    }

    void afterAReplayEverybodyIsAwayAndTokensWork() {
        SampleClass c;
        std::vector<Record> records = c.joinTeacher().records;
        const Effects joined = c.joinStudent({2}, u"Ana"_s);
        records.insert(records.end(), joined.records.begin(), joined.records.end());
        const Effects asked = effectsOf(c.room.ask(u"?"_s));
        records.insert(records.end(), asked.records.begin(), asked.records.end());
        const Effects voted = effectsOf(c.vote({2}, u"yes"_s));
        records.insert(records.end(), voted.records.begin(), voted.records.end());

        Classroom replayed(c.time);
        for (const Record &fact : records)
            replayed.apply(fact);
        QCOMPARE(replayed.seats().studentsHere(), 0);
        QCOMPARE(replayed.tally().answered, 1);
        QCOMPARE(replayed.tally().seats, 1);
        const Effects effects = effectsOf(replayed.resume({7}, Role::Student, c.tokenOf({2})));
        QCOMPARE(only<protocol::Ballot>(effects).choice, u"yes"_s);
        QCOMPARE(replayed.tally().seats, 1);
        effectsOf(replayed.vote({7}, replayed.question()->id(), u"no"_s));
        QCOMPARE(replayed.tally().answered, 1);
    }

    void factsThatFitNothingAreSkipped() {
        SampleClass c;
        c.joinTeacher();
        c.joinStudent({2}, u"Ana"_s);
        const QuestionId question = c.ask();
        const QString before = durableState(c.room);
        const SeatId nobody{77};
        const QuestionId never{77};
        const SeatId ana = c.seatAt({2});
        for (const Record &fact :
             {Record(record::SeatLeft{nobody, 1}), Record(record::TokenReplaced{nobody, "x"}),
              Record(record::QuestionClosed{never, 1}), Record(record::ResultShown{never, true}),
              Record(record::BallotCast{never, ana, u"yes"_s, 1}),
              Record(record::BallotCast{question, nobody, u"yes"_s, 1}),
              Record(record::BallotCast{question, ana, u"maybe"_s, 1})})
            c.room.apply(fact);
        QCOMPARE(durableState(c.room), before);
    }
};

LECTERN_TEST_MAIN(ReplayTest, QCoreApplication)
#include "tst_replay.moc"
