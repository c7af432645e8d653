// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/peoplemodel.h"
#include "shared/talk/peopleorder.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/samplepeople.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using talk::PeopleModel;
using talk::PeopleOrder;

class TestPeopleOrder : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void whoHasNotAnsweredComesFirst();
    void whoAnswersMovesDown();
    void numbersInNamesCountAsNumbers();
    void raisedHandsComeFirstInTheirOrder();
    void whoComesWithAHandFindsItsPlaceWhileAnotherOneRises();
    void whoHasLeftComesLast();
    void placesThatChangeAreSeenInTheList();
    void searchFindsAnyPartInAnyCase();
    void searchForgivesAccents();
    void searchTakesSignsLiterally();
};

namespace {

QStringList names(const PeopleOrder &order) {
    QStringList names;
    for (int row = 0; row < order.rowCount(); ++row)
        names.append(order.index(row, 0).data().toString());
    return names;
}

} // namespace

void TestPeopleOrder::whoHasNotAnsweredComesFirst() {
    PeopleModel model;
    PeopleOrder order(model);
    protocol::Person teacher = student(1, u"A teacher"_s);
    teacher.role = protocol::Role::Teacher;
    model.receive(question(1));
    model.receive(delta({teacher, student(2, u"Ana"_s, true), student(3, u"Chloe"_s), student(4, u"Ben"_s),
                         student(5, u"Abe"_s, protocol::PersonState::Away)}));
    model.flush();
    QCOMPARE(names(order), (QStringList{u"Ben"_s, u"Chloe"_s, u"Abe"_s, u"Ana"_s, u"A teacher"_s}));
}

void TestPeopleOrder::whoAnswersMovesDown() {
    PeopleModel model;
    PeopleOrder order(model);
    model.receive(question(1));
    model.receive(delta({student(1, u"Ana"_s), student(2, u"Ben"_s)}));
    model.flush();
    model.receive(delta({student(1, u"Ana"_s, true)}));
    model.flush();
    QCOMPARE(names(order), (QStringList{u"Ben"_s, u"Ana"_s}));
    model.receive(question(2));
    QCOMPARE(names(order), (QStringList{u"Ana"_s, u"Ben"_s}));
}

void TestPeopleOrder::numbersInNamesCountAsNumbers() {
    PeopleModel model;
    PeopleOrder order(model);
    model.receive(delta({student(1, u"gus 10"_s), student(2, u"Gus 2"_s)}));
    model.flush();
    QCOMPARE(names(order), (QStringList{u"Gus 2"_s, u"gus 10"_s}));
}

void TestPeopleOrder::searchFindsAnyPartInAnyCase() {
    PeopleModel model;
    PeopleOrder order(model);
    model.receive(delta({student(1, u"Ana"_s), student(2, u"Johanna"_s), student(3, u"Ben"_s)}));
    model.flush();
    order.search(u" AN "_s);
    QCOMPARE(names(order), (QStringList{u"Ana"_s, u"Johanna"_s}));
    order.search({});
    QCOMPARE(order.rowCount(), 3);
}

void TestPeopleOrder::raisedHandsComeFirstInTheirOrder() {
    PeopleModel model;
    PeopleOrder order(model);
    model.receive(delta({student(1, u"Ana"_s), student(2, u"Ben"_s), student(3, u"Chloe"_s)}));
    model.flush();
    protocol::Person ben = student(2, u"Ben"_s, true);
    ben.handSince = 200;
    protocol::Person chloe = student(3, u"Chloe"_s);
    chloe.handSince = 100;
    model.receive(delta({ben, chloe}));
    model.flush();
    QCOMPARE(names(order), (QStringList{u"Chloe"_s, u"Ben"_s, u"Ana"_s}));
    model.receive(delta({student(3, u"Chloe"_s)}));
    model.flush();
    QCOMPARE(names(order), (QStringList{u"Ben"_s, u"Ana"_s, u"Chloe"_s}));
}

void TestPeopleOrder::whoComesWithAHandFindsItsPlaceWhileAnotherOneRises() {
    PeopleModel model;
    PeopleOrder order(model);
    model.receive(delta({student(2, u"Ben"_s), student(3, u"Chloe"_s), student(5, u"Dilan"_s)}));
    model.flush();
    protocol::Person chloe = student(3, u"Chloe"_s);
    chloe.handSince = 100;
    protocol::Person berta = student(4, u"Berta"_s);
    berta.handSince = 200;
    model.receive(delta({chloe, berta}));
    model.flush();
    QCOMPARE(names(order), (QStringList{u"Chloe"_s, u"Berta"_s, u"Ben"_s, u"Dilan"_s}));
}

void TestPeopleOrder::whoHasLeftComesLast() {
    PeopleModel model;
    PeopleOrder order(model);
    protocol::Person teacher = student(1, u"Teacher"_s);
    teacher.role = protocol::Role::Teacher;
    model.receive(delta({teacher, student(2, u"Ana"_s), student(3, u"Ben"_s)}));
    model.flush();
    model.receive(delta({student(2, u"Ana"_s, protocol::PersonState::Left)}));
    model.flush();
    QCOMPARE(names(order), (QStringList{u"Ben"_s, u"Teacher"_s, u"Ana"_s}));
    model.receive(delta({student(4, u"Ana"_s)}));
    model.flush();
    QCOMPARE(names(order), (QStringList{u"Ana"_s, u"Ben"_s, u"Teacher"_s}));
}

void TestPeopleOrder::placesThatChangeAreSeenInTheList() {
    PeopleModel model;
    PeopleOrder order(model);
    std::vector<protocol::Person> people;
    for (quint64 seat = 1; seat <= 3; ++seat) {
        people.push_back(student(seat, u"Student %1"_s.arg(seat)));
        people.back().handSince = qint64(seat);
    }
    model.receive(delta(people));
    model.flush();
    QSignalSpy changes(&order, &QAbstractItemModel::dataChanged);
    protocol::Person zoe = student(9, u"Zoe"_s);
    zoe.handSince = 0; // the first of all: every place changes
    model.receive(delta({zoe}));
    model.flush();
    QCOMPARE(order.index(3, PeopleModel::Standing).data().toString(), u"\u261d hand 4"_s);
    QVERIFY(!changes.isEmpty());
}

void TestPeopleOrder::searchForgivesAccents() {
    PeopleModel model;
    PeopleOrder order(model);
    model.receive(delta({student(1, u"Jos\u00e9"_s), student(2, u"Joan"_s)}));
    model.flush();
    order.search(u"jose"_s);
    QCOMPARE(names(order), QStringList{u"Jos\u00e9"_s});
}

void TestPeopleOrder::searchTakesSignsLiterally() {
    PeopleModel model;
    PeopleOrder order(model);
    model.receive(delta({student(1, u"A.*"_s), student(2, u"Abc"_s)}));
    model.flush();
    order.search(u".*"_s);
    QCOMPARE(names(order), QStringList{u"A.*"_s});
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestPeopleOrder, QApplication)
#include "tst_peopleorder.moc"
