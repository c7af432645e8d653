// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/teacher-gui/teacherlesson.h"

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestTeacherWindow : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everythingToPressHasANameForTestsAndReaders();
    void worksFromNineHundredBySixHundred();
    void bigThreeStandStillWhenThingsHappen();
    void copyPutsTheJoinAddressOnTheClipboard();
    void peopleFollowJoiningAnsweringAndLeaving();
    void searchNarrowsTheList();
    void peopleSideFoldsAndItsWidthIsRemembered();
    void placeAndSizeAreRemembered();
    void aPlaceThatIsOnNoScreenAnyMoreComesBack();
    void textSizeChangesAndComesBack();
    void helpAndAboutOpen();
};

namespace {

QStringList listed(TeacherLesson &lesson) {
    QStringList rows;
    const auto *model = lesson.find<QAbstractItemView>(u"peopleList"_s)->model();
    for (int row = 0; row < model->rowCount(); ++row)
        rows.append(model->index(row, 0).data().toString() + u": "_s +
                    model->index(row, 1).data().toString());
    return rows;
}

} // namespace

void TestTeacherWindow::everythingToPressHasANameForTestsAndReaders() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    for (const QString &name :
         {u"askField"_s, u"askButton"_s, u"closeVotesButton"_s, u"clearButton"_s, u"showButton"_s,
          u"quitButton"_s, u"copyJoinButton"_s, u"peopleSearch"_s, u"peopleList"_s, u"resultChart"_s}) {
        const auto *widget = lesson.find<QWidget>(name);
        QVERIFY2(widget, qPrintable(name));
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(name));
    }
}

void TestTeacherWindow::worksFromNineHundredBySixHundred() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    QCOMPARE(lesson.window->size(), QSize(1180, 760));
    lesson.window->resize(900, 600);
    lesson.ask(QString(450, u'x'));
    QCOMPARE(lesson.window->size(), QSize(900, 600));
    const QRect window = lesson.window->rect();
    for (const QString &name :
         {u"clearButton"_s, u"showButton"_s, u"quitButton"_s, u"closeVotesButton"_s, u"resultChart"_s}) {
        const auto *widget = lesson.find<QWidget>(name);
        const QRect place(widget->mapTo(lesson.window.get(), QPoint()), widget->size());
        QVERIFY2(window.contains(place), qPrintable(name));
    }
}

void TestTeacherWindow::bigThreeStandStillWhenThingsHappen() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    const auto places = [&] {
        QList<QRect> found;
        for (const QString &name : {u"clearButton"_s, u"showButton"_s, u"quitButton"_s})
            found.append(
                {lesson.button(name)->mapTo(lesson.window.get(), QPoint()), lesson.button(name)->size()});
        return found;
    };
    const QList<QRect> before = places();
    lesson.click(u"showButton"_s); // refused: a notice
    WAIT_FOR(lesson.isOnPage(u"noticeLine"_s));
    lesson.ask(u"many words "_s.repeated(40).trimmed());
    lesson.click(u"closeVotesButton"_s);
    WAIT_FOR(lesson.text(u"stateLabel"_s).contains(u"Closed"_s));
    QCOMPARE(places(), before);
}

void TestTeacherWindow::copyPutsTheJoinAddressOnTheClipboard() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.click(u"copyJoinButton"_s);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.endsWith(u':' + QString::number(lesson.server.port())));
    QCOMPARE(lesson.text(u"joinLabel"_s), u"Join: "_s + copied);
}

void TestTeacherWindow::peopleFollowJoiningAnsweringAndLeaving() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    RawClient &ana = lesson.join(u"Ana"_s);
    RawClient &ben = lesson.join(u"Ben"_s);
    WAIT_FOR(listed(lesson).mid(0, 2) == (QStringList{u"Ana: \u25cb not yet"_s, u"Ben: \u25cb not yet"_s}));
    lesson.vote(ana, 1, u"yes"_s);
    WAIT_FOR(listed(lesson).mid(0, 2) == (QStringList{u"Ben: \u25cb not yet"_s, u"Ana: \u2713 answered"_s}));
    ben.socket().abort();
    WAIT_FOR(listed(lesson).contains(u"Ben: \u2026 away"_s));
    WAIT_COMPARE(lesson.text(u"hereLabel"_s), u"Students: 1 here"_s);
    ana.send(protocol::Leave{});
    WAIT_FOR(listed(lesson).filter(u"Ana: "_s).value(0).contains(u" left "_s)); // stays listed, with the time
}

void TestTeacherWindow::searchNarrowsTheList() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.join(u"Ana"_s);
    lesson.join(u"Ben"_s);
    WAIT_COMPARE(listed(lesson).size(), 3); // and the teacher
    QTest::keyClicks(lesson.find<QLineEdit>(u"peopleSearch"_s), u"be"_s);
    QCOMPARE(listed(lesson).size(), 1);
}

void TestTeacherWindow::peopleSideFoldsAndItsWidthIsRemembered() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    auto *side = lesson.find<QWidget>(u"sideTabs"_s);
    auto *fold = lesson.find<QAction>(u"peopleAction"_s);
    QVERIFY(fold->isChecked());
    auto *splitter = lesson.find<QSplitter>(u"sideSplitter"_s);
    const int all = splitter->sizes()[0] + splitter->sizes()[1];
    splitter->setSizes({all - 400, 400});
    fold->trigger();
    QVERIFY(!side->isVisible());
    fold->trigger();
    QVERIFY(side->isVisible());
    WAIT_COMPARE(side->width(), 400);
    lesson.window.reset();
    lesson.window = std::make_unique<teacher::MainWindow>(lesson.options);
    lesson.window->show();
    lesson.window->start();
    WAIT_FOR(lesson.isReady());
    WAIT_COMPARE(lesson.find<QWidget>(u"sideTabs"_s)->width(), 400);
}

void TestTeacherWindow::placeAndSizeAreRemembered() {
    QSettings().clear();
    teacher::Options options;
    const QRect place(30, 50, 700, 500);
    {
        teacher::MainWindow window(options);
        window.show();
        window.setGeometry(place);
        window.close();
    }
    const teacher::MainWindow window(options);
    QCOMPARE(window.geometry(), place);
}

void TestTeacherWindow::aPlaceThatIsOnNoScreenAnyMoreComesBack() {
    QSettings().clear();
    teacher::Options options;
    {
        teacher::MainWindow window(options);
        window.show();
        window.setGeometry(5000, 4000, 700, 500); // on a display that is unplugged by now
        window.close();
    }
    teacher::MainWindow window(options);
    window.show();
    QVERIFY(window.screen()->geometry().contains(window.geometry()));
}

void TestTeacherWindow::textSizeChangesAndComesBack() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    const auto size = [&] { return QFontInfo(lesson.button(u"clearButton"_s)->font()).pixelSize(); };
    const int usual = size();
    for (int i = 0; i < 3; ++i)
        lesson.find<QAction>(u"largerAction"_s)->trigger();
    WAIT_FOR(size() > usual);
    lesson.find<QAction>(u"normalAction"_s)->trigger();
    WAIT_COMPARE(size(), usual);
    lesson.find<QAction>(u"smallerAction"_s)->trigger();
    WAIT_FOR(size() < usual);
    lesson.find<QAction>(u"normalAction"_s)->trigger();
}

void TestTeacherWindow::helpAndAboutOpen() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.find<QAction>(u"helpAction"_s)->trigger();
    WAIT_FOR(lesson.find<QDialog>(u"helpWindow"_s));
    QTest::keyClick(lesson.find<QWidget>(u"helpWindow"_s), Qt::Key_Escape);
    WAIT_FOR(!lesson.find<QDialog>(u"helpWindow"_s));
    lesson.find<QAction>(u"aboutAction"_s)->trigger();
    WAIT_FOR(lesson.find<QWidget>(u"aboutDialog"_s));
    QVERIFY(lesson.find<QWidget>(u"aboutDialog"_s)->isVisible());
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestTeacherWindow, QApplication)
#include "tst_teacherwindow.moc"
