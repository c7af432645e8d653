// SPDX-License-Identifier: GPL-3.0-or-later
// What is called lost or doubled of what one student said: each case that must be found is found, and nothing else.
#include "tests/crash/talkledger.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using namespace lectern::crash;
using Kind = Finding::Kind;

namespace {

// Two that were acknowledged, and a third without an answer.
struct Talk {
    TalkLedger ledger{u"Ana"_s};
    QString first = ledger.next();
    QString second;
    QString third;

    Talk() {
        ledger.acknowledged();
        second = ledger.next();
        ledger.acknowledged();
        third = ledger.next();
    }
};

Kind onlyKind(const Findings &findings) {
    if (findings.size() != 1)
        qWarning("%zu findings", findings.size());
    return findings.empty() ? Kind::Other : findings.front().kind;
}

} // namespace

class TestTalkLedger : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void whatWasAcknowledgedIsThereOnce() {
        const Talk t;
        QVERIFY(t.ledger.compare({t.first, t.second}).empty());
        QCOMPARE(onlyKind(t.ledger.compare({t.first})), Kind::Lost);
        QCOMPARE(onlyKind(t.ledger.compare({t.first, t.second, t.second})), Kind::Doubled);
        QCOMPARE(t.ledger.acknowledgedSoFar(), 2);
    }

    void whatHadNoAnswerMayBeThereOrNotButNotTwice() {
        const Talk t;
        QVERIFY(t.ledger.compare({t.first, t.second, t.third}).empty());
        QCOMPARE(onlyKind(t.ledger.compare({t.first, t.second, t.third, t.third})), Kind::Doubled);
    }

    void whatWasRefusedIsNotThere() {
        Talk t;
        t.ledger.refused();
        QVERIFY(t.ledger.compare({t.first, t.second}).empty());
        QCOMPARE(onlyKind(t.ledger.compare({t.first, t.second, t.third})), Kind::Doubled);
    }

    void aRefusalTakesNoAcknowledgementBack() {
        Talk t;
        t.ledger.acknowledged();
        t.ledger.refused();
        QVERIFY(!t.ledger.isRefused());
        QVERIFY(!t.ledger.compare({t.first, t.second}).empty());
    }

    void whatWasNeverSaidIsFound() {
        const Talk t;
        QCOMPARE(onlyKind(t.ledger.compare({t.first, t.second, u"Ana says 9"_s})), Kind::Doubled);
    }

    void anotherOrderIsFound() {
        const Talk t;
        QCOMPARE(t.ledger.compare({t.second, t.first}).size(), 1U);
    }

    void whatOthersSaidIsTheirs() {
        const TalkBook book{{{1}, {{7}, u"a"_s}}, {{2}, {{8}, u"b"_s}}, {{3}, {{7}, u"c"_s}}};
        QCOMPARE(saidBy({7}, book), (QStringList{u"a"_s, u"c"_s}));
    }
};

LECTERN_TEST(TestTalkLedger, QCoreApplication)
#include "tst_talkledger.moc"
