// SPDX-License-Identifier: GPL-3.0-or-later
// No word of the teacher's program is cut off, in any state, at any size.
#include "shared/ui/theme.h"
#include "tests/gui/textfit.h"
#include "tests/teacher-gui/teacherlesson.h"

#include <QAction>
#include <QMessageBox>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestTeacherTexts : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void theCheckSeesACutLabel();
    void theCheckSeesTextsOnEachOther();
    void noTextIsCutInAnyState_data();
    void noTextIsCutInAnyState();

private:
    void look(const char *state);
    void walkToTheClass(TeacherLesson &lesson);
    void walkThroughTheDialogs(TeacherLesson &lesson);
    void walkThroughAQuestion(TeacherLesson &lesson);
    void walkToTheEnd(TeacherLesson &lesson);

    QFont m_font;
    QStringList m_faults;
};

namespace {

QString longQuestion() { return u"A question of many words and letters, "_s.repeated(14).left(500); }

void closeDialogs() {
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (qobject_cast<QDialog *>(window) && window->isVisible())
            window->close();
    }
}

} // namespace

void TestTeacherTexts::initTestCase() {
    ui::applyTheme(*qApp);
    m_font = QApplication::font();
}

void TestTeacherTexts::cleanup() {
    QApplication::setFont(m_font);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

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

void TestTeacherTexts::noTextIsCutInAnyState_data() {
    QTest::addColumn<double>("scale");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const double scale : {1.0, 2.0}) {
        for (const QSize size : {QSize(900, 600), QSize(1180, 760), QSize(1920, 1080)}) {
            for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft})
                QTest::addRow("%g %% at %dx%d, %s", scale * 100, size.width(), size.height(),
                              direction == Qt::LeftToRight ? "left to right" : "right to left")
                    << scale << size << direction;
        }
    }
}

void TestTeacherTexts::noTextIsCutInAnyState() {
    QFETCH(double, scale);
    QFETCH(Qt::LayoutDirection, direction);
    QApplication::setLayoutDirection(direction);
    QApplication::setFont(ui::scaledFont(scale));
    m_faults.clear();
    TeacherLesson lesson;
    walkToTheClass(lesson);
    walkThroughTheDialogs(lesson);
    walkThroughAQuestion(lesson);
    walkToTheEnd(lesson);
    QVERIFY2(m_faults.isEmpty(), qPrintable(u"\n  "_s + m_faults.join(u"\n  "_s)));
}

// Layouts settle a few turns of the event loop after a change.
void TestTeacherTexts::look(const char *state) {
    if (QTest::qWaitFor([] { return textFaultsOfAllWindows().isEmpty(); }, 1000))
        return;
    for (const QString &fault : textFaultsOfAllWindows())
        m_faults << QLatin1StringView(state) + u": "_s + fault;
}

void TestTeacherTexts::walkToTheClass(TeacherLesson &lesson) {
    QFETCH(QSize, size);
    teacher::Options options;
    options.dataFolder = freshFolder();
    {
        teacher::MainWindow first(options);
        first.resize(size);
        first.show();
        first.start();
        look("first start");
        first.findChild<QAction *>(u"joinAction"_s)->trigger();
        look("join page");
        QTest::keyClick(first.findChild<QWidget *>(u"joinButton"_s), Qt::Key_Return);
        look("join page with an error");
    }
    QVERIFY(lesson.begin());
    lesson.window->resize(size);
    WAIT_COMPARE(lesson.window->size(), size);
    look("no question yet");
    lesson.click(u"showButton"_s); // refused
    look("refused");
}

void TestTeacherTexts::walkThroughTheDialogs(TeacherLesson &lesson) {
    for (const char *action : {"helpAction", "aboutAction", "quitAction"}) {
        lesson.find<QAction>(QLatin1StringView(action))->trigger();
        look(action);
        closeDialogs();
    }
}

void TestTeacherTexts::walkThroughAQuestion(TeacherLesson &lesson) {
    RawClient &ana = lesson.join(QString(32, u'W'));
    lesson.ask(u"Is TCP a byte stream?"_s);
    look("asked");
    lesson.vote(ana, 1, u"yes"_s);
    lesson.join(u"Ben"_s);
    look("answered");
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    lesson.click(u"showButton"_s);
    WAIT_FOR(lesson.projector() && lesson.projector()->isVisible());
    look("shown");
    lesson.projector()->close();
    lesson.click(u"closeVotesButton"_s);
    look("closed");
    lesson.ask(longQuestion());
    look("long question");
    lesson.server.kill();
    WAIT_FOR(!lesson.button(u"clearButton"_s)->isEnabled());
    look("connection lost");
    QVERIFY(lesson.server.start(lesson.server.port()));
    WAIT_FOR(lesson.isReady());
}

void TestTeacherTexts::walkToTheEnd(TeacherLesson &lesson) {
    lesson.find<QAction>(u"quitAction"_s)->trigger();
    QTest::mouseClick(lesson.find<QPushButton>(u"confirmQuitButton"_s), Qt::LeftButton);
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s));
    look("ended");
}

} // namespace lectern::test

LECTERN_TEST_MAIN(lectern::test::TestTeacherTexts, QApplication)
#include "tst_teachertexts.moc"
