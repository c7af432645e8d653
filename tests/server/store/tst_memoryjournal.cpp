// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/memoryjournal.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QSignalSpy>

using namespace lectern;

namespace {

Effects lessonStarted(qint64 at) { return {{record::LessonStarted{at}}, {}}; }

} // namespace

class TestMemoryJournal : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsCommittedInsideAppend();
    void commitsAllThatWaitsInOrder();
    void appendingWhileBeingToldStartsTheNextGroup();
    void flushCommitsAtOnceAndOnlyOnce();
};

void TestMemoryJournal::nothingIsCommittedInsideAppend() {
    MemoryJournal journal;
    QSignalSpy committed(&journal, &Journal::committed);
    journal.append(lessonStarted(1));
    QCOMPARE(committed.count(), 0);
    WAIT_COMPARE(committed.count(), 1);
}

void TestMemoryJournal::commitsAllThatWaitsInOrder() {
    MemoryJournal journal;
    QSignalSpy committed(&journal, &Journal::committed);
    for (qint64 at = 0; at < 5; ++at)
        journal.append(lessonStarted(at));
    WAIT_COMPARE(committed.count(), 1);
    QCOMPARE(journal.records().size(), size_t(5));
    for (size_t i = 0; i < 5; ++i)
        QCOMPARE(std::get<record::LessonStarted>(journal.records()[i]).at, qint64(i));
}

void TestMemoryJournal::appendingWhileBeingToldStartsTheNextGroup() {
    MemoryJournal journal;
    std::vector<size_t> groups;
    connect(&journal, &Journal::committed, this, [&](const std::vector<Effects> &group) {
        groups.push_back(group.size());
        if (groups.size() == 1)
            journal.append(lessonStarted(2));
    });
    journal.append(lessonStarted(1));
    WAIT_COMPARE(groups, (std::vector<size_t>{1, 1}));
}

void TestMemoryJournal::flushCommitsAtOnceAndOnlyOnce() {
    MemoryJournal journal;
    QSignalSpy committed(&journal, &Journal::committed);
    journal.append(lessonStarted(1));
    journal.flush();
    QCOMPARE(committed.count(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(committed.count(), 1);
}

LECTERN_TEST_MAIN(TestMemoryJournal, QCoreApplication)
#include "tst_memoryjournal.moc"
