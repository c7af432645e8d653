// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/peoplemodel.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/samplepeople.h"

#include <QApplication>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using protocol::PersonState;
using protocol::QuestionState;
using talk::PeopleModel;

class TestPeopleModel : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void resetStartsTheListOver();
    void deltaChangesOnlyItsPeople();
    void whoLeftIsNoLongerListed();
    void newQuestionIdForgetsWhoAnswered();
    void changeOfTheSameQuestionKeepsWhoAnswered();
    void whatWaitsBelongsToTheQuestionBefore();
    void standingSaysSignAndWord();
    void awayTellsTheMinutes();
    void twentyThousandAreOneInsertionAndOneChange();
    void twentyThousandMayLeaveAtOnce();
};

namespace {

QString standing(const PeopleModel &model, int row) {
    return model.index(row, PeopleModel::Standing).data().toString();
}

QString name(const PeopleModel &model, int row) {
    return model.index(row, PeopleModel::Name).data().toString();
}

} // namespace

void TestPeopleModel::resetStartsTheListOver() {
    PeopleModel model;
    model.receive(delta({student(1, u"Ana"_s), student(2, u"Ben"_s)}, 2));
    model.receive(protocol::People{true, 1, true, {student(3, u"Chloe"_s)}});
    model.flush();
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(name(model, 0), u"Chloe"_s);
    QCOMPARE(model.here(), 1);
}

void TestPeopleModel::deltaChangesOnlyItsPeople() {
    PeopleModel model;
    model.receive(question(1));
    model.receive(delta({student(1, u"Ana"_s), student(2, u"Ben"_s)}));
    model.flush();
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.receive(delta({student(2, u"Ben"_s, true)}));
    WAIT_COMPARE(changes.size(), 1);
    QCOMPARE(changes[0][0].toModelIndex().row(), 1);
    QVERIFY(!model.person(0).answered);
    QVERIFY(model.person(1).answered);
}

void TestPeopleModel::whoLeftIsNoLongerListed() {
    PeopleModel model;
    model.receive(delta({student(1, u"Ana"_s), student(2, u"Ben"_s), student(3, u"Chloe"_s)}));
    model.flush();
    model.receive(delta({student(2, u"Ben"_s, PersonState::Left), student(9, u"Zoe"_s, PersonState::Left)}));
    model.flush();
    QCOMPARE(model.rowCount(), 2);
    model.receive(delta({student(3, u"Chloe"_s, true)})); // found in its new row
    model.flush();
    QCOMPARE(name(model, 1), u"Chloe"_s);
    QVERIFY(model.person(1).answered);
}

void TestPeopleModel::newQuestionIdForgetsWhoAnswered() {
    PeopleModel model;
    model.receive(question(1));
    model.receive(delta({student(1, u"Ana"_s, true)}));
    model.receive(question(2));
    QVERIFY(!model.person(0).answered);
}

void TestPeopleModel::changeOfTheSameQuestionKeepsWhoAnswered() {
    PeopleModel model;
    model.receive(question(1));
    model.receive(delta({student(1, u"Ana"_s, true)}));
    model.receive(question(1, QuestionState::Closed));
    QVERIFY(model.person(0).answered);
}

void TestPeopleModel::whatWaitsBelongsToTheQuestionBefore() {
    PeopleModel model;
    model.receive(question(1));
    model.receive(delta({student(1, u"Ana"_s)}));
    model.receive(delta({student(1, u"Ana"_s, true)})); // not applied yet
    model.receive(question(2));
    model.flush();
    QVERIFY(!model.person(0).answered);
}

void TestPeopleModel::standingSaysSignAndWord() {
    PeopleModel model;
    protocol::Person teacher = student(3, u"Teacher"_s);
    teacher.role = protocol::Role::Teacher;
    model.receive(delta({student(1, u"Ana"_s), student(2, u"Ben"_s, true), teacher}));
    model.flush();
    QCOMPARE(standing(model, 0), u"\u25cf here"_s);
    model.receive(question(1));
    model.receive(delta({student(2, u"Ben"_s, true)}));
    model.flush();
    QCOMPARE(standing(model, 0), u"\u25cb not yet"_s);
    QCOMPARE(standing(model, 1), u"\u2713 answered"_s);
    QCOMPARE(standing(model, 2), u"\u2605 teacher"_s);
    model.receive(question(1, QuestionState::Closed));
    QCOMPARE(standing(model, 0), u"\u25cb no answer"_s);
}

void TestPeopleModel::awayTellsTheMinutes() {
    PeopleModel model;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    protocol::Person answered = student(3, u"Chloe"_s, PersonState::Away, now);
    answered.answered = true;
    model.receive(delta({student(1, u"Ana"_s, PersonState::Away, now - 150'000),
                         student(2, u"Ben"_s, PersonState::Away, now - 3 * 3'600'000), answered,
                         student(4, u"Dan"_s, PersonState::Away, now + 86'400'000)})); // the clocks differ
    model.flush();
    QCOMPARE(standing(model, 0), u"\u2026 away 2 min"_s);
    QCOMPARE(standing(model, 1), u"\u2026 away 3 h"_s);
    QCOMPARE(standing(model, 2), u"\u2713 answered, away"_s);
    QCOMPARE(standing(model, 3), u"\u2026 away"_s);
}

void TestPeopleModel::twentyThousandAreOneInsertionAndOneChange() {
    PeopleModel model;
    QSignalSpy insertions(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    for (const protocol::People &message : crowd(20'000, 200, false))
        model.receive(message);
    model.flush();
    QCOMPARE(model.rowCount(), 20'000);
    QCOMPARE(insertions.size(), 1);
    for (const protocol::People &message : crowd(20'000, 200, true))
        model.receive(message);
    model.flush();
    QCOMPARE(changes.size(), 1);
    QVERIFY(model.person(19'999).answered);
}

void TestPeopleModel::twentyThousandMayLeaveAtOnce() {
    PeopleModel model;
    for (const protocol::People &message : crowd(20'000, 200, false))
        model.receive(message);
    model.flush();
    QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    for (quint64 seat = 2; seat <= 20'000; ++seat)
        model.receive(delta({student(seat, u"gone"_s, PersonState::Left)}));
    model.flush();
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(removals.size() + resets.size(), 1);
}

} // namespace lectern::test

LECTERN_TEST_MAIN(lectern::test::TestPeopleModel, QApplication)
#include "tst_peoplemodel.moc"
