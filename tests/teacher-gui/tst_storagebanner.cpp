// SPDX-License-Identifier: GPL-3.0-or-later
// What the teacher sees and hears of a server that cannot store, in a class that does what the test says.
#include "shared/ui/theme.h"
#include "teacher-gui/views/storagebanner.h"
#include "tests/gui/announced.h"
#include "tests/support/scriptedserver.h"
#include "tests/teacher-gui/teacherlesson.h"

#include <QAccessible>
#include <QClipboard>
#include <QScrollBar>
#include <QTextEdit>

using namespace Qt::Literals::StringLiterals;

namespace lectern::test {

using protocol::Storage;
using teacher::StorageBanner;

class TestStorageBanner : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::applyTheme(*qApp); }
    void cleanup();
    void aBannerStandsUnderTheTopLineWhileVotesAreNotStored();
    void itsTextIsPlainAndCanBeCopied();
    void itIsReadableInLightAndDark();
    void itTakesNoFocus();
    void aScreenReaderHearsItComeAndGo();
    void anEndlessReasonLeavesTheClassInSight_data();
    void anEndlessReasonLeavesTheClassInSight();
    void aReconnectionTakesItAway();
    void aReconnectionThatSaysItAgainChangesNothing();
    void theNextClassBeginsWithoutAWord();

private:
    void prepare() override;
    QWidget *banner() { return m_lesson->find<QWidget>(u"storageBanner"_s); }
    QString text() { return m_lesson->find<QTextEdit>(u"storageBannerText"_s)->toPlainText(); }
    void refuse(const QString &why = u"The disk is full. Make room on it."_s);

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<TeacherLesson> m_lesson;
};

void TestStorageBanner::prepare() {
    m_server = std::make_unique<ScriptedServer>();
    m_lesson = std::make_unique<TeacherLesson>();
    m_lesson->options.server = client::ServerAddress{u"127.0.0.1"_s, m_server->port()};
    m_lesson->options.key = TeacherKey::generate();
    m_lesson->openWindow();
    WAIT_FOR(m_lesson->isReady());
    QVERIFY(!banner()->isVisible());
    announced.clear();
}

void TestStorageBanner::cleanup() {
    m_lesson.reset();
    m_server.reset();
    ui::setScheme(false);
}

void TestStorageBanner::refuse(const QString &why) {
    m_server->send(Storage{false, why});
    WAIT_FOR(banner()->isVisible());
}

void TestStorageBanner::aBannerStandsUnderTheTopLineWhileVotesAreNotStored() {
    const auto top = [&](const QString &name) {
        return m_lesson->find<QWidget>(name)->mapTo(m_lesson->window.get(), QPoint()).y();
    };
    const int line = top(u"classNameLabel"_s);
    refuse();
    QCOMPARE(text(), u"Votes are not being stored. The disk is full. Make room on it."_s);
    WAIT_FOR(top(u"storageBanner"_s) > top(u"hereLabel"_s) &&
             top(u"askField"_s) > top(u"storageBanner"_s) + banner()->height());
    QCOMPARE(top(u"classNameLabel"_s), line);
    m_server->send(Storage{});
    WAIT_FOR(!banner()->isVisible());
}

void TestStorageBanner::itsTextIsPlainAndCanBeCopied() {
    refuse(u"<b>Full</b> &amp; closed."_s);
    QCOMPARE(text(), u"Votes are not being stored. <b>Full</b> &amp; closed."_s);
    auto *editor = m_lesson->find<QTextEdit>(u"storageBannerText"_s);
    QVERIFY(editor->isReadOnly());
    QTest::mouseDClick(editor->viewport(), Qt::LeftButton, {}, QPoint(5, 5));
    editor->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Votes"_s);
}

void TestStorageBanner::itIsReadableInLightAndDark() {
    refuse();
    for (const bool dark : {false, true}) {
        ui::setScheme(dark);
        const QColor ground = ui::warningColor(QApplication::palette());
        const auto shown = [&] { return banner()->grab().toImage().pixelColor(banner()->width() / 2, 3); };
        WAIT_COMPARE(shown(), ground);
        const auto *editor = m_lesson->find<QTextEdit>(u"storageBannerText"_s);
        QVERIFY(ui::contrast(editor->palette().color(QPalette::Text), ground) >= 4.5);
        const QImage sign =
            m_lesson->find<QLabel>(u"storageBannerSign"_s)->pixmap(Qt::ReturnByValue).toImage();
        QCOMPARE(sign, ui::icon(u"circle-alert"_s, ui::onColor(ground)).pixmap(sign.size()).toImage());
    }
}

void TestStorageBanner::itTakesNoFocus() {
    auto *field = m_lesson->find<QLineEdit>(u"askField"_s);
    QTest::keyClicks(field, u"Is TCP "_s);
    refuse();
    QCOMPARE(m_lesson->window->focusWidget(), field);
    QTest::keyClicks(m_lesson->window->focusWidget(), u"a byte stream?"_s);
    QCOMPARE(field->text(), u"Is TCP a byte stream?"_s);
    for (QWidget *widget : banner()->findChildren<QWidget *>())
        QVERIFY(!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible());
}

void TestStorageBanner::aScreenReaderHearsItComeAndGo() {
    refuse();
    QCOMPARE(announced, QStringList(u"Votes are not being stored. The disk is full. Make room on it."_s));
    m_server->send(Storage{false, u"The disk is full. Make room on it."_s}); // again
    m_server->send(Storage{});
    m_server->send(Storage{});
    WAIT_FOR(!banner()->isVisible());
    WAIT_COMPARE(announced.mid(1), QStringList(u"Votes are stored again."_s));
}

void TestStorageBanner::anEndlessReasonLeavesTheClassInSight_data() {
    QTest::addColumn<QString>("reason");
    QTest::newRow("many words") << u"Many words. "_s.repeated(400);
    QTest::newRow("one word") << QString(4000, u'w');
    QTest::newRow("many lines") << u"Line\n"_s.repeated(400);
}

void TestStorageBanner::anEndlessReasonLeavesTheClassInSight() {
    QFETCH(QString, reason);
    m_lesson->window->resize(m_lesson->window->minimumSize());
    WAIT_COMPARE(m_lesson->window->size(), m_lesson->window->minimumSize());
    refuse(reason);
    for (int round = 0; round < 10; ++round) // layouts, of which each may stir the next
        QCoreApplication::processEvents();
    const auto *editor = m_lesson->find<QTextEdit>(u"storageBannerText"_s);
    QCOMPARE(editor->horizontalScrollBar()->maximum(), 0);
    QVERIFY(editor->verticalScrollBar()->maximum() > 0); // to be read to its end
    const auto *buttons = m_lesson->button(u"quitButton"_s);
    const auto bottom = [&] {
        return buttons->mapTo(m_lesson->window.get(), QPoint(0, buttons->height())).y();
    };
    QVERIFY(bottom() <= m_lesson->window->height());
    QCOMPARE(m_lesson->window->size(), m_lesson->window->minimumSize());
    QVERIFY(banner()->height() < m_lesson->window->height() / 2);
}

void TestStorageBanner::aReconnectionTakesItAway() {
    refuse();
    m_server->hangUp();
    WAIT_COMPARE(m_server->connections(), 2);
    WAIT_FOR(!banner()->isVisible());
}

void TestStorageBanner::aReconnectionThatSaysItAgainChangesNothing() {
    refuse();
    announced.clear();
    m_server->snapshot = {Storage{false, u"The disk is full. Make room on it."_s}};
    class HideCounter : public QObject {
    public:
        int count = 0;
        bool eventFilter(QObject *, QEvent *event) override {
            count += event->type() == QEvent::Hide;
            return false;
        }
    } hidden;
    banner()->installEventFilter(&hidden);
    m_server->hangUp();
    WAIT_COMPARE(m_server->connections(), 2);
    WAIT_FOR(m_lesson->isReady());
    QVERIFY(banner()->isVisible());
    QCOMPARE(hidden.count, 0);
    QVERIFY(announced.filter(u"Votes"_s).isEmpty());
}

void TestStorageBanner::theNextClassBeginsWithoutAWord() {
    refuse();
    m_server->send(protocol::Goodbye{GoodbyeReason::ClassEnded, {}});
    WAIT_FOR(m_lesson->isOnPage(u"startLessonButton"_s));
    m_lesson->click(u"startLessonButton"_s);
    WAIT_FOR(m_lesson->isReady());
    QVERIFY(!banner()->isVisible());
    QVERIFY(!announced.contains(u"Votes are stored again."_s));
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestStorageBanner, QApplication)
#include "tst_storagebanner.moc"
