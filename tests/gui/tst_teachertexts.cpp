// SPDX-License-Identifier: GPL-3.0-or-later
// No word of the teacher's program is cut off, in any state, at any size.
#include "tests/gui/textfit.h"
#include "tests/gui/textwalk.h"
#include "tests/teacher-gui/teacherlesson.h"

#include <QAction>
#include <QMessageBox>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestTeacherTexts : public TextWalk {
    Q_OBJECT

private Q_SLOTS:
    void theCheckSeesACutLabel();
    void theCheckSeesTextsOnEachOther();
    void noTextIsCutInAnyState_data();
    void noTextIsCutInAnyState();

private:
    void walkToTheClass(TeacherLesson &lesson, QSize size);
    void walkThroughTheDialogs(TeacherLesson &lesson);
    void walkThroughAQuestion(TeacherLesson &lesson);
    void walkToTheEnd(TeacherLesson &lesson);
};

namespace {

void closeDialogs() {
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (qobject_cast<QDialog *>(window) && window->isVisible())
            window->close();
    }
}

} // namespace

void TestTeacherTexts::theCheckSeesACutLabel() {
    QWidget window;
    QLabel label(u"Many words in little room"_s, &window);
    label.resize(20, 20);
    window.show();
    QCOMPARE(textFaults(window).size(), 1);
    label.resize(label.sizeHint());
    window.resize(label.size());
    QCOMPARE(textFaults(window), QStringList());
}

void TestTeacherTexts::theCheckSeesTextsOnEachOther() {
    QWidget window;
    QLabel below(u"One"_s, &window);
    QLabel above(u"Other"_s, &window);
    window.show();
    WAIT_COMPARE(textFaults(window).size(), 1);
}

void TestTeacherTexts::noTextIsCutInAnyState_data() { addEveryWindow({900, 600}, {1180, 760}); }

void TestTeacherTexts::noTextIsCutInAnyState() {
    const QSize size = dressForTheRow();
    TeacherLesson lesson;
    walkToTheClass(lesson, size);
    walkThroughTheDialogs(lesson);
    walkThroughAQuestion(lesson);
    walkToTheEnd(lesson);
    QCOMPARE(faults(), QString());
}

void TestTeacherTexts::walkToTheClass(TeacherLesson &lesson, QSize size) {
    teacher::Options options;
    options.dataFolder = freshFolder();
    {
        teacher::MainWindow first(options);
        first.resize(size);
        first.show();
        first.start();
        look(u"first start"_s);
        first.findChild<QAction *>(u"joinAction"_s)->trigger();
        look(u"join page"_s);
        QTest::keyClick(first.findChild<QWidget *>(u"joinButton"_s), Qt::Key_Return);
        look(u"join page with an error"_s);
    }
    QVERIFY(lesson.begin());
    lesson.window->resize(size);
    WAIT_COMPARE(lesson.window->size(), size);
    look(u"no question yet"_s);
    lesson.click(u"showButton"_s); // refused
    look(u"refused"_s);
}

void TestTeacherTexts::walkThroughTheDialogs(TeacherLesson &lesson) {
    for (const char *action : {"helpAction", "aboutAction", "joinCardAction", "doorsAction", "quitAction"}) {
        lesson.find<QAction>(QLatin1StringView(action))->trigger();
        look(QLatin1StringView(action));
        closeDialogs();
    }
}

void TestTeacherTexts::walkThroughAQuestion(TeacherLesson &lesson) {
    RawClient &ana = lesson.join(QString(32, u'W'));
    lesson.ask(u"Is TCP a byte stream?"_s);
    look(u"asked"_s);
    lesson.vote(ana, 1, u"yes"_s);
    lesson.join(u"Ben"_s);
    look(u"answered"_s);
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    lesson.click(u"showButton"_s);
    WAIT_FOR(lesson.projector() && lesson.projector()->isVisible());
    look(u"shown"_s);
    lesson.projector()->close();
    lesson.click(u"closeVotesButton"_s);
    look(u"closed"_s);
    lesson.ask(longQuestion());
    look(u"long question"_s);
    lesson.server.kill();
    WAIT_FOR(!lesson.button(u"clearButton"_s)->isEnabled());
    look(u"connection lost"_s);
    QVERIFY(lesson.server.start(lesson.server.port()));
    WAIT_FOR(lesson.isReady());
}

void TestTeacherTexts::walkToTheEnd(TeacherLesson &lesson) {
    lesson.find<QAction>(u"quitAction"_s)->trigger();
    QTest::mouseClick(lesson.find<QPushButton>(u"confirmQuitButton"_s), Qt::LeftButton);
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s));
    look(u"ended"_s);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestTeacherTexts, QApplication)
#include "tst_teachertexts.moc"
