// SPDX-License-Identifier: GPL-3.0-or-later
// What is called lost or doubled of one student's vote: each case that must be found is found, and nothing else.
#include "tests/crash/voteledger.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using crash::Finding;
using crash::VoteLedger;

namespace {

const QString yes = u"yes"_s;
const QString no = u"no"_s;

VoteLedger acknowledged(const QString &choice) {
    VoteLedger ledger;
    ledger.pressed(choice);
    ledger.counted(choice, 1000);
    ledger.settle({});
    return ledger;
}

} // namespace

class TestVoteLedger : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void anAcknowledgedVoteThatIsThereIsFine() { QVERIFY(!acknowledged(yes).compare(yes)); }

    void anAcknowledgedVoteThatIsGoneIsLost() {
        const auto finding = acknowledged(yes).compare({});
        QVERIFY(finding);
        QCOMPARE(finding->kind, Finding::Kind::Lost);
        QCOMPARE(finding->text, u"\"yes\" was acknowledged at 1 s; the server says nothing"_s);
    }

    void anAcknowledgedChangeThatIsGoneIsLost() {
        VoteLedger ledger = acknowledged(yes);
        ledger.pressed(no);
        ledger.counted(no, 2000);
        ledger.settle({});
        QVERIFY(!ledger.compare(no));
        QCOMPARE(ledger.compare(yes)->kind, Finding::Kind::Lost);
    }

    void aVoteWithoutAnAnswerMayCountOrNot() {
        VoteLedger ledger = acknowledged(yes);
        ledger.pressed(no);
        QVERIFY(!ledger.compare(yes));
        QVERIFY(!ledger.compare(no));
        QCOMPARE(ledger.compare({})->kind, Finding::Kind::Lost);
    }

    void aVoteThatWasNeverSentMustNotCount() {
        VoteLedger ledger;
        QVERIFY(!ledger.compare({}));
        QCOMPARE(ledger.compare(yes)->kind, Finding::Kind::Doubled);
    }

    void aRefusedVoteMustNotCount() {
        VoteLedger ledger;
        ledger.pressed(yes);
        ledger.refused(u"not-stored"_s);
        ledger.settle({});
        const auto finding = ledger.compare(yes);
        QVERIFY(finding);
        QCOMPARE(finding->kind, Finding::Kind::Doubled);
        QVERIFY(finding->text.contains(u"not-stored"_s));
    }

    void aRefusedChangeMustNotReplaceTheVoteBefore() {
        VoteLedger ledger = acknowledged(yes);
        ledger.pressed(no);
        ledger.refused(u"not-stored"_s);
        ledger.settle({});
        QVERIFY(!ledger.compare(yes));
        QCOMPARE(ledger.compare(no)->kind, Finding::Kind::Lost);
    }

    void aRefusedVoteThatIsTriedAgainMayCount() {
        VoteLedger ledger;
        ledger.pressed(yes);
        ledger.refused(u"slow-down"_s);
        ledger.settle(yes);
        QVERIFY(!ledger.compare(yes));
        QVERIFY(!ledger.compare({}));
    }

    // Yes is under way, No waits behind it.
    void aPressBehindTheOneUnderWayMayCountAfterItsAnswer() {
        VoteLedger ledger;
        ledger.pressed(yes);
        ledger.pressed(no);
        ledger.counted(yes, 1000);
        ledger.settle(no);
        QVERIFY(!ledger.compare(no));
        QVERIFY(!ledger.compare(yes));
        QCOMPARE(ledger.compare({})->kind, Finding::Kind::Lost);
    }

    void whatTheServerSaysAfterACrashHoldsFromThenOn() {
        VoteLedger ledger = acknowledged(yes);
        ledger.pressed(no);
        QVERIFY(!ledger.stated(no, 3000)); // only the answer was lost
        ledger.settle({});
        QCOMPARE(ledger.told(), no);
        QCOMPARE(ledger.compare(yes)->kind, Finding::Kind::Lost);
    }

    void aLossIsFoundOnce() {
        VoteLedger ledger = acknowledged(yes);
        QVERIFY(ledger.stated({}, 3000));
        QVERIFY(!ledger.stated({}, 4000));
    }
};

LECTERN_TEST(TestVoteLedger, QCoreApplication)
#include "tst_voteledger.moc"
