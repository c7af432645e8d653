// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/models/historymodel.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/pastclass.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QTreeView>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using namespace protocol;
using teacher::HistoryModel;

class TestHistoryModel : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void loadsOnePageOfLessonsUntilMoreIsWanted();
    void aViewThatIsScrolledDownLoadsAThousandLessons();
    void questionsAreAskedForWhenTheirLessonIsOpenedAndThenAllOfThem();
    void aLessonWithoutQuestionsCannotBeOpened();
    void entriesSayWhatTheyAre();
    void theRunningLessonSaysSo();
    void whatIsAskedAloudSaysSo();
    void aRefreshKeepsPlacesAndShowsWhatIsNew();
    void aRefreshReachesAsFarAsWhatIsThere();
    void aRefreshTakesOutWhatTheServerHasNoMore();
    void aProblemIsToldOnceAndEndsWithTheNextTry();
    void anAnswerToBeforeTheRefreshIsNotTaken();
};

namespace {

struct Model {
    explicit Model(PastClass &past) : feed(past.connection), lessons(feed) {}
    // Looks at every change of the rows, and fetches whatever can be fetched.
    void watch() {
        new QAbstractItemModelTester(&lessons, QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     &lessons);
    }
    bool settles() {
        return QTest::qWaitFor([this] { return !lessons.isLoading(); }, patience);
    }
    bool refresh() {
        lessons.refresh();
        return settles();
    }
    QString text(int lesson, int question = -1, int role = Qt::DisplayRole) {
        const QModelIndex top = lessons.index(lesson, 0);
        return (question < 0 ? top : lessons.index(question, 0, top)).data(role).toString();
    }

    teacher::HistoryFeed feed;
    HistoryModel lessons;
};

void addLessons(PastClass &past, int count) {
    past.lessonsPerPage = 200;
    for (int i = 0; i < count; ++i)
        past.addLesson();
}

} // namespace

void TestHistoryModel::loadsOnePageOfLessonsUntilMoreIsWanted() {
    PastClass past;
    addLessons(past, 450);
    QVERIFY(past.join());
    Model model(past);
    QVERIFY(model.refresh());
    QCOMPARE(model.lessons.rowCount(), 200);
    QVERIFY(model.lessons.canFetchMore({}));
    model.lessons.fetchMore({});
    QVERIFY(!model.lessons.canFetchMore({})); // it is under way
    model.lessons.fetchMore({});
    QVERIFY(model.settles());
    QCOMPARE(model.lessons.rowCount(), 400);
    model.lessons.fetchMore({});
    QVERIFY(model.settles());
    QCOMPARE(model.lessons.rowCount(), 450);
    QVERIFY(!model.lessons.canFetchMore({}));
    const auto asked = past.server.receivedOf<ListLessons>();
    QCOMPARE(asked.size(), 3u);
    QCOMPARE(asked[1].before, LessonId{251});
    QCOMPARE(model.lessons.lesson(model.lessons.index(0, 0))->lesson, LessonId{450});
    QCOMPARE(model.lessons.lesson(model.lessons.index(449, 0))->lesson, LessonId{1});
}

void TestHistoryModel::aViewThatIsScrolledDownLoadsAThousandLessons() {
    PastClass past;
    addLessons(past, 1000);
    QVERIFY(past.join());
    Model model(past);
    QTreeView view;
    view.setModel(&model.lessons);
    view.show();
    QVERIFY(model.refresh());
    QCOMPARE(model.lessons.rowCount(), 200);
    WAIT_FOR([&] {
        view.scrollToBottom();
        return model.lessons.rowCount() == 1000 && !model.lessons.canFetchMore({});
    }());
    QCOMPARE(past.server.receivedOf<ListLessons>().size(), 5u);
    QCOMPARE(past.server.receivedOf<ListQuestions>().size(), 0u);
}

void TestHistoryModel::questionsAreAskedForWhenTheirLessonIsOpenedAndThenAllOfThem() {
    PastClass past;
    const LessonId lesson = past.addLesson();
    for (int i = 1; i <= 45; ++i)
        past.ask(lesson, u"Question %1"_s.arg(i));
    QVERIFY(past.join());
    Model model(past);
    QVERIFY(model.refresh());
    const QModelIndex top = model.lessons.index(0, 0);
    QVERIFY(model.lessons.hasChildren(top));
    QCOMPARE(model.lessons.rowCount(top), 0);
    QVERIFY(past.server.receivedOf<ListQuestions>().empty());
    QVERIFY(model.lessons.canFetchMore(top));
    model.lessons.fetchMore(top);
    QVERIFY(model.settles());
    QCOMPARE(model.lessons.rowCount(top), 45);
    QCOMPARE(past.server.receivedOf<ListQuestions>().size(), 3u);
    QVERIFY(!model.lessons.canFetchMore(top));
    for (int i = 0; i < 45; ++i)
        QCOMPARE(model.text(0, i), u"%1. Question %1"_s.arg(i + 1));
}

void TestHistoryModel::aLessonWithoutQuestionsCannotBeOpened() {
    PastClass past;
    past.addLesson();
    QVERIFY(past.join());
    Model model(past);
    QVERIFY(model.refresh());
    QVERIFY(!model.lessons.hasChildren(model.lessons.index(0, 0)));
    QVERIFY(!model.lessons.canFetchMore(model.lessons.index(0, 0)));
    QCOMPARE(model.text(0, -1, HistoryModel::Detail), u"0 questions, 23 students"_s);
}

void TestHistoryModel::entriesSayWhatTheyAre() {
    PastClass past;
    const LessonId lesson = past.addLesson();
    const QuestionId question = past.ask(lesson, u"Is <b>TCP</b> a byte stream?"_s);
    for (quint64 seat = 1; seat <= 12; ++seat)
        past.vote(lesson, question, seat, u"Student"_s, seat <= 3 ? past.no : past.yes);
    QVERIFY(past.join());
    Model model(past);
    model.watch();
    QVERIFY(model.refresh());
    const PastLesson &facts = past.lessons.front();
    const auto at = [](qint64 time) { return QDateTime::fromMSecsSinceEpoch(time).toString(u"HH:mm"_s); };
    QCOMPARE(model.text(0), teacher::lessonTitle(facts));
    QVERIFY2(
        model.text(0).contains(QLocale().toString(teacher::dateOf(facts.startedAt), QLocale::ShortFormat)),
        qPrintable(model.text(0)));
    QVERIFY2(model.text(0).endsWith(u"%1 to %2"_s.arg(at(facts.startedAt), at(*facts.endedAt))),
             qPrintable(model.text(0)));
    QCOMPARE(model.text(0, -1, HistoryModel::Detail), u"1 question, 23 students"_s);
    model.lessons.fetchMore(model.lessons.index(0, 0));
    QVERIFY(model.settles());
    QCOMPARE(model.text(0, 0), u"1. Is <b>TCP</b> a byte stream?"_s);
    QCOMPARE(model.text(0, 0, HistoryModel::Detail), u"9 Yes, 3 No"_s);
    QCOMPARE(model.text(0, 0, Qt::AccessibleTextRole), u"1. Is <b>TCP</b> a byte stream?. 9 Yes, 3 No"_s);
    QVERIFY(model.text(0, 0, Qt::ToolTipRole).contains(u"&lt;b&gt;"_s));
}

void TestHistoryModel::theRunningLessonSaysSo() {
    PastClass past;
    past.addLesson(false);
    QVERIFY(past.join());
    Model model(past);
    QVERIFY(model.refresh());
    QCOMPARE(model.text(0, -1, HistoryModel::Detail), u"runs now, 0 questions, 23 students"_s);
}

void TestHistoryModel::whatIsAskedAloudSaysSo() {
    PastClass past;
    past.ask(past.addLesson(), {});
    QVERIFY(past.join());
    Model model(past);
    QVERIFY(model.refresh());
    model.lessons.fetchMore(model.lessons.index(0, 0));
    QVERIFY(model.settles());
    QCOMPARE(model.text(0, 0), u"1. (asked aloud)"_s);
}

void TestHistoryModel::aRefreshKeepsPlacesAndShowsWhatIsNew() {
    PastClass past;
    past.addLesson();
    const LessonId running = past.addLesson(false);
    const QuestionId first = past.ask(running, u"One"_s, false);
    QVERIFY(past.join());
    Model model(past);
    model.watch();
    QVERIFY(model.refresh());
    model.lessons.fetchMore(model.lessons.index(0, 0));
    QVERIFY(model.settles());
    const QPersistentModelIndex question = model.lessons.index(0, 0, model.lessons.index(0, 0));
    const QPersistentModelIndex old = model.lessons.index(1, 0);

    past.vote(running, first, 1, u"Ana"_s, past.yes);
    past.ask(running, u"Two"_s);
    past.lessons.front().endedAt = past.lessons.front().startedAt + 60'000;
    past.addLesson(false);
    QVERIFY(model.refresh());
    QCOMPARE(model.lessons.rowCount(), 3);
    QCOMPARE(old.row(), 2);
    QCOMPARE(question.parent().row(), 1);
    QCOMPARE(question.data(HistoryModel::Detail).toString(), u"1 Yes, 0 No"_s);
    QCOMPARE(model.text(1, 1), u"2. Two"_s);
    QCOMPARE(model.text(1, -1, HistoryModel::Detail), u"2 questions, 23 students"_s);
    QVERIFY(model.text(0, -1, HistoryModel::Detail).startsWith(u"runs now"_s));
}

void TestHistoryModel::aRefreshReachesAsFarAsWhatIsThere() {
    PastClass past;
    addLessons(past, 650);
    QVERIFY(past.join());
    Model model(past);
    QVERIFY(model.refresh());
    model.lessons.fetchMore({});
    QVERIFY(model.settles());
    past.lessons[350].students = 99;
    addLessons(past, 250); // more than a page of new ones
    QVERIFY(model.refresh());
    QVERIFY(model.lessons.rowCount() >= 650);
    QCOMPARE(model.text(600, -1, HistoryModel::Detail), u"0 questions, 99 students"_s);
    QVERIFY(model.lessons.canFetchMore({}));
    for (int row = 0; row < model.lessons.rowCount(); ++row)
        QCOMPARE(model.lessons.lesson(model.lessons.index(row, 0))->lesson.value, quint64(900 - row));
}

// A folder that was restored from a backup.
void TestHistoryModel::aRefreshTakesOutWhatTheServerHasNoMore() {
    PastClass past;
    addLessons(past, 3);
    const LessonId lesson = past.addLesson();
    past.ask(lesson, u"One"_s);
    past.ask(lesson, u"Two"_s);
    QVERIFY(past.join());
    Model model(past);
    model.watch();
    QVERIFY(model.refresh());
    model.lessons.fetchMore(model.lessons.index(0, 0));
    QVERIFY(model.settles());
    past.questions[lesson].pop_back();
    past.lessons.erase(past.lessons.begin() + 1);
    past.lessons.pop_back();
    QVERIFY(model.refresh());
    QCOMPARE(model.lessons.rowCount(), 2);
    QCOMPARE(model.lessons.rowCount(model.lessons.index(0, 0)), 1);
    QCOMPARE(model.lessons.lesson(model.lessons.index(1, 0))->lesson, LessonId{2});
    past.lessons.clear();
    QVERIFY(model.refresh());
    QCOMPARE(model.lessons.rowCount(), 0);
    QVERIFY(model.lessons.isKnown());
}

void TestHistoryModel::aProblemIsToldOnceAndEndsWithTheNextTry() {
    PastClass past;
    addLessons(past, 300);
    QVERIFY(past.join());
    Model model(past);
    QVERIFY(model.refresh());
    past.refusal = Error{{}, ErrorCode::NotStored, u"The disk is gone."_s, {}, {}, {}, {}, {}};
    model.lessons.fetchMore({});
    QVERIFY(model.settles());
    QVERIFY2(model.lessons.problem().contains(u"The disk is gone."_s), qPrintable(model.lessons.problem()));
    QVERIFY(!model.lessons.canFetchMore({})); // a view would ask with every movement
    QCOMPARE(model.lessons.rowCount(), 200);
    past.refusal.reset();
    QVERIFY(model.refresh());
    QCOMPARE(model.lessons.problem(), QString());
    QVERIFY(model.lessons.canFetchMore({}));
}

void TestHistoryModel::anAnswerToBeforeTheRefreshIsNotTaken() {
    PastClass past;
    past.addLesson();
    QVERIFY(past.join());
    Model model(past);
    int pages = 0;
    QObject::connect(&model.lessons, &QAbstractItemModel::rowsInserted, &model.lessons, [&] { ++pages; });
    model.lessons.refresh();
    model.lessons.clear();
    model.lessons.refresh();
    QVERIFY(model.settles());
    QCOMPARE(model.lessons.rowCount(), 1);
    QCOMPARE(pages, 1);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestHistoryModel, QApplication)
#include "tst_historymodel.moc"
