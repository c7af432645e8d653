// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/resultchart.h"
#include "tests/teacher-gui/teacherlesson.h"

#include <QAbstractItemView>
#include <QRegularExpression>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestTeacherAsking : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void enterAsksAndTheStudentsSeeIt();
    void askButtonAsks();
    void emptyFieldAsksAloud();
    void barsAndCountFollowTheVotes();
    void changedVoteMovesTheBars();
    void closeVotesClosesAndSaysWhen();
    void clearStartsAnUntitledQuestion();
    void refusalIsSaidAndTheTextStays();
    void showWithoutAQuestionSaysWhatToDo();
    void markupInQuestionsAndNamesIsShownAsCharacters();
};

void TestTeacherAsking::enterAsksAndTheStudentsSeeIt() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    RawClient &ana = lesson.join(u"Ana"_s);
    QTest::keyClicks(lesson.find<QLineEdit>(u"askField"_s), u"Is TCP a byte stream?"_s);
    QTest::keyClick(lesson.find<QLineEdit>(u"askField"_s), Qt::Key_Return);
    const auto asked = [](const QJsonObject &line) { return line[u"state"_s] == u"open"_s; };
    QCOMPARE(ana.waitFor(u"question"_s, asked)[u"text"_s].toString(), u"Is TCP a byte stream?"_s);
    WAIT_COMPARE(lesson.text(u"questionText"_s), u"Is TCP a byte stream?"_s);
    WAIT_COMPARE(lesson.find<QLineEdit>(u"askField"_s)->text(), QString());
    QCOMPARE(lesson.text(u"stateLabel"_s), u"\u25cf Open"_s);
    WAIT_COMPARE(lesson.text(u"hereLabel"_s), u"Students: 1 here"_s);
}

void TestTeacherAsking::askButtonAsks() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    QTest::keyClicks(lesson.find<QLineEdit>(u"askField"_s), u"Why?"_s);
    lesson.click(u"askButton"_s);
    WAIT_COMPARE(lesson.text(u"questionText"_s), u"Why?"_s);
}

void TestTeacherAsking::emptyFieldAsksAloud() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    QTest::keyClick(lesson.find<QLineEdit>(u"askField"_s), Qt::Key_Return);
    WAIT_COMPARE(lesson.text(u"questionText"_s), u"The question was asked aloud"_s);
    QCOMPARE(lesson.text(u"stateLabel"_s), u"\u25cf Open"_s);
}

void TestTeacherAsking::barsAndCountFollowTheVotes() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    RawClient &ana = lesson.join(u"Ana"_s);
    RawClient &ben = lesson.join(u"Ben"_s);
    RawClient &chloe = lesson.join(u"Chloe"_s);
    lesson.join(u"Dan"_s);
    lesson.vote(ana, 1, u"yes"_s);
    lesson.vote(ben, 1, u"yes"_s);
    lesson.vote(chloe, 1, u"no"_s);
    WAIT_COMPARE(lesson.text(u"answeredLabel"_s), u"3 of 4 answered"_s);
    const auto *chart = lesson.find<teacher::ResultChart>(u"resultChart"_s);
    QCOMPARE(chart->countLabel(0), u"2"_s);
    QCOMPARE(chart->countLabel(1), u"1"_s);
    QVERIFY(chart->shareLabel(0).endsWith(u" 67 %"_s));
    QVERIFY(chart->shareLabel(1).endsWith(u" 33 %"_s));
}

void TestTeacherAsking::changedVoteMovesTheBars() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    RawClient &ana = lesson.join(u"Ana"_s);
    const auto *chart = lesson.find<teacher::ResultChart>(u"resultChart"_s);
    lesson.vote(ana, 1, u"yes"_s);
    WAIT_COMPARE(chart->countLabel(0), u"1"_s);
    lesson.vote(ana, 1, u"no"_s);
    WAIT_COMPARE(chart->countLabel(1), u"1"_s);
    QCOMPARE(chart->countLabel(0), u"0"_s);
}

void TestTeacherAsking::closeVotesClosesAndSaysWhen() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    QVERIFY(!lesson.button(u"closeVotesButton"_s)->isEnabled());
    lesson.ask(u"Why?"_s);
    RawClient &ana = lesson.join(u"Ana"_s);
    lesson.click(u"closeVotesButton"_s);
    const QRegularExpression closed(u"^\u25a0 Closed at \\d\\d:\\d\\d$"_s); // as the students read it
    WAIT_FOR(lesson.text(u"stateLabel"_s).contains(closed));
    QVERIFY(!lesson.button(u"closeVotesButton"_s)->isEnabled());
    QCOMPARE(ana.request(protocol::Vote{QuestionId{1}, u"yes"_s})[u"code"_s].toString(), u"too-late"_s);
}

void TestTeacherAsking::clearStartsAnUntitledQuestion() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    RawClient &ana = lesson.join(u"Ana"_s);
    lesson.vote(ana, 1, u"yes"_s);
    WAIT_COMPARE(lesson.text(u"answeredLabel"_s), u"1 of 1 answered"_s);
    lesson.click(u"clearButton"_s);
    WAIT_COMPARE(lesson.text(u"questionText"_s), u"The question was asked aloud"_s);
    WAIT_COMPARE(lesson.text(u"answeredLabel"_s), u"0 of 1 answered"_s);
    QCOMPARE(lesson.find<teacher::ResultChart>(u"resultChart"_s)->countLabel(0), u"0"_s);
}

void TestTeacherAsking::refusalIsSaidAndTheTextStays() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    auto *field = lesson.find<QLineEdit>(u"askField"_s);
    const QString tooLong(limits::questionCharacters + 1, u'x');
    field->setText(tooLong);
    QTest::keyClick(field, Qt::Key_Return);
    WAIT_FOR(lesson.find<QLabel>(u"noticeLine"_s)->isVisible());
    QVERIFY(lesson.text(u"noticeLine"_s).contains(u"500"_s));
    QCOMPARE(field->text(), tooLong);
    QCOMPARE(lesson.text(u"questionText"_s), u"No question yet. Type one and press Enter."_s);
    lesson.ask(u"Why?"_s); // what works takes the notice away
    WAIT_FOR(!lesson.find<QLabel>(u"noticeLine"_s)->isVisible());
}

void TestTeacherAsking::showWithoutAQuestionSaysWhatToDo() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.click(u"showButton"_s);
    WAIT_FOR(lesson.text(u"noticeLine"_s).contains(u"Ask a question first"_s));
    QCOMPARE(lesson.button(u"showButton"_s)->text(), u"Show"_s);
    QVERIFY(!lesson.projector()->isVisible());
}

void TestTeacherAsking::markupInQuestionsAndNamesIsShownAsCharacters() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    const QString markup = u"<b>Is & < what?</b><img src='file:///x'>"_s;
    lesson.ask(markup);
    QCOMPARE(lesson.text(u"questionText"_s), markup);
    QCOMPARE(lesson.find<QLabel>(u"questionText"_s)->textFormat(), Qt::PlainText);
    lesson.join(u"<i>Ana</i>"_s);
    auto *list = lesson.find<QAbstractItemView>(u"peopleList"_s);
    WAIT_FOR(list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, u"<i>Ana</i>"_s).size() == 1);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestTeacherAsking, QApplication)
#include "tst_teacherasking.moc"
