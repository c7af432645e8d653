// SPDX-License-Identifier: GPL-3.0-or-later
// No word of the student's program is cut off, in any state, at any size.
#include "tests/gui/textfit.h"
#include "tests/student-gui/windowkit.h"

#include <QAction>
#include <QDialog>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestStudentTexts : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void noTextIsCutInAnyState_data();
    void noTextIsCutInAnyState();

private:
    void look(const char *state);
    void walkToTheClass(WindowKit &kit);
    void walkThroughTheDialogs(WindowKit &kit);
    void walkThroughVoting(WindowKit &kit);
    void walkThroughTroubles(WindowKit &kit);

    QFont m_font;
    QStringList m_faults;
};

namespace {

QString longQuestion() { return u"A question of many words and letters, "_s.repeated(14).left(500); }

} // namespace

void TestStudentTexts::initTestCase() {
    dressApplication();
    m_font = QApplication::font();
}

void TestStudentTexts::cleanup() {
    QApplication::setFont(m_font);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestStudentTexts::noTextIsCutInAnyState_data() {
    QTest::addColumn<double>("scale");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const double scale : {1.0, 2.0}) {
        for (const QSize size : {QSize(360, 560), QSize(760, 640), QSize(1920, 1080)}) {
            for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft})
                QTest::addRow("%g %% at %dx%d, %s", scale * 100, size.width(), size.height(),
                              direction == Qt::LeftToRight ? "left to right" : "right to left")
                    << scale << size << direction;
        }
    }
}

void TestStudentTexts::noTextIsCutInAnyState() {
    QFETCH(double, scale);
    QFETCH(QSize, size);
    QFETCH(Qt::LayoutDirection, direction);
    QApplication::setLayoutDirection(direction);
    QApplication::setFont(ui::scaledFont(scale));
    m_faults.clear();
    WindowKit kit;
    kit.window.resize(size);
    WAIT_COMPARE(kit.window.size(), size);
    walkToTheClass(kit);
    walkThroughTheDialogs(kit);
    walkThroughVoting(kit);
    walkThroughTroubles(kit);
    QVERIFY2(m_faults.isEmpty(), qPrintable(u"\n  "_s + m_faults.join(u"\n  "_s)));
}

// Layouts settle a few turns of the event loop after a change.
void TestStudentTexts::look(const char *state) {
    if (QTest::qWaitFor([] { return textFaultsOfAllWindows().isEmpty(); }, 1000))
        return;
    for (const QString &fault : textFaultsOfAllWindows())
        m_faults << QLatin1StringView(state) + u": "_s + fault;
}

void TestStudentTexts::walkToTheClass(WindowKit &kit) {
    look("first start");
    QTest::keyClick(kit.button("joinButton"), Qt::Key_Return);
    look("no address");
    kit.lesson.refusal = errorOf(ErrorCode::NameTaken);
    kit.lesson.refusal->suggestion = QString(32, u'W');
    kit.window.start({kit.lesson.address(), u"Ana"_s});
    WAIT_FOR(kit.button("suggestionButton")->isVisible());
    look("name taken");
    kit.join(QString(32, u'W'));
    look("no question yet");
}

void TestStudentTexts::walkThroughTheDialogs(WindowKit &kit) {
    for (const QAction *action : kit.window.findChildren<QAction *>()) {
        const QString name = action->objectName();
        if (name != u"helpAction"_s && name != u"aboutAction"_s && name != u"startOverAction"_s)
            continue;
        const_cast<QAction *>(action)->trigger();
        look(qPrintable(name));
        for (QDialog *dialog : kit.window.findChildren<QDialog *>())
            dialog->close();
    }
}

void TestStudentTexts::walkThroughVoting(WindowKit &kit) {
    kit.ask(u"Is TCP a byte stream?"_s);
    look("asked");
    kit.lesson.holdVotes = true;
    kit.button("yesButton")->click();
    WAIT_FOR(kit.lesson.heldVotes() == 1);
    look("sending");
    kit.lesson.answerVote(errorOf(ErrorCode::NotStored));
    WAIT_FOR(kit.voteLine().startsWith("Yes is not counted."_L1));
    look("not counted");
    kit.lesson.holdVotes = false;
    kit.button("yesButton")->click();
    WAIT_FOR(kit.voteLine().startsWith("Counted"_L1));
    look("counted");
    kit.lesson.show(9, 3);
    WAIT_FOR(kit.find<QWidget>("resultBars")->isVisible());
    look("shown");
    kit.lesson.closeQuestion();
    look("closed");
    kit.ask(longQuestion());
    kit.lesson.show(900, 300);
    look("long question, shown");
}

void TestStudentTexts::walkThroughTroubles(WindowKit &kit) {
    kit.lesson.cut();
    WAIT_FOR(kit.text("badgeText").startsWith("Reconnecting"_L1));
    kit.button("noButton")->click();
    look("waiting for the network");
    kit.lesson.restore();
    WAIT_COMPARE(kit.text("badgeText"), u"Connected"_s);
    kit.lesson.dismiss(GoodbyeReason::TakenOver);
    WAIT_COMPARE(kit.page(), u"endedPage"_s);
    look("taken over");
}

} // namespace lectern::test

LECTERN_TEST_MAIN(lectern::test::TestStudentTexts, QApplication)
#include "tst_studenttexts.moc"
