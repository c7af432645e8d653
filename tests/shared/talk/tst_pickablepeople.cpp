// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/peoplemodel.h"
#include "shared/talk/pickablepeople.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using protocol::Person;
using protocol::PersonState;
using talk::PickablePeople;

namespace {

Person person(quint64 seat, const QString &name, PersonState state = PersonState::Here) {
    return {SeatId{seat}, name, protocol::Role::Student, state, 0, false, {}, false};
}

struct Class {
    explicit Class(const std::vector<Person> &list) {
        change(list, true);
        WAIT_COMPARE(pick.rowCount(), int(list.size()));
    }
    void change(const std::vector<Person> &list, bool reset = false) {
        people.receive(protocol::People{reset, 0, true, list});
        people.flush();
    }
    QStringList names() const {
        QStringList all;
        for (int row = 0; row < pick.rowCount(); ++row)
            all += pick.index(row).data().toString();
        return all;
    }
    void tick(const QString &name) {
        pick.setData(pick.index(int(names().indexOf(name))), Qt::Checked, Qt::CheckStateRole);
    }

    talk::PeopleModel people;
    PickablePeople pick{people};
    QAbstractItemModelTester tester{&pick, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

const std::vector<Person> &three() {
    static const std::vector<Person> list{person(3, u"Chloe"_s), person(1, u"Ana"_s),
                                          person(2, u"ben"_s, PersonState::Away)};
    return list;
}

} // namespace

class TestPickablePeople : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theyStandByNameAndSayWhoIsAway();
    void whoIsLeftOutIsNotThere();
    void whoOnlyVotesByPlainTextIsNeverThere();
    void forARoomNobodyWhoCameByPlainTextIsThere();
    void aSearchHidesRowsButNoTicks();
    void whoComesAndGoesMovesNobodyElse();
    void whoHasLeftIsNotTickedAnyMore();
    void aTickOutlivesAReconnection();
    void whoWasFoundOnTheServerStandsBehind();
    void twentyThousandAreSearched();
};

void TestPickablePeople::theyStandByNameAndSayWhoIsAway() {
    Class it(three());
    QCOMPARE(it.names(), (QStringList{u"Ana"_s, u"ben"_s, u"Chloe"_s}));
    QCOMPARE(it.pick.index(1).data(PickablePeople::Away).toBool(), true);
    QCOMPARE(it.pick.index(1).data(Qt::AccessibleTextRole).toString(), u"ben, away"_s);
    QCOMPARE(it.pick.index(2).data(PickablePeople::Away).toBool(), false);
}

void TestPickablePeople::whoIsLeftOutIsNotThere() {
    Class it(three());
    it.pick.leaveOut({SeatId{1}, SeatId{3}});
    QCOMPARE(it.names(), QStringList{u"ben"_s});
}

namespace {

std::vector<Person> withGuests() {
    std::vector<Person> all = three();
    all.push_back(person(7, u"classic 7"_s));
    all.back().door = protocol::Door::Poll;
    all.push_back(person(8, u"127.0.0.1:63154"_s));
    all.back().door = protocol::Door::Chat;
    return all;
}

} // namespace

void TestPickablePeople::whoOnlyVotesByPlainTextIsNeverThere() {
    Class it(three());
    it.change(withGuests());
    WAIT_COMPARE(it.names(), (QStringList{u"127.0.0.1:63154"_s, u"Ana"_s, u"ben"_s, u"Chloe"_s}));
}

void TestPickablePeople::forARoomNobodyWhoCameByPlainTextIsThere() {
    Class it(three());
    it.change(withGuests());
    WAIT_COMPARE(it.names().size(), 4);
    it.pick.leaveOutGuests();
    QCOMPARE(it.names(), (QStringList{u"Ana"_s, u"ben"_s, u"Chloe"_s}));
}

void TestPickablePeople::aSearchHidesRowsButNoTicks() {
    Class it(three());
    QSignalSpy told(&it.pick, &PickablePeople::tickedChanged);
    it.tick(u"Chloe"_s);
    it.pick.search(u" BE "_s);
    QCOMPARE(it.names(), QStringList{u"ben"_s});
    it.tick(u"ben"_s);
    QCOMPARE(told.size(), 2);
    QCOMPARE(it.pick.ticked(), (std::vector<SeatId>{SeatId{2}, SeatId{3}}));
    it.pick.search({});
    QCOMPARE(it.pick.index(2).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    it.pick.setData(it.pick.index(2), Qt::Unchecked, Qt::CheckStateRole);
    QCOMPARE(it.pick.ticked(), (std::vector<SeatId>{SeatId{2}}));
}

void TestPickablePeople::whoComesAndGoesMovesNobodyElse() {
    Class it(three());
    const QPersistentModelIndex chloe = it.pick.index(2);
    QSignalSpy resets(&it.pick, &QAbstractItemModel::modelReset);
    it.change({person(4, u"Bea"_s), person(1, u"Ana"_s, PersonState::Left)});
    WAIT_COMPARE(it.names(), (QStringList{u"Bea"_s, u"ben"_s, u"Chloe"_s}));
    QCOMPARE(chloe.data().toString(), u"Chloe"_s);
    it.change({person(2, u"ben"_s)});
    WAIT_COMPARE(it.pick.index(1).data(PickablePeople::Away).toBool(), false);
    QCOMPARE(resets.size(), 0);
}

void TestPickablePeople::whoHasLeftIsNotTickedAnyMore() {
    Class it(three());
    it.tick(u"Ana"_s);
    it.tick(u"Chloe"_s);
    QSignalSpy told(&it.pick, &PickablePeople::tickedChanged);
    it.change({person(1, u"Ana"_s, PersonState::Left)});
    WAIT_COMPARE(told.size(), 1);
    QCOMPARE(it.pick.ticked(), std::vector<SeatId>{SeatId{3}});
}

void TestPickablePeople::aTickOutlivesAReconnection() {
    Class it(three());
    it.tick(u"Ana"_s);
    it.change({}, true);
    WAIT_COMPARE(it.pick.rowCount(), 0);
    it.change(three());
    WAIT_COMPARE(it.pick.rowCount(), 3);
    QCOMPARE(it.pick.ticked(), std::vector<SeatId>{SeatId{1}});
}

void TestPickablePeople::whoWasFoundOnTheServerStandsBehind() {
    Class it({person(1, u"Ana"_s)});
    it.pick.add({{SeatId{1}, u"Ana"_s, PersonState::Here}, {SeatId{8}, u"Abel"_s, PersonState::Here}});
    QCOMPARE(it.names(), (QStringList{u"Ana"_s, u"Abel"_s}));
    it.tick(u"Abel"_s);
    it.pick.add({{SeatId{9}, u"Kim"_s, PersonState::Here}});
    QCOMPARE(it.pick.ticked(), std::vector<SeatId>{SeatId{8}});
    it.pick.search(u"ki"_s);
    QCOMPARE(it.names(), QStringList{u"Kim"_s});
}

void TestPickablePeople::twentyThousandAreSearched() {
    std::vector<Person> list;
    for (quint64 seat = 1; seat <= 20'000; ++seat)
        list.push_back(person(seat, u"Student %1"_s.arg(seat)));
    talk::PeopleModel people;
    people.receive(protocol::People{true, 20'000, true, list});
    people.flush();
    QElapsedTimer watch;
    watch.start();
    PickablePeople pick(people);
    const qint64 built = watch.restart();
    pick.search(u"7"_s);
    const qint64 searched = watch.restart();
    people.receive(protocol::People{false, 20'001, true, {person(20'001, u"Student 7b"_s)}});
    people.flush();
    WAIT_FOR(pick.rowCount() == 6878 + 1); // with a 7 among the digits
    qInfo("20,000 people: %lld ms to begin, %lld ms to search", built, searched);
}

LECTERN_TEST(TestPickablePeople, QCoreApplication)
#include "tst_pickablepeople.moc"
