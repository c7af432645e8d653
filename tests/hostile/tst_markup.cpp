// SPDX-License-Identifier: GPL-3.0-or-later
// Case 23: HTML in names, questions and the name of the class, in both programs against the real daemon: shown as the
// characters it is, in every window.
#include "shared/ui/identitydialog.h"
#include "shared/ui/theme.h"
#include "student-gui/mainwindow.h"
#include "tests/hostile/markupfinder.h"
#include "tests/teacher-gui/teacherlesson.h"

#include <QAction>
#include <QDialog>
#include <QTextEdit>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString mark = u"xyzzy"_s; // in everything that is foreign here
const QString className = u"<h1>xyzzy</h1><img src='file:///etc/passwd'>&amp;"_s;
const QString studentName = u"<img src='file:///x'>xyzzy"_s;
const QString otherName = u"<table><td><a href=x:>xyzzy"_s;
const QString question = u"<table><tr><td>"_s.repeated(25) + u"xyzzy<img src=\"file:///etc/passwd\">%1&lt;"_s;

QList<QDialog *> openDialogs(const QWidget &window) {
    QList<QDialog *> dialogs = window.findChildren<QDialog *>();
    erase_if(dialogs, [](const QDialog *dialog) { return !dialog->isVisible(); });
    return dialogs;
}

} // namespace

class TestMarkup : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void case23_theFinderSeesMarkupWhereItIs();
    void case23_aStudentSeesTheCharacters();
    void case23_aTeacherSeesTheCharacters();
    void case23_theStopForAnotherIdentityShowsTheCharacters();

private:
    // One line for each that takes it for markup.
    static QString markup() { return foreignMarkup(mark).join(u'\n'); }
};

void TestMarkup::initTestCase() {
    QCoreApplication::setOrganizationName(u"Lectern"_s);
    ui::applyTheme(*qApp);
}

void TestMarkup::case23_theFinderSeesMarkupWhereItIs() {
    QWidget window;
    QLabel label(studentName, &window);
    label.setToolTip(studentName);
    QTextEdit edit(&window);
    edit.setHtml(question);
    QCOMPARE(markup().count(u'\n'), 2);
    label.setTextFormat(Qt::PlainText);
    label.setToolTip({});
    edit.setPlainText(question);
    QCOMPARE(markup(), QString());
}

void TestMarkup::case23_aStudentSeesTheCharacters() {
    ServerProcess server({u"--class-name"_s, className});
    QVERIFY(server.start());
    RawClient teacher(server.port());
    QVERIFY(!teacher.joinTeacher(server.teacherKey()).isEmpty());
    student::MainWindow window(freshFolder());
    window.show();
    window.start({client::ServerAddress{u"127.0.0.1"_s, server.port()}, studentName});
    WAIT_FOR(isShownVerbatim(className) && isShownVerbatim(studentName));
    teacher.request(protocol::Ask{question});
    teacher.request(protocol::Show{true});
    WAIT_FOR(isShownVerbatim(question));
    QCOMPARE(markup(), QString());
    for (const char *action : {"startOverAction", "helpAction", "aboutAction", "joinOtherAction"}) {
        window.findChild<QAction *>(QLatin1StringView(action))->trigger();
        WAIT_FOR(!openDialogs(window).isEmpty());
        QCOMPARE(markup(), QString());
        for (QDialog *dialog : openDialogs(window))
            dialog->close();
        WAIT_FOR(openDialogs(window).isEmpty());
    }
    teacher.request(protocol::Quit{});
    WAIT_FOR(!isShownVerbatim(question)); // the end has a page of its own
    QCOMPARE(markup(), QString());
}

void TestMarkup::case23_aTeacherSeesTheCharacters() {
    ServerProcess server({u"--class-name"_s, className});
    QVERIFY(server.start());
    TeacherLesson lesson;
    lesson.options.server = client::ServerAddress{u"127.0.0.1"_s, server.port()};
    lesson.options.dataFolder = server.dataFolder();
    lesson.openWindow();
    WAIT_FOR(lesson.isReady());
    RawClient ana(server.port());
    RawClient ben(server.port());
    QCOMPARE(ana.joinStudent(studentName)["name"_L1].toString(), studentName);
    QCOMPARE(ben.joinStudent(otherName)["name"_L1].toString(), otherName);
    lesson.ask(question);
    ana.request(protocol::Vote{{1}, u"yes"_s});
    WAIT_FOR(isShownVerbatim(className) && isShownVerbatim(question) && isShownVerbatim(studentName) &&
             isShownVerbatim(otherName));
    QCOMPARE(markup(), QString());

    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    lesson.click(u"showButton"_s);
    WAIT_FOR(lesson.projector() && lesson.projector()->isVisible());
    WAIT_COMPARE(lesson.projector()->findChild<QLabel *>(u"projectorQuestion"_s)->text(), question);
    QCOMPARE(markup(), QString());
    lesson.projector()->close();

    lesson.click(u"closeVotesButton"_s);
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    lesson.find<QAction>(u"historyAction"_s)->trigger();
    lesson.window->hide();
    WAIT_FOR(isShownVerbatim(question) && isShownVerbatim(studentName));
    QCOMPARE(markup(), QString());

    lesson.window->show();
    for (const char *action : {"joinCardAction", "quitAction"}) {
        lesson.find<QAction>(QLatin1StringView(action))->trigger();
        WAIT_FOR(!lesson.window->findChildren<QDialog *>().isEmpty());
        QCOMPARE(markup(), QString());
    }
}

void TestMarkup::case23_theStopForAnotherIdentityShowsTheCharacters() {
    client::JoinProblem problem;
    problem.kind = client::JoinProblem::Kind::Identity;
    problem.expected = Fingerprint::ofCertificate("one");
    problem.seen = Fingerprint::ofCertificate("other");
    const client::TrustedServer known{{problem.expected}, QDateTime::currentDateTimeUtc(), className};
    QWidget window;
    ui::IdentityDialog stop(problem, {u"<b>xyzzy</b>"_s, 4444}, known, protocol::Role::Student, &window);
    stop.open();
    WAIT_FOR(stop.isVisible());
    QCOMPARE(markup(), QString());
}

LECTERN_TEST(TestMarkup, QApplication)
#include "tst_markup.moc"
