// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/resultbars.h"
#include "shared/ui/theme.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QFile>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

namespace {

constexpr int width = 800; // wide enough for one line of words a row

struct Bars {
    Bars() {
        bars.resize(width, bars.height());
        bars.setAttribute(Qt::WA_DontShowOnScreen);
    }
    void show(int yes, int no) {
        bars.setTally({QuestionId{1}, {{u"yes"_s, yes}, {u"no"_s, no}}, yes + no, yes + no}, {});
        bars.resize(width, bars.heightForWidth(width));
    }
    // Where the colour of Yes is seen in its row: the sign's lines, or those of the bar below.
    QRect seen(bool bar) {
        const QImage image = bars.grab().toImage();
        const QColor color = ui::choiceColor(u"yes"_s, bars.palette());
        const int line = bars.fontMetrics().height();
        const int row = bars.heightForWidth(width) / 2;
        QRect found;
        for (int y = bar ? line : 0; y < (bar ? row : line); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == color)
                    found |= QRect(x, y, 1, 1);
            }
        }
        return found;
    }
    int filled() { return qRound(100.0 * seen(true).width() / width); } // per cent

    ui::ResultBars bars;
};

} // namespace

class TestResultBars : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QFile settings(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                       u"/kdeglobals"_s);
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("[KDE]\nAnimationDurationFactor=0\n");
        settings.close();
        QCOMPARE(ui::animationTime(150), 0);
    }

    void withReducedMotionTheBarsShowEveryTallyAtOnce() {
        Bars shown;
        for (const int yes : {1, 3, 2, 4, 0, 2}) {
            shown.show(yes, 4 - yes);
            QCOMPARE(shown.filled(), 25 * yes);
        }
    }

    void leftToRightTheSignAndTheBarStartAtTheLeft() {
        Bars shown;
        shown.show(1, 3);
        QVERIFY(shown.seen(false).right() < width / 4);
        QVERIFY(shown.seen(true).left() < 3); // its corners are round
    }

    void rightToLeftTheSignAndTheBarStartAtTheRight() {
        Bars shown;
        shown.bars.setLayoutDirection(Qt::RightToLeft);
        shown.show(1, 3);
        QVERIFY(shown.seen(false).left() > width * 3 / 4);
        QVERIFY(shown.seen(true).right() > width - 4);
        QCOMPARE(shown.filled(), 25);
    }
};

LECTERN_TEST(TestResultBars, QApplication)
#include "tst_resultbars.moc"
