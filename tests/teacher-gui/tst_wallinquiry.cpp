// SPDX-License-Identifier: GPL-3.0-or-later
// A student's question takes the wall, and gives it back as it was.
#include "shared/ui/theme.h"
#include "teacher-gui/invitation.h"
#include "teacher-gui/models/questionmodel.h"
#include "teacher-gui/views/fittedlabel.h"
#include "teacher-gui/views/projectorwindow.h"
#include "tests/gui/textfit.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/samplepeople.h"

#include <QApplication>
#include <QLabel>
#include <QSettings>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using teacher::FittedLabel;

class TestWallInquiry : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::applyTheme(*qApp); }
    void aQuestionFromTheClassStandsAloneUnderItsHeading();
    void itIsShownAsItIsAndNeverAsMarkup();
    void questionAndBarsComeBackAsTheyWere_data();
    void questionAndBarsComeBackAsTheyWere();
    void whatHappensMeanwhileIsThereWhenItIsTakenOff();
    void itIsReadFromTheLastRow_data();
    void itIsReadFromTheLastRow();
    void theLineThatSaysHowToJoinStays_data();
    void theLineThatSaysHowToJoinStays();
    void aCountOfVotesIsNotTakenForOne();
    void itsSizeFollowsTheWallsTextSize();

private:
    void prepare() override { QSettings().clear(); }
};

namespace {

const QString longest = u"Which of all this is true? "_s.repeated(19).left(500);

struct Wall {
    explicit Wall(QSize size = {1920, 1080}) {
        window.setClassName(u"Physics 101"_s);
        window.setInvitation({u"192.168.1.20"_s, Fingerprint::ofCertificate("a certificate")});
        window.resize(size);
        window.show();
        settle();
    }
    void ask(bool shown, int yes = 9) {
        protocol::Question asked = question(1);
        asked.text = u"Is TCP a byte stream?"_s;
        asked.shown = shown;
        model.receive(asked);
        model.receive(protocol::Tally{QuestionId{1}, {{u"yes"_s, yes}, {u"no"_s, 3}}, yes + 3, 23});
        settle();
    }
    void inquire(const QString &text) {
        window.setInquiry(text);
        settle();
    }
    void settle() { QCoreApplication::processEvents(); }
    QWidget *part(const char *name) { return window.findChild<QWidget *>(QLatin1StringView(name)); }
    QLabel *label(const char *name) { return window.findChild<QLabel *>(QLatin1StringView(name)); }
    FittedLabel *inquiry() { return window.findChild<FittedLabel *>(u"projectorInquiry"_s); }
    bool shows(const char *name) { return part(name)->isVisible(); }
    // Where everything stands.
    QString places() {
        QStringList lines;
        for (const char *name : {"projectorQuestion", "projectorChart", "projectorJoin", "projectorAnswered",
                                 "projectorWords", "projectorCode"}) {
            const QRect place(part(name)->mapTo(&window, QPoint()), part(name)->size());
            lines += u"%1 %2 %3,%4 %5x%6"_s.arg(QLatin1StringView(name))
                         .arg(part(name)->isVisible())
                         .arg(place.x())
                         .arg(place.y())
                         .arg(place.width())
                         .arg(place.height());
        }
        return lines.filter(u" 1 "_s).join(u'\n');
    }

    teacher::QuestionModel model;
    teacher::ProjectorWindow window{model};
};

void addSizes() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("larger");
    for (const QSize size : {QSize(480, 360), QSize(1024, 768), QSize(1920, 1080), QSize(3840, 2160)}) {
        for (const int larger : {-10, 0, 10}) {
            QTest::addRow("short, %dx%d, %+d", size.width(), size.height(), larger)
                << size << u"Why?"_s << larger;
            QTest::addRow("longest, %dx%d, %+d", size.width(), size.height(), larger)
                << size << longest << larger;
        }
    }
}

void press(Wall &wall, int larger) {
    for (int i = 0; i < qAbs(larger); ++i)
        QTest::keyClick(&wall.window, larger > 0 ? Qt::Key_Plus : Qt::Key_Minus);
    wall.settle();
}

} // namespace

void TestWallInquiry::aQuestionFromTheClassStandsAloneUnderItsHeading() {
    Wall wall;
    wall.ask(true);
    QVERIFY(!wall.shows("projectorInquiry") && !wall.shows("projectorInquiryHeading"));
    wall.inquire(u"What is a segment?"_s);
    QVERIFY(wall.shows("projectorInquiry") && wall.shows("projectorInquiryHeading"));
    QCOMPARE(wall.label("projectorInquiryHeading")->text(), u"A question from the class"_s);
    QCOMPARE(wall.inquiry()->text(), u"What is a segment?"_s);
    QVERIFY(!wall.shows("projectorQuestion") && !wall.shows("projectorChart"));
}

void TestWallInquiry::itIsShownAsItIsAndNeverAsMarkup() {
    Wall wall;
    wall.inquire(u"<h1>Why?</h1>"_s);
    QCOMPARE(wall.inquiry()->text(), u"<h1>Why?</h1>"_s);
    QCOMPARE(wall.inquiry()->textFormat(), Qt::PlainText);
}

void TestWallInquiry::questionAndBarsComeBackAsTheyWere_data() {
    QTest::addColumn<int>("state");
    QTest::newRow("nothing asked") << 0;
    QTest::newRow("asked") << 1;
    QTest::newRow("with the result") << 2;
}

void TestWallInquiry::questionAndBarsComeBackAsTheyWere() {
    QFETCH(int, state);
    Wall wall;
    if (state > 0)
        wall.ask(state == 2);
    const QString before = wall.places();
    wall.inquire(longest);
    QVERIFY(wall.places() != before);
    wall.inquire({});
    WAIT_COMPARE(wall.places(), before);
    QVERIFY(!wall.shows("projectorInquiry"));
}

void TestWallInquiry::whatHappensMeanwhileIsThereWhenItIsTakenOff() {
    Wall wall;
    wall.inquire(u"Why?"_s);
    wall.ask(true);
    QVERIFY(!wall.shows("projectorQuestion") && !wall.shows("projectorChart"));
    wall.inquire({});
    QVERIFY(wall.shows("projectorQuestion") && wall.shows("projectorChart"));
    QCOMPARE(wall.label("projectorQuestion")->text(), u"Is TCP a byte stream?"_s);
    QCOMPARE(wall.label("projectorAnswered")->text(), u"12 of 23 answered"_s);
}

void TestWallInquiry::itIsReadFromTheLastRow_data() { addSizes(); }

void TestWallInquiry::itIsReadFromTheLastRow() {
    QFETCH(QSize, size);
    QFETCH(QString, text);
    QFETCH(int, larger);
    Wall wall(size);
    press(wall, larger);
    wall.inquire(text);
    QVERIFY(wall.inquiry()->fittedPixels() >= size.height() / 20);
    QVERIFY(wall.label("projectorInquiryHeading")->font().pixelSize() >= size.height() * 3 / 100);
    QVERIFY(wall.inquiry()->showsAll());
}

void TestWallInquiry::theLineThatSaysHowToJoinStays_data() { addSizes(); }

void TestWallInquiry::theLineThatSaysHowToJoinStays() {
    QFETCH(QSize, size);
    QFETCH(QString, text);
    QFETCH(int, larger);
    for (const bool asked : {false, true}) {
        Wall wall(size);
        press(wall, larger);
        if (asked)
            wall.ask(true);
        wall.inquire(text);
        QVERIFY(wall.shows("projectorJoin"));
        const QRect join(wall.part("projectorJoin")->mapTo(&wall.window, QPoint()),
                         wall.part("projectorJoin")->size());
        const QRect inquiry(wall.inquiry()->mapTo(&wall.window, QPoint()), wall.inquiry()->size());
        QVERIFY(wall.window.rect().contains(join));
        QVERIFY(!join.intersects(inquiry));
        QCOMPARE(textFaults(wall.window).join(u'\n'), QString());
    }
}

// It would read as if twelve had answered the student.
void TestWallInquiry::aCountOfVotesIsNotTakenForOne() {
    Wall wall;
    wall.ask(true);
    QVERIFY(wall.shows("projectorAnswered"));
    wall.inquire(u"Why?"_s);
    QVERIFY(!wall.shows("projectorAnswered"));
    wall.ask(true, 12); // more votes come in
    QVERIFY(!wall.shows("projectorAnswered") && !wall.shows("projectorChart"));
}

void TestWallInquiry::itsSizeFollowsTheWallsTextSize() {
    Wall wall;
    wall.inquire(u"Why?"_s);
    const int usual = wall.inquiry()->fittedPixels();
    press(wall, 4);
    QVERIFY(wall.inquiry()->fittedPixels() > usual);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestWallInquiry, QApplication)
#include "tst_wallinquiry.moc"
