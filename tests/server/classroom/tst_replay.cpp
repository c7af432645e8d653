// SPDX-License-Identifier: GPL-3.0-or-later
// The records alone make the same class again.
#include "tests/server/classroom/randomclass.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace lectern::test;
using protocol::Role;

namespace {

// Keeps the records of all that happens.
class RecordedClass {
public:
    explicit RecordedClass(std::uint32_t seed)
        : m_class(seed, [this](const Effects &effects, const RandomClass::Change &) {
              m_records.insert(m_records.end(), effects.records.begin(), effects.records.end());
          }) {}

    void step() { m_class.step(); }
    const std::vector<Record> &records() const { return m_records; }
    const Classroom &classroom() const { return m_class.classroom(); }
    const Clock &clock() const { return m_class.clock(); }

    // Seats that are here or have answered, counted one by one.
    int seatsCountedOneByOne() const {
        return count([this](const Seat &seat) { return seat.isHere() || hasVoted(seat); });
    }
    int answersCountedOneByOne() const {
        return count([this](const Seat &seat) { return hasVoted(seat); });
    }

private:
    bool hasVoted(const Seat &seat) const { return classroom().question()->hasBallotOf(seat.id); }
    // Of those who are in the tally.
    int count(auto &&isMeant) const {
        const bool withGuests = !classroom().talk().policy().set.onlyVerifiedVotes;
        return static_cast<int>(std::ranges::count_if(classroom().seats().all(), [&](const auto &entry) {
            const Seat &seat = entry.second;
            return seat.canVote() && (withGuests || !seat.isGuest()) && isMeant(seat);
        }));
    }

    std::vector<Record> m_records;
    RandomClass m_class;
};

} // namespace

class ReplayTest : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void anySequenceOfRecordsGivesTheSameClassAgain() {
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            RecordedClass original(seed);
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
                replayed.restore(original.records()); // as when the disk has said no
                QCOMPARE(durableState(replayed), durableState(original.classroom()));
            }
        }
    }

    void theSeatsOfATallyAreThoseCountedOneByOne() {
        for (std::uint32_t seed = 100; seed < 110; ++seed) {
            RecordedClass original(seed);
            for (int i = 0; i < 2000; ++i) {
                original.step();
                if (original.classroom().question())
                    QCOMPARE(original.classroom().tally().seats, original.seatsCountedOneByOne());
                if (original.classroom().question())
                    QCOMPARE(original.classroom().tally().answered, original.answersCountedOneByOne());
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

LECTERN_TEST(ReplayTest, QCoreApplication)
#include "tst_replay.moc"
