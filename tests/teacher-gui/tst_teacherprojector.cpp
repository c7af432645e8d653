// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/resultchart.h"
#include "tests/support/cuttableproxy.h"
#include "tests/teacher-gui/teacherlesson.h"

#include <QAction>
#include <QGraphicsSimpleTextItem>
#include <QGraphicsView>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestTeacherProjector : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void isNotThereBeforeShow();
    void showOpensItAndTheStudentsSeeTheResult();
    void hideLeavesQuestionAndJoinLine();
    void escapeClosesAndHides();
    void showNeverClosesTheQuestion();
    void neverShowsAName();
    void keyDSwitchesLightAndDark();
    void plusAndMinusChangeTheSize();
    void f11OpensItWithoutShowingTheResult();
    void itOpensWhenSomebodyElseShows();
    void hideOfSomebodyElseIsLikeOnesOwn();
    void whatIsShownAlreadyDoesNotOpenItForWhoComesIn();
    void whatWasShownDuringALossOpensIt();

private:
    void prepare() override { QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()"); }
};

namespace {

bool isShownTo(RawClient &student, bool shown) {
    const auto fits = [shown](const QJsonObject &line) { return line[u"shown"_s].toBool() == shown; };
    return !student.waitFor(u"question"_s, fits).isEmpty();
}

bool show(TeacherLesson &lesson) {
    lesson.click(u"showButton"_s);
    return QTest::qWaitFor([&] { return lesson.projector()->isVisible(); }, patience) &&
           QTest::qWaitFor([&] { return lesson.button(u"showButton"_s)->text() == u"Hide"_s; }, patience);
}

// All that can be read in a window, or heard, or comes up when the pointer rests.
QStringList everyText(const QWidget &window) {
    QStringList texts;
    QList<const QWidget *> widgets{&window};
    for (const QWidget *widget : window.findChildren<QWidget *>())
        widgets.append(widget);
    for (const QWidget *widget : widgets) {
        texts << widget->windowTitle() << widget->toolTip() << widget->accessibleName()
              << widget->accessibleDescription() << widget->property("text").toString();
        if (const auto *view = qobject_cast<const QGraphicsView *>(widget)) {
            for (const QGraphicsItem *item : view->scene()->items()) {
                texts << item->toolTip();
                if (const auto *text = qgraphicsitem_cast<const QGraphicsSimpleTextItem *>(item))
                    texts << text->text();
                if (const auto *text = qgraphicsitem_cast<const QGraphicsTextItem *>(item))
                    texts << text->toPlainText();
            }
        }
    }
    return texts;
}

bool isVisible(TeacherLesson &lesson, const QString &name) {
    return lesson.projector()->findChild<QWidget *>(name)->isVisible();
}

} // namespace

void TestTeacherProjector::isNotThereBeforeShow() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    QVERIFY(!lesson.projector()->isVisible());
    QVERIFY(show(lesson)); // the plugin's message is due
}

void TestTeacherProjector::showOpensItAndTheStudentsSeeTheResult() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    RawClient &ana = lesson.join(u"Ana"_s);
    lesson.vote(ana, 1, u"yes"_s);
    QVERIFY(show(lesson));
    QVERIFY(isShownTo(ana, true));
    QCOMPARE(ana.waitFor(u"tally"_s)[u"answered"_s].toInt(), 1);
    QVERIFY(lesson.button(u"showButton"_s)->isChecked());
    QCOMPARE(lesson.projector()->findChild<QLabel *>(u"projectorQuestion"_s)->text(), u"Why?"_s);
    WAIT_COMPARE(lesson.projector()->findChild<QLabel *>(u"projectorAnswered"_s)->text(),
                 u"1 of 1 answered"_s);
    QVERIFY(lesson.projector()
                ->findChild<QLabel *>(u"projectorJoin"_s)
                ->text()
                .contains(QString::number(lesson.server.port())));
    QVERIFY(isVisible(lesson, u"projectorChart"_s));
}

void TestTeacherProjector::hideLeavesQuestionAndJoinLine() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    RawClient &ana = lesson.join(u"Ana"_s);
    QVERIFY(show(lesson));
    lesson.click(u"showButton"_s);
    WAIT_COMPARE(lesson.button(u"showButton"_s)->text(), u"Show"_s);
    QVERIFY(isShownTo(ana, false));
    QVERIFY(!lesson.button(u"showButton"_s)->isChecked());
    QVERIFY(!isVisible(lesson, u"projectorChart"_s));
    QVERIFY(!isVisible(lesson, u"projectorAnswered"_s));
    QVERIFY(isVisible(lesson, u"projectorQuestion"_s));
    QVERIFY(isVisible(lesson, u"projectorJoin"_s));
}

void TestTeacherProjector::escapeClosesAndHides() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    QVERIFY(show(lesson));
    QTest::keyClick(lesson.projector(), Qt::Key_Escape);
    QVERIFY(!lesson.projector()->isVisible());
    WAIT_COMPARE(lesson.button(u"showButton"_s)->text(), u"Show"_s);
}

void TestTeacherProjector::showNeverClosesTheQuestion() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    RawClient &ana = lesson.join(u"Ana"_s);
    QVERIFY(show(lesson));
    QCOMPARE(lesson.text(u"stateLabel"_s), u"\u25cf Open"_s);
    QCOMPARE(ana.request(protocol::Vote{QuestionId{1}, u"no"_s})[u"type"_s].toString(), u"ok"_s);
}

void TestTeacherProjector::neverShowsAName() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    for (const QString &name : {u"Anastasia"_s, u"Benedict"_s})
        lesson.vote(lesson.join(name), 1, u"yes"_s);
    QVERIFY(show(lesson));
    const QString answered = u"2 of 2 answered"_s;
    WAIT_COMPARE(lesson.projector()->findChild<QLabel *>(u"projectorAnswered"_s)->text(), answered);
    const QString all = everyText(*lesson.projector()).join(u'\n');
    QVERIFY(all.contains(u"Why?"_s) && all.contains(answered) && all.contains(u"100"_s));
    for (const QString &name : {u"Anastasia"_s, u"Benedict"_s})
        QVERIFY2(!all.contains(name), qPrintable(all));
}

void TestTeacherProjector::keyDSwitchesLightAndDark() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    QVERIFY(show(lesson));
    const QColor before = lesson.projector()->grab().toImage().pixelColor(2, 2);
    QTest::keyClick(lesson.projector(), Qt::Key_D);
    const QColor after = lesson.projector()->grab().toImage().pixelColor(2, 2);
    QVERIFY(before.lightness() < 60);
    QVERIFY(after.lightness() > 200);
}

void TestTeacherProjector::plusAndMinusChangeTheSize() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    QVERIFY(show(lesson));
    const auto size = [&] {
        return lesson.projector()->findChild<QLabel *>(u"projectorJoin"_s)->font().pixelSize();
    };
    const int before = size();
    QTest::keyClick(lesson.projector(), Qt::Key_Plus);
    const int larger = size();
    QVERIFY(larger > before);
    QTest::keyClick(lesson.projector(), Qt::Key_Minus);
    QTest::keyClick(lesson.projector(), Qt::Key_Minus);
    QVERIFY(size() < before);
}

void TestTeacherProjector::f11OpensItWithoutShowingTheResult() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    auto *action = lesson.find<QAction>(u"projectorAction"_s);
    QCOMPARE(action->shortcut(), QKeySequence(Qt::Key_F11));
    action->trigger();
    QVERIFY(lesson.projector()->isVisible());
    QVERIFY(!isVisible(lesson, u"projectorChart"_s));
    QCOMPARE(lesson.button(u"showButton"_s)->text(), u"Show"_s);
    action->trigger();
    QVERIFY(!lesson.projector()->isVisible());
}

namespace {

bool isOpenWithItsChart(TeacherLesson &lesson) {
    return QTest::qWaitFor(
        [&] { return lesson.projector()->isVisible() && isVisible(lesson, u"projectorChart"_s); }, patience);
}

bool hasCome(TeacherLesson &lesson, const QString &word) {
    return QTest::qWaitFor([&] { return lesson.button(u"showButton"_s)->text() == word; }, patience);
}

} // namespace

void TestTeacherProjector::itOpensWhenSomebodyElseShows() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    RawClient lee(lesson.server.port());
    lee.joinTeacher(lesson.server.teacherKey(), u"Ms Lee"_s);
    lee.request(protocol::Show{true});
    QVERIFY(isOpenWithItsChart(lesson));
    QVERIFY(hasCome(lesson, u"Hide"_s));
}

void TestTeacherProjector::hideOfSomebodyElseIsLikeOnesOwn() {
    TeacherLesson lesson;
    QVERIFY(lesson.begin());
    lesson.ask(u"Why?"_s);
    QVERIFY(show(lesson));
    RawClient lee(lesson.server.port());
    lee.joinTeacher(lesson.server.teacherKey(), u"Ms Lee"_s);
    lee.request(protocol::Show{false});
    QVERIFY(hasCome(lesson, u"Show"_s));
    QVERIFY(!isVisible(lesson, u"projectorChart"_s));
    QVERIFY(isVisible(lesson, u"projectorQuestion"_s));
    QVERIFY(isVisible(lesson, u"projectorJoin"_s));
}

void TestTeacherProjector::whatIsShownAlreadyDoesNotOpenItForWhoComesIn() {
    TeacherLesson lesson;
    QVERIFY(lesson.server.start());
    RawClient lee(lesson.server.port());
    lee.joinTeacher(lesson.server.teacherKey(), u"Ms Lee"_s);
    lee.request(protocol::Ask{u"Why?"_s});
    lee.request(protocol::Show{true});
    lesson.options.server = client::ServerAddress{u"127.0.0.1"_s, lesson.server.port()};
    lesson.options.dataFolder = lesson.server.dataFolder();
    lesson.openWindow();
    QVERIFY(hasCome(lesson, u"Hide"_s));
    QVERIFY(!lesson.projector()->isVisible());
    lesson.find<QAction>(u"projectorAction"_s)->trigger(); // the plugin's message is due
}

void TestTeacherProjector::whatWasShownDuringALossOpensIt() {
    TeacherLesson lesson;
    QVERIFY(lesson.server.start());
    CuttableProxy network(lesson.server.port());
    lesson.options.server = client::ServerAddress{u"127.0.0.1"_s, network.port()};
    lesson.options.key = lesson.server.teacherKey();
    lesson.openWindow();
    WAIT_FOR(lesson.isReady());
    lesson.ask(u"Why?"_s);
    network.cut();
    WAIT_FOR(!lesson.isReady());
    RawClient lee(lesson.server.port());
    lee.joinTeacher(lesson.server.teacherKey(), u"Ms Lee"_s);
    lee.request(protocol::Show{true});
    network.mend();
    QVERIFY(isOpenWithItsChart(lesson));
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestTeacherProjector, QApplication)
#include "tst_teacherprojector.moc"
