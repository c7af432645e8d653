// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/resultbars.h"
#include "tests/student-gui/windowkit.h"

#include <QApplication>
#include <QComboBox>
#include <QDateTime>
#include <QDialog>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using test::WindowKit;

namespace {

QString clockTime() {
    return QDateTime::fromMSecsSinceEpoch(test::closingTime).toLocalTime().toString(u"HH:mm"_s);
}

void activate(WindowKit &kit) {
    kit.window.activateWindow();
    WAIT_FOR(kit.window.isActiveWindow());
}

} // namespace

class TestStudentWindow : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::dressApplication(); }

    void theMouseVotesAndTheChoiceStaysMarkedByMoreThanColour() {
        WindowKit kit;
        kit.join();
        QVERIFY(!kit.button("yesButton")->isEnabled());
        QCOMPARE(kit.voteLine(), u"No question yet."_s);
        kit.ask(u"Is TCP a byte stream?"_s);
        QCOMPARE(kit.voteLine(), u"Not answered yet."_s);
        kit.lesson.holdVotes = true;
        QTest::mouseClick(kit.button("yesButton"), Qt::LeftButton);
        QCOMPARE(kit.voteLine(), u"Sending: Yes…"_s);
        WAIT_FOR(kit.lesson.heldVotes() == 1);
        kit.lesson.answerVote();
        WAIT_COMPARE(kit.voteLine(), u"Counted: Yes. You can change it."_s);
        QVERIFY(kit.button("yesButton")->isChecked());
        QTest::mouseClick(kit.button("yesButton"), Qt::LeftButton);
        QVERIFY(kit.button("yesButton")->isChecked());
        WAIT_FOR(kit.lesson.heldVotes() == 1);
        kit.lesson.answerVote();
        QTest::mouseClick(kit.button("noButton"), Qt::LeftButton);
        QVERIFY(!kit.button("yesButton")->isChecked());
        QVERIFY(kit.button("noButton")->isChecked());
    }

    void theVoteLineNamesTheTimeWhenItWasTooLate() {
        WindowKit kit;
        kit.joinAndAsk();
        kit.lesson.holdVotes = true;
        kit.button("noButton")->click();
        WAIT_FOR(kit.lesson.heldVotes() == 1);
        kit.lesson.closeQuestion();
        kit.lesson.answerVote(test::errorOf(ErrorCode::TooLate));
        WAIT_COMPARE(kit.voteLine(), u"Too late: the question was closed at %1."_s.arg(clockTime()));
        QVERIFY(!kit.button("noButton")->isChecked()); // it is not counted
        QVERIFY(!kit.button("noButton")->isEnabled());
    }

    void aClosedQuestionSaysWhatIsCounted() {
        WindowKit kit;
        kit.joinAndAsk();
        kit.lesson.closeQuestion();
        WAIT_COMPARE(kit.voteLine(), u"Closed at %1. You did not answer."_s.arg(clockTime()));
        kit.ask(u"And UDP?"_s);
        kit.button("noButton")->click();
        WAIT_COMPARE(kit.voteLine(), u"Counted: No. You can change it."_s);
        kit.lesson.closeQuestion();
        WAIT_COMPARE(kit.voteLine(), u"Closed at %1. Counted: No."_s.arg(clockTime()));
    }

    void aVoteThatIsNotStoredYetSaysSoAndWhatCounts() {
        WindowKit kit;
        kit.joinAndAsk();
        kit.button("yesButton")->click();
        WAIT_COMPARE(kit.voteLine(), u"Counted: Yes. You can change it."_s);
        kit.lesson.holdVotes = true;
        kit.button("noButton")->click();
        WAIT_FOR(kit.lesson.heldVotes() == 1);
        kit.lesson.answerVote(test::notStored(0.05));
        WAIT_COMPARE(
            kit.voteLine(),
            u"No is not counted yet: the server cannot store votes at the moment. It is sent again by "
            "itself. Until then Yes counts."_s);
        QVERIFY(kit.button("yesButton")->isEnabled());
        WAIT_FOR(kit.lesson.heldVotes() == 1);
        kit.lesson.answerVote();
        WAIT_COMPARE(kit.voteLine(), u"Counted: No. You can change it."_s);
    }

    void joiningThatCannotBeStoredIsTriedAgainByEnter() {
        WindowKit kit;
        kit.lesson.refusal = test::notStored(2);
        kit.window.start({kit.lesson.address(), u"Ana"_s});
        WAIT_FOR(kit.find<QWidget>("addressError")->isVisible());
        QVERIFY(kit.text("addressError").contains(u"Tell the teacher, then try again."_s));
        QTest::keyClick(kit.window.focusWidget(), Qt::Key_Return);
        WAIT_COMPARE(kit.page(), u"classPage"_s);
    }

    void theResultStandsWithTheQuestionAndMarksTheOwnChoice() {
        WindowKit kit;
        kit.joinAndAsk();
        kit.button("yesButton")->click();
        WAIT_COMPARE(kit.voteLine(), u"Counted: Yes. You can change it."_s);
        auto *bars = kit.find<ui::ResultBars>("resultBars");
        QVERIFY(!bars->isVisible());
        kit.lesson.show(9, 3);
        WAIT_FOR(bars->isVisible());
        QCOMPARE(bars->description(), u"Yes (your answer): 9, 75 %. No: 3, 25 %"_s);
        QVERIFY(kit.find<QWidget>("voteLine")->isVisible());
        QCOMPARE(kit.voteLine(), u"Counted: Yes. You can change it."_s);
        kit.lesson.closeQuestion();
        WAIT_COMPARE(kit.voteLine(), u"Closed at %1. Counted: Yes."_s.arg(clockTime()));
    }

    void theServerGoesAndComesBackWithTheSameSeatAndVote() {
        WindowKit kit;
        kit.joinAndAsk();
        kit.lesson.cut();
        WAIT_FOR(kit.text("badgeText").startsWith("Reconnecting"_L1));
        WAIT_FOR(kit.text("badgeText").contains(" s"_L1));
        QVERIFY(kit.button("retryLink")->isVisible());
        kit.button("yesButton")->click();
        QCOMPARE(kit.voteLine(), u"Waiting for the network. Yes will be sent."_s);
        kit.lesson.restore();
        kit.button("retryLink")->click();
        WAIT_COMPARE(kit.voteLine(), u"Counted: Yes. You can change it."_s);
        WAIT_COMPARE(kit.text("badgeText"), u"Connected"_s);
        QCOMPARE(kit.lesson.logins.last().token, QByteArray("ab12"));
        QVERIFY(!kit.button("retryLink")->isVisible());
    }

    void aTakenNameOffersAnotherAndJoinsWithIt() {
        WindowKit kit;
        kit.lesson.refusal = test::errorOf(ErrorCode::NameTaken);
        kit.lesson.refusal->suggestion = u"Ana 2"_s;
        kit.window.start({});
        kit.find<QComboBox>("addressField")->setEditText(kit.lesson.address().toString());
        kit.find<QLineEdit>("nameField")->setText(u"Ana"_s);
        kit.button("joinButton")->click();
        WAIT_FOR(kit.button("suggestionButton")->isVisible());
        QCOMPARE(kit.button("suggestionButton")->text(), u"&Use Ana 2"_s);
        kit.button("suggestionButton")->click();
        WAIT_COMPARE(kit.page(), u"classPage"_s);
        QCOMPARE(kit.text("ownNameText"), u"Ana 2"_s);
    }

    void theEndOfTheClassIsSaidAndOneCanJoinAgain() {
        WindowKit kit;
        kit.join();
        kit.lesson.dismiss(GoodbyeReason::ClassEnded);
        WAIT_COMPARE(kit.page(), u"endedPage"_s);
        QCOMPARE(kit.text("endedTitle"), u"The class has ended"_s);
        kit.lesson.knowsToken = false;
        kit.button("joinAgainButton")->click();
        WAIT_COMPARE(kit.page(), u"classPage"_s);
        QCOMPARE(kit.lesson.logins.last().name, u"Ana"_s);
    }

    void aSeatTakenOverSaysSoAndComesBackOnlyWhenAsked() {
        WindowKit kit;
        kit.join();
        kit.lesson.dismiss(GoodbyeReason::TakenOver);
        WAIT_COMPARE(kit.page(), u"endedPage"_s);
        QVERIFY(kit.text("endedText").contains("open in another window or on another computer"_L1));
        QCOMPARE(kit.lesson.logins.size(), 1);
        kit.button("joinAgainButton")->click();
        WAIT_COMPARE(kit.page(), u"classPage"_s);
        QCOMPARE(kit.lesson.logins.last().token, QByteArray("ab12"));
    }

    void theNextStartComesBackToTheSeat() {
        test::FakeClass lesson;
        const QString folder = freshFolder();
        {
            student::MainWindow window(folder);
            window.start({lesson.address(), u"Ana"_s});
            WAIT_FOR(window.windowTitle().startsWith("Physics 101"_L1));
        }
        student::MainWindow window(folder);
        window.start({});
        WAIT_FOR(window.windowTitle().startsWith("Physics 101"_L1));
        QCOMPARE(lesson.logins.last().token, QByteArray("ab12"));
    }

    void aStartWithoutTheServerShowsTheFieldsAndTheProblem() {
        WindowKit kit;
        kit.lesson.cut();
        kit.window.start({kit.lesson.address(), u"Ana"_s});
        WAIT_FOR(kit.find<QLabel>("addressError")->isVisible());
        QVERIFY(kit.text("addressError").startsWith("Nobody answers at 127.0.0.1"_L1));
        QCOMPARE(kit.find<QLineEdit>("nameField")->text(), u"Ana"_s);
        QCOMPARE(kit.find<QComboBox>("addressField")->currentText(), kit.lesson.address().toString());
    }

    void notAnaAsksAndThenForgetsTheSeat() {
        WindowKit kit;
        kit.join();
        QCOMPARE(kit.button("startOverLink")->text(), u"Not Ana?"_s);
        kit.button("startOverLink")->click();
        WAIT_FOR(kit.button("stayButton"));
        kit.button("stayButton")->click();
        QCOMPARE(kit.page(), u"classPage"_s);
        WAIT_FOR(!kit.find<QDialog>("startOverQuestion"));
        kit.button("startOverLink")->click();
        WAIT_FOR(kit.button("confirmButton"));
        kit.button("confirmButton")->click();
        QCOMPARE(kit.page(), u"connectPage"_s);
        QCOMPARE(kit.find<QLineEdit>("nameField")->text(), QString());
        QCOMPARE(kit.find<QComboBox>("addressField")->currentText(), kit.lesson.address().toString());
        kit.find<QLineEdit>("nameField")->setText(u"Ben"_s);
        kit.button("joinButton")->click();
        WAIT_COMPARE(kit.page(), u"classPage"_s);
        QCOMPARE(kit.lesson.logins.last().name, u"Ben"_s);
        QVERIFY(kit.lesson.logins.last().token.isEmpty());
    }

    void theQuestionWhetherToStartOverGoesWithTheClass() {
        WindowKit kit;
        kit.join();
        kit.button("startOverLink")->click();
        WAIT_FOR(kit.find<QDialog>("startOverQuestion"));
        kit.lesson.dismiss(GoodbyeReason::ClassEnded);
        WAIT_COMPARE(kit.page(), u"endedPage"_s);
        WAIT_FOR(!kit.find<QDialog>("startOverQuestion"));
        QCOMPARE(kit.page(), u"endedPage"_s);
    }

    void markupInForeignTextIsShownVerbatim() {
        const QString markup = u"<b>x</b><img src='file:///etc/passwd'>&amp;"_s;
        WindowKit kit;
        kit.lesson.className = markup;
        kit.join(u"<i>A&na"_s);
        kit.ask(markup);
        for (const char *name : {"questionText", "classNameText", "ownNameText"})
            QCOMPARE(kit.find<QLabel>(name)->textFormat(), Qt::PlainText);
        QCOMPARE(kit.text("classNameText"), markup);
        QCOMPARE(kit.text("ownNameText"), u"<i>A&na"_s);
        QCOMPARE(kit.button("startOverLink")->text(), u"Not <i>A&&na?"_s);
        kit.button("startOverLink")->click();
        WAIT_FOR(kit.find<QDialog>("startOverQuestion"));
        QCOMPARE(kit.find<QLabel>("confirmText")->textFormat(), Qt::PlainText);
    }

    void f1ShowsTheKeys() {
        WindowKit kit;
        activate(kit);
        QTest::keyClick(&kit.window, Qt::Key_F1);
        WAIT_FOR(kit.find<QDialog>("helpDialog"));
        QVERIFY(kit.text("helpText").contains("Alt+Y"_L1));
        QVERIFY(kit.button("closeButton")->icon().isNull()); // Fusion's is black on black
        kit.button("closeButton")->click();
        WAIT_FOR(!kit.find<QDialog>("helpDialog"));
    }
};

LECTERN_TEST(TestStudentWindow, QApplication)
#include "tst_studentwindow.moc"
