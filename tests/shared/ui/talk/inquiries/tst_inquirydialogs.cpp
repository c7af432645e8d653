// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed about questions to the teacher: asking, with the name or without, and answering.
#include "shared/ui/theme.h"
#include "tests/gui/announced.h"
#include "tests/gui/textfit.h"
#include "tests/shared/ui/talk/inquiries/inquiryscene.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using protocol::AnswerInquiry;
using protocol::Inquire;
using protocol::Role;
using test::inquiry;
using test::InquiryScene;

namespace {

const QString askDialog = u"askTeacherDialog"_s;
const QString answerDialog = u"answerDialog"_s;

struct Asking : InquiryScene {
    Asking() {
        join();
        open();
    }
    void open() const {
        click(u"askTeacherButton"_s);
        WAIT_FOR(edit(askDialog)->hasFocus());
    }
    void type(const QString &text) const { QTest::keyClicks(edit(askDialog), text); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::keyClick(edit(askDialog), key, modifiers);
    }
    void close() const { press(Qt::Key_Escape); }
    void ask() const { QTest::mouseClick(send(askDialog), Qt::LeftButton); }
    QCheckBox *tick() const { return find<QCheckBox>(u"anonymousTick"_s); }
    QString label(const QString &name) const {
        const auto *label = dialog(askDialog)->findChild<QLabel *>(name);
        return label->isVisible() ? label->text() : QString();
    }
    QString error() const { return label(u"inquiryError"_s); }
};

struct Answering : InquiryScene {
    explicit Answering(const protocol::Inquiry &question) : InquiryScene(Role::Teacher) {
        joinAmong({question});
        choose(0);
        click(u"answerButton"_s);
        WAIT_FOR(edit(answerDialog)->hasFocus());
    }
};

} // namespace

class TestInquiryDialogs : public test::TestCase {
    Q_OBJECT

protected:
    void prepare() override { test::announced.clear(); }

private Q_SLOTS:
    void initTestCase() { ui::applyTheme(*qApp); }
    void cleanup() {
        QApplication::setFont(ui::scaledFont(1 / m_scale));
        QApplication::setLayoutDirection(Qt::LeftToRight);
        m_scale = 1;
    }

    // ---- both ----

    void theButtonsStandWhereThoseOfOtherDialogsDo() {
        Asking asking;
        QCOMPARE(roleOf(asking, u"inquirySendButton"_s), QDialogButtonBox::AcceptRole);
        QCOMPARE(roleOf(asking, u"inquiryCancelButton"_s), QDialogButtonBox::RejectRole);
    }

    void tabGoesToTheButtonsBehindAllElse() {
        Asking asking;
        asking.type(u"Why?"_s); // else the button is not enabled
        asking.tick()->setFocus();
        QStringList order;
        for (int step = 0; step < 2; ++step) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            order += QApplication::focusWidget()->objectName();
        }
        QCOMPARE(order, (QStringList{u"inquirySendButton"_s, u"inquiryCancelButton"_s}));
    }

    void nothingIsScrolledThatHasRoom() {
        const Answering answering(inquiry(1, u"Why?"_s));
        for (const auto *scroll : answering.dialog(answerDialog)->findChildren<QScrollArea *>())
            QCOMPARE(scroll->verticalScrollBar()->maximum(), 0);
    }

    // ---- a student's ----

    void aQuestionIsAskedWithTheName() {
        Asking scene;
        scene.type(u"What is a segment?"_s);
        scene.ask();
        WAIT_COMPARE(scene.sent<Inquire>().size(), 1U);
        QCOMPARE(scene.sent<Inquire>().back().text, u"What is a segment?"_s);
        QVERIFY(!scene.sent<Inquire>().back().anonymous);
        WAIT_FOR(!scene.dialog(askDialog));
        QCOMPARE(scene.notice(), u"Your question has been asked."_s);
        QVERIFY(test::announced.contains(u"Your question has been asked."_s));
        scene.open();
        QCOMPARE(scene.edit(askDialog)->text(), QString());
    }

    void orWithoutItAndThenItSaysWhatThatMeans() {
        Asking scene;
        QVERIFY(scene.find<QLabel>(u"anonymousMeaning"_s)->text().contains(u"neither shown nor stored"_s));
        scene.type(u"Why?"_s);
        QTest::mouseClick(scene.tick(), Qt::LeftButton);
        scene.ask();
        WAIT_COMPARE(scene.sent<Inquire>().size(), 1U);
        QVERIFY(scene.sent<Inquire>().back().anonymous);
        WAIT_FOR(!scene.dialog(askDialog));
        scene.open(); // whoever wished it once wishes it again
        QVERIFY(scene.tick()->isChecked());
    }

    void controlEnterAsksAndEnterDoesNot() {
        Asking scene;
        scene.type(u"Why"_s);
        scene.press(Qt::Key_Return);
        scene.type(u"not?"_s);
        QCOMPARE(scene.sent<Inquire>().size(), 0U);
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        WAIT_COMPARE(scene.sent<Inquire>().size(), 1U);
        QCOMPARE(scene.sent<Inquire>().back().text, u"Why\nnot?"_s); // the server makes one line of it
    }

    void blankOrTooLongIsNotAsked() {
        Asking scene;
        QVERIFY(!scene.send(askDialog)->isEnabled());
        scene.type(u"   "_s);
        QVERIFY(!scene.send(askDialog)->isEnabled());
        scene.edit(askDialog)->setPlainText(u"\U0001F600"_s.repeated(500)); // characters, not units
        QVERIFY(scene.send(askDialog)->isEnabled());
        QCOMPARE(scene.label(u"inquiryCount"_s), u"500 of 500 characters"_s);
        scene.type(u"!"_s);
        QVERIFY(!scene.send(askDialog)->isEnabled());
        scene.type(u"!"_s);
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(test::announced, QStringList{u"501 of 500 characters"_s}); // once
        QCOMPARE(scene.edit(askDialog)->text().toUcs4().size(), 502);       // nothing is cut
        QCOMPARE(scene.sent<Inquire>().size(), 0U);
    }

    void aPasteOfAWholeBookIsRefusedInWords() {
        Asking scene;
        QApplication::clipboard()->setText(u"x"_s.repeated(100'000));
        scene.edit(askDialog)->paste();
        QCOMPARE(scene.edit(askDialog)->text(), QString());
        QVERIFY2(scene.error().contains(u"has 500 characters at most"_s), qPrintable(scene.error()));
        QApplication::clipboard()->setText(u"<b>Why?</b>\f"_s);
        scene.edit(askDialog)->paste();
        QCOMPARE(scene.edit(askDialog)->text(), u"<b>Why?</b>\n"_s);
        QCOMPARE(scene.error(), QString());
    }

    void whatIsRefusedKeepsTheTextAndSaysWhy() {
        Asking scene;
        scene.refuse(ErrorCode::Muted, u"You are muted for 5 minutes."_s);
        scene.type(u"Why?"_s);
        scene.ask();
        WAIT_COMPARE(scene.error(), scene.refusal());
        QCOMPARE(scene.edit(askDialog)->text(), u"Why?"_s);
        QVERIFY(!scene.edit(askDialog)->isReadOnly());
        QVERIFY(test::announced.contains(scene.refusal()));
        scene.type(u"!"_s);
        QCOMPARE(scene.error(), QString()); // it was about another text
    }

    void whoAsksTooFastWaitsAndKeepsTheText() {
        Asking scene;
        scene.refuse(ErrorCode::SlowDown, u"slow"_s, 1.4);
        scene.type(u"Why?"_s);
        scene.ask();
        WAIT_COMPARE(scene.send(askDialog)->text(), u"Wait 2 s"_s);
        QVERIFY(!scene.send(askDialog)->isEnabled());
        scene.server.contentOf = nullptr;
        WAIT_FOR(scene.send(askDialog)->isEnabled());
        QCOMPARE(scene.edit(askDialog)->text(), u"Why?"_s);
        scene.ask();
        WAIT_FOR(!scene.dialog(askDialog));
        QVERIFY(scene.sent<Inquire>().front().key != scene.sent<Inquire>().back().key);
    }

    void aDialogThatIsClosedByMistakeRemembersWhatWasTyped() {
        Asking scene;
        scene.type(u"What is a seg"_s);
        QTest::mouseClick(scene.tick(), Qt::LeftButton);
        scene.close();
        QVERIFY(!scene.dialog(askDialog));
        scene.open();
        QCOMPARE(scene.edit(askDialog)->text(), u"What is a seg"_s);
        QVERIFY(scene.tick()->isChecked());
    }

    void anotherPersonFindsNothingOfIt() {
        Asking scene;
        scene.type(u"Secret"_s);
        QTest::mouseClick(scene.tick(), Qt::LeftButton);
        scene.model.startOver(SeatId{8});
        QVERIFY(!scene.dialog(askDialog));
        scene.open();
        QCOMPARE(scene.edit(askDialog)->text(), QString());
        QVERIFY(!scene.tick()->isChecked());
    }

    void withoutAConnectionItSaysThatTheQuestionIsKept() {
        Asking scene;
        scene.server.stop();
        WAIT_COMPARE(scene.connection.state(), client::LinkState::Reconnecting);
        scene.type(u"Why?"_s);
        scene.ask();
        QVERIFY(scene.label(u"inquiryNote"_s).startsWith(u"There is no connection. Your question is kept"_s));
        QVERIFY(scene.edit(askDialog)->isReadOnly());
        QVERIFY(!scene.tick()->isEnabled());
        QVERIFY(scene.notice().startsWith(u"There is no connection."_s));
        scene.server.restart();
        WAIT_COMPARE(scene.sent<Inquire>().size(), 1U);
        WAIT_FOR(!scene.dialog(askDialog));
        QCOMPARE(scene.notice(), u"Your question has been asked."_s);
    }

    void aQuestionThatIsKeptAndThenRefusedIsNotLost() {
        Asking scene;
        scene.server.stop();
        WAIT_COMPARE(scene.connection.state(), client::LinkState::Reconnecting);
        scene.type(u"Why?"_s);
        scene.ask();
        scene.close();
        scene.refuse(ErrorCode::LimitReached, u"There are too many."_s);
        scene.server.restart();
        WAIT_COMPARE(scene.notice(), u"Your question was not asked. "_s + scene.refusal());
        scene.open();
        QCOMPARE(scene.edit(askDialog)->text(), u"Why?"_s);
        QVERIFY(!scene.edit(askDialog)->isReadOnly());
    }

    void oneQuestionAtATime() {
        Asking scene;
        scene.server.answersRequests = false;
        scene.model.inquire(u"typed as a command"_s, false);
        scene.type(u"Why?"_s);
        scene.ask();
        QVERIFY(scene.error().contains(u"still on its way"_s));
        QCOMPARE(scene.edit(askDialog)->text(), u"Why?"_s);
    }

    void whatIsAskedElsewhereLeavesTheDialogAlone() {
        Asking scene;
        scene.type(u"Why?"_s);
        QSignalSpy asked(&scene.model, &talk::InquiriesModel::asked);
        QSignalSpy refused(&scene.model, &talk::InquiriesModel::askRefused);
        scene.model.inquire(u"typed as a command"_s, false);
        WAIT_COMPARE(asked.size(), 1);
        scene.refuse(ErrorCode::SlowDown, u"slow"_s, 30);
        scene.model.inquire(u"and another"_s, false);
        WAIT_COMPARE(refused.size(), 1);
        QVERIFY(scene.dialog(askDialog));
        QCOMPARE(scene.edit(askDialog)->text(), u"Why?"_s);
        QCOMPARE(scene.error(), QString());
        QCOMPARE(scene.notice(), QString());
        QVERIFY(scene.send(askDialog)->isEnabled());
    }

    // ---- a teacher's ----

    void anAnswerIsWrittenBelowItsQuestion() {
        Answering scene(inquiry(1, u"<i>Why?</i>"_s));
        QCOMPARE(scene.find<QLabel>(u"answeredQuestion"_s)->text(), u"<i>Why?</i>"_s);
        QCOMPARE(scene.find<QLabel>(u"answeredQuestion"_s)->textFormat(), Qt::PlainText);
        QTest::keyClicks(scene.edit(answerDialog), u"Because."_s);
        QTest::keyClick(scene.edit(answerDialog), Qt::Key_Return, Qt::ControlModifier);
        WAIT_COMPARE(scene.sent<AnswerInquiry>().size(), 1U);
        QCOMPARE(scene.sent<AnswerInquiry>().back().inquiry, InquiryId{1});
        QCOMPARE(scene.sent<AnswerInquiry>().back().text, u"Because."_s);
        WAIT_FOR(!scene.dialog(answerDialog));
    }

    void anAnswerThatIsThereCanBeChanged() {
        protocol::Inquiry answered = inquiry(1, u"Why?"_s);
        answered.state = protocol::InquiryState::Answered;
        answered.answer = u"Becuase."_s;
        Answering scene(answered);
        QCOMPARE(scene.edit(answerDialog)->text(), u"Becuase."_s);
        QTest::keyClicks(scene.edit(answerDialog), u"Because."_s); // it is selected
        QTest::mouseClick(scene.send(answerDialog), Qt::LeftButton);
        WAIT_COMPARE(scene.sent<AnswerInquiry>().size(), 1U);
        QCOMPARE(scene.sent<AnswerInquiry>().back().text, u"Because."_s);
    }

    void anAnswerThatIsRefusedIsNotLost() {
        Answering scene(inquiry(1, u"Why?"_s));
        scene.refuse(ErrorCode::UnknownInquiry, u"That question is not there any more."_s);
        QTest::keyClicks(scene.edit(answerDialog), u"Because."_s);
        QTest::mouseClick(scene.send(answerDialog), Qt::LeftButton);
        const auto *error = scene.dialog(answerDialog)->findChild<QLabel *>(u"inquiryError"_s);
        WAIT_COMPARE(error->text(), scene.refusal());
        QCOMPARE(scene.edit(answerDialog)->text(), u"Because."_s);
    }

    void anAnswerWhoseConnectionBrokeIsNotLost() {
        Answering scene(inquiry(1, u"Why?"_s));
        scene.server.answersRequests = false;
        QTest::keyClicks(scene.edit(answerDialog), u"Because."_s);
        QTest::mouseClick(scene.send(answerDialog), Qt::LeftButton);
        WAIT_COMPARE(scene.sent<AnswerInquiry>().size(), 1U);
        scene.server.hangUp();
        const auto *error = scene.dialog(answerDialog)->findChild<QLabel *>(u"inquiryError"_s);
        WAIT_FOR(error->text().startsWith(u"The connection broke"_s));
        QCOMPARE(scene.edit(answerDialog)->text(), u"Because."_s);
        QVERIFY(scene.send(answerDialog)->isEnabled());
    }

    // ---- all ----

    void theirWordsAreReadInEverySize_data() {
        QTest::addColumn<double>("scale");
        QTest::addColumn<QSize>("size");
        QTest::newRow("usual") << 1.0 << QSize(760, 640);
        QTest::newRow("as narrow as a phone, twice") << 2.0 << QSize(360, 560);
    }

    void theirWordsAreReadInEverySize() {
        QFETCH(double, scale);
        QFETCH(QSize, size);
        m_scale = scale;
        QApplication::setFont(ui::scaledFont(scale));
        const protocol::Inquiry question =
            inquiry(1, u"Which of all this is true? "_s.repeated(19).left(500));
        for (const QString &name : {askDialog, answerDialog, u"dismissDialog"_s}) {
            InquiryScene scene(name == askDialog ? Role::Student : Role::Teacher);
            scene.window.resize(size);
            scene.tell(question);
            scene.choose(0);
            scene.click(name == askDialog      ? u"askTeacherButton"_s
                        : name == answerDialog ? u"answerButton"_s
                                               : u"dismissInquiryButton"_s);
            const QDialog *dialog = scene.dialog(name);
            WAIT_FOR(dialog->width() <= size.width() && dialog->height() <= size.height());
            WAIT_COMPARE(test::textFaults(*dialog).join(u'\n'), QString());
            if (name == u"dismissDialog"_s)
                continue;
            scene.edit(name)->setPlainText(u"Why?"_s);
            scene.send(name)->click(); // there is no connection
            const auto *why =
                dialog->findChild<QLabel *>(name == askDialog ? u"inquiryNote"_s : u"inquiryError"_s);
            WAIT_FOR(dialog->rect().contains(QRect(why->mapTo(dialog, QPoint()), why->size())));
            WAIT_COMPARE(test::textFaults(*dialog).join(u'\n'), QString());
        }
    }

    void everyControlHasANameForAScreenReader() {
        for (const Role role : {Role::Student, Role::Teacher}) {
            InquiryScene scene(role);
            scene.tell(inquiry(1, u"Why?"_s));
            scene.choose(0);
            scene.click(role == Role::Student ? u"askTeacherButton"_s : u"answerButton"_s);
            for (const QWidget *widget : scene.window.findChildren<QWidget *>()) {
                const bool isControl = widget->inherits("QAbstractButton") ||
                                       widget->inherits("QPlainTextEdit") || widget->inherits("QListView");
                if (isControl)
                    QVERIFY2(!widget->accessibleName().isEmpty() && !widget->objectName().isEmpty(),
                             widget->metaObject()->className());
            }
        }
    }

private:
    static QDialogButtonBox::ButtonRole roleOf(const InquiryScene &scene, const QString &name) {
        const auto *box = qobject_cast<QDialogButtonBox *>(scene.button(name)->parentWidget());
        return box ? box->buttonRole(scene.button(name)) : QDialogButtonBox::InvalidRole;
    }

    double m_scale = 1;
};

LECTERN_TEST(TestInquiryDialogs, QApplication)
#include "tst_inquirydialogs.moc"
