// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/theme.h"
#include "tests/student-gui/windowkit.h"

#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using test::WindowKit;

namespace {

// Where it is once the layouts, of which each may stir the next, have come to rest.
QPoint placeOf(QWidget *widget) {
    for (int round = 0; round < 10; ++round)
        QCoreApplication::processEvents();
    return widget->mapTo(widget->window(), QPoint());
}

// The hand that holds the button down trembles.
void moveHeld(QWidget *widget) {
    const QPointF place = widget->rect().center();
    QMouseEvent move(QEvent::MouseMove, place, widget->mapToGlobal(place), Qt::NoButton, Qt::LeftButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &move);
}

} // namespace

class TestVoteViews : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::dressApplication(); }

    void theSignFollowsTheSystemIntoTheDark() {
        WindowKit kit;
        kit.joinAndAsk();
        const auto sign = [&] {
            return kit.window.findChild<QLabel *>(u"voteLineSign"_s)->pixmap(Qt::ReturnByValue).toImage();
        };
        const QImage light = sign();
        ui::setScheme(true);
        WAIT_FOR(sign() != light);
        ui::setScheme(false);
        WAIT_FOR(sign() == light);
    }

    void afterALateChangeTheButtonThatCountsIsMarked() {
        WindowKit kit;
        kit.joinAndAsk();
        kit.button("yesButton")->click();
        WAIT_COMPARE(kit.voteLine(), u"Counted: Yes. You can change it."_s);
        kit.lesson.holdVotes = true;
        kit.button("noButton")->click();
        WAIT_FOR(kit.lesson.heldVotes() == 1);
        kit.lesson.closeQuestion();
        kit.lesson.answerVote(test::errorOf(ErrorCode::TooLate));
        WAIT_FOR(kit.voteLine().endsWith("Counted: Yes."_L1));
        QVERIFY(kit.button("yesButton")->isChecked());
        QVERIFY(!kit.button("noButton")->isChecked());
    }

    void aMousePressThatBeganUnderAnotherQuestionDoesNotCount() {
        WindowKit kit;
        kit.joinAndAsk();
        auto *yes = kit.button("yesButton");
        QTest::mousePress(yes, Qt::LeftButton);
        kit.ask(u"And UDP?"_s);
        QVERIFY(!yes->isDown());
        moveHeld(yes);
        QVERIFY(!yes->isDown());
        QTest::mouseRelease(yes, Qt::LeftButton);
        QCOMPARE(kit.voteLine(), u"Not answered yet."_s);
        QVERIFY(!yes->isChecked());
        QTest::mouseClick(yes, Qt::LeftButton);
        WAIT_COMPARE(kit.voteLine(), u"Counted: Yes. You can change it."_s);
        QCOMPARE(kit.lesson.votes.size(), 1);
    }

    void aKeyPressThatBeganUnderAnotherQuestionDoesNotCount() {
        WindowKit kit;
        kit.window.activateWindow();
        WAIT_FOR(kit.window.isActiveWindow());
        kit.joinAndAsk();
        auto *yes = kit.button("yesButton");
        yes->setFocus();
        QTest::keyPress(yes, Qt::Key_Space);
        kit.ask(u"And UDP?"_s);
        QTest::keyRelease(yes, Qt::Key_Space);
        QCOMPARE(kit.voteLine(), u"Not answered yet."_s);
    }

    // The button stays down for a moment after Alt+Y, and clicks only then.
    void aShortcutThatBeganUnderAnotherQuestionDoesNotCount() {
        WindowKit kit;
        kit.joinAndAsk();
        auto *yes = kit.button("yesButton");
        QSignalSpy clicked(yes, &QPushButton::clicked);
        yes->animateClick();
        kit.lesson.ask(u"And UDP?"_s);
        WAIT_FOR(clicked.count() == 1);
        QCOMPARE(kit.text("questionText"), u"And UDP?"_s);
        QCOMPARE(kit.voteLine(), u"Not answered yet."_s);
        QVERIFY(!yes->isChecked());
    }

    void aVoteForTheQuestionBeforeThatCameTooLateIsToldUntilTheNextPress() {
        WindowKit kit;
        kit.joinAndAsk();
        kit.lesson.holdVotes = true;
        kit.button("yesButton")->click();
        WAIT_FOR(kit.lesson.heldVotes() == 1);
        kit.ask(u"And UDP?"_s);
        kit.lesson.answerVote(test::errorOf(ErrorCode::TooLate));
        WAIT_COMPARE(kit.voteLine(),
                     u"Too late for the question before: it was not counted. Not answered yet."_s);
        kit.button("noButton")->click();
        QCOMPARE(kit.voteLine(), u"Sending: No…"_s);
    }

    void aQuestionOfANewerKindIsShownWithoutAnswersAndSaysWhatItNeeds() {
        WindowKit kit;
        kit.join();
        kit.lesson.ask(u"Which one?"_s);
        kit.lesson.question.kind = protocol::QuestionKind::Other;
        kit.lesson.send(kit.lesson.question);
        WAIT_COMPARE(kit.voteLine(), u"This question needs a newer version of this program."_s);
        QCOMPARE(kit.text("questionText"), u"Which one?"_s);
        QVERIFY(!kit.button("yesButton")->isVisible());
        kit.ask(u"Is TCP a byte stream?"_s);
        QVERIFY(kit.button("yesButton")->isVisible());
        QVERIFY(kit.button("yesButton")->isEnabled());
    }

    void aWayOfSeeingAnswersThatIsNewerThanTheProgramIsNotGuessed() {
        WindowKit kit;
        kit.joinAndAsk();
        kit.lesson.question.seenBy = protocol::SeenBy::Other;
        kit.lesson.send(kit.lesson.question);
        WAIT_COMPARE(kit.text("seenByText"), u"This program is too old to know who will see your answer."_s);
    }

    void aVoteWhileTheResultIsShownDoesNotMoveTheButtons() {
        WindowKit kit;
        kit.joinAndAsk();
        kit.lesson.show(9, 3);
        WAIT_FOR(kit.find<QWidget>("resultBars")->isVisible());
        const QPoint before = placeOf(kit.button("yesButton"));
        kit.lesson.holdVotes = true;
        kit.button("yesButton")->click();
        WAIT_FOR(kit.lesson.heldVotes() == 1);
        QCOMPARE(placeOf(kit.button("yesButton")), before);
        kit.lesson.answerVote();
        WAIT_COMPARE(kit.voteLine(), u"Counted: Yes. You can change it."_s);
        QCOMPARE(placeOf(kit.button("yesButton")), before);
    }
};

LECTERN_TEST(TestVoteViews, QApplication)
#include "tst_voteviews.moc"
