// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/models/questionmodel.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/samplepeople.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using protocol::ChoiceCount;
using protocol::QuestionState;
using teacher::QuestionModel;

class TestQuestionModel : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void startsWithNothingAsked();
    void newQuestionStartsWithNoVotes();
    void sameQuestionKeepsItsVotes();
    void tallyOfAnotherQuestionIsPassedOver();
    void choicesStandInTheOrderOfTheBars();
};

void TestQuestionModel::startsWithNothingAsked() {
    QuestionModel model;
    QVERIFY(!model.isAsked());
    QVERIFY(!model.isOpen());
    QCOMPARE(model.tally().counts, (std::vector<ChoiceCount>{{u"yes"_s, 0}, {u"no"_s, 0}}));
}

void TestQuestionModel::newQuestionStartsWithNoVotes() {
    QuestionModel model;
    model.receive(question(1));
    model.receive(protocol::Tally{QuestionId{1}, {{u"yes"_s, 9}, {u"no"_s, 3}}, 12, 23});
    QSignalSpy tallies(&model, &QuestionModel::tallyChanged);
    model.receive(question(2));
    QCOMPARE(tallies.size(), 1);
    QCOMPARE(model.tally().answered, 0);
    QCOMPARE(model.tally().seats, 23);
    QCOMPARE(model.tally().counts[0].count, 0);
}

void TestQuestionModel::sameQuestionKeepsItsVotes() {
    QuestionModel model;
    model.receive(question(1));
    model.receive(protocol::Tally{QuestionId{1}, {{u"yes"_s, 9}, {u"no"_s, 3}}, 12, 23});
    model.receive(question(1, QuestionState::Closed));
    QVERIFY(model.isAsked());
    QVERIFY(!model.isOpen());
    QCOMPARE(model.tally().answered, 12);
}

void TestQuestionModel::tallyOfAnotherQuestionIsPassedOver() {
    QuestionModel model;
    model.receive(question(2));
    model.receive(protocol::Tally{QuestionId{1}, {{u"yes"_s, 9}, {u"no"_s, 3}}, 12, 23});
    QCOMPARE(model.tally().answered, 0);
}

void TestQuestionModel::choicesStandInTheOrderOfTheBars() {
    QuestionModel model;
    model.receive(question(1));
    model.receive(protocol::Tally{QuestionId{1}, {{u"no"_s, 3}, {u"yes"_s, 9}}, 12, 23});
    QCOMPARE(model.tally().counts, (std::vector<ChoiceCount>{{u"yes"_s, 9}, {u"no"_s, 3}}));
}

} // namespace lectern::test

LECTERN_TEST_MAIN(lectern::test::TestQuestionModel, QApplication)
#include "tst_questionmodel.moc"
