// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/peoplemodel.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/samplepeople.h"

#include <QApplication>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using protocol::PersonState;
using protocol::QuestionState;
using talk::PeopleModel;

class TestPeopleModel : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void resetStartsTheListOver();
    void deltaChangesOnlyItsPeople();
    void whoLeftStaysListedUntilTheListStartsOver();
    void whoLeftGivesTheRowToWhoSitsDownUnderTheName();
    void whoLeftDoesNotComeBackBesideWhoHasTheName();
    void ofTwoWhoLeftUnderOneNameTheLaterIsListed();
    void newQuestionIdForgetsWhoAnswered();
    void changeOfTheSameQuestionKeepsWhoAnswered();
    void whatWaitsBelongsToTheQuestionBefore();
    void standingSaysSignAndWord();
    void awayTellsTheMinutesAndThenSinceWhen();
    void whoLeftSaysWhen();
    void studentsAreNotToldWhoHasAnswered();
    void aRaisedHandSaysItsPlace();
    void placesMoveUpWhenAHandGoesDown();
    void handsThatStayAreNotToldAnew();
    void mutedStandsBehindTheRest();
    void whoCameByPlainTextIsUnverified();
    void whoCannotVoteIsNotWaitedFor();
    void namesLeaveOutWhoReadsNoMessages();
    void theFirstGuestIsTold();
    void anIncompleteListIsSaidToBeOne();
    void namesAreThoseOfWhoHasNotLeft();
    void findTakesTheExactNameFirst();
    void findForgivesCaseAndAccents();
    void aPersonIsFoundByTheSeat();
    void twentyThousandAreOneInsertionAndOneChange();
    void twentyThousandMayLeaveAndComeBackAtOnce();
    void twentyThousandHandsAreTwoChanges();
};

namespace {

QString standing(const PeopleModel &model, int row) {
    return model.index(row, PeopleModel::Standing).data().toString();
}

// As the C locale has it. A test may run shortly after midnight.
QString momentText(qint64 at) {
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(at);
    const bool isToday = moment.date() == QDate::currentDate();
    return isToday ? moment.toString(u"HH:mm"_s) : moment.toString(u"dd MMM yyyy"_s);
}

protocol::Person withHand(protocol::Person person, qint64 since) {
    person.handSince = since;
    return person;
}

QString name(const PeopleModel &model, int row) {
    return model.index(row, PeopleModel::Name).data().toString();
}

} // namespace

void TestPeopleModel::resetStartsTheListOver() {
    PeopleModel model;
    model.receive(delta({student(1, u"Ana"_s), student(2, u"Ben"_s)}, 2));
    model.receive(protocol::People{true, 1, true, {student(3, u"Chloe"_s)}});
    model.flush();
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(name(model, 0), u"Chloe"_s);
    QCOMPARE(model.here(), 1);
}

void TestPeopleModel::deltaChangesOnlyItsPeople() {
    PeopleModel model;
    model.receive(question(1));
    model.receive(delta({student(1, u"Ana"_s), student(2, u"Ben"_s)}));
    model.flush();
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.receive(delta({student(2, u"Ben"_s, true)}));
    WAIT_COMPARE(changes.size(), 1);
    QCOMPARE(changes[0][0].toModelIndex().row(), 1);
    QVERIFY(!model.person(0).answered);
    QVERIFY(model.person(1).answered);
}

void TestPeopleModel::whoLeftStaysListedUntilTheListStartsOver() {
    PeopleModel model;
    model.receive(delta({student(1, u"Ana"_s), student(2, u"Ben"_s)}));
    model.flush();
    model.receive(delta({student(2, u"Ben"_s, PersonState::Left), student(9, u"Zoe"_s, PersonState::Left)}));
    model.flush();
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!model.index(0, 0).data(PeopleModel::HasLeft).toBool());
    QVERIFY(model.index(1, 0).data(PeopleModel::HasLeft).toBool());
    QCOMPARE(name(model, 2), u"Zoe"_s);
    model.receive(protocol::People{true, 1, true, {student(1, u"Ana"_s)}});
    model.flush();
    QCOMPARE(model.rowCount(), 1);
}

void TestPeopleModel::whoLeftGivesTheRowToWhoSitsDownUnderTheName() {
    PeopleModel model;
    model.receive(delta({student(1, u"Ana"_s), student(2, u"Ben"_s), student(3, u"Chloe"_s)}));
    model.flush();
    model.receive(delta({student(2, u"Ben"_s, PersonState::Left)}));
    model.flush();
    model.receive(delta({student(7, u"BEN"_s), student(3, u"Chloe"_s, true)}));
    model.flush();
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(name(model, 1), u"BEN"_s);
    QCOMPARE(model.person(1).seat, SeatId{7});
    QVERIFY(!model.person(SeatId{2}));
    model.receive(delta({student(7, u"BEN"_s, PersonState::Away)})); // known by the new seat
    model.flush();
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.person(1).state, PersonState::Away);
}

void TestPeopleModel::whoLeftDoesNotComeBackBesideWhoHasTheName() {
    PeopleModel model;
    model.receive(delta({student(2, u"Ben"_s, PersonState::Left), student(7, u"Ben"_s)}));
    model.flush();
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.person(0).seat, SeatId{7});
    model.receive(delta({student(2, u"Ben"_s, PersonState::Left)}));
    model.flush();
    QCOMPARE(model.rowCount(), 1);
    model.receive(delta({student(3, u"B\u00e9n"_s)})); // another name
    model.flush();
    QCOMPARE(model.rowCount(), 2);
}

void TestPeopleModel::ofTwoWhoLeftUnderOneNameTheLaterIsListed() {
    PeopleModel model;
    model.receive(delta({student(2, u"Ben"_s, PersonState::Left, 2000)}));
    model.flush();
    model.receive(delta({student(1, u"Ben"_s, PersonState::Left, 1000)}));
    model.flush();
    QCOMPARE(model.person(0).seat, SeatId{2});
    model.receive(delta({student(3, u"Ben"_s, PersonState::Left, 3000)}));
    model.flush();
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.person(0).seat, SeatId{3});
}

void TestPeopleModel::newQuestionIdForgetsWhoAnswered() {
    PeopleModel model;
    model.receive(question(1));
    model.receive(delta({student(1, u"Ana"_s, true)}));
    model.receive(question(2));
    QVERIFY(!model.person(0).answered);
}

void TestPeopleModel::changeOfTheSameQuestionKeepsWhoAnswered() {
    PeopleModel model;
    model.receive(question(1));
    model.receive(delta({student(1, u"Ana"_s, true)}));
    model.receive(question(1, QuestionState::Closed));
    QVERIFY(model.person(0).answered);
}

void TestPeopleModel::whatWaitsBelongsToTheQuestionBefore() {
    PeopleModel model;
    model.receive(question(1));
    model.receive(delta({student(1, u"Ana"_s)}));
    model.receive(delta({student(1, u"Ana"_s, true)})); // not applied yet
    model.receive(question(2));
    model.flush();
    QVERIFY(!model.person(0).answered);
}

void TestPeopleModel::standingSaysSignAndWord() {
    PeopleModel model;
    protocol::Person teacher = student(3, u"Teacher"_s);
    teacher.role = protocol::Role::Teacher;
    model.receive(delta({student(1, u"Ana"_s), student(2, u"Ben"_s, true), teacher}));
    model.flush();
    QCOMPARE(standing(model, 0), u"\u25cf here"_s);
    model.receive(question(1));
    model.receive(delta({student(2, u"Ben"_s, true)}));
    model.flush();
    QCOMPARE(standing(model, 0), u"\u25cb not yet"_s);
    QCOMPARE(standing(model, 1), u"\u2713 answered"_s);
    QCOMPARE(standing(model, 2), u"\u2605 teacher"_s);
    model.receive(question(1, QuestionState::Closed));
    QCOMPARE(standing(model, 0), u"\u25cb no answer"_s);
}

void TestPeopleModel::awayTellsTheMinutesAndThenSinceWhen() {
    PeopleModel model;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 longAgo = now - 10 * 60'000;
    const qint64 otherDay = now - 2 * 86'400'000;
    protocol::Person answered = student(3, u"Chloe"_s, PersonState::Away, now);
    answered.answered = true;
    model.receive(delta({student(1, u"Ana"_s, PersonState::Away, now - 590'000),
                         student(2, u"Ben"_s, PersonState::Away, longAgo), answered,
                         student(4, u"Dan"_s, PersonState::Away, now + 86'400'000), // the clocks differ
                         student(5, u"Eve"_s, PersonState::Away, otherDay)}));
    model.flush();
    QCOMPARE(standing(model, 0), u"\u2026 away 9 min"_s);
    QCOMPARE(standing(model, 1), u"\u2026 last seen "_s + momentText(longAgo));
    QCOMPARE(standing(model, 2), u"\u2713 answered, away"_s);
    QCOMPARE(standing(model, 3), u"\u2026 away"_s);
    QCOMPARE(standing(model, 4), u"\u2026 last seen "_s + momentText(otherDay));
}

void TestPeopleModel::whoLeftSaysWhen() {
    PeopleModel model;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    protocol::Person left = student(1, u"Ana"_s, PersonState::Left, now);
    left.handSince = now; // goes down with the seat
    left.answered = true;
    model.receive(delta({left}));
    model.flush();
    QCOMPARE(standing(model, 0), u"\u00d7 left "_s + momentText(now));
    QCOMPARE(model.place(model.person(0)), 0);
    left.door = protocol::Door::Poll;
    model.receive(delta({left}));
    model.flush();
    QCOMPARE(standing(model, 0), u"\u00d7 left %1, unverified"_s.arg(momentText(now)));
}

void TestPeopleModel::studentsAreNotToldWhoHasAnswered() {
    PeopleModel model(protocol::Role::Student);
    model.receive(question(1));
    model.receive(delta({student(1, u"Ana"_s)}));
    model.flush();
    QCOMPARE(standing(model, 0), u"\u25cf here"_s);
    model.receive(question(1, QuestionState::Closed));
    QCOMPARE(standing(model, 0), u"\u25cf here"_s);
}

void TestPeopleModel::aRaisedHandSaysItsPlace() {
    PeopleModel model;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    model.receive(delta({withHand(student(1, u"Ana"_s), 500), withHand(student(2, u"Ben"_s), 400),
                         withHand(student(3, u"Chloe"_s, PersonState::Away, now), 600)}));
    model.flush();
    QCOMPARE(standing(model, 0), u"\u261d hand 2"_s);
    QCOMPARE(standing(model, 1), u"\u261d hand 1"_s);
    QCOMPARE(standing(model, 2), u"\u261d hand 3, away"_s);
    model.receive(question(1));
    QCOMPARE(standing(model, 0), u"\u261d hand 2, not yet"_s);
}

void TestPeopleModel::placesMoveUpWhenAHandGoesDown() {
    PeopleModel model;
    model.receive(delta(
        {withHand(student(1, u"Ana"_s), 100), student(2, u"Ben"_s), withHand(student(3, u"Chloe"_s), 300)}));
    model.flush();
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.receive(delta({student(1, u"Ana"_s)}));
    model.flush();
    QCOMPARE(standing(model, 0), u"\u25cf here"_s);
    QCOMPARE(standing(model, 2), u"\u261d hand 1"_s);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes[1][0].toModelIndex(), model.index(2, PeopleModel::Standing)); // no reason to sort anew
}

void TestPeopleModel::handsThatStayAreNotToldAnew() {
    PeopleModel model;
    model.receive(delta({withHand(student(1, u"Ana"_s), 100), withHand(student(2, u"Ben"_s), 200)}));
    model.flush();
    for (int turn = 0; turn < 3; ++turn) {
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.receive(delta({withHand(student(1, u"Ana"_s, turn == 1), 100)}));
        model.flush();
        QCOMPARE(changes.size(), 1);
        QCOMPARE(standing(model, 1), u"\u261d hand 2"_s);
    }
}

void TestPeopleModel::mutedStandsBehindTheRest() {
    PeopleModel model;
    protocol::Person muted = student(1, u"Ana"_s);
    muted.muted = true;
    model.receive(delta({muted}));
    model.flush();
    QCOMPARE(standing(model, 0), u"\u25cf here, muted"_s);
}

void TestPeopleModel::whoCameByPlainTextIsUnverified() {
    for (const auto role : {protocol::Role::Teacher, protocol::Role::Student}) {
        PeopleModel model(role);
        model.receive(question(1));
        model.receive(delta({guest(1, u"classic 7"_s, protocol::Door::Poll, true), student(2, u"Ben"_s)}));
        model.flush();
        const bool isTeacher = role == protocol::Role::Teacher;
        QCOMPARE(standing(model, 0),
                 isTeacher ? u"\u2713 answered, unverified"_s : u"\u25cf here, unverified"_s);
        const auto said = [&](int row, int what) { return model.index(row, 0).data(what).toString(); };
        QVERIFY(said(0, Qt::AccessibleTextRole).endsWith(u", unverified"_s));
        QVERIFY(said(0, Qt::ToolTipRole).contains(u"through the door “Poll”"_s));
        QVERIFY(!said(1, Qt::AccessibleTextRole).contains(u"unverified"_s));
        QVERIFY(!said(1, Qt::ToolTipRole).contains(u"door"_s));
    }
}

// Chat and room take no votes: nobody there has "not yet" answered.
void TestPeopleModel::whoCannotVoteIsNotWaitedFor() {
    PeopleModel model;
    model.receive(question(1));
    model.receive(
        delta({guest(1, u"127.0.0.1:63154"_s, protocol::Door::Chat),
               guest(2, u"Batman"_s, protocol::Door::Room), guest(3, u"classic 7"_s, protocol::Door::Poll)}));
    model.flush();
    QCOMPARE(standing(model, 0), u"\u25cf here, unverified"_s);
    QCOMPARE(standing(model, 1), u"\u25cf here, unverified"_s);
    QCOMPARE(standing(model, 2), u"\u25cb not yet, unverified"_s);
}

void TestPeopleModel::namesLeaveOutWhoReadsNoMessages() {
    PeopleModel model;
    model.receive(delta({guest(1, u"classic 7"_s, protocol::Door::Poll),
                         guest(2, u"Batman"_s, protocol::Door::Room), student(3, u"Ana"_s)}));
    model.flush();
    QCOMPARE(model.names(), (QStringList{u"Ana"_s, u"Batman"_s}));
}

void TestPeopleModel::theFirstGuestIsTold() {
    PeopleModel model;
    QSignalSpy told(&model, &PeopleModel::guestsCame);
    model.receive(delta({student(1, u"Ana"_s)}));
    model.flush();
    QVERIFY(told.isEmpty() && !model.hasGuests());
    for (const quint64 seat : {2, 3}) {
        model.receive(delta({guest(seat, u"classic %1"_s.arg(seat), protocol::Door::Poll)}));
        model.flush();
    }
    QVERIFY(model.hasGuests());
    QCOMPARE(told.size(), 1);
}

void TestPeopleModel::anIncompleteListIsSaidToBeOne() {
    PeopleModel model(protocol::Role::Student);
    QSignalSpy said(&model, &PeopleModel::completeChanged);
    QVERIFY(model.isComplete());
    model.receive(delta({student(1, u"Ana"_s)}, 1));
    model.flush();
    model.receive(protocol::People{true, 201, false, {}});
    QVERIFY(!model.isComplete());
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.here(), 201);
    QCOMPARE(said.size(), 1);
    model.receive(protocol::People{false, 202, false, {}});
    QCOMPARE(said.size(), 1);
    model.receive(protocol::People{true, 150, true, {student(1, u"Ana"_s)}});
    QVERIFY(model.isComplete());
}

void TestPeopleModel::namesAreThoseOfWhoHasNotLeft() {
    PeopleModel model;
    model.receive(delta({student(1, u"Student 10"_s), student(2, u"student 2"_s, PersonState::Away),
                         student(3, u"Ana"_s, PersonState::Left)}));
    model.flush();
    QCOMPARE(model.names(), (QStringList{u"student 2"_s, u"Student 10"_s}));
}

void TestPeopleModel::findTakesTheExactNameFirst() {
    PeopleModel model;
    model.receive(delta({student(1, u"Jos\u00e9"_s), student(2, u"Jose"_s), student(3, u"Bo"_s)}));
    model.flush();
    QCOMPARE(model.find(u"Jose"_s), std::vector{SeatId{2}});
    QCOMPARE(model.find(u"jose"_s), (std::vector{SeatId{1}, SeatId{2}}));
    QVERIFY(model.find(u"Jos"_s).empty());
}

void TestPeopleModel::findForgivesCaseAndAccents() {
    PeopleModel model;
    model.receive(delta({student(1, u"Zo\u00eb Str\u00f6m"_s), student(2, u"Ben"_s)}));
    model.flush();
    QCOMPARE(model.find(u"zoe STROM"_s), std::vector{SeatId{1}});
    model.receive(delta({student(1, u"Zo\u00eb Str\u00f6m"_s, PersonState::Left)}));
    model.flush();
    QVERIFY(model.find(u"Zo\u00eb Str\u00f6m"_s).empty());
}

void TestPeopleModel::aPersonIsFoundByTheSeat() {
    PeopleModel model;
    model.receive(delta({student(1, u"Ana"_s), student(2, u"Ben"_s)}));
    model.flush();
    QCOMPARE(model.person(SeatId{2})->name, u"Ben"_s);
    QVERIFY(!model.person(SeatId{3}));
}

void TestPeopleModel::twentyThousandAreOneInsertionAndOneChange() {
    PeopleModel model;
    QSignalSpy insertions(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    for (const protocol::People &message : crowd(20'000, 200, false))
        model.receive(message);
    model.flush();
    QCOMPARE(model.rowCount(), 20'000);
    QCOMPARE(insertions.size(), 1);
    for (const protocol::People &message : crowd(20'000, 200, true))
        model.receive(message);
    model.flush();
    QCOMPARE(changes.size(), 1);
    QVERIFY(model.person(19'999).answered);
}

void TestPeopleModel::twentyThousandMayLeaveAndComeBackAtOnce() {
    PeopleModel model;
    for (const protocol::People &message : crowd(20'000, 200, false))
        model.receive(message);
    model.flush();
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy insertions(&model, &QAbstractItemModel::rowsInserted);
    for (quint64 seat = 1; seat <= 20'000; ++seat)
        model.receive(delta({student(seat, u"Student %1"_s.arg(seat), PersonState::Left)}));
    model.flush();
    QVERIFY(model.names().isEmpty());
    for (quint64 seat = 1; seat <= 20'000; ++seat)
        model.receive(delta({student(20'000 + seat, u"Student %1"_s.arg(seat))}));
    model.flush();
    QCOMPARE(model.rowCount(), 20'000);
    QCOMPARE(model.names().size(), 20'000);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(insertions.size(), 0);
}

void TestPeopleModel::twentyThousandHandsAreTwoChanges() {
    PeopleModel model;
    for (const protocol::People &message : crowd(20'000, 200, false))
        model.receive(message);
    model.flush();
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    for (quint64 seat = 1; seat <= 20'000; ++seat)
        model.receive(delta({withHand(student(seat, u"Student %1"_s.arg(seat)), qint64(30'000 - seat))}));
    model.flush();
    QCOMPARE(changes.size(), 2); // the people, then the places
    QCOMPARE(model.place(model.person(0)), 20'000);
    QCOMPARE(model.place(model.person(19'999)), 1);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestPeopleModel, QApplication)
#include "tst_peoplemodel.moc"
