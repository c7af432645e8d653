// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/models/historyanswers.h"
#include "teacher-gui/models/historyorder.h"
#include "teacher-gui/models/historywords.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/pastclass.h"

#include <QAbstractItemModelTester>
#include <QApplication>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using namespace protocol;
using teacher::HistoryAnswers;

class TestHistoryAnswers : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void oneRowAPersonWithTheAnswerThatCounts();
    void whatCameByPlainTextIsMarked();
    void changesAcrossPagesJoinTheirPerson();
    void takesTwentyThousandPeopleInPages();
    void aRefreshAsksForWhatIsNewOnly();
    void anotherQuestionLeavesNothingBehind();
    void everyColumnSorts();
    void theSearchFindsNames();
    void aProblemKeepsWhatIsThere();
};

namespace {

struct Table {
    explicit Table(PastClass &past) : feed(past.connection), answers(feed), order(answers) {}
    bool settles() {
        return QTest::qWaitFor([this] { return !answers.isLoading(); }, patience);
    }
    bool show(QuestionId question) {
        answers.show(question);
        return settles();
    }
    QString text(int row, int column) { return answers.index(row, column).data().toString(); }
    QStringList names() {
        QStringList all;
        for (int row = 0; row < order.rowCount(); ++row)
            all << order.index(row, HistoryAnswers::Name).data().toString();
        return all;
    }

    teacher::HistoryFeed feed;
    HistoryAnswers answers;
    teacher::HistoryOrder order;
    QAbstractItemModelTester tester{&answers, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester orderTester{&order, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

void TestHistoryAnswers::oneRowAPersonWithTheAnswerThatCounts() {
    PastClass past;
    const LessonId lesson = past.addLesson();
    const QuestionId question = past.ask(lesson, u"Why?"_s);
    past.vote(lesson, question, 1, u"Ana"_s, past.no);
    past.vote(lesson, question, 2, u"Ben"_s, past.yes);
    past.vote(lesson, question, 1, u"Ana"_s, past.yes);
    past.vote(lesson, question, 1, u"Ana"_s, past.no);
    const auto at = [&](size_t answer) { return teacher::clockText(past.answers[question][answer].at); };
    QVERIFY(past.join());
    Table table(past);
    QVERIFY(table.show(question));
    QCOMPARE(table.answers.rowCount(), 2);
    QCOMPARE(table.text(0, HistoryAnswers::Name), u"Ana"_s);
    QCOMPARE(table.text(0, HistoryAnswers::Answer), u"No"_s);
    QCOMPARE(table.text(0, HistoryAnswers::When), at(3));
    QCOMPARE(table.text(0, HistoryAnswers::Earlier), u"No %1, then Yes %2"_s.arg(at(0), at(2)));
    QCOMPARE(table.text(1, HistoryAnswers::Answer), u"Yes"_s);
    QCOMPARE(table.text(1, HistoryAnswers::Earlier), QString());
    QVERIFY(
        at(0).contains(QDateTime::fromMSecsSinceEpoch(past.answers[question][0].at).toString(u"HH:mm:ss"_s)));
}

void TestHistoryAnswers::whatCameByPlainTextIsMarked() {
    PastClass past;
    const LessonId lesson = past.addLesson();
    const QuestionId question = past.ask(lesson, u"Why?"_s);
    past.vote(lesson, question, 1, u"classic 7"_s, past.yes, true);
    past.vote(lesson, question, 2, u"Ana"_s, past.no);
    past.vote(lesson, question, 3, u"Ben"_s, past.yes);
    QVERIFY(past.join());
    Table table(past);
    QVERIFY(table.show(question));
    QCOMPARE(table.text(0, HistoryAnswers::Answer), u"Yes, unverified"_s);
    QCOMPARE(table.text(1, HistoryAnswers::Answer), u"No"_s);
    table.order.sort(HistoryAnswers::Answer); // behind its like
    QCOMPARE(table.names(), (QStringList{u"Ben"_s, u"classic 7"_s, u"Ana"_s}));
}

void TestHistoryAnswers::changesAcrossPagesJoinTheirPerson() {
    PastClass past;
    past.answersPerPage = 2;
    const LessonId lesson = past.addLesson();
    const QuestionId question = past.ask(lesson, u"Why?"_s);
    for (const QString &choice : {past.yes, past.no, past.yes}) {
        for (const quint64 seat : {1, 2, 3})
            past.vote(lesson, question, seat, u"Student %1"_s.arg(seat), choice);
    }
    QVERIFY(past.join());
    Table table(past);
    QVERIFY(table.show(question));
    QCOMPARE(table.answers.rowCount(), 3);
    QCOMPARE(past.server.receivedOf<ListAnswers>().size(), 5u);
    for (int row = 0; row < 3; ++row)
        QCOMPARE(table.answers.person(row).answers.size(), 3u);
}

void TestHistoryAnswers::takesTwentyThousandPeopleInPages() {
    PastClass past;
    past.answersPerPage = 200;
    const LessonId lesson = past.addLesson();
    const QuestionId question = past.ask(lesson, u"Why?"_s);
    auto &answers = past.answers[question];
    for (quint64 seat = 1; seat <= 20'000; ++seat)
        answers.push_back({AnswerId{seat}, SeatId{seat}, u"Student %1"_s.arg(seat), past.yes, qint64(seat)});
    QVERIFY(past.join());
    teacher::HistoryFeed feed(past.connection); // without a tester, which looks at every row every time
    HistoryAnswers people(feed);
    teacher::HistoryOrder order(people);
    people.show(question);
    WAIT_FOR(!people.isLoading());
    QCOMPARE(people.rowCount(), 20'000);
    QCOMPARE(order.rowCount(), 20'000);
    QCOMPARE(past.server.receivedOf<ListAnswers>().size(), 100u);
}

void TestHistoryAnswers::aRefreshAsksForWhatIsNewOnly() {
    PastClass past;
    const LessonId lesson = past.addLesson(false);
    const QuestionId question = past.ask(lesson, u"Why?"_s, false);
    past.vote(lesson, question, 1, u"Ana"_s, past.no);
    QVERIFY(past.join());
    Table table(past);
    QVERIFY(table.show(question));
    past.vote(lesson, question, 2, u"Ben"_s, past.yes);
    past.vote(lesson, question, 1, u"Ana"_s, past.yes);
    table.answers.refresh();
    QVERIFY(table.settles());
    QCOMPARE(past.server.receivedOf<ListAnswers>().back().after, AnswerId{1});
    QCOMPARE(table.answers.rowCount(), 2);
    QCOMPARE(table.text(0, HistoryAnswers::Answer), u"Yes"_s);
}

void TestHistoryAnswers::anotherQuestionLeavesNothingBehind() {
    PastClass past;
    const LessonId lesson = past.addLesson();
    const QuestionId one = past.ask(lesson, u"One"_s);
    const QuestionId two = past.ask(lesson, u"Two"_s);
    past.vote(lesson, one, 1, u"Ana"_s, past.no);
    past.vote(lesson, two, 2, u"Ben"_s, past.no);
    QVERIFY(past.join());
    Table table(past);
    table.answers.show(one); // and its answer is still to come
    QVERIFY(table.show(two));
    QCOMPARE(table.names(), QStringList{u"Ben"_s});
    QVERIFY(table.show({}));
    QCOMPARE(table.names(), QStringList());
}

void TestHistoryAnswers::everyColumnSorts() {
    PastClass past;
    const LessonId lesson = past.addLesson();
    const QuestionId question = past.ask(lesson, u"Why?"_s);
    past.vote(lesson, question, 1, u"Student 10"_s, past.no);
    past.vote(lesson, question, 2, u"student 2"_s, past.no);
    past.vote(lesson, question, 3, u"Ana"_s, past.yes);
    past.vote(lesson, question, 1, u"Student 10"_s, past.yes);
    QVERIFY(past.join());
    Table table(past);
    QVERIFY(table.show(question));
    QCOMPARE(table.names(), (QStringList{u"Ana"_s, u"student 2"_s, u"Student 10"_s}));
    table.order.sort(HistoryAnswers::Answer);
    QCOMPARE(table.names(), (QStringList{u"Ana"_s, u"Student 10"_s, u"student 2"_s}));
    table.order.sort(HistoryAnswers::When);
    QCOMPARE(table.names(), (QStringList{u"student 2"_s, u"Ana"_s, u"Student 10"_s}));
    table.order.sort(HistoryAnswers::Earlier);
    QCOMPARE(table.names(), (QStringList{u"Student 10"_s, u"Ana"_s, u"student 2"_s}));
    table.order.sort(HistoryAnswers::Name, Qt::DescendingOrder);
    QCOMPARE(table.names(), (QStringList{u"Student 10"_s, u"student 2"_s, u"Ana"_s}));
}

void TestHistoryAnswers::theSearchFindsNames() {
    PastClass past;
    const LessonId lesson = past.addLesson();
    const QuestionId question = past.ask(lesson, u"Why?"_s);
    past.vote(lesson, question, 1, u"Ana"_s, past.no);
    past.vote(lesson, question, 2, u"Hannah"_s, past.no);
    past.vote(lesson, question, 3, u"Ben"_s, past.yes);
    QVERIFY(past.join());
    Table table(past);
    QVERIFY(table.show(question));
    table.order.search(u" AN "_s);
    QCOMPARE(table.names(), (QStringList{u"Ana"_s, u"Hannah"_s}));
    table.order.search({});
    QCOMPARE(table.names().size(), 3);
}

void TestHistoryAnswers::aProblemKeepsWhatIsThere() {
    PastClass past;
    const LessonId lesson = past.addLesson();
    const QuestionId question = past.ask(lesson, u"Why?"_s);
    past.vote(lesson, question, 1, u"Ana"_s, past.no);
    QVERIFY(past.join());
    Table table(past);
    QVERIFY(table.show(question));
    past.refusal = Error{{}, ErrorCode::NotStored, u"No disk."_s, {}, {}, {}, {}, {}};
    table.answers.refresh();
    QVERIFY(table.settles());
    QVERIFY(table.answers.problem().contains(u"No disk."_s));
    QCOMPARE(table.names(), QStringList{u"Ana"_s});
    past.refusal.reset();
    table.answers.refresh();
    QVERIFY(table.settles());
    QCOMPARE(table.answers.problem(), QString());
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestHistoryAnswers, QApplication)
#include "tst_historyanswers.moc"
