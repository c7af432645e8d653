// SPDX-License-Identifier: GPL-3.0-or-later
// No word of the student's program is cut off, in any state, at any size.
#include "shared/ui/identitydialog.h"
#include "tests/gui/textwalk.h"
#include "tests/student-gui/windowkit.h"

#include <QAction>
#include <QDialog>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestStudentTexts : public TextWalk {
    Q_OBJECT

private Q_SLOTS:
    void noTextIsCutInAnyState_data();
    void noTextIsCutInAnyState();

private:
    void walkToTheClass(WindowKit &kit);
    void walkThroughTheDialogs(WindowKit &kit);
    void walkThroughVoting(WindowKit &kit);
    void walkThroughTroubles(WindowKit &kit);
};

void TestStudentTexts::noTextIsCutInAnyState_data() { addEveryWindow({360, 560}, {760, 640}); }

void TestStudentTexts::noTextIsCutInAnyState() {
    const QSize size = dressForTheRow();
    WindowKit kit;
    kit.window.resize(size);
    WAIT_COMPARE(kit.window.size(), size);
    walkToTheClass(kit);
    walkThroughTheDialogs(kit);
    walkThroughVoting(kit);
    walkThroughTroubles(kit);
    QCOMPARE(faults(), QString());
}

void TestStudentTexts::walkToTheClass(WindowKit &kit) {
    look(u"first start"_s);
    QTest::keyClick(kit.button("joinButton"), Qt::Key_Return);
    look(u"no address"_s);
    kit.lesson.refusal = errorOf(ErrorCode::NameTaken);
    kit.lesson.refusal->suggestion = QString(32, u'W');
    kit.window.start({kit.lesson.address(), u"Ana"_s});
    WAIT_FOR(kit.button("suggestionButton")->isVisible());
    look(u"name taken"_s);
    kit.join(QString(32, u'W'));
    look(u"no question yet"_s);
}

void TestStudentTexts::walkThroughTheDialogs(WindowKit &kit) {
    for (const char *action : {"helpAction", "aboutAction", "joinOtherAction", "startOverAction"}) {
        kit.find<QAction>(action)->trigger();
        look(QLatin1StringView(action));
        for (QDialog *dialog : kit.window.findChildren<QDialog *>())
            dialog->close();
    }
    client::JoinProblem problem;
    problem.kind = client::JoinProblem::Kind::Identity;
    problem.expected = Fingerprint::ofCertificate("one");
    problem.seen = Fingerprint::ofCertificate("other");
    client::TrustedServer known{{problem.expected}, QDateTime::currentDateTimeUtc(), QString(32, u'W')};
    auto *stop =
        new ui::IdentityDialog(problem, kit.lesson.address(), known, protocol::Role::Student, &kit.window);
    stop->open();
    look(u"another identity"_s);
    stop->close();
}

void TestStudentTexts::walkThroughVoting(WindowKit &kit) {
    kit.ask(u"Is TCP a byte stream?"_s);
    look(u"asked"_s);
    kit.lesson.holdVotes = true;
    kit.button("yesButton")->click();
    WAIT_FOR(kit.lesson.heldVotes() == 1);
    look(u"sending"_s);
    kit.lesson.answerVote(notStored(2));
    WAIT_FOR(kit.voteLine().startsWith("Yes is not counted yet:"_L1));
    look(u"not stored"_s);
    WAIT_FOR(kit.lesson.heldVotes() == 1);
    kit.lesson.answerVote(errorOf(ErrorCode::BadChoice));
    WAIT_FOR(kit.voteLine().startsWith("Yes is not counted."_L1));
    look(u"not counted"_s);
    kit.lesson.holdVotes = false;
    kit.button("yesButton")->click();
    WAIT_FOR(kit.voteLine().startsWith("Counted"_L1));
    look(u"counted"_s);
    kit.lesson.show(9, 3);
    WAIT_FOR(kit.find<QWidget>("resultBars")->isVisible());
    look(u"shown"_s);
    kit.lesson.closeQuestion();
    look(u"closed"_s);
    kit.ask(longQuestion());
    kit.lesson.show(900, 300);
    look(u"long question, shown"_s);
}

void TestStudentTexts::walkThroughTroubles(WindowKit &kit) {
    kit.lesson.cut();
    WAIT_FOR(kit.text("badgeText").startsWith("Reconnecting"_L1));
    kit.button("noButton")->click();
    look(u"waiting for the network"_s);
    kit.lesson.restore();
    WAIT_COMPARE(kit.text("badgeText"), u"Connected"_s);
    kit.lesson.dismiss(GoodbyeReason::TakenOver);
    WAIT_COMPARE(kit.page(), u"endedPage"_s);
    look(u"taken over"_s);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestStudentTexts, QApplication)
#include "tst_studenttexts.moc"
