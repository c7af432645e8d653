// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/limits.h"
#include "shared/ui/talk/field/countdown.h"
#include "shared/ui/talk/field/messagefield.h"
#include "shared/ui/theme.h"
#include "tests/gui/announced.h"
#include "tests/support/testcase.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTextBlock>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using namespace std::chrono_literals;

namespace {

const RoomId classPane{1}, labPane{2};
const QStringList people{u"Ana"_s, u"Ana Maria"_s, u"Ben"_s, u"<b>Bob</b>"_s};

// A window with the field at its lower end, and something to type in above and below.
struct Pane {
    QWidget window;
    QLineEdit *before = new QLineEdit(&window);
    ui::MessageField field;
    QLineEdit *after = new QLineEdit(&window);
    QSignalSpy sent{&field, &ui::MessageField::sendWanted};

    explicit Pane(std::chrono::milliseconds second = 1s, protocol::Role role = protocol::Role::Student)
        : field(role, &window, second) {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(before);
        column->addStretch(1);
        column->addWidget(&field);
        column->addWidget(after);
        field.setPane(classPane);
        field.setPeople([] { return people; });
        QWidget::setTabOrder(before, edit());
        QWidget::setTabOrder(edit(), button());
        QWidget::setTabOrder(button(), after);
        window.resize(500, 500);
        window.show();
        window.activateWindow();
        field.takeFocus();
        WAIT_FOR(edit()->hasFocus());
    }
    ui::MessageEdit *edit() const { return field.findChild<ui::MessageEdit *>(u"messageEdit"_s); }
    QPushButton *button() const { return field.findChild<QPushButton *>(u"sendButton"_s); }
    QLabel *error() const { return field.findChild<QLabel *>(u"messageError"_s); }
    QLabel *note() const { return field.findChild<QLabel *>(u"messageNote"_s); }
    QListView *list() const { return window.findChild<QListView *>(u"completionList"_s); }
    bool isListed() const { return list() && list()->isVisible(); }
    QStringList listed() const {
        QStringList texts;
        for (int row = 0; isListed() && row < list()->model()->rowCount(); ++row)
            texts += list()->model()->index(row, 0).data().toString();
        return texts;
    }
    void type(const QString &text) const { QTest::keyClicks(edit(), text); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::keyClick(edit(), key, modifiers);
    }
    void put(const QString &text) const { edit()->setPlainText(text); }
    void send(const QString &text) { // and it is taken
        put(text);
        key(Qt::Key_Return);
        field.accepted();
    }
    QStringList texts() const {
        QStringList all;
        for (const QList<QVariant> &arguments : sent)
            all += arguments.value(0).toString();
        return all;
    }
    void compose(const QString &preedit, const QString &commit = {}) const {
        QInputMethodEvent event(preedit, {});
        event.setCommitString(commit);
        QApplication::sendEvent(edit(), &event);
    }
    void paste(const QString &text, const QString &html = {}) const {
        auto *data = new QMimeData;
        data->setText(text);
        if (!html.isEmpty())
            data->setHtml(html);
        QApplication::clipboard()->setMimeData(data);
        edit()->paste();
    }
};

} // namespace

class TestMessageField : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::applyTheme(*qApp); }

    // Sending.
    void enterSends_data();
    void enterSends();
    void noShortcutOfTheWindowTakesEnterAway();
    void shiftEnterBreaksTheLine();
    void theButtonSendsAndTheFocusStaysInTheField();
    void blankTextIsNeverSent_data();
    void blankTextIsNeverSent();
    void whatIsSentIsWhatWasTyped_data();
    void whatIsSentIsWhatWasTyped();
    void acceptedClearsTheField();
    void whatWasTypedMeanwhileStays();
    void refusedKeepsTheText();
    void nothingIsSentTwiceBeforeTheAnswer();
    void aHeldEnterKeySendsOnce();
    void theAnswerMayComeAtOnce();
    void theEnterThatConfirmsACompositionSendsNothing();
    void theButtonTakesWhatIsBeingComposedNotHalfOfIt();

    // Limits.
    void beyondTheLimitNothingIsCutAndNothingSent();
    void theLimitCountsCharactersNotUnits();
    void beyondTheLimitIsAnnouncedOnce();
    void pastingKeepsPlainTextOnly();
    void pastedControlsAreLeftOut();
    void aPasteOfAWholeBookIsRefusedInWords();

    // Panes and what was sent before.
    void everyPaneHasItsOwnDraft();
    void undoBringsNothingFromAnotherPane();
    void theAnswerGoesToThePaneThatSent();
    void aPaneThatIsGoneLeavesNoDraft();
    void upBringsWhatWasSentAndDownGoesForth();
    void whatWasBeingTypedIsNotLost();
    void upInATypedTextMovesTheCursor();
    void upInAnEditedRecalledTextMovesTheCursor();
    void whatWasSentBelongsToItsPane();

    // Completion.
    void tabCompletesTheOnlyOne();
    void tabOffersAListThatKeysChooseFrom();
    void theListFollowsWhatIsTyped();
    void aClickTakesASuggestion();
    void escapeClosesTheListAndNothingElse();
    void enterInTheListSendsNothing();
    void tabWithNothingToCompleteMovesTheFocus_data();
    void tabWithNothingToCompleteMovesTheFocus();
    void theListClosesWhenTheFocusLeaves();
    void theListStaysInsideTheWindow_data();
    void theListStaysInsideTheWindow();
    void suggestionsAreAnnounced();
    void namesAreShownAsTheCharactersTheyHave();
    void aTeacherIsOfferedNoVote();

    // Off, waiting, errors.
    void blockedSaysWhyAndKeepsTheText();
    void aBlockedFieldStillTakesCommands();
    void whatIsTakenOutWhileItWaitsIsWithdrawn();
    void aRefusalForAPaneThatIsGoneGivesTheTextBack();
    void nothingOfAnotherClassIsLeft();
    void theDraftGoesAlongWithAPaneThatGetsItsNumber();
    void theReasonIsReadable_data();
    void theReasonIsReadable();
    void waitingCountsDownAndSendingIsOffUntilThen();
    void anErrorStandsThereUntilTheTextChanges();
    void anErrorIsAnnouncedAndPlainText();
    void anErrorDoesNotFollowToAnotherPane();

    // Look.
    void itGrowsToSixLinesAndNoFurther();
    void theCursorStaysVisibleInALongText();
    void aTextStandsOnTheSideWhereItsWritingBegins();
    void aLongPromptIsNotCutWithoutATooltip();
    void everythingHasANameAndAnObjectName();
    void atTwiceTheFontSizeInTheNarrowestWindowNothingIsCut();

private:
    void prepare() override {
        test::announced.clear();
        QApplication::clipboard()->clear();
    }
};

void TestMessageField::enterSends_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::newRow("Return") << int(Qt::Key_Return) << int(Qt::NoModifier);
    QTest::newRow("Enter of the keypad") << int(Qt::Key_Enter) << int(Qt::KeypadModifier);
    QTest::newRow("Ctrl+Return") << int(Qt::Key_Return) << int(Qt::ControlModifier);
}

void TestMessageField::enterSends() {
    QFETCH(int, key);
    QFETCH(int, modifiers);
    Pane pane;
    pane.type(u"Hello"_s);
    pane.key(static_cast<Qt::Key>(key), static_cast<Qt::KeyboardModifiers>(modifiers));
    QCOMPARE(pane.texts(), QStringList{u"Hello"_s});
}

// Ctrl+Enter in the teacher's window asks the class a question.
void TestMessageField::noShortcutOfTheWindowTakesEnterAway() {
    Pane pane;
    QAction asking;
    asking.setShortcut(Qt::CTRL | Qt::Key_Return);
    pane.window.addAction(&asking);
    const QSignalSpy asked(&asking, &QAction::triggered);
    pane.key(Qt::Key_Return, Qt::ControlModifier); // with nothing to send, too
    pane.type(u"Hello"_s);
    pane.key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(asked.size(), 0);
    QCOMPARE(pane.texts(), QStringList{u"Hello"_s});
}

void TestMessageField::shiftEnterBreaksTheLine() {
    Pane pane;
    pane.type(u"one"_s);
    pane.key(Qt::Key_Return, Qt::ShiftModifier);
    pane.type(u"two"_s);
    QVERIFY(pane.sent.isEmpty());
    pane.key(Qt::Key_Return);
    QCOMPARE(pane.texts(), QStringList{u"one\ntwo"_s});
}

void TestMessageField::theButtonSendsAndTheFocusStaysInTheField() {
    Pane pane;
    pane.type(u"Hello"_s);
    QTest::mouseClick(pane.button(), Qt::LeftButton);
    QCOMPARE(pane.texts(), QStringList{u"Hello"_s});
    QVERIFY(pane.edit()->hasFocus());
}

void TestMessageField::blankTextIsNeverSent_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("blanks") << u"   "_s;
    QTest::newRow("line breaks") << u"\n\n"_s;
    QTest::newRow("unusual blanks") << u"\u3000\u00A0"_s;
    QTest::newRow("no width") << u"\u200B"_s;
}

void TestMessageField::blankTextIsNeverSent() {
    QFETCH(QString, text);
    Pane pane;
    pane.put(text);
    QVERIFY(!pane.button()->isEnabled());
    pane.key(Qt::Key_Return);
    QVERIFY(pane.sent.isEmpty());
    pane.type(u"x"_s);
    QVERIFY(pane.button()->isEnabled());
}

void TestMessageField::whatIsSentIsWhatWasTyped_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("markup") << u"<b>&amp;</b> <img src='file:///etc/passwd'>"_s;
    QTest::newRow("blanks") << u"  two  and\ttab  "_s;
    QTest::newRow("a blank that does not break") << u"10\u00A0km"_s;
    QTest::newRow("Arabic and Hebrew") << u"مرحبا שלום"_s;
    QTest::newRow("Chinese") << u"大家好"_s;
    QTest::newRow("emoji of many parts") << u"👩🏽‍🚀👍"_s;
}

void TestMessageField::whatIsSentIsWhatWasTyped() {
    QFETCH(QString, text);
    Pane pane;
    pane.compose({}, text);
    pane.key(Qt::Key_Return);
    QCOMPARE(pane.texts(), QStringList{text});
}

void TestMessageField::acceptedClearsTheField() {
    Pane pane;
    pane.type(u"Hello"_s);
    pane.key(Qt::Key_Return);
    QCOMPARE(pane.field.text(), u"Hello"_s);
    pane.field.accepted();
    QCOMPARE(pane.field.text(), QString());
    QVERIFY(!pane.button()->isEnabled());
}

void TestMessageField::whatWasTypedMeanwhileStays() {
    Pane pane;
    pane.type(u"Hello"_s);
    pane.key(Qt::Key_Return);
    pane.type(u"And"_s);
    pane.field.accepted();
    QCOMPARE(pane.field.text(), u"And"_s);
    pane.type(u" more"_s);
    QCOMPARE(pane.field.text(), u"And more"_s);
}

void TestMessageField::refusedKeepsTheText() {
    Pane pane;
    pane.type(u"/foo"_s);
    pane.key(Qt::Key_Return);
    pane.field.refused(u"There is no command /foo."_s);
    QCOMPARE(pane.field.text(), u"/foo"_s);
    QVERIFY(pane.error()->isVisible());
    QCOMPARE(pane.error()->text(), u"There is no command /foo."_s);
    QVERIFY(pane.button()->isEnabled());
}

void TestMessageField::nothingIsSentTwiceBeforeTheAnswer() {
    Pane pane;
    pane.type(u"Hello"_s);
    pane.key(Qt::Key_Return);
    pane.key(Qt::Key_Return);
    QVERIFY(!pane.button()->isEnabled());
    QCOMPARE(pane.sent.size(), 1);
    pane.field.refused({});
    QVERIFY(!pane.error()->isVisible());
    pane.key(Qt::Key_Return);
    QCOMPARE(pane.sent.size(), 2);
}

void TestMessageField::aHeldEnterKeySendsOnce() {
    Pane pane;
    connect(&pane.field, &ui::MessageField::sendWanted, &pane.field, [&pane] { pane.field.refused({}); });
    pane.type(u"Hello"_s);
    pane.key(Qt::Key_Return);
    QKeyEvent again(QEvent::KeyPress, Qt::Key_Return, {}, u"\r"_s, true);
    QApplication::sendEvent(pane.edit(), &again);
    QCOMPARE(pane.sent.size(), 1);
    QCOMPARE(pane.field.text(), u"Hello"_s);
}

void TestMessageField::theAnswerMayComeAtOnce() {
    Pane pane;
    connect(&pane.field, &ui::MessageField::sendWanted, &pane.field, [&pane] { pane.field.accepted(); });
    for (const QString &text : {u"one"_s, u"two"_s}) {
        pane.type(text);
        pane.key(Qt::Key_Return);
        QCOMPARE(pane.field.text(), QString());
    }
    QCOMPARE(pane.texts(), (QStringList{u"one"_s, u"two"_s}));
}

void TestMessageField::theEnterThatConfirmsACompositionSendsNothing() {
    Pane pane;
    pane.type(u"say "_s);
    pane.compose(u"にほん"_s);
    pane.key(Qt::Key_Return);
    QVERIFY(pane.sent.isEmpty());
    QCOMPARE(pane.field.text(), u"say "_s);
    pane.compose({}, u"日本"_s);
    pane.key(Qt::Key_Return);
    QCOMPARE(pane.texts(), QStringList{u"say 日本"_s});
}

void TestMessageField::theButtonTakesWhatIsBeingComposedNotHalfOfIt() {
    Pane pane;
    pane.compose(u"にほん"_s);
    QVERIFY(!pane.button()->isEnabled()); // nothing of it is text yet
    pane.compose({}, u"日本"_s);
    QVERIFY(pane.button()->isEnabled());
}

void TestMessageField::beyondTheLimitNothingIsCutAndNothingSent() {
    Pane pane;
    pane.put(u"a"_s.repeated(limits::messageCharacters));
    QVERIFY(pane.button()->isEnabled());
    QVERIFY(!pane.note()->isVisible());
    pane.edit()->moveCursor(QTextCursor::End);
    pane.type(u"123456789012"_s);
    QCOMPARE(pane.note()->text(), u"4,012 of 4,000 characters"_s);
    QVERIFY(pane.note()->isVisible());
    QVERIFY(!pane.button()->isEnabled());
    pane.key(Qt::Key_Return);
    QVERIFY(pane.sent.isEmpty());
    QCOMPARE(pane.field.text().size(), limits::messageCharacters + 12);
    for (int i = 0; i < 12; ++i)
        pane.key(Qt::Key_Backspace);
    QVERIFY(!pane.note()->isVisible());
    QVERIFY(pane.button()->isEnabled());
}

void TestMessageField::theLimitCountsCharactersNotUnits() {
    Pane pane;
    pane.put(u"𝄞"_s.repeated(limits::messageCharacters));
    QVERIFY(pane.button()->isEnabled());
    pane.put(u"𝄞"_s.repeated(limits::messageCharacters + 1));
    QVERIFY(!pane.button()->isEnabled());
}

void TestMessageField::beyondTheLimitIsAnnouncedOnce() {
    Pane pane;
    pane.put(u"a"_s.repeated(limits::messageCharacters));
    pane.edit()->moveCursor(QTextCursor::End);
    pane.type(u"123"_s);
    QCOMPARE(test::announced, QStringList{u"4,001 of 4,000 characters"_s});
}

void TestMessageField::pastingKeepsPlainTextOnly() {
    Pane pane;
    pane.paste(u"red"_s, u"<span style='color:red;font-size:40pt'>red</span><img src='file:///x.png'>"_s);
    QCOMPARE(pane.field.text(), u"red"_s);
    QCOMPARE(pane.edit()->textCursor().charFormat().foreground(), QBrush());
    pane.paste(QString(), u"<b>only markup</b>"_s);
    QCOMPARE(pane.field.text(), u"red"_s);
}

void TestMessageField::pastedControlsAreLeftOut() {
    Pane pane;
    pane.paste(u"a\u0007b\u001B[31m\r\nc\fd\te"_s);
    QCOMPARE(pane.field.text(), u"ab[31m\nc\nd\te"_s);
}

void TestMessageField::aPasteOfAWholeBookIsRefusedInWords() {
    Pane pane;
    pane.type(u"My "_s);
    pane.paste(u"x"_s.repeated(200'000));
    QCOMPARE(pane.field.text(), u"My "_s);
    QVERIFY(pane.error()->text().startsWith(u"What you want to paste has 200,000 characters."_s));
    pane.paste(u"x"_s.repeated(limits::messageCharacters)); // a little too long: to be shortened here
    QCOMPARE(pane.field.text().size(), limits::messageCharacters + 3);
}

void TestMessageField::everyPaneHasItsOwnDraft() {
    Pane pane;
    pane.type(u"for all"_s);
    pane.key(Qt::Key_Left);
    pane.field.setPane(labPane);
    QCOMPARE(pane.field.text(), QString());
    pane.type(u"for some"_s);
    pane.field.setPane(classPane);
    QCOMPARE(pane.field.text(), u"for all"_s);
    pane.type(u"X"_s); // the cursor is where it was
    QCOMPARE(pane.field.text(), u"for alXl"_s);
    pane.field.setPane(labPane);
    QCOMPARE(pane.field.text(), u"for some"_s);
}

void TestMessageField::undoBringsNothingFromAnotherPane() {
    Pane pane;
    pane.type(u"secret"_s);
    pane.field.setPane(labPane);
    pane.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(pane.field.text(), QString());
}

void TestMessageField::theAnswerGoesToThePaneThatSent() {
    Pane pane;
    pane.type(u"Hello"_s);
    pane.key(Qt::Key_Return);
    pane.field.setPane(labPane);
    pane.type(u"Hello, lab"_s);
    pane.field.accepted();
    QCOMPARE(pane.field.text(), u"Hello, lab"_s);
    pane.field.setPane(classPane);
    QCOMPARE(pane.field.text(), QString());
    pane.key(Qt::Key_Up);
    QCOMPARE(pane.field.text(), u"Hello"_s);
}

void TestMessageField::aPaneThatIsGoneLeavesNoDraft() {
    Pane pane;
    pane.type(u"for all"_s);
    pane.field.setPane(labPane);
    pane.type(u"for some"_s);
    pane.field.forgetPane(classPane);
    pane.field.forgetPane(labPane);
    QCOMPARE(pane.field.text(), QString());
    pane.field.setPane(classPane);
    QCOMPARE(pane.field.text(), QString());
}

void TestMessageField::upBringsWhatWasSentAndDownGoesForth() {
    Pane pane;
    for (const QString &text : {u"one"_s, u"two\nlines\nand three"_s, u"three"_s, u"three"_s})
        pane.send(text);
    QStringList seen;
    for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Up, Qt::Key_Up, Qt::Key_Up, Qt::Key_Down, Qt::Key_Down,
                              Qt::Key_Down, Qt::Key_Down}) {
        pane.key(key);
        seen += pane.field.text();
    }
    const QString two = u"two\nlines\nand three"_s;
    QCOMPARE(seen, (QStringList{u"three"_s, two, u"one"_s, u"one"_s, two, u"three"_s, QString(), QString()}));
}

void TestMessageField::whatWasBeingTypedIsNotLost() {
    Pane pane;
    pane.send(u"one"_s);
    pane.type(u"  "_s);
    pane.key(Qt::Key_Up);
    QCOMPARE(pane.field.text(), u"one"_s);
    pane.key(Qt::Key_Down);
    QCOMPARE(pane.field.text(), u"  "_s);
}

void TestMessageField::upInATypedTextMovesTheCursor() {
    Pane pane;
    pane.send(u"one"_s);
    pane.put(u"first\nsecond"_s);
    pane.edit()->moveCursor(QTextCursor::End);
    pane.key(Qt::Key_Up);
    QCOMPARE(pane.field.text(), u"first\nsecond"_s);
    QCOMPARE(pane.edit()->textCursor().blockNumber(), 0);
    pane.key(Qt::Key_Up);
    QCOMPARE(pane.field.text(), u"first\nsecond"_s);
}

void TestMessageField::upInAnEditedRecalledTextMovesTheCursor() {
    Pane pane;
    pane.send(u"one"_s);
    pane.send(u"two"_s);
    pane.key(Qt::Key_Up);
    pane.type(u"!"_s);
    pane.key(Qt::Key_Up);
    QCOMPARE(pane.field.text(), u"two!"_s);
    pane.key(Qt::Key_Down);
    QCOMPARE(pane.field.text(), u"two!"_s);
    pane.put(QString()); // and once it is gone, Up begins anew
    pane.key(Qt::Key_Up);
    QCOMPARE(pane.field.text(), u"two"_s);
}

void TestMessageField::whatWasSentBelongsToItsPane() {
    Pane pane;
    pane.send(u"to the class"_s);
    pane.field.setPane(labPane);
    pane.key(Qt::Key_Up);
    QCOMPARE(pane.field.text(), QString());
    pane.field.setPane(classPane);
    pane.key(Qt::Key_Up);
    QCOMPARE(pane.field.text(), u"to the class"_s);
}

void TestMessageField::tabCompletesTheOnlyOne() {
    Pane pane;
    pane.type(u"/ms"_s);
    pane.key(Qt::Key_Tab);
    QCOMPARE(pane.field.text(), u"/msg "_s);
    pane.type(u"be"_s);
    pane.key(Qt::Key_Tab);
    QCOMPARE(pane.field.text(), u"/msg Ben "_s);
    QVERIFY(!pane.isListed());
    QVERIFY(pane.edit()->hasFocus());
    pane.key(Qt::Key_Z, Qt::ControlModifier); // what it did can be undone
    QVERIFY(pane.field.text() != u"/msg Ben "_s);
}

void TestMessageField::tabOffersAListThatKeysChooseFrom() {
    Pane pane;
    pane.type(u"/msg "_s);
    pane.key(Qt::Key_Tab);
    QCOMPARE(pane.listed(), people);
    QCOMPARE(pane.list()->currentIndex().row(), 0);
    pane.key(Qt::Key_Down);
    QCOMPARE(pane.list()->currentIndex().row(), 1);
    pane.key(Qt::Key_Up);
    pane.key(Qt::Key_Up);
    QCOMPARE(pane.list()->currentIndex().row(), 3); // around the end
    pane.key(Qt::Key_Backtab, Qt::ShiftModifier);
    pane.key(Qt::Key_Up);
    QCOMPARE(pane.list()->currentIndex().row(), 1);
    pane.key(Qt::Key_Tab);
    QCOMPARE(pane.field.text(), u"/msg \"Ana Maria\" "_s);
    QVERIFY(!pane.isListed());
}

void TestMessageField::theListFollowsWhatIsTyped() {
    Pane pane;
    pane.type(u"Hi @"_s);
    pane.key(Qt::Key_Tab);
    QCOMPARE(pane.listed().size(), 4);
    pane.type(u"b"_s);
    QCOMPARE(pane.listed(), QStringList{u"Ben"_s});
    pane.key(Qt::Key_Backspace);
    QCOMPARE(pane.listed().size(), 4);
    pane.type(u"zz"_s);
    QVERIFY(!pane.isListed());
    pane.put(u"/hzz"_s); // what stands behind the cursor is replaced, as much as is left of it
    pane.edit()->moveCursor(QTextCursor::Start);
    pane.key(Qt::Key_Right);
    pane.key(Qt::Key_Right);
    pane.key(Qt::Key_Tab);
    pane.key(Qt::Key_Delete);
    pane.key(Qt::Key_Delete);
    pane.key(Qt::Key_Return);
    QCOMPARE(pane.field.text(), u"/hand "_s);
}

void TestMessageField::aClickTakesASuggestion() {
    Pane pane;
    pane.type(u"@"_s);
    pane.key(Qt::Key_Tab);
    const QPoint place = pane.list()->visualRect(pane.list()->model()->index(2, 0)).center();
    QTest::mouseClick(pane.list()->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(pane.field.text(), u"@Ben "_s);
    QVERIFY(!pane.isListed());
    QVERIFY(pane.edit()->hasFocus());
}

void TestMessageField::escapeClosesTheListAndNothingElse() {
    Pane pane;
    pane.type(u"@"_s);
    pane.key(Qt::Key_Tab);
    QKeyEvent escape(QEvent::ShortcutOverride, Qt::Key_Escape, {});
    escape.ignore();
    QApplication::sendEvent(pane.edit(), &escape);
    QVERIFY(escape.isAccepted()); // the window's own Escape has to wait
    pane.key(Qt::Key_Escape);
    QVERIFY(!pane.isListed());
    QCOMPARE(pane.field.text(), u"@"_s);
    escape.ignore();
    QApplication::sendEvent(pane.edit(), &escape);
    QVERIFY(!escape.isAccepted());
}

void TestMessageField::enterInTheListSendsNothing() {
    Pane pane;
    pane.type(u"Hi @"_s);
    pane.key(Qt::Key_Tab);
    pane.key(Qt::Key_Return);
    QVERIFY(pane.sent.isEmpty());
    QCOMPARE(pane.field.text(), u"Hi @Ana "_s);
}

void TestMessageField::tabWithNothingToCompleteMovesTheFocus_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("a word") << u"Hello"_s;
    QTest::newRow("an unknown command") << u"/zz"_s;
}

void TestMessageField::tabWithNothingToCompleteMovesTheFocus() {
    QFETCH(QString, text);
    Pane pane;
    pane.type(text);
    pane.key(Qt::Key_Tab);
    QVERIFY(!pane.edit()->hasFocus());
    QCOMPARE(pane.field.text(), text);
    pane.field.takeFocus();
    pane.key(Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(pane.before->hasFocus());
}

void TestMessageField::theListClosesWhenTheFocusLeaves() {
    Pane pane;
    pane.type(u"@"_s);
    pane.key(Qt::Key_Tab);
    QVERIFY(pane.isListed());
    pane.after->setFocus();
    QVERIFY(!pane.isListed());
}

void TestMessageField::theListStaysInsideTheWindow_data() {
    QTest::addColumn<int>("height");
    QTest::addColumn<QString>("text");
    QTest::newRow("high window") << 500 << u"/"_s;
    QTest::newRow("low window") << 160 << u"/"_s;
    QTest::newRow("names") << 500 << u"/msg "_s;
}

void TestMessageField::theListStaysInsideTheWindow() {
    QFETCH(int, height);
    QFETCH(QString, text);
    Pane pane;
    pane.window.resize(360, height);
    WAIT_COMPARE(pane.window.height(), height);
    pane.type(text);
    pane.key(Qt::Key_Tab);
    QVERIFY(pane.isListed());
    QVERIFY(pane.window.rect().contains(pane.list()->geometry()));
    const QRect edit(pane.edit()->mapTo(&pane.window, QPoint()), pane.edit()->size());
    QVERIFY(!pane.list()->geometry().intersects(edit));
}

void TestMessageField::suggestionsAreAnnounced() {
    Pane pane;
    pane.type(u"/msg "_s);
    pane.key(Qt::Key_Tab);
    pane.key(Qt::Key_Down);
    QCOMPARE(test::announced, (QStringList{u"Suggestion 1 of 4: Ana"_s, u"Suggestion 2 of 4: Ana Maria"_s}));
    test::announced.clear();
    pane.key(Qt::Key_Escape);
    pane.put(u"/h"_s);
    pane.edit()->moveCursor(QTextCursor::End);
    pane.key(Qt::Key_Tab);
    QCOMPARE(test::announced,
             QStringList{u"Suggestion 1 of 2: /hand [up | down], Raise your hand, or lower it"_s});
}

void TestMessageField::namesAreShownAsTheCharactersTheyHave() {
    Pane pane;
    pane.type(u"@"_s);
    pane.key(Qt::Key_Tab);
    const QModelIndex bob = pane.list()->model()->index(3, 0);
    QCOMPARE(bob.data().toString(), u"<b>Bob</b>"_s);
    QVERIFY(bob.data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
}

void TestMessageField::aTeacherIsOfferedNoVote() {
    Pane pane(1s, protocol::Role::Teacher);
    pane.type(u"/ye"_s);
    pane.key(Qt::Key_Tab);
    QCOMPARE(pane.field.text(), u"/ye"_s);
}

void TestMessageField::blockedSaysWhyAndKeepsTheText() {
    Pane pane;
    pane.type(u"Draft"_s);
    const QString why = u"The teacher has closed the chat for now."_s;
    pane.field.setBlocked(why);
    QCOMPARE(pane.note()->text(), why);
    QVERIFY(pane.note()->isVisible());
    QCOMPARE(test::announced, QStringList{why});
    QCOMPARE(pane.edit()->accessibleDescription(), why);
    QVERIFY(!pane.button()->isEnabled());
    pane.type(u" and more"_s);
    pane.key(Qt::Key_Return);
    QVERIFY(pane.sent.isEmpty());
    pane.field.setBlocked({});
    QVERIFY(!pane.note()->isVisible());
    pane.type(u"!"_s);
    pane.key(Qt::Key_Return);
    QCOMPARE(pane.texts(), QStringList{u"Draft and more!"_s});
}

void TestMessageField::aBlockedFieldStillTakesCommands() {
    Pane pane;
    pane.field.setBlocked(u"A vote is open. Talk goes on when it is closed."_s);
    pane.type(u"//not a command"_s);
    QVERIFY(!pane.button()->isEnabled());
    pane.put(u"/yes"_s);
    QVERIFY(pane.button()->isEnabled());
    pane.key(Qt::Key_Return);
    QCOMPARE(pane.texts(), QStringList{u"/yes"_s});
}

void TestMessageField::whatIsTakenOutWhileItWaitsIsWithdrawn() {
    Pane pane;
    const QSignalSpy withdrawn(&pane.field, &ui::MessageField::withdrawn);
    pane.put(u"I regret this"_s);
    pane.key(Qt::Key_Return);
    pane.field.setUnsent(true);
    QVERIFY(pane.note()->text().startsWith(u"Not connected."_s));
    pane.put({});
    QCOMPARE(withdrawn.size(), 1);
}

void TestMessageField::aRefusalForAPaneThatIsGoneGivesTheTextBack() {
    Pane pane;
    pane.put(u"Only us"_s);
    pane.key(Qt::Key_Return);
    pane.field.setPane(labPane);
    pane.field.forgetPane(classPane);
    pane.field.refused(u"That room is closed."_s);
    QCOMPARE(pane.error()->text(), u"“Only us” was not sent. That room is closed."_s);
    pane.key(Qt::Key_Up);
    QCOMPARE(pane.field.text(), u"Only us"_s);
}

void TestMessageField::nothingOfAnotherClassIsLeft() {
    Pane pane;
    pane.send(u"sent"_s);
    pane.put(u"for the class"_s);
    pane.field.setPane(labPane);
    pane.put(u"for the lab"_s);
    pane.field.startOver();
    QCOMPARE(pane.field.text(), QString());
    pane.field.setPane(classPane);
    QCOMPARE(pane.field.text(), QString());
    pane.key(Qt::Key_Up);
    QCOMPARE(pane.field.text(), QString());
}

void TestMessageField::theDraftGoesAlongWithAPaneThatGetsItsNumber() {
    const RoomId blank{99}, real{3};
    for (const bool chosenFirst : {false, true}) {
        Pane pane;
        pane.field.setPane(blank);
        pane.put(u"half a sen"_s);
        if (chosenFirst)
            pane.field.setPane(real);
        pane.field.movePane(blank, real);
        if (!chosenFirst)
            pane.field.setPane(real);
        QCOMPARE(pane.field.text(), u"half a sen"_s);
    }
}

void TestMessageField::theReasonIsReadable_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestMessageField::theReasonIsReadable() {
    QFETCH(bool, dark);
    ui::setScheme(dark);
    Pane pane;
    pane.field.setBlocked(u"The teacher has closed the chat for now."_s);
    const QPalette note = pane.note()->palette();
    QVERIFY(ui::contrast(note.color(QPalette::WindowText), pane.window.palette().color(QPalette::Window)) >=
            7);
    QVERIFY(ui::contrast(pane.error()->palette().color(QPalette::WindowText),
                         pane.window.palette().color(QPalette::Window)) >= 4.5);
    ui::setScheme(false);
}

void TestMessageField::waitingCountsDownAndSendingIsOffUntilThen() {
    Pane pane(50ms);
    QStringList seen; // as it comes: whoever looks now and then may miss one
    connect(pane.field.findChild<ui::Countdown *>(), &ui::Countdown::changed, &pane.field,
            [&] { seen += pane.note()->text(); });
    pane.type(u"Again"_s);
    pane.field.setWaiting(2.2);
    QCOMPARE(pane.note()->text(), u"Wait 3 s"_s);
    QVERIFY(pane.note()->isVisible());
    QVERIFY(!pane.button()->isEnabled());
    pane.key(Qt::Key_Return);
    QVERIFY(pane.sent.isEmpty());
    pane.type(u"!"_s);
    QCOMPARE(pane.field.text(), u"Again!"_s);
    WAIT_FOR(!pane.note()->isVisible());
    QCOMPARE(seen, (QStringList{u"Wait 3 s"_s, u"Wait 2 s"_s, u"Wait 1 s"_s, QString()}));
    QVERIFY(pane.button()->isEnabled());
    QCOMPARE(test::announced, QStringList{u"Wait 3 s"_s}); // not at each second
    pane.key(Qt::Key_Return);
    QCOMPARE(pane.texts(), QStringList{u"Again!"_s});
}

void TestMessageField::anErrorStandsThereUntilTheTextChanges() {
    Pane pane;
    pane.type(u"/foo"_s);
    pane.key(Qt::Key_Return);
    pane.field.refused(u"There is no command /foo."_s);
    pane.key(Qt::Key_Left);
    QVERIFY(pane.error()->isVisible());
    pane.type(u"x"_s);
    QVERIFY(!pane.error()->isVisible());
}

void TestMessageField::anErrorIsAnnouncedAndPlainText() {
    Pane pane;
    pane.type(u"/foo"_s);
    pane.key(Qt::Key_Return);
    pane.field.refused(u"<b>No</b>"_s);
    QCOMPARE(test::announced, QStringList{u"<b>No</b>"_s});
    QCOMPARE(pane.error()->textFormat(), Qt::PlainText);
    QCOMPARE(pane.note()->textFormat(), Qt::PlainText);
}

void TestMessageField::anErrorDoesNotFollowToAnotherPane() {
    Pane pane;
    pane.type(u"/foo"_s);
    pane.key(Qt::Key_Return);
    pane.field.refused(u"There is no command /foo."_s);
    pane.field.setPane(labPane);
    QVERIFY(!pane.error()->isVisible());
    pane.type(u"/foo"_s); // the same text, the same mistake, but not sent yet
    pane.field.setPane(classPane);
    pane.key(Qt::Key_Return);
    pane.field.refused(u"There is no command /foo."_s);
    pane.field.setPane(labPane);
    QVERIFY(!pane.error()->isVisible());
    pane.field.setPane(classPane);
    pane.key(Qt::Key_Return);
    pane.field.setPane(labPane);
    pane.field.refused(u"There is no command /foo."_s);
    QVERIFY(!pane.error()->isVisible());
}

void TestMessageField::itGrowsToSixLinesAndNoFurther() {
    Pane pane;
    const int line = pane.edit()->fontMetrics().height();
    const int one = pane.edit()->height();
    QVERIFY(one < 3 * line);
    QList<int> heights;
    for (int lines = 2; lines <= 8; ++lines) {
        pane.key(Qt::Key_Return, Qt::ShiftModifier);
        const int most = one + (qMin(lines, 6) - 1) * (line - 2);
        WAIT_FOR(pane.edit()->height() >= most);
        heights += pane.edit()->height();
        QVERIFY(pane.edit()->cursorRect().bottom() <= pane.edit()->viewport()->height());
        QCOMPARE(pane.edit()->verticalScrollBar()->maximum() > 0, lines > 6);
    }
    QCOMPARE(heights.at(4), heights.at(6));
    pane.put(QString());
    WAIT_COMPARE(pane.edit()->height(), one);
    pane.put(u"word "_s.repeated(40)); // wrapped, not broken
    WAIT_FOR(pane.edit()->height() > one + line / 2);
    pane.put(u"word "_s.repeated(400));
    WAIT_COMPARE(pane.edit()->height(), heights.at(4));
}

void TestMessageField::theCursorStaysVisibleInALongText() {
    Pane pane;
    pane.window.resize(360, 400);
    QFont large = pane.edit()->font();
    large.setPointSizeF(2 * large.pointSizeF());
    pane.edit()->setFont(large);
    pane.type(u"This is a long text which goes on and on, and then wraps into lines. "_s.repeated(6));
    const auto isInside = [&pane] {
        return pane.edit()->viewport()->rect().contains(pane.edit()->cursorRect());
    };
    WAIT_FOR(pane.edit()->verticalScrollBar()->isVisible());
    QCoreApplication::processEvents(); // it narrows the text, which wraps anew
    QVERIFY(isInside());
}

void TestMessageField::aTextStandsOnTheSideWhereItsWritingBegins() {
    Pane pane;
    const auto side = [&pane] { return pane.edit()->document()->defaultTextOption().alignment(); };
    QCOMPARE(side(), Qt::AlignLeft);
    pane.put(u"مرحبا"_s);
    QCOMPARE(side(), Qt::AlignRight);
    pane.put(u"Hello مرحبا"_s);
    QCOMPARE(side(), Qt::AlignLeft);
    pane.window.setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(side(), Qt::AlignLeft);
    pane.put(QString());
    QCOMPARE(side(), Qt::AlignRight);
}

void TestMessageField::aLongPromptIsNotCutWithoutATooltip() {
    Pane pane;
    pane.window.resize(360, 400);
    pane.field.setPrompt(u"Message <b>W</b> "_s + QString(60, u'W'));
    WAIT_FOR(pane.edit()->toolTip().contains(u"&lt;b&gt;W"_s));
    QCOMPARE(pane.edit()->accessibleName(), u"Message <b>W</b> "_s + QString(60, u'W'));
    pane.field.setPrompt(u"Message Ben"_s);
    WAIT_COMPARE(pane.edit()->toolTip(), QString());
}

void TestMessageField::everythingHasANameAndAnObjectName() {
    Pane pane;
    pane.type(u"/"_s);
    pane.key(Qt::Key_Tab);
    QCOMPARE(pane.field.objectName(), u"messageField"_s);
    for (const QWidget *widget : QList<QWidget *>{pane.edit(), pane.button(), pane.list()})
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
}

void TestMessageField::atTwiceTheFontSizeInTheNarrowestWindowNothingIsCut() {
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPointSizeF(2 * usual.pointSizeF());
    QApplication::setFont(large);
    Pane pane;
    pane.window.resize(360, 560);
    pane.field.setBlocked(u"The teacher has closed the chat for now. What you have written stays here."_s);
    WAIT_COMPARE(pane.window.width(), 360);
    QApplication::setFont(usual);
    QVERIFY(pane.window.rect().contains(
        QRect(pane.button()->mapTo(&pane.window, QPoint()), pane.button()->size())));
    QVERIFY(pane.note()->height() >= pane.note()->heightForWidth(pane.note()->width()));
    QVERIFY(pane.edit()->width() >= 8 * QFontMetrics(large).averageCharWidth());
}

LECTERN_TEST(TestMessageField, QApplication)
#include "tst_messagefield.moc"
