// SPDX-License-Identifier: GPL-3.0-or-later
// What the server tells of the questions to the teacher, and how the list shows it.
#include "shared/talk/inquiriesmodel.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using protocol::InquiryState;
using talk::InquiriesModel;

namespace {

constexpr qint64 twoMinutesPastNine = 1'795'165'320'000; // UTC: 10:02 in Berlin

protocol::Inquiry inquiry(quint64 id, const QString &text, int meToo = 0,
                          InquiryState state = InquiryState::Open) {
    protocol::Inquiry inquiry;
    inquiry.inquiry = InquiryId{id};
    inquiry.seat = SeatId{100 + id};
    inquiry.name = u"Student %1"_s.arg(id);
    inquiry.text = text;
    inquiry.at = twoMinutesPastNine;
    inquiry.meToo = meToo;
    inquiry.state = state;
    return inquiry;
}

protocol::Inquiry anonymous(quint64 id, const QString &text) {
    protocol::Inquiry inquiry = ::inquiry(id, text);
    inquiry.seat = {};
    inquiry.name.clear();
    return inquiry;
}

struct List {
    client::Connection connection;
    client::Requester requester{connection};
    InquiriesModel model{requester, protocol::Role::Student};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    List() { model.startOver(SeatId{7}); }
    void tell(const protocol::ServerMessage &message) {
        model.receive(message);
        model.flush();
    }
    QVariant at(int row, int role) const { return model.index(row).data(role); }
    QStringList texts() const {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all += at(row, InquiriesModel::Text).toString();
        return all;
    }
};

} // namespace

class TestInquiriesModel : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        qputenv("TZ", "Europe/Berlin");
        QLocale::setDefault(QLocale::c());
    }

    void openOnesComeFirstThenTheMostWantedThenTheOldest() {
        List list;
        list.tell(inquiry(1, u"answered, wanted by all"_s, 9, InquiryState::Answered));
        list.tell(inquiry(2, u"old"_s));
        list.tell(inquiry(4, u"new"_s));
        list.tell(inquiry(3, u"wanted"_s, 2));
        list.tell(inquiry(5, u"most wanted"_s, 3));
        QCOMPARE(list.texts(), (QStringList{u"most wanted"_s, u"wanted"_s, u"old"_s, u"new"_s,
                                            u"answered, wanted by all"_s}));
        list.tell(inquiry(4, u"new"_s, 4));
        QCOMPARE(list.texts().first(), u"new"_s);
    }

    void whatIsDismissedGoes() {
        List list;
        list.tell(inquiry(1, u"stays"_s));
        list.tell(inquiry(2, u"goes"_s));
        list.tell(inquiry(2, u"goes"_s, 0, InquiryState::Dismissed));
        QCOMPARE(list.texts(), QStringList{u"stays"_s});
    }

    void aRowSaysWhoAskedWhenAndWhoElseWantsToKnow() {
        List list;
        list.tell(inquiry(1, u"<b>Why?</b>"_s, 3));
        QCOMPARE(list.at(0, InquiriesModel::Text), u"<b>Why?</b>"_s);
        QCOMPARE(list.at(0, InquiriesModel::Who), u"Student 1"_s);
        QCOMPARE(list.at(0, InquiriesModel::TimeText), u"10:02"_s);
        QCOMPARE(list.at(0, InquiriesModel::MeTooText), u"3 also want to know"_s);
        list.tell(inquiry(1, u"Why?"_s, 1));
        QCOMPARE(list.at(0, InquiriesModel::MeTooText), u"1 also wants to know"_s);
        list.tell(inquiry(1, u"Why?"_s, 0));
        QCOMPARE(list.at(0, InquiriesModel::MeTooText), QString());
    }

    void withoutANameItSaysSo() {
        List list;
        list.tell(anonymous(1, u"Why?"_s));
        QCOMPARE(list.at(0, InquiriesModel::Who), u"Without a name"_s);
        QVERIFY(!list.at(0, InquiriesModel::Own).toBool());
    }

    void anAnswerStandsBesideItsQuestion() {
        List list;
        protocol::Inquiry answered = inquiry(1, u"Why?"_s, 0, InquiryState::Answered);
        list.tell(answered);
        QCOMPARE(list.at(0, InquiriesModel::StandingText), u"\u2713 Answered aloud"_s);
        QCOMPARE(list.at(0, InquiriesModel::AnswerText), QString());
        answered.answer = u"Because."_s;
        answered.projected = true;
        list.tell(answered);
        QCOMPARE(list.at(0, InquiriesModel::AnswerText), u"Answer: Because."_s);
        QCOMPARE(list.at(0, InquiriesModel::StandingText), u"\u25a3 On the wall  \u2713 Answered"_s);
        QVERIFY(!list.at(0, InquiriesModel::Open).toBool());
    }

    void aScreenReaderHearsAllOfARow() {
        List list;
        protocol::Inquiry answered = inquiry(1, u"Why?"_s, 2, InquiryState::Answered);
        answered.answer = u"Because."_s;
        list.tell(answered);
        QCOMPARE(list.at(0, Qt::AccessibleTextRole),
                 u"Why?. Student 1, 10:02. 2 also want to know. \u2713 Answered. Answer: Because."_s);
    }

    // `mine` has both; the reader's seat tells them apart.
    void ownQuestionsAndThoseThatOneJoinedAreToldApart() {
        List list;
        protocol::Inquiry own = inquiry(1, u"own"_s);
        own.seat = SeatId{7};
        list.tell(protocol::Inquiries{
            true, {own, inquiry(2, u"joined"_s, 1), inquiry(3, u"other"_s)}, {InquiryId{1}, InquiryId{2}}});
        QCOMPARE(list.texts(), (QStringList{u"joined"_s, u"own"_s, u"other"_s}));
        QVERIFY(list.at(0, InquiriesModel::Joined).toBool() && !list.at(0, InquiriesModel::Own).toBool());
        QVERIFY(!list.at(1, InquiriesModel::Joined).toBool() && list.at(1, InquiriesModel::Own).toBool());
        QVERIFY(!list.at(2, InquiriesModel::Joined).toBool() && !list.at(2, InquiriesModel::Own).toBool());
        QCOMPARE(list.at(1, InquiriesModel::Who), u"[You]"_s);
        list.tell(inquiry(2, u"joined"_s, 2)); // says nothing of whose it is
        QVERIFY(list.at(0, InquiriesModel::Joined).toBool());
    }

    void theSnapshotAfterALoginStartsTheListOver() {
        List list;
        list.tell(protocol::Inquiries{true, {inquiry(1, u"gone"_s), inquiry(2, u"kept"_s)}, {InquiryId{2}}});
        list.tell(protocol::Inquiries{true, {inquiry(2, u"kept"_s)}, {}});
        list.tell(protocol::Inquiries{false, {inquiry(3, u"new"_s)}, {}});
        WAIT_COMPARE(list.texts(), (QStringList{u"kept"_s, u"new"_s}));
        QVERIFY(!list.at(0, InquiriesModel::Joined).toBool());
    }

    // Neither the list nor the wall may blink because the network did.
    void nothingVanishesBetweenThePagesOfASnapshot() {
        List list;
        protocol::Inquiry last = inquiry(2, u"last"_s);
        last.projected = true;
        list.tell(protocol::Inquiries{true, {inquiry(1, u"first"_s), last}, {}});
        const QPersistentModelIndex row = list.model.indexOf(InquiryId{2});
        QSignalSpy projected(&list.model, &InquiriesModel::projectedChanged);
        list.tell(protocol::Inquiries{true, {inquiry(1, u"first"_s)}, {}});
        list.tell(protocol::Inquiries{false, {last}, {}});
        QSignalSpy reset(&list.model, &QAbstractItemModel::rowsRemoved);
        list.tell(protocol::Inquiries{true, {}, {}});
        WAIT_COMPARE(list.model.rowCount(), 0); // and what no page has named does go
        QCOMPARE(reset.size(), 2);
        QVERIFY(!row.isValid());
        QCOMPARE(projected.size(), 1);
        QCOMPARE(projected.last().first(), QString());
    }

    void whileSomebodyPointsAtItNothingMovesAndNothingChanges() {
        List list;
        list.tell(inquiry(1, u"one"_s));
        list.tell(inquiry(2, u"two"_s));
        list.model.setHeld(true);
        QSignalSpy changed(&list.model, &QAbstractItemModel::dataChanged);
        list.tell(inquiry(2, u"two"_s, 5));
        list.tell(inquiry(3, u"three"_s));
        list.tell(inquiry(1, u"one"_s, 0, InquiryState::Dismissed));
        QCOMPARE(list.texts(), (QStringList{u"one"_s, u"two"_s}));
        QCOMPARE(changed.size(), 0);
        list.model.setHeld(false);
        QCOMPARE(list.texts(), (QStringList{u"two"_s, u"three"_s}));
    }

    void howManyAreOpenAndWhatIsOnTheWallIsKnownAllTheSame() {
        List list;
        QSignalSpy counts(&list.model, &InquiriesModel::openCountChanged);
        QSignalSpy walls(&list.model, &InquiriesModel::projectedChanged);
        list.model.setHeld(true);
        list.tell(inquiry(1, u"one"_s));
        list.tell(inquiry(2, u"two"_s));
        QCOMPARE(list.model.openCount(), 2);
        list.tell(inquiry(1, u"one"_s, 0, InquiryState::Answered));
        protocol::Inquiry projected = inquiry(2, u"two"_s);
        projected.projected = true;
        list.tell(projected);
        QCOMPARE(counts.size(), 3);
        QCOMPARE(counts.last().first(), 1);
        QCOMPARE(walls.size(), 1);
        QCOMPARE(walls.last().first(), u"two"_s);
        list.tell(inquiry(2, u"two"_s, 0, InquiryState::Dismissed));
        QCOMPARE(list.model.openCount(), 0);
        QCOMPARE(list.model.projectedText(), QString());
    }

    void aRowIsTheSameOneWhereverItGoes() {
        List list;
        list.tell(inquiry(1, u"one"_s));
        list.tell(inquiry(2, u"two"_s));
        const QPersistentModelIndex two = list.model.indexOf(InquiryId{2});
        list.tell(inquiry(2, u"two"_s, 1));
        QCOMPARE(two.row(), 0);
        QCOMPARE(two.data(InquiriesModel::Text), u"two"_s);
    }

    void manyNewsAtOnceAreShownAsOne() {
        List list;
        list.tell(inquiry(1, u"one"_s));
        QSignalSpy changed(&list.model, &QAbstractItemModel::dataChanged);
        for (int others = 1; others <= 100; ++others)
            list.model.receive(inquiry(1, u"one"_s, others));
        QCOMPARE(changed.size(), 0);
        WAIT_COMPARE(changed.size(), 1);
        QCOMPARE(list.at(0, InquiriesModel::MeTooText), u"100 also want to know"_s);
    }

    void anotherClassLeavesNothingBehind() {
        List list;
        list.tell(inquiry(1, u"one"_s));
        list.model.inquire(u"kept, for there is no connection"_s, true);
        QVERIFY(list.model.isAsking());
        QSignalSpy over(&list.model, &InquiriesModel::startedOver);
        list.model.startOver(SeatId{8});
        QCOMPARE(over.size(), 1);
        QCOMPARE(list.model.rowCount(), 0);
        QCOMPARE(list.model.openCount(), 0);
        QVERIFY(!list.model.isAsking());
    }
};

LECTERN_TEST(TestInquiriesModel, QCoreApplication)
#include "tst_inquiriesmodel.moc"
