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
    void thatTheSameQuestionIsShownIsNewsWhoeverShowsIt();
    void whatWasShownBeforeOneCameInIsNoNews();
    void anotherQuestionIsNoNewsOfShowing();
    void whichVotesCountIsFollowed();
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

namespace {

protocol::Question shownQuestion(quint64 id, bool shown) {
    protocol::Question asked = question(id);
    asked.shown = shown;
    return asked;
}

} // namespace

void TestQuestionModel::thatTheSameQuestionIsShownIsNewsWhoeverShowsIt() {
    QuestionModel model;
    QSignalSpy shown(&model, &QuestionModel::shownChanged);
    model.receive(shownQuestion(1, false));
    QCOMPARE(shown.size(), 0);
    model.receive(shownQuestion(1, true));
    QCOMPARE(shown.takeLast().first().toBool(), true);
    model.receive(question(1, QuestionState::Closed));
    QCOMPARE(shown.takeLast().first().toBool(), false);
    QCOMPARE(shown.size(), 0);
}

void TestQuestionModel::whatWasShownBeforeOneCameInIsNoNews() {
    QuestionModel model;
    QSignalSpy shown(&model, &QuestionModel::shownChanged);
    model.receive(shownQuestion(1, true));
    model.receive(shownQuestion(1, false));
    QCOMPARE(shown.size(), 1);
    model.startOver(); // into a class that has a question of that number, too
    model.receive(shownQuestion(1, true));
    QCOMPARE(shown.size(), 1);
}

void TestQuestionModel::anotherQuestionIsNoNewsOfShowing() {
    QuestionModel model;
    QSignalSpy shown(&model, &QuestionModel::shownChanged);
    model.receive(shownQuestion(1, true));
    model.receive(shownQuestion(2, false));
    QCOMPARE(shown.size(), 0);
}

void TestQuestionModel::whichVotesCountIsFollowed() {
    QuestionModel model;
    QSignalSpy tallies(&model, &QuestionModel::tallyChanged);
    QVERIFY(model.countsUnverified());
    protocol::Policy policy;
    model.receive(policy);
    QCOMPARE(tallies.size(), 0);
    policy.onlyVerifiedVotes = true;
    model.receive(policy);
    QVERIFY(!model.countsUnverified());
    QCOMPARE(tallies.size(), 1);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestQuestionModel, QApplication)
#include "tst_questionmodel.moc"
