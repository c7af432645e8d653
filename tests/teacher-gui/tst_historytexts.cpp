// SPDX-License-Identifier: GPL-3.0-or-later
// No word of the History window is cut off, in any state, at any size.
#include "tests/gui/textwalk.h"
#include "tests/teacher-gui/historyscene.h"

#include <QApplication>
#include <QSettings>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using namespace protocol;

class TestHistoryTexts : public TextWalk {
    Q_OBJECT

private Q_SLOTS:
    void noTextIsCutInAnyState_data();
    void noTextIsCutInAnyState();

private:
    void walkThroughExports(HistoryScene &scene);
};

namespace {

void hold(PastClass &past) {
    const LessonId lesson = past.addLesson();
    for (const QString &text : {u"Why?"_s, QString(), QString(500, u'W'), longQuestion()}) {
        const QuestionId question = past.ask(lesson, text);
        past.vote(lesson, question, 1, QString(32, u'W'), past.no);
        past.vote(lesson, question, 1, QString(32, u'W'), past.yes);
    }
}

} // namespace

void TestHistoryTexts::noTextIsCutInAnyState_data() { addEveryWindow({720, 480}, {1180, 760}); }

void TestHistoryTexts::noTextIsCutInAnyState() {
    QSettings().clear();
    const QSize size = dressForTheRow();
    HistoryScene scene;
    scene.window.resize(size);
    scene.present();
    look(u"not connected"_s);
    QVERIFY(scene.past.join());
    QVERIFY(scene.settles());
    look(u"empty"_s);
    hold(scene.past);
    QTest::keyClick(&scene.window, Qt::Key_F5);
    WAIT_COMPARE(scene.text(u"historyQuestion"_s), longQuestion());
    for (const QString &state :
         {u"long question"_s, u"a single word"_s, u"asked aloud"_s, u"short question"_s}) {
        QVERIFY(scene.settles());
        look(state);
        QTest::keyClick(scene.tree(), Qt::Key_Up);
    }
    look(u"a lesson"_s);
    walkThroughExports(scene);
    scene.past.server.stop();
    WAIT_FOR(scene.sees(u"historyProblem"_s));
    look(u"connection lost"_s);
    QCOMPARE(faults(), QString());
}

void TestHistoryTexts::walkThroughExports(HistoryScene &scene) {
    scene.exportInto(freshFolder() + u'/' + QString(100, u'a') + u".csv"_s, u"exportAllAction"_s);
    WAIT_FOR(scene.text(u"historyResultText"_s).contains(u"Saved"_s));
    look(u"exported"_s);
    scene.exportInto(u"/nowhere/at/all/a.csv"_s, u"exportAllAction"_s);
    WAIT_FOR(scene.text(u"historyResultText"_s).contains(u"Not exported"_s));
    look(u"export failed"_s);
    scene.past.server.answersRequests = false;
    scene.exportInto(freshFolder() + u"/a.csv"_s, u"exportAllAction"_s);
    WAIT_FOR(scene.find<QWidget>(u"exportProgress"_s)->isVisible());
    look(u"exporting"_s);
    scene.click(u"exportCancelButton"_s);
    look(u"cancelled"_s);
    scene.past.server.answersRequests = true;
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestHistoryTexts, QApplication)
#include "tst_historytexts.moc"
