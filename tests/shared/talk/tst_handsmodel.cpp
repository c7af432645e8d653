// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/handsmodel.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/samplepeople.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QSignalSpy>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using protocol::PersonState;
using talk::HandsModel;
using talk::PeopleModel;

class TestHandsModel : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void onlyRaisedHandsInTheOrderOfRaising();
    void placesMoveUpAndAreToldToViews();
    void theCountIsToldWhenItChanges();
    void whoLeavesIsNoLongerInTheQueue();
    void itSaysHowLongAHandHasBeenUp();
    void twentyThousandHandsAreQueued();
};

namespace {

protocol::Person withHand(quint64 seat, const QString &name, qint64 since) {
    protocol::Person person = student(seat, name);
    person.handSince = since;
    return person;
}

QStringList rows(const HandsModel &hands) {
    QStringList rows;
    for (int row = 0; row < hands.count(); ++row)
        rows += hands.index(row, HandsModel::Place).data().toString() + u' ' +
                hands.index(row, HandsModel::Name).data().toString();
    return rows;
}

} // namespace

void TestHandsModel::onlyRaisedHandsInTheOrderOfRaising() {
    PeopleModel people;
    HandsModel hands(people);
    people.receive(delta({student(1, u"Ana"_s), withHand(2, u"Ben"_s, 300), withHand(3, u"Chloe"_s, 100)}));
    people.flush();
    QCOMPARE(rows(hands), (QStringList{u"1 Chloe"_s, u"2 Ben"_s}));
    people.receive(delta({withHand(1, u"Ana"_s, 200)}));
    people.flush();
    QCOMPARE(rows(hands), (QStringList{u"1 Chloe"_s, u"2 Ana"_s, u"3 Ben"_s}));
    QCOMPARE(hands.person(1).seat, SeatId{1});
}

void TestHandsModel::placesMoveUpAndAreToldToViews() {
    PeopleModel people;
    HandsModel hands(people);
    people.receive(delta({withHand(1, u"Ana"_s, 100), withHand(2, u"Ben"_s, 200)}));
    people.flush();
    QSignalSpy changes(&hands, &QAbstractItemModel::dataChanged);
    people.receive(delta({student(1, u"Ana"_s)}));
    people.flush();
    QCOMPARE(rows(hands), QStringList{u"1 Ben"_s});
    QCOMPARE(changes.size(), 1);
}

void TestHandsModel::theCountIsToldWhenItChanges() {
    PeopleModel people;
    HandsModel hands(people);
    QSignalSpy counts(&hands, &HandsModel::countChanged);
    people.receive(delta({student(1, u"Ana"_s), withHand(2, u"Ben"_s, 300)}));
    people.flush();
    QCOMPARE(counts.takeFirst()[0].toInt(), 1);
    people.receive(delta({student(1, u"Ana"_s, true)}));
    people.flush();
    QCOMPARE(counts.size(), 0);
    people.receive(protocol::People{true, 0, true, {}});
    QCOMPARE(counts.takeFirst()[0].toInt(), 0);
}

void TestHandsModel::whoLeavesIsNoLongerInTheQueue() {
    PeopleModel people;
    HandsModel hands(people);
    people.receive(delta({withHand(1, u"Ana"_s, 100), withHand(2, u"Ben"_s, 200)}));
    people.flush();
    protocol::Person left = withHand(1, u"Ana"_s, 100);
    left.state = PersonState::Left;
    people.receive(delta({left}));
    people.flush();
    QCOMPARE(rows(hands), QStringList{u"1 Ben"_s});
}

void TestHandsModel::itSaysHowLongAHandHasBeenUp() {
    PeopleModel people;
    HandsModel hands(people);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    protocol::Person away = withHand(3, u"Chloe"_s, now - 65 * 60'000);
    away.state = PersonState::Away;
    people.receive(delta({withHand(1, u"Ana"_s, now), withHand(2, u"Ben"_s, now - 150'000), away}));
    people.flush();
    QCOMPARE(hands.index(0, HandsModel::Waiting).data().toString(), u"1 h, away"_s);
    QCOMPARE(hands.index(1, HandsModel::Waiting).data().toString(), u"2 min"_s);
    QCOMPARE(hands.index(2, HandsModel::Waiting).data().toString(), u"just now"_s);
    QCOMPARE(hands.index(1, HandsModel::Name).data(Qt::AccessibleTextRole).toString(), u"2, Ben, 2 min"_s);
}

void TestHandsModel::twentyThousandHandsAreQueued() {
    PeopleModel people;
    HandsModel hands(people);
    for (quint64 seat = 1; seat <= 20'000; ++seat)
        people.receive(delta({withHand(seat, u"Student %1"_s.arg(seat), qint64(30'000 - seat))}));
    people.flush();
    QCOMPARE(hands.count(), 20'000);
    QCOMPARE(hands.person(0).seat, SeatId{20'000});
    QCOMPARE(hands.index(19'999, HandsModel::Place).data().toString(), QLocale().toString(20'000));
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestHandsModel, QCoreApplication)
#include "tst_handsmodel.moc"
