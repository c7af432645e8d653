// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/theme.h"
#include "teacher-gui/views/resultchart.h"
#include "tests/teacher-gui/historyscene.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using namespace protocol;

class TestHistoryWindow : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void opensWithTheNewestQuestion();
    void saysWhenThereIsNothing();
    void aLessonWithoutQuestionsSaysSo();
    void showsTheQuestionThatIsChosen();
    void theQuestionIsTheLargestText();
    void theRunningQuestionIsAsOfNowAfterF5();
    void theBarsDoNotMove();
    void theTableSortsByKeyboardAndByMouse();
    void anUnverifiedAnswerIsReadInFull();
    void theTableIsSearched();
    void theSearchFieldIsScrolledIntoSight();
    void aTitleThatIsTooLongEndsInDots();
    void aProblemOffersAnotherTry();
    void keepsWhatItHasWhileTheConnectionIsAwayAndRefreshesThen();
    void refreshesWhenItIsOpenedAgain();
    void anotherClassReplacesTheOldOne();
    void afterTheEndItKeepsWhatItHas();
    void remembersItsPlace();
    void everythingIsReachedWithTheKeyboard();
    void foreignTextIsPlain();
    void everythingThatTakesTheFocusHasAName();

private:
    void prepare() override { QSettings().clear(); }
};

namespace {

// Two lessons; in the second, question 2 with three answers of two people.
void hold(PastClass &past) {
    const LessonId first = past.addLesson();
    past.ask(first, u"Old one"_s);
    const LessonId second = past.addLesson(false);
    past.ask(second, {});
    const QuestionId asked = past.ask(second, u"Is TCP a byte stream?"_s, false);
    past.vote(second, asked, 1, u"Ana"_s, past.no);
    past.vote(second, asked, 2, u"Ben"_s, past.yes);
    past.vote(second, asked, 1, u"Ana"_s, past.yes);
}

const teacher::ResultChart &chart(HistoryScene &scene) {
    return *scene.find<teacher::ResultChart>(u"historyChart"_s);
}

} // namespace

void TestHistoryWindow::opensWithTheNewestQuestion() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(scene.open());
    WAIT_COMPARE(scene.text(u"historyQuestion"_s), u"Is TCP a byte stream?"_s);
    QVERIFY(scene.settles());
    QVERIFY(!scene.window.isModal());
    QVERIFY(scene.tree()->isExpanded(scene.tree()->model()->index(0, 0)));
    QVERIFY(!scene.tree()->isExpanded(scene.tree()->model()->index(1, 0)));
    QCOMPARE(scene.text(u"historyTitle"_s), u"History of Physics 101"_s);
    QCOMPARE(scene.text(u"historyCount"_s), u"2 answers"_s);
    QVERIFY(scene.text(u"historyWhen"_s).endsWith(u"still open"_s));
    QCOMPARE(chart(scene).countLabel(0), u"2"_s);
    QCOMPARE(chart(scene).countLabel(1), u"0"_s);
    QCOMPARE(scene.names(), (QStringList{u"Ana"_s, u"Ben"_s}));
    QVERIFY(!scene.sees(u"historyProblem"_s));
    QVERIFY(scene.tree()->hasFocus());
}

void TestHistoryWindow::saysWhenThereIsNothing() {
    HistoryScene scene;
    scene.past.server.answersRequests = false;
    QVERIFY(scene.past.join());
    scene.present();
    QVERIFY(scene.sees(u"historyEmpty"_s));
    QVERIFY(scene.text(u"historyEmpty"_s).startsWith(u"Loading"_s));
    scene.past.server.answersRequests = true;
    scene.past.server.hangUp();
    WAIT_COMPARE(scene.text(u"historyEmpty"_s), u"No lesson has been held yet."_s);
    QVERIFY(scene.sees(u"historyEmpty"_s));
    QVERIFY(!scene.find<QPushButton>(u"historyExportButton"_s)->isEnabled());
    QVERIFY(!scene.sees(u"historyChart"_s));
}

void TestHistoryWindow::aLessonWithoutQuestionsSaysSo() {
    HistoryScene scene;
    scene.past.addLesson(false);
    QVERIFY(scene.open());
    WAIT_COMPARE(scene.text(u"historyNothing"_s), u"No question has been asked in this lesson."_s);
    QVERIFY(scene.sees(u"historyNothing"_s));
    QVERIFY(scene.find<QAction>(u"exportLessonAction"_s)->isEnabled());
    QVERIFY(!scene.find<QAction>(u"exportQuestionAction"_s)->isEnabled());
}

void TestHistoryWindow::showsTheQuestionThatIsChosen() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(scene.open());
    WAIT_COMPARE(scene.text(u"historyQuestion"_s), u"Is TCP a byte stream?"_s);
    QTest::keyClick(scene.tree(), Qt::Key_Up);
    QCOMPARE(scene.text(u"historyQuestion"_s), u"(asked aloud)"_s);
    WAIT_COMPARE(scene.text(u"historyAnswersState"_s), u"Nobody has answered."_s);
    QCOMPARE(scene.names(), QStringList());
    const QModelIndex old = scene.tree()->model()->index(1, 0);
    QTest::mouseClick(scene.tree()->viewport(), Qt::LeftButton, {}, scene.tree()->visualRect(old).center());
    QCOMPARE(scene.text(u"historyNothing"_s), u"Choose a question on the left."_s);
    WAIT_COMPARE(scene.tree()->model()->rowCount(old), 1); // a click opens it
    QTest::keyClick(scene.tree(), Qt::Key_Down);
    QCOMPARE(scene.text(u"historyQuestion"_s), u"Old one"_s);
}

void TestHistoryWindow::theQuestionIsTheLargestText() {
    HistoryScene scene;
    const LessonId lesson = scene.past.addLesson();
    scene.past.ask(lesson, u"Why?"_s);
    scene.past.ask(lesson, u"A question of many words and letters, "_s.repeated(14).left(500));
    QVERIFY(scene.open());
    for (const int length : {500, 4}) {
        WAIT_COMPARE(scene.text(u"historyQuestion"_s).size(), length);
        const int size = QFontInfo(scene.label(u"historyQuestion"_s)->font()).pixelSize();
        for (const QLabel *label : scene.window.findChildren<QLabel *>()) {
            QVERIFY2(label->objectName() == u"historyQuestion"_s ||
                         QFontInfo(label->font()).pixelSize() < size,
                     qPrintable(label->objectName()));
        }
        QTest::keyClick(scene.tree(), Qt::Key_Up);
    }
}

void TestHistoryWindow::theRunningQuestionIsAsOfNowAfterF5() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(scene.open());
    WAIT_COMPARE(scene.text(u"historyCount"_s), u"2 answers"_s);
    QVERIFY(scene.settles());
    scene.past.vote(LessonId{2}, QuestionId{3}, 3, u"Chloe"_s, scene.past.no);
    QTest::keyClick(&scene.window, Qt::Key_F5);
    WAIT_COMPARE(scene.text(u"historyCount"_s), u"3 answers"_s);
    QCOMPARE(chart(scene).countLabel(1), u"1"_s);
    WAIT_COMPARE(scene.names(), (QStringList{u"Ana"_s, u"Ben"_s, u"Chloe"_s}));
    scene.past.vote(LessonId{2}, QuestionId{3}, 4, u"Dora"_s, scene.past.no);
    scene.click(u"historyRefreshButton"_s);
    WAIT_COMPARE(scene.text(u"historyCount"_s), u"4 answers"_s);
}

void TestHistoryWindow::theBarsDoNotMove() {
    HistoryScene scene;
    QCOMPARE(chart(scene).chart()->animationOptions(), QChart::NoAnimation);
}

void TestHistoryWindow::theTableSortsByKeyboardAndByMouse() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(scene.open());
    WAIT_COMPARE(scene.names(), (QStringList{u"Ana"_s, u"Ben"_s}));
    auto *column = scene.find<QComboBox>(u"historySort"_s);
    column->setFocus();
    QTest::keyClick(column, Qt::Key_W); // "When"
    QCOMPARE(scene.names(), (QStringList{u"Ben"_s, u"Ana"_s}));
    scene.click(u"historyReverse"_s);
    QCOMPARE(scene.names(), (QStringList{u"Ana"_s, u"Ben"_s}));
    QHeaderView *header = scene.table()->header();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionPosition(0) + 10, 10));
    QCOMPARE(scene.names(), (QStringList{u"Ana"_s, u"Ben"_s}));
    QCOMPARE(column->currentText(), u"Name"_s);
    QVERIFY(!scene.find<QPushButton>(u"historyReverse"_s)->isChecked());
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionPosition(0) + 10, 10));
    QCOMPARE(scene.names(), (QStringList{u"Ben"_s, u"Ana"_s}));
}

void TestHistoryWindow::theTableIsSearched() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(scene.open());
    WAIT_COMPARE(scene.names().size(), 2);
    QTest::keyClick(&scene.window, Qt::Key_F, Qt::ControlModifier);
    auto *search = scene.find<QLineEdit>(u"historySearch"_s);
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, u"be"_s);
    QCOMPARE(scene.names(), QStringList{u"Ben"_s});
    QTest::keyClicks(search, u"xyz"_s);
    QCOMPARE(scene.text(u"historyAnswersState"_s), u"Nobody who answered is called so."_s);
}

void TestHistoryWindow::theSearchFieldIsScrolledIntoSight() {
    HistoryScene scene;
    scene.past.ask(scene.past.addLesson(),
                   u"A question of many words and letters, "_s.repeated(14).left(500));
    QVERIFY(scene.open());
    scene.window.resize(640, 420);
    const auto *search = scene.find<QLineEdit>(u"historySearch"_s);
    WAIT_FOR(scene.sees(u"historyQuestion"_s) && search->visibleRegion().isEmpty());
    QTest::keyClick(&scene.window, Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(search->visibleRegion().boundingRect(), search->rect());
}

void TestHistoryWindow::aTitleThatIsTooLongEndsInDots() {
    HistoryScene scene;
    QCOMPARE(scene.table()->header()->textElideMode(), Qt::ElideRight);
    const int last = teacher::HistoryAnswers::Earlier;
    QVERIFY(scene.table()
                ->model()
                ->headerData(last, Qt::Horizontal, Qt::ToolTipRole)
                .toString()
                .contains(u"Answers before"_s));
}

void TestHistoryWindow::aProblemOffersAnotherTry() {
    HistoryScene scene;
    hold(scene.past);
    scene.past.refusal = Error{{}, ErrorCode::NotStored, u"The disk is gone."_s, {}, {}, {}, {}, {}};
    QVERIFY(scene.past.join());
    scene.present();
    WAIT_FOR(scene.sees(u"historyProblem"_s));
    QVERIFY(scene.text(u"historyProblemText"_s).contains(u"The disk is gone."_s));
    QVERIFY(!scene.sees(u"historyEmpty"_s)); // it is not known whether there is none
    scene.past.refusal.reset();
    scene.click(u"historyProblemButton"_s);
    WAIT_FOR(!scene.sees(u"historyProblem"_s));
    WAIT_COMPARE(scene.text(u"historyQuestion"_s), u"Is TCP a byte stream?"_s);
    QVERIFY(scene.settles());
    scene.past.refusal = Error{{}, ErrorCode::NotStored, u"Gone again."_s, {}, {}, {}, {}, {}};
    QTest::keyClick(scene.tree(), Qt::Key_Up); // the answers of that one
    WAIT_FOR(scene.text(u"historyProblemText"_s).contains(u"Gone again."_s));
}

void TestHistoryWindow::keepsWhatItHasWhileTheConnectionIsAwayAndRefreshesThen() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(scene.open());
    WAIT_COMPARE(scene.names().size(), 2);
    QVERIFY(scene.settles());
    scene.past.server.stop();
    WAIT_FOR(scene.sees(u"historyProblem"_s));
    QVERIFY(scene.text(u"historyProblemText"_s).contains(u"Not connected"_s));
    QVERIFY(!scene.find<QPushButton>(u"historyExportButton"_s)->isEnabled());
    QCOMPARE(scene.text(u"historyQuestion"_s), u"Is TCP a byte stream?"_s);
    QCOMPARE(scene.names().size(), 2);
    scene.past.vote(LessonId{2}, QuestionId{3}, 3, u"Chloe"_s, scene.past.no);
    scene.past.server.restart();
    scene.click(u"historyProblemButton"_s); // now, please
    WAIT_COMPARE(scene.text(u"historyCount"_s), u"3 answers"_s);
    WAIT_FOR(!scene.sees(u"historyProblem"_s));
    WAIT_COMPARE(scene.names().size(), 3);
    QVERIFY(scene.find<QPushButton>(u"historyExportButton"_s)->isEnabled());
}

void TestHistoryWindow::refreshesWhenItIsOpenedAgain() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(scene.open());
    WAIT_COMPARE(scene.text(u"historyCount"_s), u"2 answers"_s);
    QVERIFY(scene.settles());
    QTest::keyClick(&scene.window, Qt::Key_Escape);
    QVERIFY(!scene.window.isVisible());
    scene.past.vote(LessonId{2}, QuestionId{3}, 3, u"Chloe"_s, scene.past.no);
    scene.past.addLesson(false);
    scene.present();
    WAIT_COMPARE(scene.text(u"historyCount"_s), u"3 answers"_s); // what was chosen stays so
    QCOMPARE(scene.tree()->model()->rowCount(), 3);
}

void TestHistoryWindow::anotherClassReplacesTheOldOne() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(scene.open());
    WAIT_COMPARE(scene.names().size(), 2);
    scene.past.connection.close();
    scene.past.answers[QuestionId{3}] = {{AnswerId{1}, SeatId{1}, u"Zoe"_s, scene.past.no, scene.past.noon}};
    QVERIFY(scene.past.join()); // the numbers are the same, nothing else
    WAIT_COMPARE(scene.names(), QStringList{u"Zoe"_s});
    scene.past.lessons.clear();
    scene.past.questions.clear();
    scene.past.answers.clear();
    scene.past.connection.close();
    QVERIFY(scene.text(u"historyProblemText"_s).contains(u"Not in a class"_s));
    QVERIFY(!scene.sees(u"historyProblemButton"_s));
    QVERIFY(scene.past.join());
    WAIT_COMPARE(scene.text(u"historyEmpty"_s), u"No lesson has been held yet."_s);
    QCOMPARE(scene.names().size(), 0);
    QVERIFY(!scene.sees(u"historyQuestion"_s));
}

void TestHistoryWindow::afterTheEndItKeepsWhatItHas() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(scene.open());
    WAIT_COMPARE(scene.names().size(), 2);
    scene.past.server.send(Goodbye{GoodbyeReason::ClassEnded, {}});
    WAIT_FOR(scene.sees(u"historyProblem"_s));
    QCOMPARE(scene.names().size(), 2);
    QCOMPARE(scene.text(u"historyQuestion"_s), u"Is TCP a byte stream?"_s);
    const auto *button = scene.find<QPushButton>(u"historyRefreshButton"_s);
    QVERIFY(!button->isEnabled()); // nobody is left to ask
    QVERIFY(button->toolTip().contains(u"Not in a class any more"_s));
    QVERIFY(scene.past.join());
    QVERIFY(button->isEnabled());
    QVERIFY(button->toolTip().contains(u"F5"_s));
}

void TestHistoryWindow::remembersItsPlace() {
    {
        HistoryScene scene;
        scene.present();
        scene.window.resize(720, 480);
        WAIT_COMPARE(scene.window.size(), QSize(720, 480));
        QVERIFY(QTest::qWaitForWindowActive(&scene.window));
        QTest::keyClick(&scene.window, Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!scene.window.isVisible());
    }
    HistoryScene scene;
    scene.present();
    QCOMPARE(scene.window.size(), QSize(720, 480));
}

void TestHistoryWindow::everythingIsReachedWithTheKeyboard() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(scene.open());
    WAIT_COMPARE(scene.names().size(), 2);
    QStringList reached;
    for (int i = 0; i < 40; ++i) {
        if (const QWidget *widget = scene.window.focusWidget())
            reached << widget->objectName();
        QTest::keyClick(scene.window.focusWidget(), Qt::Key_Tab);
    }
    for (const QString &name :
         {u"historyTree"_s, u"historyRefreshButton"_s, u"historyExportButton"_s, u"historyPage"_s,
          u"historySearch"_s, u"historySort"_s, u"historyReverse"_s, u"historyAnswers"_s})
        QVERIFY2(reached.contains(name), qPrintable(name));
    const QStringList asSeen{u"historySort"_s, u"historyReverse"_s, u"historySearch"_s, u"historyAnswers"_s};
    QCOMPARE(reached.sliced(reached.indexOf(asSeen.first()), asSeen.size()), asSeen);
}

void TestHistoryWindow::foreignTextIsPlain() {
    HistoryScene scene;
    for (const QLabel *label : scene.window.findChildren<QLabel *>())
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->objectName()));
}

void TestHistoryWindow::everythingThatTakesTheFocusHasAName() {
    HistoryScene scene;
    hold(scene.past);
    QVERIFY(scene.open());
    for (const QWidget *widget : scene.window.findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->objectName().startsWith(u"qt_"_s) ||
            qobject_cast<const QMenu *>(widget) || widget->parent()->inherits("QComboBox") ||
            widget->inherits("QComboBoxPrivateContainer") || widget->inherits("QComboBoxListView"))
            continue;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
}

void TestHistoryWindow::anUnverifiedAnswerIsReadInFull() {
    HistoryScene scene;
    const LessonId lesson = scene.past.addLesson();
    const QuestionId question = scene.past.ask(lesson, u"Why?"_s);
    scene.past.vote(lesson, question, 1, u"classic 7"_s, scene.past.yes, true);
    QVERIFY(scene.open());
    WAIT_COMPARE(scene.names(), QStringList{u"classic 7"_s});
    const QModelIndex answer = scene.table()->model()->index(0, teacher::HistoryAnswers::Answer);
    QCOMPARE(answer.data().toString(), u"Yes, unverified"_s);
    const int text = scene.table()->fontMetrics().horizontalAdvance(answer.data().toString());
    WAIT_FOR(scene.table()->visualRect(answer).width() > text);
    WAIT_COMPARE(scene.text(u"historyCount"_s), u"1 answer, 1 unverified"_s);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestHistoryWindow, QApplication)
#include "tst_historywindow.moc"
