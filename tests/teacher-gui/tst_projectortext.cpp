// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/invitation.h"
#include "teacher-gui/models/questionmodel.h"
#include "teacher-gui/views/fittedlabel.h"
#include "teacher-gui/views/projectorwindow.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/samplepeople.h"

#include <QApplication>
#include <QLabel>
#include <QSettings>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestProjectorText : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everythingIsReadFromTheLastRow_data();
    void everythingIsReadFromTheLastRow();
    void aQuestionOfFiveHundredCharactersKeepsItsEnd_data();
    void aQuestionOfFiveHundredCharactersKeepsItsEnd();
    void beforeTheFirstQuestionTheWallSaysHowToJoin();
    void lightAndSizeAreRemembered();
    void saysThatTheVotesAreClosed();
    void asksForAnAnswerToWhatIsAskedAloud();
    void aShortQuestionLeavesItsRoomToTheBars();

private:
    void prepare() override { QSettings().clear(); }
};

namespace {

struct Wall {
    Wall() {
        window.setClassName(u"Physics 101"_s);
        window.setInvitation({u"192.168.1.20"_s, Fingerprint::ofCertificate("a certificate")});
        window.resize(960, 640);
    }
    void ask(const QString &text, bool shown = true,
             protocol::QuestionState state = protocol::QuestionState::Open) {
        protocol::Question asked = question(1, state);
        asked.text = text;
        asked.shown = shown;
        model.receive(asked);
        model.receive(protocol::Tally{QuestionId{1}, {{u"yes"_s, 9}, {u"no"_s, 3}}, 12, 23});
    }
    QLabel *label(const QString &name) { return window.findChild<QLabel *>(name); }
    void press(Qt::Key key, int times) {
        for (int i = 0; i < times; ++i)
            QTest::keyClick(&window, key);
    }

    teacher::QuestionModel model;
    teacher::ProjectorWindow window{model};
};

void addSizes() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("old") << QSize(1024, 768);
    QTest::newRow("usual") << QSize(1920, 1080);
    QTest::newRow("fine") << QSize(3840, 2160);
}

} // namespace

void TestProjectorText::everythingIsReadFromTheLastRow_data() { addSizes(); }

void TestProjectorText::everythingIsReadFromTheLastRow() {
    QFETCH(QSize, size);
    Wall wall;
    wall.ask(u"Why?"_s);
    wall.window.resize(size);
    wall.window.show();
    wall.press(Qt::Key_Minus, 20);
    QVERIFY(wall.label(u"projectorQuestion"_s)->minimumSizeHint().height() >= size.height() / 20);
    for (const QString &name : {u"projectorJoin"_s, u"projectorAnswered"_s})
        QVERIFY2(wall.label(name)->font().pixelSize() >= size.height() * 3 / 100, qPrintable(name));
}

void TestProjectorText::aQuestionOfFiveHundredCharactersKeepsItsEnd_data() { addSizes(); }

void TestProjectorText::aQuestionOfFiveHundredCharactersKeepsItsEnd() {
    QFETCH(QSize, size);
    Wall wall;
    wall.ask(u"Which of all this is true? "_s.repeated(19).left(500), false);
    wall.window.resize(size);
    wall.window.show();
    auto *text = qobject_cast<teacher::FittedLabel *>(wall.label(u"projectorQuestion"_s));
    QVERIFY(text->showsAll());
    const QLabel *join = wall.label(u"projectorJoin"_s);
    QVERIFY(text->geometry().bottom() < join->mapTo(&wall.window, QPoint(0, 0)).y());
    wall.ask(u"Which of all this is true? "_s.repeated(14).left(370)); // beside the bars
    QTRY_VERIFY(text->showsAll());
    QVERIFY(wall.window.findChild<QWidget *>(u"projectorChart"_s)->height() >= size.height() / 5);
}

void TestProjectorText::beforeTheFirstQuestionTheWallSaysHowToJoin() {
    Wall wall;
    wall.window.resize(1920, 1080);
    wall.window.show();
    QCOMPARE(wall.label(u"projectorQuestion"_s)->text(), u"Physics 101"_s);
    const int before = wall.label(u"projectorJoin"_s)->font().pixelSize();
    QVERIFY(before >= 1080 / 20);
    QVERIFY(!wall.label(u"projectorAnswered"_s)->isVisible());
    QVERIFY(!wall.window.findChild<QWidget *>(u"projectorChart"_s)->isVisible());
    wall.ask(u"Why?"_s);
    QCOMPARE(wall.label(u"projectorQuestion"_s)->text(), u"Why?"_s);
    QVERIFY(wall.label(u"projectorJoin"_s)->font().pixelSize() < before);
}

void TestProjectorText::lightAndSizeAreRemembered() {
    int size = 0;
    const auto join = [](Wall &wall) { return wall.label(u"projectorJoin"_s)->font().pixelSize(); };
    {
        Wall wall;
        wall.window.show();
        QVERIFY(wall.window.palette().color(QPalette::Window).lightness() < 60);
        const int usual = join(wall);
        wall.press(Qt::Key_D, 1);
        wall.press(Qt::Key_Plus, 3);
        size = join(wall);
        QVERIFY(size > usual);
    }
    Wall wall;
    wall.window.show();
    QVERIFY(wall.window.palette().color(QPalette::Window).lightness() > 200);
    QCOMPARE(join(wall), size);
}

void TestProjectorText::saysThatTheVotesAreClosed() {
    Wall wall;
    wall.window.show();
    const auto closed = protocol::QuestionState::Closed;
    const QLabel *answered = wall.label(u"projectorAnswered"_s);
    wall.ask(u"Why?"_s);
    QCOMPARE(answered->text(), u"12 of 23 answered"_s);
    wall.ask(u"Why?"_s, true, closed);
    QCOMPARE(answered->text(), u"\u25a0 Closed   12 of 23 answered"_s);
    wall.ask(u"Why?"_s, false, closed);
    QCOMPARE(answered->text(), u"\u25a0 Closed"_s);
    QVERIFY(answered->isVisible());
}

// Before the teacher has said anything, too: after Clear.
void TestProjectorText::asksForAnAnswerToWhatIsAskedAloud() {
    Wall wall;
    wall.ask({});
    QCOMPARE(wall.label(u"projectorQuestion"_s)->text(), u"Answer the question that was asked aloud"_s);
}

void TestProjectorText::aShortQuestionLeavesItsRoomToTheBars() {
    Wall wall;
    wall.window.resize(1920, 1080);
    wall.window.show();
    wall.ask(u"Why?"_s);
    const QWidget *chart = wall.window.findChild<QWidget *>(u"projectorChart"_s);
    WAIT_FOR(chart->height() >= 1080 * 2 / 3);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestProjectorText, QApplication)
#include "tst_projectortext.moc"
