// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/theme.h"
#include "tests/gui/textfit.h"
#include "tests/gui/textwalk.h"
#include "tests/student-gui/windowkit.h"

#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using test::longQuestion;
using test::WindowKit;

namespace {

// What the window does not show of it.
QRegion hiddenPart(const QWidget &widget) {
    const QWidget *window = widget.window();
    const QRect place(widget.mapTo(window, QPoint(0, 0)), widget.size());
    return QRegion(place) - QRegion(window->rect());
}

void checkAt(WindowKit &kit, QSize size) {
    kit.window.resize(size);
    WAIT_COMPARE(kit.window.size(), size);
    QTRY_COMPARE(test::textFaults(kit.window).join(u", "_s), QString());
}

} // namespace

class TestStudentLayout : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        test::dressApplication();
        m_font = qApp->font();
    }

    void cleanup() { qApp->setFont(m_font); }

    void nothingIsCutInAnyStateAtAnySize_data() {
        test::addUsualWindows();
        test::addSmallestWindow();
    }

    void nothingIsCutInAnyStateAtAnySize() {
        QFETCH(double, scale);
        QFETCH(QSize, size);
        qApp->setFont(ui::scaledFont(scale));
        WindowKit kit;
        kit.lesson.refusal = test::errorOf(ErrorCode::NameTaken);
        kit.lesson.refusal->suggestion = u"Ana 2"_s;
        kit.window.start({kit.lesson.address(), u"Ana"_s});
        WAIT_FOR(kit.button("suggestionButton")->isVisible());
        checkAt(kit, size);
        kit.join();
        checkAt(kit, size);
        kit.ask(longQuestion());
        checkAt(kit, size);
        kit.lesson.holdVotes = true;
        kit.button("yesButton")->click();
        WAIT_FOR(kit.lesson.heldVotes() == 1);
        kit.lesson.answerVote(test::notStored(30));
        WAIT_FOR(kit.voteLine().startsWith("Yes is not counted yet:"_L1));
        checkAt(kit, size);
        kit.ask(u"Is TCP a byte stream?"_s);
        kit.lesson.holdVotes = false;
        kit.button("yesButton")->click();
        kit.lesson.show(9, 3);
        WAIT_FOR(kit.find<QWidget>("resultBars")->isVisible());
        checkAt(kit, size);
        kit.lesson.cut();
        WAIT_FOR(kit.text("badgeText").startsWith("Reconnecting"_L1));
        checkAt(kit, size);
        kit.lesson.restore();
        WAIT_COMPARE(kit.text("badgeText"), u"Connected"_s);
        kit.lesson.dismiss(GoodbyeReason::TakenOver);
        WAIT_COMPARE(kit.page(), u"endedPage"_s);
        checkAt(kit, size);
    }

    void nothingIsCutWithTheLongestNames_data() { nothingIsCutInAnyStateAtAnySize_data(); }

    void nothingIsCutWithTheLongestNames() {
        QFETCH(double, scale);
        QFETCH(QSize, size);
        qApp->setFont(ui::scaledFont(scale));
        WindowKit kit;
        kit.lesson.className = QString(80, u'W');
        kit.join(QString(32, u'W'));
        checkAt(kit, size);
        kit.ask(QString(500, u'W'));
        checkAt(kit, size);
        kit.lesson.holdVotes = true;
        kit.button("yesButton")->click();
        WAIT_FOR(kit.lesson.heldVotes() == 1);
        kit.lesson.answerVote(test::notStored(30));
        WAIT_FOR(kit.voteLine().startsWith("Yes is not counted yet:"_L1));
        checkAt(kit, size);
        kit.lesson.cut();
        WAIT_FOR(kit.text("badgeText").startsWith("Reconnecting"_L1));
        kit.button("noButton")->click();
        checkAt(kit, size);
        QCOMPARE(kit.find<QLabel>("classNameText")->toolTip().count(u'W'), 80);
        QCOMPARE(kit.find<QLabel>("ownNameText")->toolTip().count(u'W'), 32);
    }

    void aWordOf4000LettersDoesNotWidenTheWindow() {
        WindowKit kit;
        kit.window.resize(360, 560);
        kit.lesson.className = QString(4000, u'w');
        kit.join(QString(32, u'w'));
        kit.ask(QString(4000, u'w'));
        checkAt(kit, {360, 560});
    }

    void theButtonsAndTheVoteLineStayInSightBelowAnyQuestion_data() { test::addUsualWindows(); }

    void theButtonsAndTheVoteLineStayInSightBelowAnyQuestion() {
        QFETCH(double, scale);
        QFETCH(QSize, size);
        qApp->setFont(ui::scaledFont(scale));
        WindowKit kit;
        kit.join();
        for (const QString &question : {u"Is TCP a byte stream?"_s, longQuestion()}) {
            kit.ask(question);
            kit.button("yesButton")->click();
            kit.lesson.show(9, 3);
            WAIT_FOR(kit.find<QWidget>("resultBars")->isVisible());
            checkAt(kit, size);
            for (const char *name : {"questionArea", "yesButton", "noButton", "voteLine", "seenByText"})
                QTRY_COMPARE(hiddenPart(*kit.find<QWidget>(name)), QRegion());
            QCOMPARE(kit.button("yesButton")->y(), kit.button("noButton")->y());
        }
    }

    void aQuestionThatFitsIsNotScrolledAndStandsInTheMiddleWithItsButtons() {
        WindowKit kit;
        kit.join();
        kit.ask(u"Is TCP a byte stream, and how does a receiver know where a message ends?"_s);
        for (const QSize size : {QSize(760, 640), QSize(360, 560)}) {
            checkAt(kit, size);
            const auto *area = kit.find<QScrollArea>("questionArea");
            QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
            const int above =
                area->y() - kit.find<QWidget>("ownNameText")->parentWidget()->geometry().bottom();
            const int below = kit.find<QWidget>("askTeacherShortcut")->y() -
                              kit.find<QWidget>("seenByText")->geometry().bottom();
            // Below, the result has its room.
            const int reserved = kit.find<QWidget>("resultBars")->sizeHint().height();
            QVERIFY2(above > 0 && below - above > -20 && below - above < reserved + 20,
                     qPrintable(u"%1 %2 %3"_s.arg(above).arg(below).arg(reserved)));
        }
    }

    void aQuestionIsScrolledOnlyWhenItDoesNotFitWhateverWasShownBefore() {
        qApp->setFont(ui::scaledFont(2.0));
        WindowKit kit;
        kit.join();
        kit.ask(longQuestion());
        checkAt(kit, {360, 560});
        for (const QString &text : {u""_s, u"Is TCP a byte stream?"_s}) {
            kit.lesson.ask(text);
            const auto *bar = kit.find<QScrollArea>("questionArea")->verticalScrollBar();
            QTRY_COMPARE(bar->maximum(), 0);
        }
    }

    void theKeyboardScrollsALongQuestion() {
        qApp->setFont(ui::scaledFont(2.0));
        WindowKit kit;
        kit.join();
        kit.ask(longQuestion());
        checkAt(kit, {760, 640});
        auto *area = kit.find<QScrollArea>("questionArea");
        area->setFocus();
        QTRY_VERIFY(area->verticalScrollBar()->maximum() > 0);
        QTest::keyClick(area, Qt::Key_Down);
        QVERIFY(area->verticalScrollBar()->value() > 0);
        kit.ask(longQuestion().toUpper());
        QCOMPARE(area->verticalScrollBar()->value(), 0); // another one is read from its beginning
    }

    void atTheLargestTextThePageScrollsAndNothingIsCut() {
        qApp->setFont(ui::scaledFont(2.5));
        WindowKit kit;
        kit.lesson.className = QString(80, u'W');
        kit.join(QString(32, u'W'));
        for (const QString &question : {u"Is TCP a byte stream?"_s, longQuestion()}) {
            kit.ask(question);
            kit.button("yesButton")->click();
            WAIT_COMPARE(kit.voteLine(), u"Counted: Yes. You can change it."_s);
            checkAt(kit, {360, 560});
            QTest::keyClick(kit.button("yesButton"), Qt::Key_Tab); // what has the focus is scrolled to
            WAIT_FOR(kit.button("noButton")->visibleRegion().boundingRect() ==
                     kit.button("noButton")->rect());
        }
        kit.lesson.dismiss(GoodbyeReason::TakenOver);
        WAIT_COMPARE(kit.page(), u"endedPage"_s);
        checkAt(kit, {360, 560});
    }

    void inAWindowThatIsTooLowOnlyThePageScrolls() {
        qApp->setFont(ui::scaledFont(2.0));
        WindowKit kit;
        kit.join();
        for (const QString &question : {u"Is TCP a byte stream?"_s, longQuestion()}) {
            kit.ask(question);
            checkAt(kit, {360, 560});
            QTRY_COMPARE(kit.find<QScrollArea>("questionArea")->verticalScrollBar()->maximum(), 0);
        }
    }

    void theResultOfAClosedQuestionIsScrolledToBelowALongQuestion() {
        qApp->setFont(ui::scaledFont(2.0));
        WindowKit kit;
        kit.join();
        kit.ask(longQuestion());
        checkAt(kit, {360, 560});
        kit.lesson.show(9, 3);
        kit.lesson.closeQuestion();
        auto *bars = kit.find<QWidget>("resultBars");
        WAIT_FOR(bars->isVisible() && !bars->visibleRegion().isEmpty());
    }

private:
    QFont m_font;
};

LECTERN_TEST(TestStudentLayout, QApplication)
#include "tst_studentlayout.moc"
