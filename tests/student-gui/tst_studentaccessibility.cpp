// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/announced.h"
#include "tests/student-gui/windowkit.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QPointer>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using test::WindowKit;

namespace {

// Those in sight that one comes to by Tab and that a test or a screen reader could not name.
QStringList nameless(const QWidget &window) {
    QStringList names;
    for (const auto *widget : window.findChildren<QWidget *>()) {
        const bool part = widget->focusProxy() || widget->parentWidget()->focusProxy() == widget ||
                          widget->objectName().startsWith("qt_"_L1);
        if (part || !widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        if (widget->objectName().isEmpty() || widget->accessibleName().isEmpty())
            names << QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName();
    }
    return names;
}
} // namespace

class TestStudentAccessibility : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::dressApplication(); }
    void cleanup() { test::announced.clear(); }

    void aScreenReaderHearsTheQuestionEveryVoteStateAndTheConnection() {
        WindowKit kit;
        kit.join();
        test::announced.clear();
        kit.ask(u"Is TCP a byte stream?"_s);
        QVERIFY(test::announced.contains(u"Is TCP a byte stream?"_s));
        QVERIFY(test::announced.contains(u"Not answered yet."_s));
        kit.button("yesButton")->click();
        WAIT_FOR(test::announced.contains(u"Counted: Yes. You can change it."_s));
        QVERIFY(test::announced.contains(u"Sending: Yes…"_s));
        kit.lesson.show(1, 0);
        WAIT_FOR(test::announced.contains(u"Yes (your answer): 1, 100 %. No: 0, 0 %"_s));
        test::announced.clear();
        kit.button("noButton")->click(); // while the result is shown
        WAIT_FOR(test::announced.contains(u"Counted: No. You can change it."_s));
        kit.lesson.cut();
        WAIT_FOR(!test::announced.filter(u"Reconnecting"_s).isEmpty());
        kit.lesson.restore();
        WAIT_FOR(test::announced.contains(u"Connected"_s));
        kit.lesson.dismiss(GoodbyeReason::ClassEnded);
        WAIT_FOR(test::announced.contains(u"The class has ended"_s));
    }

    void aScreenReaderHearsWhyAVoteDoesNotCountOrWaits() {
        WindowKit kit;
        kit.joinAndAsk();
        kit.lesson.holdVotes = true;
        kit.button("yesButton")->click();
        WAIT_FOR(kit.lesson.heldVotes() == 1);
        kit.lesson.answerVote(test::errorOf(ErrorCode::BadChoice));
        WAIT_FOR(!test::announced.filter(u"Yes is not counted."_s).isEmpty());
        kit.lesson.cut();
        WAIT_FOR(!test::announced.filter(u"Reconnecting"_s).isEmpty());
        kit.button("noButton")->click();
        WAIT_FOR(test::announced.contains(u"Waiting for the network. No will be sent."_s));
        kit.lesson.closeQuestion(); // meanwhile
        kit.lesson.restore();
        kit.button("retryLink")->click();
        WAIT_FOR(!test::announced.filter(u"Too late: the question was closed"_s).isEmpty());
    }

    void aScreenReaderHearsOnceThatAVoteIsNotStoredYet() {
        WindowKit kit;
        kit.joinAndAsk();
        kit.lesson.holdVotes = true;
        kit.button("yesButton")->click();
        for (int attempt = 1; attempt <= 3; ++attempt) {
            WAIT_FOR(kit.lesson.heldVotes() == 1);
            kit.lesson.answerVote(test::notStored(0.01));
        }
        WAIT_FOR(kit.lesson.heldVotes() == 1);
        QCOMPARE(test::announced.filter(u"Yes is not counted yet"_s).size(), 1);
        QCOMPARE(test::announced.count(u"Sending: Yes…"_s), 1);
        kit.lesson.answerVote();
        WAIT_FOR(test::announced.contains(u"Counted: Yes. You can change it."_s));
    }

    void aScreenReaderHearsThatAQuestionIsClosedAndWhatCounts() {
        WindowKit kit;
        kit.joinAndAsk();
        kit.lesson.closeQuestion();
        WAIT_FOR(!test::announced.filter(u"You did not answer."_s).isEmpty());
        kit.ask(u"And UDP?"_s);
        kit.button("noButton")->click();
        WAIT_FOR(test::announced.contains(u"Counted: No. You can change it."_s));
        kit.lesson.closeQuestion();
        WAIT_FOR(!test::announced.filter(QRegularExpression(u"^Closed at .* Counted: No\\.$"_s)).isEmpty());
        kit.lesson.ask(u"Which one?"_s);
        kit.lesson.question.kind = protocol::QuestionKind::Other;
        kit.lesson.send(kit.lesson.question);
        WAIT_FOR(test::announced.contains(u"This question needs a newer version of this program."_s));
    }

    void aScreenReaderHearsWhyJoiningFailed() {
        WindowKit kit;
        kit.lesson.refusal = test::errorOf(ErrorCode::NameTaken);
        kit.window.start({kit.lesson.address(), u"Ana"_s});
        WAIT_FOR(kit.find<QWidget>("nameError")->isVisible());
        QVERIFY(test::announced.contains(kit.text("nameError")));
        QCOMPARE(kit.find<QWidget>("nameField")->accessibleDescription(), kit.text("nameError"));
    }

    void everyWidgetThatTakesTheFocusHasAnObjectNameAndAnAccessibleName() {
        WindowKit kit;
        kit.lesson.refusal = test::errorOf(ErrorCode::NameTaken);
        kit.lesson.refusal->suggestion = u"Ana 2"_s;
        kit.window.start({kit.lesson.address(), u"Ana"_s});
        WAIT_FOR(kit.button("suggestionButton")->isVisible());
        QCOMPARE(nameless(kit.window), QStringList());
        kit.joinAndAsk();
        QCOMPARE(nameless(kit.window), QStringList());
        for (const char *action : {"helpAction", "aboutAction", "startOverAction", "joinOtherAction"}) {
            kit.find<QAction>(action)->trigger();
            const QPointer<QWidget> dialog = QApplication::activeModalWidget();
            QVERIFY2(dialog, action);
            QCOMPARE(nameless(*dialog), QStringList());
            dialog->close();
            WAIT_FOR(!dialog);
        }
        kit.lesson.dismiss(GoodbyeReason::ClassEnded);
        WAIT_COMPARE(kit.page(), u"endedPage"_s);
        QCOMPARE(nameless(kit.window), QStringList());
    }
};

LECTERN_TEST(TestStudentAccessibility, QApplication)
#include "tst_studentaccessibility.moc"
