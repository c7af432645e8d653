// SPDX-License-Identifier: GPL-3.0-or-later
// The list of questions to the teacher and the buttons below it, by mouse and by keys.
#include "shared/ui/theme.h"
#include "tests/gui/textfit.h"
#include "tests/shared/ui/talk/inquiries/inquiryscene.h"

#include <QAccessible>
#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using protocol::InquiryState;
using protocol::Role;
using test::inquiry;
using test::InquiryScene;

namespace {

QStringList namesOf(const QWidget &panel) {
    QStringList names;
    for (const QPushButton *button : panel.findChildren<QPushButton *>())
        if (!button->window()->inherits("QDialog"))
            names += button->objectName();
    return names;
}

} // namespace

class TestInquiriesPanel : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::applyTheme(*qApp); }
    void cleanup() {
        QApplication::setFont(ui::scaledFont(1 / m_scale));
        QApplication::setLayoutDirection(Qt::LeftToRight);
        m_scale = 1;
    }

    void eachRoleHasItsOwnButtons() {
        QCOMPARE(namesOf(InquiryScene(Role::Student).panel),
                 (QStringList{u"meTooButton"_s, u"askTeacherButton"_s}));
        QCOMPARE(namesOf(InquiryScene(Role::Teacher).panel),
                 (QStringList{u"answerButton"_s, u"answeredAloudButton"_s, u"projectInquiryButton"_s,
                              u"dismissInquiryButton"_s}));
    }

    void anEmptyListSaysWhatToDo_data() {
        QTest::addColumn<Role>("role");
        QTest::newRow("student") << Role::Student;
        QTest::newRow("teacher") << Role::Teacher;
    }

    void anEmptyListSaysWhatToDo() {
        QFETCH(Role, role);
        InquiryScene scene(role);
        const auto *empty = scene.find<QLabel>(u"inquiryEmpty"_s);
        QVERIFY(empty->isVisible());
        QVERIFY(empty->text().contains(u"Ask the teacher"_s));
        scene.tell(inquiry(1, u"Why?"_s));
        QVERIFY(!empty->isVisible());
        protocol::Inquiry gone = inquiry(1, u"Why?"_s);
        gone.state = InquiryState::Dismissed;
        scene.tell(gone);
        QVERIFY(empty->isVisible());
    }

    void withoutAChoiceNothingCanBeDoneButAsk() {
        InquiryScene scene;
        scene.tell(inquiry(1, u"Why?"_s));
        QVERIFY(!scene.button(u"meTooButton"_s)->isEnabled());
        QVERIFY(scene.button(u"askTeacherButton"_s)->isEnabled());
        scene.choose(0);
        QVERIFY(scene.button(u"meTooButton"_s)->isEnabled());
    }

    void meTooIsPressedAndTakenBack() {
        InquiryScene scene;
        scene.joinAmong({inquiry(1, u"Why?"_s), inquiry(2, u"And UDP?"_s)});
        scene.choose(1);
        scene.click(u"meTooButton"_s);
        WAIT_COMPARE(scene.sent<protocol::MeToo>().size(), 1U);
        QCOMPARE(scene.sent<protocol::MeToo>().back().inquiry, InquiryId{2});
        QVERIFY(scene.sent<protocol::MeToo>().back().wanted);
        QVERIFY(scene.button(u"meTooButton"_s)->isChecked());
        scene.click(u"meTooButton"_s);
        WAIT_COMPARE(scene.sent<protocol::MeToo>().size(), 2U);
        QVERIFY(!scene.sent<protocol::MeToo>().back().wanted);
        QVERIFY(!scene.button(u"meTooButton"_s)->isChecked());
    }

    void aRefusedMeTooIsNotPressedAnyMoreAndSaysWhy() {
        InquiryScene scene;
        scene.joinAmong({inquiry(1, u"Why?"_s)});
        scene.refuse(ErrorCode::UnknownInquiry, u"That question is not there any more."_s);
        scene.choose(0);
        scene.click(u"meTooButton"_s);
        WAIT_COMPARE(scene.notice(), scene.refusal());
        QVERIFY(!scene.button(u"meTooButton"_s)->isChecked());
    }

    void theOwnQuestionHasNoMeToo() {
        InquiryScene scene;
        protocol::Inquiry own = inquiry(1, u"Mine"_s, 1);
        own.seat = InquiryScene::own;
        scene.tell(own);
        scene.tell(inquiry(2, u"Another's"_s));
        scene.choose(0);
        QVERIFY(!scene.button(u"meTooButton"_s)->isVisible());
        scene.choose(1);
        QVERIFY(scene.button(u"meTooButton"_s)->isVisible());
    }

    void everythingIsReachedByKeysAlone() {
        InquiryScene scene;
        scene.joinAmong({inquiry(1, u"Why?"_s), inquiry(2, u"And UDP?"_s)});
        scene.panel.takeFocus();
        WAIT_FOR(scene.list()->hasFocus());
        QCOMPARE(scene.chosen(), u"Why?"_s); // the focus brings a choice
        QTest::keyClick(scene.list(), Qt::Key_Down);
        QCOMPARE(scene.chosen(), u"And UDP?"_s);
        QTest::keyClick(scene.list(), Qt::Key_Tab);
        WAIT_FOR(scene.button(u"meTooButton"_s)->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        WAIT_COMPARE(scene.sent<protocol::MeToo>().size(), 1U);
        QCOMPARE(scene.sent<protocol::MeToo>().back().inquiry, InquiryId{2});
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(scene.button(u"askTeacherButton"_s)->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QVERIFY(scene.dialog(u"askTeacherDialog"_s));
    }

    void theTeacherSaysThatItWasAnsweredAloud() {
        InquiryScene scene(Role::Teacher);
        scene.joinAmong({inquiry(1, u"Why?"_s)});
        scene.choose(0);
        scene.click(u"answeredAloudButton"_s);
        WAIT_COMPARE(scene.sent<protocol::AnswerInquiry>().size(), 1U);
        QCOMPARE(scene.sent<protocol::AnswerInquiry>().back().text, QString());
        protocol::Inquiry answered = inquiry(1, u"Why?"_s);
        answered.state = InquiryState::Answered;
        scene.tell(answered);
        QVERIFY(!scene.button(u"answeredAloudButton"_s)->isEnabled()); // it would wipe out a written answer
        QVERIFY(scene.button(u"answerButton"_s)->isEnabled());
    }

    void whatIsOnTheWallIsTakenOffWithTheSameButton() {
        InquiryScene scene(Role::Teacher);
        scene.joinAmong({inquiry(1, u"Why?"_s)});
        QSignalSpy wanted(&scene.panel, &ui::InquiriesPanel::projectWanted);
        scene.choose(0);
        const QPushButton *button = scene.button(u"projectInquiryButton"_s);
        QCOMPARE(button->text(), u"Show on the wall"_s);
        scene.click(u"projectInquiryButton"_s);
        WAIT_COMPARE(wanted.size(), 1);
        QCOMPARE(scene.sent<protocol::ProjectInquiry>().back().inquiry, InquiryId{1});
        protocol::Inquiry projected = inquiry(1, u"Why?"_s);
        projected.projected = true;
        scene.tell(projected);
        QCOMPARE(button->text(), u"Take off the wall"_s);
        scene.click(u"projectInquiryButton"_s);
        WAIT_COMPARE(scene.sent<protocol::ProjectInquiry>().size(), 2U);
        QVERIFY(!scene.sent<protocol::ProjectInquiry>().back().inquiry);
        QCOMPARE(wanted.size(), 1);
    }

    void dismissingIsAskedFirst() {
        InquiryScene scene(Role::Teacher);
        scene.joinAmong({inquiry(1, u"<b>Why?</b>"_s), inquiry(2, u"And UDP?"_s)});
        scene.choose(0);
        scene.click(u"dismissInquiryButton"_s);
        QCOMPARE(scene.find<QLabel>(u"dismissedQuestion"_s)->text(), u"<b>Why?</b>"_s);
        QCOMPARE(scene.find<QLabel>(u"dismissedQuestion"_s)->textFormat(), Qt::PlainText);
        QTest::keyClick(scene.dialog(u"dismissDialog"_s)->focusWidget(), Qt::Key_Return); // keeps it
        WAIT_FOR(!scene.dialog(u"dismissDialog"_s));
        QCOMPARE(scene.sent<protocol::DismissInquiry>().size(), 0U);
        scene.click(u"dismissInquiryButton"_s);
        scene.tell(inquiry(2, u"And UDP?"_s, 5)); // another is the first now
        QTest::mouseClick(scene.button(u"confirmDismissButton"_s), Qt::LeftButton);
        WAIT_COMPARE(scene.sent<protocol::DismissInquiry>().size(), 1U);
        QCOMPARE(scene.sent<protocol::DismissInquiry>().back().inquiry, InquiryId{1});
    }

    void theChoiceGoesWithItsQuestion() {
        InquiryScene scene;
        for (quint64 id = 1; id <= 3; ++id)
            scene.tell(inquiry(id, u"Question %1"_s.arg(id)));
        scene.choose(2);
        scene.leaveTheList();
        scene.tell(inquiry(3, u"Question 3"_s, 4));
        QCOMPARE(scene.list()->currentIndex().row(), 0);
        QCOMPARE(scene.chosen(), u"Question 3"_s);
    }

    // The next press would be for a question that nobody has looked at.
    void noNeighbourIsChosenWhenTheChosenOneGoes() {
        InquiryScene scene(Role::Teacher);
        for (quint64 id = 1; id <= 3; ++id)
            scene.tell(inquiry(id, u"Question %1"_s.arg(id)));
        scene.choose(1);
        scene.leaveTheList();
        protocol::Inquiry gone = inquiry(2, u"Question 2"_s);
        gone.state = InquiryState::Dismissed;
        scene.tell(gone);
        QCOMPARE(scene.model.rowCount(), 2);
        QVERIFY(!scene.list()->currentIndex().isValid());
        QVERIFY(!scene.list()->selectionModel()->hasSelection());
        QVERIFY(!scene.button(u"dismissInquiryButton"_s)->isEnabled());
    }

    void nothingMovesUnderThePointerUntilItRestsOrLeaves_data() {
        QTest::addColumn<bool>("leaves");
        QTest::newRow("leaves") << true;
        QTest::newRow("rests") << false;
    }

    void nothingMovesUnderThePointerUntilItRestsOrLeaves() {
        QFETCH(bool, leaves);
        InquiryScene scene;
        scene.tell(inquiry(1, u"one"_s));
        scene.tell(inquiry(2, u"two"_s));
        QTest::mouseMove(scene.list()->viewport(), scene.middleOf(0));
        QTest::mouseMove(scene.list()->viewport(), scene.middleOf(0) + QPoint(3, 0));
        WAIT_FOR(scene.model.isHeld());
        scene.tell(inquiry(2, u"two"_s, 5));
        if (scene.model.isHeld()) // else a slow machine has slept over it
            QCOMPARE(scene.model.index(0).data().toString(), u"one"_s);
        if (leaves)
            scene.leaveTheList();
        WAIT_COMPARE(scene.model.index(0).data().toString(), u"two"_s);
        QVERIFY(!scene.model.isHeld());
    }

    void aClickBesideTheRowsKeepsTheChoice() {
        InquiryScene scene;
        scene.tell(inquiry(1, u"one"_s));
        scene.choose(0);
        QTest::mouseClick(scene.list()->viewport(), Qt::LeftButton, {},
                          scene.list()->viewport()->rect().bottomLeft() + QPoint(20, -5));
        QCOMPARE(scene.chosen(), u"one"_s);
        QVERIFY(scene.list()->selectionModel()->isSelected(scene.list()->currentIndex()));
    }

    void notReadySaysWhyAndNothingCanBeDone() {
        InquiryScene scene(Role::Teacher);
        scene.tell(inquiry(1, u"one"_s));
        scene.choose(0);
        scene.panel.setReady(false, u"Not connected."_s);
        QCOMPARE(scene.notice(), u"Not connected."_s);
        for (const QPushButton *button : scene.panel.findChildren<QPushButton *>())
            QVERIFY2(!button->isEnabled(), qPrintable(button->objectName()));
        scene.panel.setReady(true);
        QCOMPARE(scene.notice(), QString());
        QVERIFY(scene.button(u"answerButton"_s)->isEnabled());
    }

    void aScreenReaderReadsEachRow() {
        InquiryScene scene;
        scene.tell(inquiry(1, u"Why?"_s, 2));
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(scene.list());
        QCOMPARE(list->text(QAccessible::Name), u"Questions to the teacher"_s);
        const QString row = list->child(0)->text(QAccessible::Name);
        QVERIFY2(row.startsWith(u"Why?. Ben, "_s) && row.endsWith(u"2 also want to know"_s), qPrintable(row));
    }

    void everyWordOfARowHasItsPlace_data() {
        QTest::addColumn<double>("scale");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("usual") << 1.0 << Qt::LeftToRight;
        QTest::newRow("twice") << 2.0 << Qt::LeftToRight;
        QTest::newRow("twice, right to left") << 2.0 << Qt::RightToLeft;
    }

    // A row is as high as what stands in it, at every width.
    void everyWordOfARowHasItsPlace() {
        QFETCH(double, scale);
        QFETCH(Qt::LayoutDirection, direction);
        QApplication::setLayoutDirection(direction);
        m_scale = scale;
        QApplication::setFont(ui::scaledFont(scale));
        for (const Role role : {Role::Student, Role::Teacher}) {
            InquiryScene scene(role);
            scene.tell(inquiry(1, u"W"_s.repeated(500)));
            scene.tell(protocol::Inquiries{false, {inquiry(2, u"i"_s)}, {InquiryId{2}}});
            int before = 0;
            for (const int width : {600, 360, 320}) {
                scene.window.resize(width, 640);
                QCoreApplication::processEvents();
                const QRect row = scene.list()->visualRect(scene.model.index(0));
                QCOMPARE(row.width(), scene.list()->viewport()->width());
                const int lines = row.height() / QFontMetrics(scene.list()->font()).height();
                QVERIFY(lines * row.width() >=
                        QFontMetrics(scene.list()->font()).horizontalAdvance(u"W"_s.repeated(500)));
                QVERIFY(row.height() > before);
                before = row.height();
                for (const int chosen : {0, 1}) {
                    scene.list()->setCurrentIndex(scene.model.index(chosen));
                    WAIT_COMPARE(test::textFaults(scene.window).join(u'\n'), QString());
                }
                scene.list()->scrollToTop();
            }
        }
    }

    void fiveHundredLongQuestionsAreNoBurden() {
        InquiryScene scene;
        const QString text = u"Which of all this is true? "_s.repeated(19).left(500);
        protocol::Inquiries page{true, {}, {}};
        for (quint64 id = 1; id <= 500; ++id)
            page.inquiries.push_back(inquiry(id, QString::number(id) + text.mid(3)));
        QElapsedTimer time;
        time.start();
        scene.model.receive(page);
        scene.model.flush();
        scene.window.grab();
        const qint64 shown = time.restart();
        scene.tell(inquiry(400, text, 3));
        scene.window.grab();
        const qint64 changed = time.restart();
        scene.window.resize(600, 560);
        scene.window.grab();
        qInfo("500 rows: shown in %lld ms, one moved in %lld ms, resized in %lld ms", shown, changed,
              time.elapsed());
        QCOMPARE(scene.list()->currentIndex().row(), -1);
        QCOMPARE(scene.model.index(0).data(talk::InquiriesModel::Inquiry).toULongLong(), 400U);
        QVERIFY(scene.list()->verticalScrollBar()->maximum() > 500 * 50);
    }

private:
    double m_scale = 1;
};

LECTERN_TEST(TestInquiriesPanel, QApplication)
#include "tst_inquiriespanel.moc"
