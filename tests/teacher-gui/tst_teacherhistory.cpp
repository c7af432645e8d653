// SPDX-License-Identifier: GPL-3.0-or-later
// The History window against the real daemon: what was asked and voted is what is seen, and what is in the file.
#include "teacher-gui/views/helpdialog.h"
#include "teacher-gui/views/historywindow.h"
#include "teacher-gui/views/resultchart.h"
#include "tests/teacher-gui/teacherlesson.h"

#include <QAction>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTreeView>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestTeacherHistory : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void whatWasVotedIsSeenAndExported();
    void theFileIsTheOneThatTheServerWouldWrite();
    void openOnlyWhileThereIsAClass();
    void closesWithTheTeachersWindow();
    void theTextSizeAndTheHelpAreAKeyAwayThere();
    void whatIsAskedMeanwhileComesByItself();
    void lastLessonIsThereInTheNext();
};

namespace {

teacher::HistoryWindow *history() {
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<teacher::HistoryWindow *>(widget))
            return window;
    }
    return nullptr;
}

void open(TeacherLesson &lesson) {
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    QVERIFY(QTest::qWaitForWindowActive(lesson.window.get()));
    QTest::keyClick(lesson.window.get(), Qt::Key_H, Qt::ControlModifier);
    QVERIFY(history()->isVisible());
}

QString text(const QString &label) { return history()->findChild<QLabel *>(label)->text(); }

QStringList rows() {
    const QAbstractItemModel *model = history()->findChild<QTreeView *>(u"historyAnswers"_s)->model();
    QStringList all;
    for (int row = 0; row < model->rowCount(); ++row)
        all << model->index(row, 0).data().toString() + u' ' + model->index(row, 1).data().toString();
    return all;
}

bool exports(const QString &action, const QString &path) {
    history()->setFileChooser([path](QWidget *, const QString &, teacher::ExportKind,
                                     const teacher::FileChosen &tell) { tell(path); });
    history()->findChild<QAction *>(action)->trigger();
    return QTest::qWaitFor([&] { return text(u"historyResultText"_s).contains(path); }, patience) &&
           text(u"historyResultText"_s).contains(u"Saved"_s);
}

QString run(const QString &program, const QStringList &arguments) {
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(patience) || process.exitCode() != 0)
        return u"%1 failed: %2"_s.arg(program, QString::fromUtf8(process.readAllStandardError()));
    return QString::fromUtf8(process.readAllStandardOutput());
}

// As a program of somebody else reads it: a list of rows, each by the names of its columns.
QJsonArray readCsv(const QString &path) {
    const QString reader = uR"(
import csv, json, sys
with open(sys.argv[1], encoding='utf-8-sig', newline='') as file:
    print(json.dumps(list(csv.DictReader(file, strict=True)))))"_s;
    return QJsonDocument::fromJson(run(u"python3"_s, {u"-c"_s, reader, path}).toUtf8()).array();
}

QStringList answersIn(const QJsonArray &table) {
    QStringList answers;
    for (const QJsonValue &row : table) {
        const auto cell = [&](const char *name) { return row[QLatin1StringView(name)].toString(); };
        answers << QStringList{cell("question text"), cell("name"), cell("answer"), cell("counts")}.join(
            u'|');
    }
    return answers;
}

// Two questions; at the first one Ana changes her mind.
void hold(TeacherLesson &lesson) {
    RawClient &ana = lesson.join(u"Ana"_s);
    RawClient &ben = lesson.join(u"Ben \"the best\", really"_s);
    lesson.ask(u"Is TCP, say, a byte stream?"_s);
    lesson.vote(ana, 1, u"no"_s);
    lesson.vote(ben, 1, u"yes"_s);
    lesson.vote(ana, 1, u"yes"_s);
    lesson.ask(u"And UDP?"_s);
    lesson.vote(ben, 2, u"no"_s);
}

} // namespace

void TestTeacherHistory::whatWasVotedIsSeenAndExported() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    hold(lesson);
    open(lesson);
    WAIT_COMPARE(text(u"historyQuestion"_s), u"And UDP?"_s);
    WAIT_COMPARE(rows(), QStringList{u"Ben \"the best\", really No"_s});
    auto *tree = history()->findChild<QTreeView *>(u"historyTree"_s);
    QTest::keyClick(tree, Qt::Key_Up);
    QCOMPARE(text(u"historyQuestion"_s), u"Is TCP, say, a byte stream?"_s);
    const auto *chart = history()->findChild<teacher::ResultChart *>(u"historyChart"_s);
    QCOMPARE(chart->countLabel(0), u"2"_s);
    QCOMPARE(chart->countLabel(1), u"0"_s);
    WAIT_COMPARE(rows(), (QStringList{u"Ana Yes"_s, u"Ben \"the best\", really Yes"_s}));
    const QAbstractItemModel *answers = history()->findChild<QTreeView *>(u"historyAnswers"_s)->model();
    QVERIFY(answers->index(0, 3).data().toString().startsWith(u"No "_s));
    QCOMPARE(answers->index(1, 3).data().toString(), QString());

    const QString one = freshFolder() + u"/one.csv"_s;
    QVERIFY(exports(u"exportQuestionAction"_s, one));
    const QStringList first{u"Is TCP, say, a byte stream?|Ana|no|no"_s,
                            u"Is TCP, say, a byte stream?|Ben \"the best\", really|yes|yes"_s,
                            u"Is TCP, say, a byte stream?|Ana|yes|yes"_s};
    QCOMPARE(answersIn(readCsv(one)), first);
    const QString all = freshFolder() + u"/all.csv"_s;
    QVERIFY(exports(u"exportAllAction"_s, all));
    QCOMPARE(answersIn(readCsv(all)), first + QStringList{u"And UDP?|Ben \"the best\", really|no|yes"_s});
}

void TestTeacherHistory::theFileIsTheOneThatTheServerWouldWrite() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    hold(lesson);
    open(lesson);
    WAIT_COMPARE(text(u"historyQuestion"_s), u"And UDP?"_s);
    const QString ours = freshFolder() + u"/ours.csv"_s;
    const QString servers = freshFolder() + u"/servers.csv"_s;
    QVERIFY(exports(u"exportAllAction"_s, ours));
    const QString said = run(qEnvironmentVariable("LECTERN_BIN") + u"/lectern-server"_s,
                             {u"export"_s, u"--data"_s, lesson.server.dataFolder(), u"--format"_s, u"csv"_s,
                              u"--output"_s, servers});
    QFile one(ours);
    QFile other(servers);
    QVERIFY2(one.open(QIODevice::ReadOnly) && other.open(QIODevice::ReadOnly), qPrintable(said));
    QCOMPARE(one.readAll(), other.readAll());
}

void TestTeacherHistory::openOnlyWhileThereIsAClass() {
    TeacherLesson lesson;
    {
        teacher::MainWindow alone(lesson.options);
        QVERIFY(!alone.findChild<QAction *>(u"historyAction"_s)->isEnabled());
    }
    QVERIFY(lesson.begin());
    auto *action = lesson.find<QAction>(u"historyAction"_s);
    QVERIFY(action->isEnabled());
    open(lesson);
    QVERIFY(lesson.window->isEnabled());
    QVERIFY(!history()->isModal());
    lesson.ask(u"Meanwhile?"_s); // the class goes on beside it
    lesson.server.kill();
    WAIT_FOR(!action->isEnabled());
}

void TestTeacherHistory::closesWithTheTeachersWindow() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    open(lesson);
    lesson.find<QAction>(u"quitAction"_s)->trigger();
    lesson.confirmQuit();
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s));
    QVERIFY(history()->isVisible()); // what it shows is still of use
    lesson.window->close();
    WAIT_FOR(!lesson.window->isVisible());
    QVERIFY(!history()->isVisible());
}

void TestTeacherHistory::theTextSizeAndTheHelpAreAKeyAwayThere() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    open(lesson);
    QVERIFY(QTest::qWaitForWindowActive(history()));
    const qreal normal = QApplication::font().pointSizeF();
    QTest::keyClick(history(), Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(QApplication::font().pointSizeF() > normal);
    QTest::keyClick(history(), Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(QApplication::font().pointSizeF(), normal);
    QTest::keyClick(history(), Qt::Key_Minus, Qt::ControlModifier);
    QTest::keyClick(history(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(QApplication::font().pointSizeF(), normal);
    QTest::keyClick(history(), Qt::Key_F1);
    const auto *help = history()->findChild<teacher::HelpDialog *>(); // in front of this window
    QVERIFY(help && help->isVisible());
}

void TestTeacherHistory::whatIsAskedMeanwhileComesByItself() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    open(lesson);
    WAIT_COMPARE(text(u"historyNothing"_s), u"No question has been asked in this lesson."_s);
    lesson.ask(u"Now?"_s);
    WAIT_COMPARE(text(u"historyQuestion"_s), u"Now?"_s);
    lesson.find<QAction>(u"closeVotesAction"_s)->trigger();
    WAIT_FOR(!text(u"historyWhen"_s).endsWith(u"still open"_s));
}

void TestTeacherHistory::lastLessonIsThereInTheNext() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    hold(lesson);
    lesson.find<QAction>(u"quitAction"_s)->trigger();
    lesson.confirmQuit();
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s));
    lesson.window.reset();
    lesson.openWindow();
    WAIT_FOR(lesson.isReady());
    open(lesson);
    auto *tree = history()->findChild<QTreeView *>(u"historyTree"_s);
    WAIT_COMPARE(tree->model()->rowCount(), 2);
    WAIT_COMPARE(text(u"historyNothing"_s), u"No question has been asked in this lesson."_s);
    QTest::keyClick(tree, Qt::Key_Down);
    QTest::keyClick(tree, Qt::Key_Right);
    WAIT_COMPARE(tree->model()->rowCount(tree->model()->index(1, 0)), 2);
    QTest::keyClick(tree, Qt::Key_Down);
    QCOMPARE(text(u"historyQuestion"_s), u"Is TCP, say, a byte stream?"_s);
    WAIT_COMPARE(rows(), (QStringList{u"Ana Yes"_s, u"Ben \"the best\", really Yes"_s}));
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestTeacherHistory, QApplication)
#include "tst_teacherhistory.moc"
