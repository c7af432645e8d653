// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/question.h"
#include "server/classroom/questiontext.h"
#include "shared/protocol/limits.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;
using protocol::QuestionKind;

class QuestionTest : public test::TestCase {
    Q_OBJECT

    using Counts = std::vector<protocol::ChoiceCount>;
    const Question m_question{{3}, QuestionKind::YesNo, u"?"_s, 1000};

private Q_SLOTS:
    void aNewQuestionIsOpenHiddenAndCountsNothing() {
        QVERIFY(m_question.isOpen());
        QVERIFY(!m_question.isShown());
        QCOMPARE(m_question.answered(), 0);
        QCOMPARE(m_question.counts(), (Counts{{u"yes"_s, 0}, {u"no"_s, 0}}));
    }

    void aYesNoQuestionTakesYesAndNoAlone() {
        const KindRules &rules = m_question.rules();
        QVERIFY(rules.accepts(u"yes"_s));
        QVERIFY(rules.accepts(u"no"_s));
        for (const QString &other : {u""_s, u"Yes"_s, u"maybe"_s, u"yes "_s})
            QVERIFY(!rules.accepts(other));
    }

    void oneSeatHasOneBallotAndTheLastCounts() {
        Question question = m_question;
        QVERIFY(question.cast({1}, u"yes"_s));
        QVERIFY(!question.cast({1}, u"no"_s));
        QVERIFY(question.cast({2}, u"no"_s));
        QCOMPARE(question.answered(), 2);
        QCOMPARE(question.counts(), (Counts{{u"yes"_s, 0}, {u"no"_s, 2}}));
        QCOMPARE(question.ballotOf({1}), u"no"_s);
        QVERIFY(!question.ballotOf({3}));
        QVERIFY(!question.hasBallotOf({3}));
    }

    void theTextIsTrimmedAndOnOneLine() {
        QCOMPARE(cleanQuestionText(u"  Is TCP\na byte\tstream? \n"_s), u"Is TCP a byte stream?"_s);
        QCOMPARE(cleanQuestionText(u"one\u2028two"_s), u"one two"_s);
        QCOMPARE(cleanQuestionText(u" \n "_s), u""_s);
    }

    void theTextHasAtMostSoManyCodePoints() {
        const auto most = limits::questionCharacters;
        QCOMPARE(cleanQuestionText(u"😀"_s.repeated(most)), u"😀"_s.repeated(most));
        QVERIFY(!cleanQuestionText(QString(most + 1, u'x')));
        QVERIFY(cleanQuestionText(QString(most, u'x') + u"   "_s));
    }

    void controlCharactersInTheTextAreRefused() {
        for (const QString &bad :
             {u"a\u001B[2Jb"_s, u"a\u0007"_s, u"a\u0085b"_s, u"a\u007F"_s, QString(QChar(0xDC00))})
            QVERIFY(!cleanQuestionText(bad));
    }

    void directionControlsAreStrippedButJoinersStay() {
        QCOMPARE(cleanQuestionText(u"\u202Eabc\u202C \u2066d\u2069\uFEFF\u200B"_s), u"abc d"_s);
        QCOMPARE(cleanQuestionText(u"👩\u200D🔬 می\u200Cخواهم"_s), u"👩\u200D🔬 می\u200Cخواهم"_s);
    }

    void markupInTheTextIsKeptAsItIs() {
        QCOMPARE(cleanQuestionText(u"<b>1 < 2 && \"'; DROP TABLE\\</b>"_s),
                 u"<b>1 < 2 && \"'; DROP TABLE\\</b>"_s);
    }
};

LECTERN_TEST(QuestionTest, QCoreApplication)
#include "tst_question.moc"
