// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/theme.h"
#include "tests/gui/announced.h"
#include "tests/gui/textfit.h"
#include "tests/teacher-gui/doorsscene.h"

#include <QApplication>
#include <QClipboard>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using protocol::Door;
using protocol::OpenDoor;
using protocol::SetPolicy;

class TestDoorsDialog : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void everyDoorSaysWhetherItIsOpenAndWhereAndHowToTryIt();
    void theButtonOpensAndCloses();
    void aDoorOpensOnThePortThatIsTyped();
    void onlyFiveDigitsCanBeTyped();
    void enterInThePortOpensThatDoorAlone();
    void aPortThatIsBeingTypedStaysWhenAnotherDoorChanges();
    void aRefusalStandsBesideItsDoorAndIsHeard();
    void theCommandIsCopied();
    void theSwitchCountsUnverifiedVotes();
    void aRefusedSwitchGoesBackAndSaysWhy();
    void saysThatNothingIsEncryptedAndAnybodyCanVoteAgain();
    void saysWhereTheDoorsListen();
    void whileTheConnectionIsLostNothingCanBePressed();
    void aServerWithoutDoorsIsExplained();
    void escapeClosesItAndTheClassGoesOn();
    void everyControlIsReachedByTabAndHasAName();
    void nothingIsCutAtAnySize_data();
    void nothingIsCutAtAnySize();

private:
    void prepare() override {
        announced.clear();
        QApplication::setDoubleClickInterval(0); // what is pressed at once is meant
    }
    QFont m_font;
};

void TestDoorsDialog::initTestCase() {
    ui::applyTheme(*qApp);
    m_font = QApplication::font();
}

void TestDoorsDialog::cleanup() {
    QApplication::setFont(m_font);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestDoorsDialog::everyDoorSaysWhetherItIsOpenAndWhereAndHowToTryIt() {
    DoorsScene scene;
    scene.lesson.doors.addresses = {u"127.0.0.1"_s};
    scene.lesson.doors.doors.front() = {Door::Poll, true, 4446};
    QVERIFY(scene.open());
    QCOMPARE(scene.text("pollState"), u"\u25cf open at 127.0.0.1, port 4446"_s);
    QCOMPARE(scene.text("pollCommand"), u"nc 127.0.0.1 4446"_s);
    for (const char *door : {"chat", "room", "calculator", "clock", "echo"})
        QCOMPARE(scene.text((QByteArray(door) + "State").constData()), u"\u25cb closed"_s);
    QCOMPARE(scene.text("clockCommand"), u"nc -u 127.0.0.1 8892"_s);
    QCOMPARE(scene.text("echoCommand"), u"nc 127.0.0.1 7007"_s);
    QCOMPARE(scene.text("echoUdpCommand"), u"nc -u 127.0.0.1 7007"_s);
    QCOMPARE(scene.field("roomPort")->text(), u"8889"_s);
}

void TestDoorsDialog::theButtonOpensAndCloses() {
    DoorsScene scene;
    QVERIFY(scene.open());
    QCOMPARE(scene.button("chatButton")->text(), u"Open"_s);
    scene.click("chatButton");
    WAIT_COMPARE(scene.button("chatButton")->text(), u"Close"_s);
    QCOMPARE(scene.lesson.server.receivedOf<OpenDoor>().back().port, std::optional(8888));
    QVERIFY(!scene.field("chatPort")->isEnabled());
    QVERIFY(scene.button("chatButton")->toolTip().contains(u"send away"_s));
    scene.button("chatButton")->setFocus();
    QTest::keyClick(scene.button("chatButton"), Qt::Key_Space);
    WAIT_COMPARE(scene.button("chatButton")->text(), u"Open"_s);
    QVERIFY(scene.button("chatButton")->hasFocus());
    QVERIFY(scene.field("chatPort")->isEnabled());
}

void TestDoorsDialog::aDoorOpensOnThePortThatIsTyped() {
    DoorsScene scene;
    QVERIFY(scene.open());
    scene.field("echoPort")->selectAll();
    QTest::keyClicks(scene.field("echoPort"), u"9007"_s);
    scene.click("echoButton");
    WAIT_FOR(scene.lesson.isOpen(Door::Echo));
    QVERIFY2(scene.text("echoState").endsWith(u"port 9007"_s), qPrintable(scene.text("echoState")));
    QVERIFY(scene.text("echoCommand").endsWith(u" 9007"_s));
    scene.click("echoButton");
    WAIT_FOR(!scene.lesson.isOpen(Door::Echo));
    QCOMPARE(scene.field("echoPort")->text(), u"9007"_s); // is kept
    scene.field("echoPort")->clear();                     // nothing stands for its own
    scene.click("echoButton");
    WAIT_FOR(scene.lesson.isOpen(Door::Echo));
    QCOMPARE(scene.lesson.model.entry(Door::Echo)->state.port, 7007);
}

void TestDoorsDialog::onlyFiveDigitsCanBeTyped() {
    DoorsScene scene;
    QVERIFY(scene.open());
    scene.field("echoPort")->clear();
    QTest::keyClicks(scene.field("echoPort"), u"-x 1e700700"_s);
    QCOMPARE(scene.field("echoPort")->text(), u"17007"_s);
}

void TestDoorsDialog::enterInThePortOpensThatDoorAlone() {
    DoorsScene scene;
    QVERIFY(scene.open());
    scene.field("roomPort")->setFocus();
    QTest::keyClick(scene.field("roomPort"), Qt::Key_Return);
    WAIT_FOR(scene.lesson.isOpen(Door::Room));
    QVERIFY(scene.dialog && scene.dialog->isVisible());
    QVERIFY(scene.button("roomButton")->hasFocus()); // the field takes no more
    QCOMPARE(scene.lesson.server.receivedOf<OpenDoor>().size(), 1u);
}

void TestDoorsDialog::aPortThatIsBeingTypedStaysWhenAnotherDoorChanges() {
    DoorsScene scene;
    QVERIFY(scene.open());
    scene.field("pollPort")->setText(u"9000"_s);
    scene.click("echoButton");
    WAIT_FOR(scene.lesson.isOpen(Door::Echo));
    QCOMPARE(scene.field("pollPort")->text(), u"9000"_s);
}

void TestDoorsDialog::aRefusalStandsBesideItsDoorAndIsHeard() {
    DoorsScene scene;
    QVERIFY(scene.open());
    QVERIFY(!scene.sees("pollProblem"));
    scene.lesson.refusal = portInUse();
    scene.click("pollButton");
    WAIT_FOR(scene.sees("pollProblem"));
    QCOMPARE(scene.text("pollProblem"), portInUse().text);
    QVERIFY(announced.contains(portInUse().text));
    QVERIFY(!scene.sees("chatProblem"));
    QCOMPARE(scene.text("pollState"), u"\u25cb closed"_s);
    scene.lesson.refusal.reset();
    scene.click("pollButton");
    WAIT_FOR(scene.lesson.isOpen(Door::Poll));
    QVERIFY(!scene.sees("pollProblem"));
}

void TestDoorsDialog::theCommandIsCopied() {
    DoorsScene scene;
    scene.lesson.doors.addresses = {u"127.0.0.1"_s};
    QVERIFY(scene.open());
    const int width = scene.button("clockCopy")->width();
    scene.click("clockCopy");
    QCOMPARE(QGuiApplication::clipboard()->text(), u"nc -u 127.0.0.1 8892"_s);
    QCOMPARE(scene.button("clockCopy")->text(), u"Copied"_s);
    QCOMPARE(scene.button("clockCopy")->width(), width);
    QVERIFY(announced.contains(u"Copied: nc -u 127.0.0.1 8892"_s));
    WAIT_COMPARE(scene.button("clockCopy")->text(), u"Copy"_s);
}

void TestDoorsDialog::theSwitchCountsUnverifiedVotes() {
    DoorsScene scene;
    QVERIFY(scene.open());
    QVERIFY(scene.button("countUnverifiedTick")->isChecked());
    scene.button("countUnverifiedTick")->setFocus();
    QTest::keyClick(scene.button("countUnverifiedTick"), Qt::Key_Space);
    WAIT_FOR(!scene.lesson.model.countsUnverified());
    QVERIFY(!scene.button("countUnverifiedTick")->isChecked());
    QVERIFY(scene.lesson.server.receivedOf<SetPolicy>().back().onlyVerifiedVotes);
    scene.lesson.policy.onlyVerifiedVotes = false; // another teacher
    scene.lesson.server.send(scene.lesson.policy);
    WAIT_FOR(scene.button("countUnverifiedTick")->isChecked());
}

void TestDoorsDialog::aRefusedSwitchGoesBackAndSaysWhy() {
    DoorsScene scene;
    QVERIFY(scene.open());
    scene.lesson.refusal.emplace();
    scene.lesson.refusal->code = ErrorCode::NotStored;
    scene.click("countUnverifiedTick");
    WAIT_FOR(scene.sees("countProblem"));
    QVERIFY(scene.button("countUnverifiedTick")->isChecked());
    QVERIFY(announced.contains(scene.text("countProblem")));
}

void TestDoorsDialog::saysThatNothingIsEncryptedAndAnybodyCanVoteAgain() {
    DoorsScene scene;
    QVERIFY(scene.open());
    QVERIFY(scene.sees("doorsWarning"));
    QVERIFY(scene.text("doorsWarning").contains(u"not encrypted"_s));
    QVERIFY(scene.text("doorsWarning").contains(u"anybody can vote several times"_s));
}

void TestDoorsDialog::saysWhereTheDoorsListen() {
    DoorsScene scene;
    QVERIFY(scene.open());
    QVERIFY(scene.text("doorsPlace").contains(u"all addresses"_s));
    scene.lesson.doors.addresses = {u"10.0.0.5"_s, u"::1"_s};
    scene.lesson.server.send(scene.lesson.doors);
    WAIT_FOR(scene.text("doorsPlace").contains(u"at 10.0.0.5, at ::1."_s));
    scene.lesson.doors.addresses = {u"0.0.0.0"_s};
    scene.lesson.server.send(scene.lesson.doors);
    WAIT_FOR(scene.text("doorsPlace").contains(u"on all IPv4 addresses of the server's computer."_s));
    scene.lesson.doors.addresses = {u"::"_s};
    scene.lesson.server.send(scene.lesson.doors);
    WAIT_FOR(scene.text("doorsPlace").contains(u"on all IPv6 addresses of the server's computer."_s));
}

void TestDoorsDialog::whileTheConnectionIsLostNothingCanBePressed() {
    DoorsScene scene;
    QVERIFY(scene.open());
    scene.lesson.server.stop();
    WAIT_FOR(scene.sees("doorsNotice"));
    QVERIFY(scene.text("doorsNotice").startsWith(u"Not connected"_s));
    QVERIFY(announced.contains(scene.text("doorsNotice")));
    for (const char *control : {"pollButton", "pollPort", "pollCopy", "countUnverifiedTick"})
        QVERIFY2(!scene.find<QWidget>(control)->isEnabled(), control);
    QVERIFY(scene.text("pollState").contains(u"not known"_s));
    scene.lesson.server.restart();
    WAIT_FOR(scene.button("pollButton")->isEnabled());
    QVERIFY(!scene.sees("doorsNotice"));
}

void TestDoorsDialog::aServerWithoutDoorsIsExplained() {
    DoorsScene scene;
    QVERIFY(scene.open(false));
    QVERIFY(scene.text("doorsNotice").contains(u"older"_s));
    QVERIFY(!scene.button("pollButton")->isEnabled());
}

void TestDoorsDialog::escapeClosesItAndTheClassGoesOn() {
    DoorsScene scene;
    QVERIFY(scene.open());
    QVERIFY(!scene.dialog->isModal());
    QTest::keyClick(scene.dialog, Qt::Key_Escape);
    WAIT_FOR(!scene.dialog);
}

void TestDoorsDialog::everyControlIsReachedByTabAndHasAName() {
    DoorsScene scene;
    QVERIFY(scene.open());
    QStringList chain;
    const QWidget *first = scene.button("countUnverifiedTick");
    const QWidget *widget = first;
    do {
        if (widget->focusPolicy() & Qt::TabFocus && widget->isEnabled() && widget->window() == scene.dialog) {
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
            chain += widget->objectName();
        }
        widget = widget->nextInFocusChain();
    } while (widget != first);
    QStringList wanted{u"countUnverifiedTick"_s};
    for (const QString &door : {u"poll"_s, u"chat"_s, u"room"_s, u"calculator"_s, u"clock"_s, u"echo"_s})
        wanted << door + u"Port"_s << door + u"Button"_s << door + u"Copy"_s;
    wanted << u"echoUdpCopy"_s << u"doorsDoneButton"_s;
    QCOMPARE(chain, wanted);
}

void TestDoorsDialog::nothingIsCutAtAnySize_data() {
    QTest::addColumn<QSize>("window");
    QTest::addColumn<double>("scale");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const QSize window : {QSize(900, 600), QSize(1024, 700), QSize(1920, 1080)}) {
        for (const double scale : {1.0, 2.0}) {
            for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft})
                QTest::addRow("%dx%d at %g %%%s", window.width(), window.height(), scale * 100,
                              direction == Qt::LeftToRight ? "" : ", right to left")
                    << window << scale << direction;
        }
    }
}

void TestDoorsDialog::nothingIsCutAtAnySize() {
    QFETCH(QSize, window);
    QFETCH(double, scale);
    QFETCH(Qt::LayoutDirection, direction);
    QApplication::setLayoutDirection(direction);
    QApplication::setFont(ui::scaledFont(scale));
    DoorsScene scene(window);
    QVERIFY(scene.open());
    scene.lesson.model.setJoinAddress(u"[2001:db8:85a3:8d3:1319:8a2e:370:7348]:44445"_s);
    scene.click("chatButton");
    WAIT_FOR(scene.lesson.isOpen(Door::Chat));
    scene.lesson.refusal = portInUse();
    scene.click("pollButton");
    WAIT_FOR(scene.sees("pollProblem"));
    WAIT_COMPARE(textFaults(*scene.dialog).join(u'\n'), QString());
    QVERIFY(scene.dialog->width() <= window.width() && scene.dialog->height() <= window.height());
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestDoorsDialog, QApplication)
#include "tst_doorsdialog.moc"
