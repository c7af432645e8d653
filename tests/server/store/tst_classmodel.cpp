// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever happens in a class, and wherever it is cut off: what was committed is there again, and says the same as the
// simplest model that could be made of it.
#include "server/store/sqlitejournal.h"
#include "tests/server/classroom/randomclass.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

#include <deque>

using namespace lectern;
using namespace lectern::test;

namespace {

QString sentence(const SimpleModel &model) {
    QStringList people;
    for (const SimpleModel::Person &person : model.people) {
        if (!person.left)
            people.append(person.name);
    }
    people.sort();
    if (model.question == 0)
        return people.join(u',');
    return u"%1; question %2 %3 %4; yes %5, no %6"_s.arg(people.join(u','))
        .arg(model.question)
        .arg(model.isOpen ? u"open"_s : u"closed"_s, model.isShown ? u"shown"_s : u"hidden"_s)
        .arg(model.count(u"yes"_s))
        .arg(model.count(u"no"_s));
}

QString sentence(const Classroom &classroom) {
    QStringList people;
    for (const auto &[id, seat] : classroom.seats().all()) {
        if (seat.isStudent() && !seat.hasLeft())
            people.append(seat.name);
    }
    people.sort();
    const Question *question = classroom.question();
    if (!question)
        return people.join(u',');
    const std::vector<protocol::ChoiceCount> counts = question->counts(); // whatever the policy shows of them
    return u"%1; question %2 %3 %4; yes %5, no %6"_s.arg(people.join(u','))
        .arg(question->id().value)
        .arg(question->isOpen() ? u"open"_s : u"closed"_s, question->isShown() ? u"shown"_s : u"hidden"_s)
        .arg(counts.at(0).count)
        .arg(counts.at(1).count);
}

class StoredLesson {
public:
    explicit StoredLesson(std::uint32_t seed)
        : m_folder(TestCase::freshFolder()),
          m_class(seed, [this](const Effects &effects, const RandomClass::Change &change) {
              m_underWay.push_back(change);
              m_journal->append(effects);
          }) {
        open();
    }

    void step() {
        m_class.step();
        if (m_class.draw(0, 9) == 0)
            QCoreApplication::processEvents();
        if (m_class.draw(0, 49) == 0)
            m_journal->flush();
    }

    // All that waits is forgotten; the class goes on from the file. It may know more than was acknowledged, but not
    // less, and nothing without what was before it: false when that is not so.
    bool crash() {
        m_journal.reset();
        open();
        ++crashes;
        while (sentence(classroom()) != sentence(m_model) && !m_underWay.empty()) {
            m_underWay.front()(m_model);
            m_underWay.pop_front();
        }
        m_underWay.clear();
        return sentence(classroom()) == sentence(m_model);
    }
    bool drawCrash() { return m_class.draw(0, 39) == 0; }
    void settle() { m_journal->flush(); }

    const SimpleModel &model() const { return m_model; }
    const Classroom &classroom() const { return m_class.classroom(); }
    bool isSettled() const { return m_underWay.empty(); }
    int crashes = 0;

private:
    void open() {
        m_journal = std::make_unique<SqliteJournal>(m_folder, 0);
        QObject::connect(m_journal.get(), &Journal::committed, m_journal.get(),
                         [this](const std::vector<Effects> &group) {
                             for (size_t i = 0; i < group.size(); ++i) {
                                 m_underWay.front()(m_model);
                                 m_underWay.pop_front();
                             }
                         });
        m_class.restore(std::get<std::vector<Record>>(m_journal->open()));
    }

    const QString m_folder;
    SimpleModel m_model;
    std::deque<RandomClass::Change> m_underWay;
    std::unique_ptr<SqliteJournal> m_journal;
    RandomClass m_class;
};

} // namespace

class ClassModelTest : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theTallyIsTheModelsWhateverHappens() {
        int crashes = 0;
        for (std::uint32_t seed = 1; seed <= 12; ++seed) {
            StoredLesson lesson(seed);
            for (int i = 0; i < 400; ++i) {
                lesson.step();
                if (lesson.drawCrash())
                    QVERIFY2(lesson.crash(), qPrintable(u"seed %1, step %2"_s.arg(seed).arg(i)));
                if (i % 20 == 0)
                    lesson.settle();
                if (lesson.isSettled())
                    QVERIFY2(sentence(lesson.classroom()) == sentence(lesson.model()),
                             qPrintable(u"seed %1, step %2:\n%3\n%4"_s.arg(seed).arg(i).arg(
                                 sentence(lesson.classroom()), sentence(lesson.model()))));
            }
            crashes += lesson.crashes;
        }
        QVERIFY(crashes > 50);
    }

    // The facts in the file are fewer than the records, and make the same class.
    void theFileMakesTheSameClassAsTheRecords() {
        for (std::uint32_t seed = 100; seed < 106; ++seed) {
            std::vector<Record> records;
            const QString folder = freshFolder();
            auto journal = std::make_unique<SqliteJournal>(folder, 0);
            QVERIFY(std::holds_alternative<std::vector<Record>>(journal->open()));
            RandomClass original(seed, [&](const Effects &effects, const RandomClass::Change &) {
                records.insert(records.end(), effects.records.begin(), effects.records.end());
                journal->append(effects);
            });
            for (int i = 0; i < 600; ++i)
                original.step();
            journal->flush();
            journal = std::make_unique<SqliteJournal>(folder, 0);
            Classroom replayed(original.clock());
            replayed.restore(records);
            Classroom reopened(original.clock());
            reopened.restore(std::get<std::vector<Record>>(journal->open()));
            QCOMPARE(durableState(reopened), durableState(replayed));
            QCOMPARE(reopened.hasTeacher(), replayed.hasTeacher());
        }
    }
};

LECTERN_TEST(ClassModelTest, QCoreApplication)
#include "tst_classmodel.moc"
