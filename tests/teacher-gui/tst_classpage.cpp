// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/connection.h"
#include "shared/talk/talk.h"
#include "shared/ui/theme.h"
#include "teacher-gui/models/questionmodel.h"
#include "teacher-gui/models/storagemodel.h"
#include "teacher-gui/views/classpage.h"
#include "teacher-gui/views/helpwindows.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/samplepeople.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestClassPage : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingTouchesTheScrollBar_data();
    void nothingTouchesTheScrollBar();
    void atTheLargestTextTheChartIsTallEnoughForItsWords();
    void theHelpHasEvenMargins();
    void unverifiedVotesAreSaidBesideTheCountAndMoveNothing();
    void cleanup();

private:
    QFont m_font;
};

namespace {

struct Page {
    Page() {
        page.resize(900, 572);
        page.show();
        question.receive(test::question(1));
    }
    QRect place(const QWidget &widget) { return {widget.mapTo(&page, QPoint()), widget.size()}; }

    client::Connection connection;
    teacher::QuestionModel question;
    talk::Talk talk{connection, protocol::Role::Teacher};
    teacher::StorageModel storage{connection};
    teacher::ClassPage page{talk, question, storage};
};

} // namespace

void TestClassPage::initTestCase() {
    ui::applyTheme(*qApp);
    m_font = QApplication::font();
}

void TestClassPage::cleanup() {
    QApplication::setFont(m_font);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestClassPage::nothingTouchesTheScrollBar_data() {
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void TestClassPage::nothingTouchesTheScrollBar() {
    QFETCH(Qt::LayoutDirection, direction);
    QApplication::setLayoutDirection(direction);
    QApplication::setFont(ui::scaledFont(2));
    Page lesson;
    const QScrollBar *bar = lesson.page.findChild<QScrollArea *>(u"questionSide"_s)->verticalScrollBar();
    WAIT_FOR(bar->isVisible());
    QCoreApplication::processEvents(); // the layout follows the bar
    lesson.page.grab();
    for (const QString &name : {u"askButton"_s, u"closeVotesButton"_s}) {
        const auto *button = lesson.page.findChild<QPushButton *>(name);
        const QMargins step(ui::space - 1, 0, ui::space - 1, 0);
        WAIT_FOR(!lesson.place(*bar).intersects(lesson.place(*button) + step));
    }
}

void TestClassPage::atTheLargestTextTheChartIsTallEnoughForItsWords() {
    QApplication::setFont(ui::scaledFont(2));
    Page lesson;
    const int words = QFontMetrics(ui::scaledFont(1.4, true)).height();
    const auto *chart = lesson.page.findChild<QWidget *>(u"resultChart"_s);
    WAIT_FOR(chart->height() >= 4 * words);
}

void TestClassPage::theHelpHasEvenMargins() {
    Page lesson;
    teacher::openHelp(&lesson.page);
    const auto *help = lesson.page.findChild<QDialog *>(u"helpWindow"_s);
    WAIT_FOR(help->isVisible());
    for (const QLabel *label : help->findChildren<QLabel *>()) {
        const int left = label->mapTo(help, QPoint()).x();
        WAIT_COMPARE(left, 2 * ui::space);
        WAIT_COMPARE(help->width() - label->width() - left, 2 * ui::space);
    }
}

void TestClassPage::unverifiedVotesAreSaidBesideTheCountAndMoveNothing() {
    Page lesson;
    const auto label = [&](const QString &name) { return lesson.page.findChild<QLabel *>(name); };
    const auto tell = [&](int answered, int unverified) {
        lesson.question.receive(
            protocol::Tally{QuestionId{1}, {{u"yes"_s, answered}, {u"no"_s, 0}}, answered, 23, unverified});
        QCoreApplication::processEvents();
    };
    tell(4, 0);
    QVERIFY(!label(u"unverifiedLabel"_s)->isVisible());
    const QRect count = lesson.place(*label(u"answeredLabel"_s));
    tell(4, 3);
    QCOMPARE(label(u"unverifiedLabel"_s)->text(), u"3 unverified"_s);
    QVERIFY(label(u"unverifiedLabel"_s)->isVisible());
    QCOMPARE(lesson.place(*label(u"answeredLabel"_s)), count);
    protocol::Policy policy;
    policy.onlyVerifiedVotes = true;
    lesson.question.receive(policy);
    QCOMPARE(label(u"unverifiedLabel"_s)->text(), u"3 unverified votes left out"_s);
    tell(4, 1);
    QCOMPARE(label(u"unverifiedLabel"_s)->text(), u"1 unverified vote left out"_s);
    lesson.question.receive(test::question(2)); // nobody has answered that one
    QVERIFY(!label(u"unverifiedLabel"_s)->isVisible());
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestClassPage, QApplication)
#include "tst_classpage.moc"
