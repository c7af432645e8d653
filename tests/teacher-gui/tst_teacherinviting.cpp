// SPDX-License-Identifier: GPL-3.0-or-later
// The teacher's window and the wall say by which words one knows the server of this class.
#include "teacher-gui/views/joincard.h"
#include "teacher-gui/views/qrcode.h"
#include "tests/teacher-gui/teacherlesson.h"

#include <QAction>
#include <QRegularExpression>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using teacher::JoinCard;
using teacher::QrCode;

class TestTeacherInviting : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theKeyOpensTheCardWithTheWordsOfTheServer();
    void theWallShowsTheSameAndTheMenuHidesIt();
    void theCardClosesWhenTheClassEnds();
};

namespace {

QStringList wordsIn(const QString &text) {
    return text.split(QRegularExpression(u"\\W+"_s), Qt::SkipEmptyParts);
}

} // namespace

void TestTeacherInviting::theKeyOpensTheCardWithTheWordsOfTheServer() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    const auto running = lesson.running();
    QVERIFY(running && running->fingerprint);
    QTest::keyClick(lesson.window.get(), Qt::Key_I, Qt::ControlModifier);
    WAIT_FOR(lesson.find<JoinCard>(u"joinCard"_s) && lesson.isOnPage(u"joinCard"_s));
    QCOMPARE(wordsIn(lesson.text(u"joinCardWords"_s)), running->fingerprint->words());
    QVERIFY(lesson.find<QrCode>(u"joinCardCode"_s)->content().contains(running->fingerprint->toHex()));
}

void TestTeacherInviting::theWallShowsTheSameAndTheMenuHidesIt() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    lesson.find<QAction>(u"projectorAction"_s)->trigger();
    WAIT_FOR(lesson.projector()->isVisible());
    auto *words = lesson.projector()->findChild<QLabel *>(u"projectorWords"_s);
    QVERIFY(words->isVisible());
    QCOMPARE(wordsIn(words->text()).last(8), lesson.running()->fingerprint->words());
    auto *hide = lesson.find<QAction>(u"projectorProofAction"_s);
    hide->trigger();
    QVERIFY(!words->isVisible());
    QVERIFY(!lesson.projector()->findChild<QWidget *>(u"projectorCode"_s)->isVisible());
    hide->trigger();
    QVERIFY(words->isVisible());
}

void TestTeacherInviting::theCardClosesWhenTheClassEnds() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.find<QAction>(u"joinCardAction"_s)->trigger();
    WAIT_FOR(lesson.find<JoinCard>(u"joinCard"_s));
    lesson.find<QAction>(u"quitAction"_s)->trigger();
    lesson.confirmQuit();
    WAIT_FOR(lesson.isOnPage(u"endedHeading"_s));
    WAIT_FOR(!lesson.find<JoinCard>(u"joinCard"_s));
    QVERIFY(!lesson.find<QAction>(u"joinCardAction"_s)->isEnabled());
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestTeacherInviting, QApplication)
#include "tst_teacherinviting.moc"
