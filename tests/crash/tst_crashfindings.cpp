// SPDX-License-Identifier: GPL-3.0-or-later
// What is called lost or doubled of the whole class: its question, its tally, its seats and its file.
#include "tests/crash/comparisons.h"
#include "tests/crash/questionledger.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using namespace lectern::crash;
using protocol::QuestionState;

namespace {

protocol::Question questionOf(quint64 id, QuestionState state, const QString &text = u"Why?"_s) {
    protocol::Question question;
    question.question = {id};
    question.state = state;
    question.text = text;
    return question;
}

// The class knows question 1, and the teacher has sent a request that leads to `wanted`.
QuestionLedger openAnd(const protocol::Question &wanted) {
    QuestionLedger ledger;
    ledger.stated(questionOf(1, QuestionState::Open));
    ledger.wanted(wanted);
    return ledger;
}

protocol::Tally tallyOf(int yes, int no, int answered) {
    return {{1}, {{u"yes"_s, yes}, {u"no"_s, no}}, answered, answered};
}

Finding::Kind onlyKind(const Findings &findings) {
    if (findings.size() != 1)
        qWarning("%zu findings", findings.size());
    return findings.empty() ? Finding::Kind::Other : findings.front().kind;
}

VoteLedger acknowledged(const QString &choice) {
    VoteLedger ledger;
    ledger.counted(choice, 1000);
    return ledger;
}

} // namespace

class TestCrashFindings : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void anOpenQuestionThatIsOpenStillIsFine() {
        QuestionLedger ledger;
        ledger.stated(questionOf(1, QuestionState::Open));
        QVERIFY(!ledger.compare(questionOf(1, QuestionState::Open)));
    }

    void aQuestionThatIsGoneOlderClosedOrOtherwiseWordedIsLost() {
        QuestionLedger ledger;
        ledger.stated(questionOf(2, QuestionState::Open));
        QVERIFY(ledger.compare({}));
        QVERIFY(ledger.compare(questionOf(1, QuestionState::Open)));
        QVERIFY(ledger.compare(questionOf(2, QuestionState::Closed)));
        QVERIFY(ledger.compare(questionOf(2, QuestionState::Open, u"How?"_s)));
    }

    void aQuestionThatWasOpenedAtAnotherTimeIsAnotherOne() {
        protocol::Question question = questionOf(1, QuestionState::Open);
        question.openedAt = 5;
        QuestionLedger ledger;
        ledger.stated(question);
        question.openedAt = 6;
        QVERIFY(ledger.compare(question));
    }

    void aRequestWithoutAnAnswerMayHaveHappenedOrNot() {
        const QuestionLedger ledger = openAnd(questionOf(1, QuestionState::Closed));
        QVERIFY(!ledger.compare(questionOf(1, QuestionState::Open)));
        QVERIFY(!ledger.compare(questionOf(1, QuestionState::Closed)));
        QVERIFY(ledger.compare(questionOf(2, QuestionState::Open)));
    }

    void aRequestWhoseEffectSomebodySawHasHappened() {
        QuestionLedger ledger = openAnd(questionOf(1, QuestionState::Closed));
        ledger.seen(questionOf(1, QuestionState::Closed));
        QVERIFY(ledger.compare(questionOf(1, QuestionState::Open)));
    }

    void aRefusedRequestHasNotHappened() {
        QuestionLedger ledger = openAnd(questionOf(1, QuestionState::Closed));
        ledger.refused();
        QVERIFY(ledger.compare(questionOf(1, QuestionState::Closed)));
    }

    void anOldQuestionThatIsToldLateChangesNothing() {
        QuestionLedger ledger;
        ledger.stated(questionOf(2, QuestionState::Open));
        ledger.seen(questionOf(1, QuestionState::Open));
        QCOMPARE(ledger.told().question.value, quint64(2));
    }

    void aTallyThatAgreesWithTheWindowsIsFine() {
        QVERIFY(compareTally({{u"yes"_s, 2}, {u"no"_s, 1}}, tallyOf(2, 1, 3), 3).empty());
        QVERIFY(compareTally({}, tallyOf(0, 0, 0), 3).empty());
    }

    void aTallyWithLessThanTheWindowsIsALoss() {
        QCOMPARE(onlyKind(compareTally({{u"yes"_s, 2}}, tallyOf(1, 0, 1), 3)), Finding::Kind::Lost);
    }

    void aTallyWithAnotherChoiceThanTheWindowsIsALoss() {
        QCOMPARE(onlyKind(compareTally({{u"yes"_s, 2}}, tallyOf(1, 1, 2), 3)), Finding::Kind::Lost);
    }

    void aTallyWithMoreThanTheWindowsCountsTwice() {
        QCOMPARE(onlyKind(compareTally({{u"yes"_s, 2}}, tallyOf(3, 0, 3), 3)), Finding::Kind::Doubled);
    }

    void moreAnswersThanStudentsCountTwice() {
        QCOMPARE(onlyKind(compareTally({{u"yes"_s, 4}}, tallyOf(4, 0, 4), 3)), Finding::Kind::Doubled);
    }

    void aSecondSeatOfTheSamePersonIsFound() {
        const Seats told{{{1}, u"Ana"_s}};
        QVERIFY(compareSeats(told, told, u"it"_s).empty());
        QCOMPARE(onlyKind(compareSeats(told, {{{1}, u"Ana"_s}, {{2}, u"Ana 2"_s}}, u"it"_s)),
                 Finding::Kind::Doubled);
    }

    void aSeatThatIsGoneOrSomebodyElsesIsLost() {
        const Seats told{{{1}, u"Ana"_s}};
        QCOMPARE(onlyKind(compareSeats(told, {}, u"it"_s)), Finding::Kind::Lost);
        QCOMPARE(onlyKind(compareSeats(told, {{{1}, u"Ben"_s}}, u"it"_s)), Finding::Kind::Lost);
    }

    void everyQuestionOfTheFileIsCompared() {
        const Ledgers ledgers{{{1}, acknowledged(u"yes"_s)}, {{2}, acknowledged(u"no"_s)}};
        const Book book{{{1}, {{{7}, u"yes"_s}}}, {{2}, {{{7}, u"no"_s}}}};
        QVERIFY(compareBook(ledgers, {7}, u"Ana"_s, book).empty());
        QCOMPARE(onlyKind(compareBook(ledgers, {7}, u"Ana"_s, {{{1}, {{{7}, u"yes"_s}}}})),
                 Finding::Kind::Lost);
        QCOMPARE(
            onlyKind(compareBook(ledgers, {7}, u"Ana"_s, {{{1}, {{{7}, u"no"_s}}}, {{2}, {{{7}, u"no"_s}}}})),
            Finding::Kind::Lost);
    }

    void aVoteInTheFileThatWasNeverCastIsFound() {
        const Ledgers ledgers{{{1}, VoteLedger()}};
        QCOMPARE(onlyKind(compareBook(ledgers, {7}, u"Ana"_s, {{{1}, {{{7}, u"yes"_s}}}})),
                 Finding::Kind::Doubled);
        QCOMPARE(onlyKind(compareBook({}, {7}, u"Ana"_s, {{{1}, {{{7}, u"yes"_s}}}})),
                 Finding::Kind::Doubled);
    }
};

LECTERN_TEST(TestCrashFindings, QCoreApplication)
#include "tst_crashfindings.moc"
