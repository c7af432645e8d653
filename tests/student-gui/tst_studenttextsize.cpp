// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/student-gui/windowkit.h"

#include <QAction>
#include <QMenuBar>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using test::WindowKit;

namespace {

double pointsOf(const WindowKit &kit, const char *name) {
    return kit.find<QWidget>(name)->font().pointSizeF();
}

} // namespace

class TestStudentTextSize : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        test::dressApplication();
        m_font = QApplication::font();
    }

    void cleanup() {
        QSettings().clear();
        QApplication::setFont(m_font);
    }

    void everythingFollowsTheKeysAtOnce() {
        WindowKit kit;
        kit.window.resize(760, 640);
        kit.window.activateWindow();
        kit.joinAndAsk();
        WAIT_FOR(kit.window.isActiveWindow());
        const auto sizes = [&kit] {
            QList<double> points;
            for (const char *name :
                 {"questionText", "yesButton", "voteLineText", "classNameText", "ownNameText", "badgeText",
                  "seenByText", "endedTitle", "joinAgainButton"})
                points << pointsOf(kit, name);
            return points << kit.window.menuBar()->font().pointSizeF();
        };
        const QList<double> before = sizes();
        for (int press = 0; press < 3; ++press)
            QTest::keyClick(&kit.window, Qt::Key_Plus, Qt::ControlModifier);
        // Qt tells the widgets a turn of the event loop later.
        for (qsizetype i = 0; i < before.size(); ++i)
            WAIT_FOR(qFuzzyCompare(sizes()[i], before[i] * 1.3));
        QTest::keyClick(&kit.window, Qt::Key_0, Qt::ControlModifier);
        WAIT_COMPARE(sizes(), before);
    }

    void theSignsGrowWithTheirWords() {
        WindowKit kit;
        kit.joinAndAsk();
        const auto side = [&](const char *name) {
            return kit.find<QLabel>(name)->pixmap(Qt::ReturnByValue).height();
        };
        const int line = side("voteLineSign"), badge = side("badgeSign");
        for (int press = 0; press < 10; ++press)
            kit.find<QAction>("largerAction")->trigger();
        WAIT_FOR(side("voteLineSign") >= 2 * line - 2);
        WAIT_FOR(side("badgeSign") >= 2 * badge - 2);
    }

    void theWordsOfTheButtonsShrinkTogetherBeforeTheyLoseTheirRoom() {
        WindowKit kit;
        kit.window.resize(360, 560);
        kit.joinAndAsk();
        for (int press = 0; press < 10; ++press)
            kit.find<QAction>("largerAction")->trigger();
        const QPushButton *yes = kit.button("yesButton");
        const auto room = [yes] { // beside the word and its sign
            const QFontMetrics metrics = yes->fontMetrics();
            const int word = metrics.size(Qt::TextShowMnemonic, yes->text()).width();
            return (yes->width() - metrics.height() - ui::space - word) / 2;
        };
        WAIT_FOR(yes->fontMetrics().height() > 24 && room() >= 2 * ui::space);
        QCOMPARE(pointsOf(kit, "yesButton"), pointsOf(kit, "noButton"));
    }

    void thereIsNothingLargerThanTheLargest() {
        WindowKit kit;
        auto *larger = kit.find<QAction>("largerAction");
        for (int press = 0; press < 15; ++press) {
            QVERIFY(larger->isEnabled());
            larger->trigger();
        }
        QVERIFY(!larger->isEnabled());
        kit.find<QAction>("normalAction")->trigger();
        QVERIFY(larger->isEnabled());
    }

private:
    QFont m_font;
};

LECTERN_TEST(TestStudentTextSize, QApplication)
#include "tst_studenttextsize.moc"
