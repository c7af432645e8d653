// SPDX-License-Identifier: GPL-3.0-or-later
// Who may talk: what a teacher chooses, and why a student's field is grey then.
#include "tests/endtoend/talklesson.h"

#include <QApplication>
#include <QLineEdit>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class TestTalkWindowPolicy : public TestCase {
    Q_OBJECT

protected:
    void prepare() override {
        lesson = std::make_unique<TalkLesson>();
        QVERIFY(lesson->begin());
        teacher = &lesson->teacher();
        ana = &lesson->addStudent(u"Ana"_s);
        ana->openSide(u"Chat"_s);
        WAIT_FOR(mayWrite(*ana));
    }

private Q_SLOTS:
    void cleanup() { lesson.reset(); }

    void withoutAClassChatTheFieldIsGreyAndSaysWhy();
    void aGreyFieldTakesCommandsAllTheSame();
    void whenOnlyTheTeacherWritesTheFieldSaysSo();
    void aTeacherMayAlwaysWrite();
    void directMessagesMayGoOnlyToTheTeacherOrToNobody();
    void withoutRoomsNoneIsBuiltAndThoseThatAreRest();
    void whoIsMutedSeesUntilWhenAndMayTalkAgainAfterwards();
    void talkPausesWhileAVoteIsOpenButNotWithTheTeacher();
    void whatIsBeingWrittenIsKeptWhileTheFieldIsGrey();
    void theOtherTeachersDialogShowsWhatWasChosen();
    void thePolicyIsThereAfterJoining();

private:
    static bool mayWrite(const TalkWindow &window) { return window.note().isEmpty(); }
    static bool isGrey(const TalkWindow &window, const QString &why) {
        return window.note() == why && !window.offers(u"sendButton"_s);
    }
    void openPolicy() {
        teacher->strike(Qt::CTRL | Qt::SHIFT | Qt::Key_T);
        WAIT_FOR(teacher->dialog(u"policyDialog"_s));
    }
    void ask(const QString &text) {
        auto *field = teacher->find<QLineEdit>(u"askField"_s);
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }

    std::unique_ptr<TalkLesson> lesson;
    TalkWindow *teacher = nullptr;
    TalkWindow *ana = nullptr;
};

void TestTalkWindowPolicy::withoutAClassChatTheFieldIsGreyAndSaysWhy() {
    openPolicy();
    teacher->press(u"chatNobody"_s);
    WAIT_FOR(isGrey(*ana, u"Your teacher has switched the class chat off."_s));
    ana->say(u"Still?"_s);
    QCOMPARE(ana->written(), u"Still?"_s);
    QVERIFY(!ana->offers(u"sendButton"_s));
    teacher->press(u"chatEverybody"_s);
    WAIT_FOR(mayWrite(*ana));
    ana->say(u"Again"_s);
    WAIT_FOR(ana->shows(u", [You]: Again"_s));
    QVERIFY(!ana->shows(u", [You]: Still?"_s));
}

void TestTalkWindowPolicy::aGreyFieldTakesCommandsAllTheSame() {
    openPolicy();
    teacher->press(u"chatNobody"_s);
    WAIT_FOR(!mayWrite(*ana));
    ana->say(u"/hand"_s);
    WAIT_COMPARE(teacher->side(u"Hands"_s), u"Hands (1)"_s);
    ana->say(u"//hand"_s); // a text
    QCOMPARE(ana->written(), u"//hand"_s);
    QVERIFY(!ana->offers(u"sendButton"_s));
}

void TestTalkWindowPolicy::whenOnlyTheTeacherWritesTheFieldSaysSo() {
    openPolicy();
    teacher->press(u"chatTeacher"_s);
    WAIT_FOR(isGrey(*ana, u"Only the teacher writes here at the moment."_s));
    teacher->press(u"policyDoneButton"_s);
    teacher->say(u"Listen"_s);
    WAIT_FOR(ana->shows(u", Teacher: Listen"_s));
}

void TestTalkWindowPolicy::aTeacherMayAlwaysWrite() {
    openPolicy();
    teacher->press(u"chatNobody"_s);
    teacher->press(u"directNobody"_s);
    teacher->press(u"policyRooms"_s);
    teacher->press(u"policyPause"_s);
    teacher->press(u"policyDoneButton"_s);
    WAIT_FOR(!mayWrite(*ana));
    ask(u"Is it?"_s);
    teacher->say(u"I may"_s);
    WAIT_FOR(ana->shows(u", Teacher: I may"_s));
    teacher->say(u"/msg Ana Here, too"_s);
    WAIT_COMPARE(ana->panes().size(), 2);
    ana->openPane(u"Teacher"_s);
    WAIT_FOR(ana->shows(u", Teacher: Here, too"_s));
}

void TestTalkWindowPolicy::directMessagesMayGoOnlyToTheTeacherOrToNobody() {
    lesson->add(u"Ben"_s);
    WAIT_COMPARE(ana->rows(u"peopleList"_s).size(), 3);
    openPolicy();
    teacher->press(u"directTeacher"_s);
    ana->openPersonMenu(u"Ben"_s);
    ana->choose(u"messagePersonAction"_s);
    WAIT_FOR(isGrey(*ana, u"Direct messages go only to the teacher at the moment."_s));
    ana->openPersonMenu(u"Teacher"_s);
    ana->choose(u"messagePersonAction"_s);
    WAIT_COMPARE(ana->pane(), u"Teacher"_s);
    WAIT_FOR(mayWrite(*ana));
    ana->say(u"May I?"_s);
    WAIT_FOR(ana->shows(u", [You]: May I?"_s));
    teacher->press(u"directNobody"_s);
    WAIT_FOR(isGrey(*ana, u"Your teacher has switched direct messages off."_s));
    ana->openPane(u"Class"_s);
    QVERIFY(mayWrite(*ana));
}

void TestTalkWindowPolicy::withoutRoomsNoneIsBuiltAndThoseThatAreRest() {
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    WAIT_COMPARE(ana->rows(u"peopleList"_s).size(), 3);
    ana->say(u"/room Lab Ben"_s);
    WAIT_COMPARE(ana->pane(), u"Lab"_s);
    openPolicy();
    teacher->press(u"policyRooms"_s);
    const auto why = u"Your teacher has switched separate rooms off."_s;
    WAIT_FOR(isGrey(*ana, why));
    ben.openPane(u"Lab"_s);
    WAIT_FOR(isGrey(ben, why));
    ana->press(u"newPaneButton"_s);
    WAIT_FOR(ana->actionOf(u"newRoomAction"_s));
    QVERIFY(!ana->menu().contains(u"newRoomAction"_s));
    QCOMPARE(ana->actionOf(u"newRoomAction"_s)->text(), u"Build a room (%1)"_s.arg(why));
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    teacher->press(u"policyRooms"_s);
    WAIT_FOR(mayWrite(*ana) && mayWrite(ben));
}

void TestTalkWindowPolicy::whoIsMutedSeesUntilWhenAndMayTalkAgainAfterwards() {
    teacher->openPersonMenu(u"Ana"_s);
    teacher->choose(u"muteMenu"_s);
    teacher->choose(u"mute5Action"_s);
    WAIT_FOR(ana->note().startsWith(u"Your teacher has muted you until "_s));
    ana->type(u"But"_s);
    QVERIFY(!ana->offers(u"sendButton"_s));
    WAIT_FOR(teacher->rows(u"peopleList"_s).contains(u"Ana | \u25cf here, muted"_s));
    teacher->openPersonMenu(u"Ana"_s);
    teacher->choose(u"unmuteAction"_s);
    WAIT_FOR(mayWrite(*ana));
}

void TestTalkWindowPolicy::talkPausesWhileAVoteIsOpenButNotWithTheTeacher() {
    WAIT_COMPARE(ana->rows(u"peopleList"_s).size(), 2);
    ana->say(u"/msg Teacher Hello"_s);
    WAIT_COMPARE(ana->pane(), u"Teacher"_s);
    openPolicy();
    teacher->press(u"policyPause"_s);
    teacher->press(u"policyDoneButton"_s);
    WAIT_FOR(!teacher->dialog(u"policyDialog"_s));
    ask(u"Is TCP a byte stream?"_s);
    ana->openPane(u"Class"_s);
    WAIT_FOR(isGrey(*ana, u"A vote is open. Talk goes on when it is closed."_s));
    ana->openPane(u"Teacher"_s);
    QVERIFY(mayWrite(*ana));
    ana->openPane(u"Class"_s);
    teacher->press(u"closeVotesButton"_s);
    WAIT_FOR(mayWrite(*ana));
}

void TestTalkWindowPolicy::whatIsBeingWrittenIsKeptWhileTheFieldIsGrey() {
    ana->type(u"I am just about to"_s);
    openPolicy();
    teacher->press(u"chatNobody"_s);
    WAIT_FOR(!mayWrite(*ana));
    QCOMPARE(ana->written(), u"I am just about to"_s);
    teacher->press(u"chatEverybody"_s);
    WAIT_FOR(mayWrite(*ana));
    ana->type(u" say it."_s);
    QTest::keyClick(ana->field(), Qt::Key_Return);
    WAIT_FOR(ana->shows(u", [You]: I am just about to say it."_s));
}

void TestTalkWindowPolicy::theOtherTeachersDialogShowsWhatWasChosen() {
    TalkWindow &lee = lesson->addTeacher(u"Ms Lee"_s);
    lee.strike(Qt::CTRL | Qt::SHIFT | Qt::Key_T);
    WAIT_FOR(lee.dialog(u"policyDialog"_s));
    openPolicy();
    teacher->press(u"directTeacher"_s);
    teacher->press(u"policyPause"_s);
    const auto isTicked = [&lee](const QString &name) {
        return lee.find<QAbstractButton>(name)->isChecked();
    };
    WAIT_FOR(isTicked(u"directTeacher"_s) && isTicked(u"policyPause"_s));
    QVERIFY(isTicked(u"chatEverybody"_s) && isTicked(u"policyRooms"_s));
}

void TestTalkWindowPolicy::thePolicyIsThereAfterJoining() {
    openPolicy();
    teacher->press(u"chatNobody"_s);
    WAIT_FOR(!mayWrite(*ana));
    TalkWindow &ben = lesson->addStudent(u"Ben"_s);
    ben.openSide(u"Chat"_s);
    WAIT_FOR(isGrey(ben, u"Your teacher has switched the class chat off."_s));
}

LECTERN_TEST(TestTalkWindowPolicy, QApplication)

#include "tst_talkwindowpolicy.moc"
