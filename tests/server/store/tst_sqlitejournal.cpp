// SPDX-License-Identifier: GPL-3.0-or-later
// Everything leaves in the order in which it came, after it is on the disk; when the disk refuses, that and all behind
// it is refused, and what is durable comes back.
#include "server/store/sqlitejournal.h"
#include "tests/server/classroom/sampleclass.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QSqlQuery>
#include <QVariant>

using namespace lectern;
using namespace lectern::test;

namespace {

// A journal with everything it has said.
struct HeardJournal {
    explicit HeardJournal(const QString &folder) : journal(folder, 0) {
        facts = journal.open();
        QObject::connect(&journal, &Journal::committed, &journal, [this](const std::vector<Effects> &group) {
            for (const Effects &entry : group)
                heard.append(u"committed "_s + outline(entry).join(u' '));
            for (const Effects &entry : group)
                told.deliveries.insert(told.deliveries.end(), entry.deliveries.begin(),
                                       entry.deliveries.end());
            ++groups;
        });
        QObject::connect(&journal, &Journal::refused, &journal, [this](const std::vector<Effects> &group) {
            for (const Effects &entry : group)
                heard.append(u"refused "_s + outline(entry).join(u' '));
        });
        QObject::connect(&journal, &Journal::restored, &journal, [this](const std::vector<Record> &durable) {
            heard.append(u"restored"_s);
            restored = durable;
        });
        QObject::connect(&journal, &Journal::stateChanged, &journal, [this](const StorageState &state) {
            heard.append(u"can %1"_s.arg(static_cast<int>(state.can)));
            text = state.text;
        });
    }

    // An answer to that connection behind a record, or without one.
    void append(ConnectionId connection, std::optional<Record> record = {}) {
        Effects effects;
        if (record)
            effects.records.push_back(*record);
        effects.deliveries.push_back(Send{connection, protocol::Ok{{1}}});
        journal.append(effects);
    }

    void search(ConnectionId connection, RequestId id = {1}) {
        Effects effects;
        effects.deliveries.push_back(Recall{connection, protocol::SearchMessages{{1}, u"a"_s, {}}});
        effects.deliveries.push_back(Send{connection, protocol::Ok{id}});
        journal.append(effects);
    }

    SqliteJournal journal;
    Facts facts;
    QStringList heard;
    Effects told; // what was committed
    int groups = 0;
    std::vector<Record> restored;
    QString text;
};

Record seat(quint64 id) {
    return record::SeatTaken{{id}, protocol::Role::Student, u"Student %1"_s.arg(id), "hash", 1};
}

QString searched(int connection) { return u"committed send %1 messages send %1 ok"_s.arg(connection); }

// No lesson has such a question: the foreign key refuses it.
Record impossible() { return record::BallotCast{{77}, {77}, u"yes"_s, 1}; }

} // namespace

class SqliteJournalTest : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void prepare() override { m_folder = freshFolder(); }

    void nothingLeavesBeforeTheEventLoopRuns() {
        HeardJournal j(m_folder);
        j.append({1}, seat(1));
        QCOMPARE(j.heard, QStringList());
        WAIT_COMPARE(j.heard, QStringList{u"committed send 1 ok"_s});
    }

    void theOrderIsThatOfAppending() {
        HeardJournal j(m_folder);
        QStringList expected;
        for (quint64 i = 1; i <= 300; ++i) {
            j.append({i}, i % 3 == 0 ? std::optional<Record>(seat(i)) : std::nullopt);
            expected.append(u"committed send %1 ok"_s.arg(i));
            if (i % 17 == 0)
                QCoreApplication::processEvents();
        }
        WAIT_COMPARE(j.heard, expected);
    }

    void aVoteWaitsForOneSearchAtMost() {
        HeardJournal j(m_folder);
        for (quint64 i = 1; i <= 10; ++i)
            j.search({i});
        QCoreApplication::processEvents(); // one is under way
        j.append({99}, seat(1));
        WAIT_COMPARE(j.heard.size(), 11);
        const auto place = j.heard.indexOf(u"committed send 99 ok"_s);
        QVERIFY2(place <= 2, qPrintable(QString::number(place)));
    }

    void whatNeedsNoDiskWaitsForTheSearchThatIsUnderWay() {
        HeardJournal j(m_folder);
        j.search({1});
        j.search({2});
        QCoreApplication::processEvents(); // the first is under way
        j.append({50});
        WAIT_COMPARE(j.heard, (QStringList{searched(1), u"committed send 50 ok"_s, searched(2)}));
    }

    // What others send all the time must not keep them waiting for ever; and what came before them is looked at.
    void searchesHaveTheirTurnBehindWhatCameBeforeThem() {
        HeardJournal j(m_folder);
        quint64 last = 2;
        QObject::connect(&j.journal, &Journal::committed, &j.journal, [&] {
            if (!j.heard.contains(searched(3)) && last < 1000) {
                ++last;
                j.append({last + 1}, seat(last));
            }
        });
        j.append({1}, seat(1));
        QCoreApplication::processEvents(); // under way
        j.append({2}, seat(2));
        j.search({3});
        WAIT_FOR(j.heard.contains(searched(3)));
        QVERIFY(j.heard.indexOf(searched(3)) > j.heard.indexOf(u"committed send 2 ok"_s));
        QVERIFY2(last < 10, qPrintable(QString::number(last)));
    }

    void ofOneConnectionOnlyTheNewestSearchWaitsAndTheOlderIsRefused() {
        HeardJournal j(m_folder);
        j.search({1});
        QCoreApplication::processEvents(); // under way
        j.search({2}, {7});
        j.search({3});
        j.search({2}, {8});
        j.search({2}, {9});
        WAIT_COMPARE(j.heard.size(), 5);
        QCOMPARE(j.heard.count(u"committed send 2 error"_s), 2);
        QCOMPARE(j.heard.count(searched(2)), 1);
        QVERIFY(j.heard.indexOf(searched(2)) < j.heard.indexOf(searched(3))); // the place of the oldest
        const auto errors = messages<protocol::Error>(j.told);
        QCOMPARE(errors.at(0).re, RequestId{7});
        QCOMPARE(errors.at(1).re, RequestId{8});
        QCOMPARE(toString(errors.at(0).code), toString(ErrorCode::SlowDown));
        QVERIFY(errors.at(0).wait.value_or(0) > 0);
        QCOMPARE(messages<protocol::Ok>(j.told).at(1).re, RequestId{9});
        j.search({2}); // and the next one waits as the first did
        WAIT_COMPARE(j.heard.count(searched(2)), 2);
    }

    void whatAConnectionThatIsGoneLookedForIsNotSearched() {
        HeardJournal j(m_folder);
        for (quint64 i = 1; i <= 4; ++i)
            j.search({i});
        j.journal.forget({2});
        j.journal.forget({4});
        j.journal.forget({50}); // nothing waits for it
        j.append({9});
        WAIT_FOR(j.heard.contains(searched(3)));
        j.journal.flush();
        QCOMPARE(j.heard.filter(u"messages"_s), (QStringList{searched(1), searched(3)}));
    }

    void theEndOfTheProgramDoesNotWaitForSearches() {
        HeardJournal j(m_folder);
        j.search({1});
        QCoreApplication::processEvents(); // under way
        for (quint64 i = 2; i <= 50; ++i)
            j.search({i}, {i});
        j.journal.flush();
        QCOMPARE(j.heard.size(), 50);
        QCOMPARE(j.heard.filter(u"messages"_s), QStringList{searched(1)});
        const auto errors = messages<protocol::Error>(j.told);
        QCOMPARE(errors.size(), 49U);
        QCOMPARE(errors.at(0).re, RequestId{2});
        QCOMPARE(toString(errors.at(0).code), toString(ErrorCode::NotStored));
    }

    void aBurstSharesAFewCommits() {
        HeardJournal j(m_folder);
        j.append({1}, seat(1));
        QCoreApplication::processEvents();
        for (quint64 i = 2; i <= 1000; ++i)
            j.append({i}, seat(i));
        WAIT_COMPARE(j.heard.size(), 1000);
        QVERIFY2(j.groups <= 3, qPrintable(QString::number(j.groups)));
    }

    void flushLeavesNothingWaiting() {
        HeardJournal j(m_folder);
        for (quint64 i = 1; i <= 50; ++i)
            j.append({i}, seat(i));
        j.journal.flush();
        QCOMPARE(j.heard.size(), 50);
    }

    void whatIsSaidIsOnTheDisk() {
        HeardJournal j(m_folder);
        j.append({1}, seat(1));
        WAIT_COMPARE(j.heard.size(), 1);
        const auto reader = Database::open(databaseFile(m_folder), Database::Access::Read);
        QSqlQuery query(std::get<0>(reader)->sql());
        QVERIFY(query.exec(u"SELECT name FROM seat"_s) && query.next());
        QCOMPARE(query.value(0).toString(), u"Student 1"_s);
    }

    void whatFailsIsRefusedWithAllThatWaitsAndTheRestComesBack() {
        HeardJournal j(m_folder);
        j.append({1}, seat(1));
        WAIT_COMPARE(j.heard.size(), 1);
        j.heard.clear();
        j.append({2}, seat(2));
        j.append({3}, impossible());
        QCoreApplication::processEvents(); // on its way
        j.append({4}, seat(4));
        j.search({6});
        const QStringList expected{u"can 2"_s,
                                   u"refused send 2 ok"_s,
                                   u"refused send 3 ok"_s,
                                   u"refused send 4 ok"_s,
                                   u"refused recall 6 send 6 ok"_s,
                                   u"restored"_s,
                                   u"can 1"_s,
                                   u"can 0"_s};
        WAIT_COMPARE(j.heard, expected);
        Classroom classroom(m_time);
        classroom.restore(j.restored);
        QCOMPARE(classroom.seats().all().size(), 1U);
        QCOMPARE(j.text, QString());

        j.heard.clear();
        j.append({5}, seat(2)); // its number is free again
        WAIT_COMPARE(j.heard, QStringList{u"committed send 5 ok"_s});
    }

    void whatNeedsNoDiskGoesOnMeanwhile() {
        HeardJournal j(m_folder);
        Database *other = nullptr;
        const auto opened = Database::open(databaseFile(m_folder), Database::Access::ReadAndWrite);
        other = std::get<0>(opened).get();
        QVERIFY(!other->begin());
        j.append({1}, seat(1));
        WAIT_FOR(j.heard.contains(u"refused send 1 ok"_s));
        j.append({2});
        WAIT_FOR(j.heard.contains(u"committed send 2 ok"_s));
        QVERIFY(j.text.contains(u"locked"_s));
        other->rollback();
        WAIT_COMPARE(j.heard.constLast(), u"can 0"_s);
    }

    void aPageOfThePastStandsInItsPlace() {
        HeardJournal j(m_folder);
        Effects effects;
        effects.deliveries.push_back(Recall{{1}, protocol::ListLessons{}});
        effects.deliveries.push_back(Send{ConnectionId{1}, protocol::Ok{{1}}});
        j.append({2}, record::LessonStarted{5});
        j.journal.append(effects);
        j.append({3});
        WAIT_COMPARE(j.heard, (QStringList{u"committed send 2 ok"_s, u"committed send 1 lessons send 1 ok"_s,
                                           u"committed send 3 ok"_s}));
    }

    void aClassThatWasPutAwayIsTakenUpAgain() {
        {
            HeardJournal j(m_folder);
            j.append({1}, seat(1));
            j.journal.flush();
        }
        HeardJournal again(m_folder);
        Classroom classroom(m_time);
        classroom.restore(std::get<std::vector<Record>>(again.facts));
        QCOMPARE(classroom.seats().all().size(), 1U);
    }

private:
    QString m_folder;
    FakeTime m_time;
};

LECTERN_TEST(SqliteJournalTest, QCoreApplication)
#include "tst_sqlitejournal.moc"
