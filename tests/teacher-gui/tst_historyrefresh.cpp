// SPDX-License-Identifier: GPL-3.0-or-later
// The class goes on while its History window is open.
#include "tests/teacher-gui/historyscene.h"

#include <QApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using namespace protocol;

class TestHistoryRefresh : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aQuestionThatIsOpenedOrClosedIsSeenByItself();
    void manyChangesAreFewRequests();
    void aHiddenWindowAsksNothing();
    void whoComesBackToTheWindowSeesItAsOfNow();
    void theMenuRefreshesTheWindowThatIsThere();
    void nothingMovesWhenItIsRefreshed();

private:
    void prepare() override { QSettings().clear(); }
};

namespace {

// To everybody in the class.
void tell(HistoryScene &scene, QuestionId id, QuestionState state) {
    Question question;
    question.question = id;
    question.state = state;
    scene.past.server.send(question);
}

size_t requests(HistoryScene &scene) { return scene.past.server.receivedOf<ListLessons>().size(); }

void activate(HistoryScene &scene) {
    QEvent activation(QEvent::WindowActivate);
    QApplication::sendEvent(&scene.window, &activation);
}

} // namespace

void TestHistoryRefresh::aQuestionThatIsOpenedOrClosedIsSeenByItself() {
    HistoryScene scene;
    const LessonId lesson = scene.past.addLesson(false);
    QVERIFY(scene.open());
    WAIT_COMPARE(scene.text(u"historyNothing"_s), u"No question has been asked in this lesson."_s);
    const QuestionId asked = scene.past.ask(lesson, u"Now?"_s, false);
    tell(scene, asked, QuestionState::Open);
    WAIT_COMPARE(scene.text(u"historyQuestion"_s), u"Now?"_s);
    QVERIFY(scene.sees(u"historyQuestion"_s));
    QVERIFY(scene.text(u"historyWhen"_s).endsWith(u"still open"_s));
    auto &running = scene.past.questions[lesson].back();
    running.closedAt = running.openedAt + 1000;
    tell(scene, asked, QuestionState::Closed);
    WAIT_FOR(!scene.text(u"historyWhen"_s).endsWith(u"still open"_s));
}

void TestHistoryRefresh::manyChangesAreFewRequests() {
    HistoryScene scene;
    const LessonId lesson = scene.past.addLesson(false);
    QVERIFY(scene.open());
    const size_t before = requests(scene);
    for (quint64 i = 0; i < 50; ++i)
        tell(scene, QuestionId{1}, i % 2 ? QuestionState::Closed : QuestionState::Open);
    scene.past.ask(lesson, u"The last?"_s);
    WAIT_COMPARE(scene.text(u"historyQuestion"_s), u"The last?"_s);
    QVERIFY2(requests(scene) < before + 10, qPrintable(QString::number(requests(scene) - before)));
}

void TestHistoryRefresh::aHiddenWindowAsksNothing() {
    HistoryScene scene;
    QVERIFY(scene.past.join());
    QSignalSpy received(&scene.past.connection, &client::Connection::received);
    tell(scene, QuestionId{1}, QuestionState::Open);
    WAIT_COMPARE(received.size(), 1);
    scene.present();
    QVERIFY(scene.settles());
    QCOMPARE(requests(scene), size_t(1));
}

void TestHistoryRefresh::whoComesBackToTheWindowSeesItAsOfNow() {
    HistoryScene scene;
    scene.past.addLesson(false);
    QVERIFY(scene.open());
    WAIT_FOR(scene.sees(u"historyNothing"_s));
    scene.past.addLesson(false);
    activate(scene);
    WAIT_COMPARE(scene.tree()->model()->rowCount(), 2);
}

void TestHistoryRefresh::theMenuRefreshesTheWindowThatIsThere() {
    HistoryScene scene;
    scene.past.addLesson(false);
    QVERIFY(scene.open());
    WAIT_FOR(scene.sees(u"historyNothing"_s));
    const size_t before = requests(scene);
    scene.present();
    WAIT_COMPARE(requests(scene), before + 1);
}

void TestHistoryRefresh::nothingMovesWhenItIsRefreshed() {
    HistoryScene scene;
    const LessonId lesson = scene.past.addLesson(false);
    const QuestionId first = scene.past.ask(lesson, u"First?"_s);
    for (quint64 seat = 1; seat <= 100; ++seat)
        scene.past.vote(lesson, first, seat, u"Student %1"_s.arg(seat), scene.past.yes);
    scene.past.ask(lesson, u"Second?"_s);
    QVERIFY(scene.open());
    WAIT_COMPARE(scene.text(u"historyQuestion"_s), u"Second?"_s);
    QTest::keyClick(scene.tree(), Qt::Key_Up);
    WAIT_COMPARE(scene.names().size(), 100);
    auto *search = scene.find<QLineEdit>(u"historySearch"_s);
    search->setText(u"dent"_s);
    scene.table()->verticalScrollBar()->setValue(50);
    QVERIFY(scene.settles());
    const int scrolled = scene.table()->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    scene.past.ask(lesson, u"Third?"_s);
    QTest::keyClick(&scene.window, Qt::Key_F5);
    QVERIFY(!scene.sees(u"historyEmpty"_s)); // "Loading" would push all of it down
    QVERIFY(!scene.sees(u"historyAnswersState"_s));
    WAIT_COMPARE(scene.tree()->model()->rowCount(scene.tree()->model()->index(0, 0)), 3);
    QVERIFY(scene.settles());
    QCOMPARE(scene.text(u"historyQuestion"_s), u"First?"_s);
    QCOMPARE(scene.tree()->currentIndex().row(), 0);
    QCOMPARE(scene.table()->verticalScrollBar()->value(), scrolled);
    QCOMPARE(search->text(), u"dent"_s);
    QCOMPARE(scene.names().size(), 100);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestHistoryRefresh, QApplication)
#include "tst_historyrefresh.moc"
