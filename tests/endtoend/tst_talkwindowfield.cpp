// SPDX-License-Identifier: GPL-3.0-or-later
// Writing, reading links and being told of what comes, in the windows of both programs.
#include "shared/ui/talk/talknotifier.h"
#include "tests/endtoend/talklesson.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QRegularExpression>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;
using Notice = ui::TalkNotifier::Notice;

class TestTalkWindowField : public TestCase {
    Q_OBJECT

protected:
    void prepare() override {
        lesson = std::make_unique<TalkLesson>();
        QVERIFY(lesson->begin());
        QFETCH_GLOBAL(bool, isTeacher);
        ana = isTeacher ? &lesson->addTeacher(u"Ana"_s) : &lesson->addStudent(u"Ana"_s);
        ben = &lesson->add(u"Ben"_s);
        ana->openSide(u"Chat"_s);
        WAIT_COMPARE(ana->rows(u"peopleList"_s).size(), 3);
    }

private Q_SLOTS:
    void initTestCase_data() {
        QTest::addColumn<bool>("isTeacher");
        QTest::newRow("teacher's window") << true;
        QTest::newRow("student's window") << false;
    }
    void cleanup() {
        lesson.reset();
        notices.clear();
    }

    void nothingToSeeIsNeverSent();
    void enterSendsAndShiftEnterBreaksTheLine();
    void upRecallsWhatWasSent();
    void draftsStayWithTheirPanes();
    void aDraftInANewPaneStaysWhenTheOtherOneWritesFirst();
    void whoIsTooQuickWaitsAndTheTextIsKept();
    void emojiAndEveryScriptArriveAsTheyAre();
    void aLinkOpensOnlyAfterAsking();
    void anythingButHttpIsNoLink();
    void aNoticeComesForAMessageToOneselfWhileNoWindowIsInFront();
    void whileAWindowIsInFrontNoNoticeComes();
    void noticesCanBeSwitchedOff();

private:
    void sendByEnter() { QTest::keyClick(ana->field(), Qt::Key_Return); }
    // Ana's seat, as Ben sees her write.
    SeatId seatOfAna() {
        ana->say(u"Here I am"_s);
        const QJsonObject said = ben->waitFor(
            u"message"_s, [](const QJsonObject &line) { return line.value("name"_L1) == "Ana"_L1; });
        if (!QTest::qWaitFor([this] { return ana->written().isEmpty(); }, patience))
            qWarning("What Ana said was not taken.");
        return seatIn(said);
    }
    void toAna(SeatId seat, const QString &text) {
        ben->request(protocol::Say{{}, seat, protocol::MessageKind::Message, text, {}});
    }
    // Clicks where the pointer is a hand.
    void clickLinkIn(const QString &line) {
        WAIT_FOR(ana->shows(line));
        QWidget *area = ana->view()->viewport();
        const QRect place = ana->view()->visualRect(ana->view()->model()->index(ana->row(line), 0));
        constexpr int step = 4;
        for (int y = place.top(); y < place.bottom(); y += step) {
            for (int x = place.left(); x < place.right(); x += step) {
                QMouseEvent move(QEvent::MouseMove, QPointF(x, y), area->mapToGlobal(QPointF(x, y)),
                                 Qt::NoButton, Qt::NoButton, Qt::NoModifier);
                QCoreApplication::sendEvent(area, &move);
                if (area->cursor().shape() == Qt::PointingHandCursor)
                    return QTest::mouseClick(area, Qt::LeftButton, {}, QPoint(x, y));
            }
        }
    }
    // Another program's window comes to the front.
    static void lookAway() {
        QWidget other;
        other.show();
        other.activateWindow();
        WAIT_FOR(other.isActiveWindow());
        other.hide();
        WAIT_FOR(!QApplication::activeWindow());
    }
    void listen() {
        ana->window().findChild<ui::TalkNotifier *>()->setDelivery(
            [this](const Notice &notice) { notices += notice; });
    }

    std::unique_ptr<TalkLesson> lesson;
    TalkWindow *ana = nullptr;
    RawClient *ben = nullptr;
    QList<Notice> notices;
};

void TestTalkWindowField::nothingToSeeIsNeverSent() {
    for (const QString &nothing : {u""_s, u"   "_s, u"\u200b\u00a0"_s}) {
        ana->say(u""_s);
        ana->field()->insertPlainText(nothing);
        QVERIFY(!ana->offers(u"sendButton"_s));
        sendByEnter();
    }
    ana->say(u"Something"_s);
    WAIT_FOR(ana->shows(u", [You]: Something"_s));
    QCOMPARE(ana->lines().filter(u"[You]"_s).size(), 1);
}

void TestTalkWindowField::enterSendsAndShiftEnterBreaksTheLine() {
    ana->type(u"one"_s);
    QTest::keyClick(ana->field(), Qt::Key_Return, Qt::ShiftModifier);
    ana->type(u"two"_s);
    QCOMPARE(ana->written(), u"one\ntwo"_s);
    sendByEnter();
    WAIT_FOR(ana->shows(u", [You]: one\ntwo"_s));
    WAIT_FOR(ana->written().isEmpty());
    ana->type(u"by the button"_s);
    ana->press(u"sendButton"_s);
    WAIT_FOR(ana->shows(u", [You]: by the button"_s));
}

void TestTalkWindowField::upRecallsWhatWasSent() {
    for (const auto &text : {u"first"_s, u"second"_s}) {
        ana->say(text);
        WAIT_FOR(ana->written().isEmpty());
    }
    QTest::keyClick(ana->field(), Qt::Key_Up);
    QCOMPARE(ana->written(), u"second"_s);
    QTest::keyClick(ana->field(), Qt::Key_Up);
    QCOMPARE(ana->written(), u"first"_s);
    QTest::keyClick(ana->field(), Qt::Key_Down);
    QTest::keyClick(ana->field(), Qt::Key_Down);
    QVERIFY(ana->written().isEmpty());
}

void TestTalkWindowField::draftsStayWithTheirPanes() {
    ana->say(u"/msg Ben Psst"_s);
    WAIT_FOR(ana->shows(u", [You]: Psst"_s));
    ana->type(u"for Ben"_s);
    ana->openPane(u"Class"_s);
    QVERIFY(ana->written().isEmpty());
    ana->type(u"for all"_s);
    ana->openPane(u"Ben"_s);
    QCOMPARE(ana->written(), u"for Ben"_s);
    ana->openPane(u"Class"_s);
    QCOMPARE(ana->written(), u"for all"_s);
}

void TestTalkWindowField::aDraftInANewPaneStaysWhenTheOtherOneWritesFirst() {
    const SeatId seat = seatOfAna();
    ana->openPersonMenu(u"Ben"_s);
    ana->choose(u"messagePersonAction"_s);
    WAIT_COMPARE(ana->pane(), u"Ben"_s);
    ana->type(u"I wanted to"_s);
    toAna(seat, u"Listen"_s);
    WAIT_FOR(ana->shows(u", Ben: Listen"_s));
    QCOMPARE(ana->written(), u"I wanted to"_s);
}

void TestTalkWindowField::whoIsTooQuickWaitsAndTheTextIsKept() {
    const QRegularExpression wait(u"^Wait \\d s$"_s);
    for (int i = 0; i < 20 && ana->note().isEmpty(); ++i) {
        ana->say(u"Message %1"_s.arg(i));
        WAIT_FOR(ana->written().isEmpty() || !ana->note().isEmpty());
    }
    QVERIFY2(wait.match(ana->note()).hasMatch(), qPrintable(ana->note()));
    const QString kept = ana->written();
    QVERIFY(!kept.isEmpty());
    QVERIFY(!ana->offers(u"sendButton"_s));
    WAIT_FOR(ana->note().isEmpty());
    sendByEnter();
    WAIT_FOR(ana->shows(u", [You]: "_s + kept));
    WAIT_FOR(ana->written().isEmpty());
}

void TestTalkWindowField::emojiAndEveryScriptArriveAsTheyAre() {
    const auto text = u"\U0001F600 مرحبا שלום 你好 Ελλάς Москва \U0001F469\u200D\U0001F680"_s;
    ana->field()->insertPlainText(text);
    sendByEnter();
    WAIT_FOR(ana->shows(u", [You]: "_s + text));
    const auto fits = [&](const QJsonObject &line) { return line.value("text"_L1) == text; };
    QVERIFY(!ben->waitFor(u"message"_s, fits).isEmpty());
}

void TestTalkWindowField::aLinkOpensOnlyAfterAsking() {
    QList<QUrl> opened;
    ben->request(toClass(u"https://example.org/a?b=c"_s));
    WAIT_FOR(ana->shows(u", Ben: https://example.org/a?b=c"_s));
    ana->view()->setOpener([&](const QUrl &url) { opened += url; });
    clickLinkIn(u", Ben: https://example.org/a?b=c"_s);
    WAIT_FOR(ana->dialog(u"linkQuestion"_s));
    QCOMPARE(ana->seen<QPlainTextEdit>(u"linkAddress"_s)->toPlainText(), u"https://example.org/a?b=c"_s);
    ana->press(u"cancelLinkButton"_s);
    WAIT_FOR(!ana->dialog(u"linkQuestion"_s));
    QVERIFY(opened.isEmpty());
    QTest::keyClick(ana->view(), Qt::Key_Return); // by key as well
    ana->press(u"openLinkButton"_s);
    WAIT_COMPARE(opened, QList<QUrl>{QUrl(u"https://example.org/a?b=c"_s)});
}

void TestTalkWindowField::anythingButHttpIsNoLink() {
    ben->request(toClass(u"file:///etc/passwd javascript:alert(1)"_s));
    clickLinkIn(u"javascript:alert(1)"_s);
    ana->clickLine(u"javascript:alert(1)"_s);
    QTest::keyClick(ana->view(), Qt::Key_Return);
    QVERIFY(!ana->dialog(u"linkQuestion"_s));
}

void TestTalkWindowField::aNoticeComesForAMessageToOneselfWhileNoWindowIsInFront() {
    const SeatId seat = seatOfAna();
    listen();
    lookAway();
    ben->request(toClass(u"Something else"_s));
    toAna(seat, u"Psst"_s);
    WAIT_COMPARE(notices, (QList<Notice>{{u"Ben"_s, u"Psst"_s}}));
    QCOMPARE(ana->panes().size(), 2);
}

void TestTalkWindowField::whileAWindowIsInFrontNoNoticeComes() {
    const SeatId seat = seatOfAna();
    listen();
    ana->comeToFront();
    ben->request(toClass(u"Ana, are you there?"_s));
    toAna(seat, u"Psst"_s);
    WAIT_COMPARE(ana->panes(), (QStringList{u"Class"_s, u"Ben (1)"_s}));
    QVERIFY(notices.isEmpty());
}

void TestTalkWindowField::noticesCanBeSwitchedOff() {
    const SeatId seat = seatOfAna();
    listen();
    ana->strike(Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    lookAway();
    toAna(seat, u"Psst"_s);
    WAIT_COMPARE(ana->panes().size(), 2);
    QVERIFY(notices.isEmpty());
    ana->strike(Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    lookAway();
    ben->request(toClass(u"And you, Ana?"_s));
    WAIT_COMPARE(notices, (QList<Notice>{{u"Ben has mentioned you"_s, u"And you, Ana?"_s}}));
}

LECTERN_TEST(TestTalkWindowField, QApplication)

#include "tst_talkwindowfield.moc"
