// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/policydialog.h"
#include "shared/ui/theme.h"
#include "tests/support/testcase.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using protocol::SetPolicy;
using protocol::TalkLevel;
using ui::PolicyDialog;

namespace {

protocol::Policy policy(TalkLevel chat, TalkLevel direct, bool rooms = true, bool pause = false) {
    return {chat, direct, rooms, pause};
}

struct Scene {
    Scene() {
        window.resize(900, 700);
        window.show();
        dialog = new PolicyDialog(policy(TalkLevel::Everybody, TalkLevel::Teacher), &window);
        wanted = std::make_unique<QSignalSpy>(dialog, &PolicyDialog::policyWanted);
        dialog->open();
    }
    QAbstractButton *button(const char *name) const {
        return dialog->findChild<QAbstractButton *>(QLatin1StringView(name));
    }
    void click(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    SetPolicy last() const { return wanted->last().first().value<SetPolicy>(); }
    QLabel *problem() const { return dialog->findChild<QLabel *>(u"policyProblem"_s); }

    QWidget window;
    PolicyDialog *dialog = nullptr;
    std::unique_ptr<QSignalSpy> wanted;
};

} // namespace

class TestPolicyDialog : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::applyTheme(*qApp); }

    void whatIsInForceIsShown();
    void everyChoiceAppliesAtOnceAndKeepsTheOthers();
    void whetherUnverifiedVotesCountIsKept();
    void whatAnotherTeacherChoosesIsShownAndNotWanted();
    void aRefusalBringsBackWhatIsInForce();
    void aLevelFromTheFutureChoosesNone();
    void arrowKeysChooseToo();
    void everyControlHasANameForScreenReaders();
    void itIsAsHighAsWhatIsInIt();
};

void TestPolicyDialog::whatIsInForceIsShown() {
    const Scene scene;
    QVERIFY(scene.button("chatEverybody")->isChecked());
    QVERIFY(scene.button("directTeacher")->isChecked());
    QVERIFY(scene.button("policyRooms")->isChecked());
    QVERIFY(!scene.button("policyPause")->isChecked());
    scene.dialog->setPolicy(policy(TalkLevel::Nobody, TalkLevel::Everybody, false, true));
    QVERIFY(scene.button("chatNobody")->isChecked());
    QVERIFY(scene.button("directEverybody")->isChecked());
    QVERIFY(!scene.button("policyRooms")->isChecked());
    QVERIFY(scene.button("policyPause")->isChecked());
}

void TestPolicyDialog::everyChoiceAppliesAtOnceAndKeepsTheOthers() {
    const Scene scene;
    scene.click("chatTeacher");
    QCOMPARE(scene.wanted->size(), 1);
    QVERIFY(scene.last().chat == TalkLevel::Teacher && scene.last().direct == TalkLevel::Teacher);
    QVERIFY(scene.last().rooms && !scene.last().pauseWhileVoting);
    scene.click("directNobody");
    scene.click("policyRooms");
    scene.click("policyPause");
    QCOMPARE(scene.wanted->size(), 4);
    QVERIFY(scene.last().chat == TalkLevel::Teacher && scene.last().direct == TalkLevel::Nobody);
    QVERIFY(!scene.last().rooms && scene.last().pauseWhileVoting);
}

// It is chosen elsewhere, with the doors.
void TestPolicyDialog::whetherUnverifiedVotesCountIsKept() {
    const Scene scene;
    scene.click("policyRooms");
    QVERIFY(!scene.last().onlyVerifiedVotes);
    protocol::Policy inForce = policy(TalkLevel::Everybody, TalkLevel::Teacher);
    inForce.onlyVerifiedVotes = true;
    scene.dialog->setPolicy(inForce);
    scene.click("chatNobody");
    QVERIFY(scene.last().onlyVerifiedVotes);
}

void TestPolicyDialog::whatAnotherTeacherChoosesIsShownAndNotWanted() {
    const Scene scene;
    scene.dialog->setPolicy(policy(TalkLevel::Nobody, TalkLevel::Nobody));
    QCOMPARE(scene.wanted->size(), 0);
    scene.click("policyPause");
    QVERIFY(scene.last().chat == TalkLevel::Nobody && scene.last().direct == TalkLevel::Nobody);
}

void TestPolicyDialog::aRefusalBringsBackWhatIsInForce() {
    const Scene scene;
    scene.click("chatNobody");
    scene.dialog->setProblem(u"The server cannot use its disk."_s);
    QVERIFY(scene.button("chatEverybody")->isChecked());
    QVERIFY(scene.problem()->isVisible());
    QCOMPARE(scene.problem()->text(), u"The server cannot use its disk."_s);
    scene.click("chatNobody");
    QVERIFY(!scene.problem()->isVisible());
    scene.dialog->setProblem({}); // it was not refused, and is in force in a moment
    QVERIFY(scene.button("chatNobody")->isChecked());
    QCOMPARE(scene.wanted->size(), 2);
}

void TestPolicyDialog::aLevelFromTheFutureChoosesNone() {
    const Scene scene;
    scene.dialog->setPolicy(policy(TalkLevel::Other, TalkLevel::Everybody));
    for (const char *name : {"chatEverybody", "chatTeacher", "chatNobody"})
        QVERIFY2(!scene.button(name)->isChecked(), name);
    scene.click("chatTeacher");
    QVERIFY(scene.button("chatTeacher")->isChecked());
    QVERIFY(scene.last().chat == TalkLevel::Teacher);
}

void TestPolicyDialog::arrowKeysChooseToo() {
    const Scene scene;
    scene.dialog->activateWindow();
    scene.button("chatEverybody")->setFocus();
    WAIT_FOR(scene.button("chatEverybody")->hasFocus());
    QTest::keyClick(scene.button("chatEverybody"), Qt::Key_Down);
    QVERIFY(scene.button("chatTeacher")->isChecked());
    QVERIFY(scene.last().chat == TalkLevel::Teacher);
}

void TestPolicyDialog::everyControlHasANameForScreenReaders() {
    const Scene scene;
    QCOMPARE(scene.button("directTeacher")->accessibleName(), u"Direct messages: Only with the teacher"_s);
    for (const QAbstractButton *button : scene.dialog->findChildren<QAbstractButton *>())
        QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
}

void TestPolicyDialog::itIsAsHighAsWhatIsInIt() {
    const Scene scene;
    const auto *scroll = scene.dialog->findChild<QScrollArea *>();
    QCOMPARE(scroll->verticalScrollBar()->maximum(), 0);
    const QAbstractButton *last = scene.button("policyPause");
    const int below = scroll->height() - last->mapTo(scroll, QPoint(0, last->height())).y();
    QVERIFY2(below <= 3 * ui::space, qPrintable(QString::number(below)));
    scene.dialog->setProblem(u"The server cannot use its disk. "_s.repeated(3));
    QCoreApplication::processEvents();
    QCOMPARE(scroll->verticalScrollBar()->maximum(), 0);
}

LECTERN_TEST(TestPolicyDialog, QApplication)
#include "tst_policydialog.moc"
