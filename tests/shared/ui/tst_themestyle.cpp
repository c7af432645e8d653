// SPDX-License-Identifier: GPL-3.0-or-later
// What Fusion paints too faintly: 3:1 is what WCAG 2.1 asks of a control (1.4.11).
#include "shared/ui/theme.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QPainter>
#include <QScrollBar>
#include <QSplitter>
#include <QStyleOption>
#include <QTabBar>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

namespace {

QImage canvas(const QSize &size, const QColor &color) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

QStyleOptionTab tabOption(QStyle::State state) {
    QStyleOptionTab tab;
    tab.rect = QRect(0, 0, 80, 30);
    tab.palette = QApplication::palette();
    tab.state = state | QStyle::State_Enabled | QStyle::State_Selected;
    return tab;
}

} // namespace

class TestThemeStyle : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        ui::applyTheme(*qApp);
        ui::setScheme(QByteArray(QTest::currentDataTag()) == "dark");
    }

    void theRingOnEveryBackgroundIsSeen_data() { addSchemes(); }

    void theRingOnEveryBackgroundIsSeen() {
        const QPalette palette = QApplication::palette();
        for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Highlight}) {
            QStyleOptionFocusRect focus;
            focus.rect = QRect(0, 0, 60, 30);
            focus.palette = palette;
            focus.state = QStyle::State_Enabled | QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange;
            focus.backgroundColor = palette.color(role);
            QImage image = canvas(focus.rect.size(), focus.backgroundColor);
            QPainter painter(&image);
            QApplication::style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter);
            painter.end();
            QVERIFY(ui::contrast(image.pixelColor(30, 1), focus.backgroundColor) >= 3);
            QCOMPARE(image.pixelColor(30, 15), focus.backgroundColor);
        }
    }

    void theFocusedTabIsSeen_data() { addSchemes(); }

    void theFocusedTabIsSeen() {
        const QTabBar bar;
        const auto draw = [&](QStyle::State state) {
            const QStyleOptionTab tab = tabOption(state);
            QImage image = canvas(tab.rect.size(), tab.palette.color(QPalette::Window));
            QPainter painter(&image);
            QApplication::style()->drawControl(QStyle::CE_TabBarTab, &tab, &painter, &bar);
            painter.end();
            return image;
        };
        const QImage calm = draw({});
        const QColor ring = draw(QStyle::State_HasFocus).pixelColor(40, 1);
        QVERIFY(ui::contrast(ring, calm.pixelColor(40, 8)) >= 3);
        QVERIFY(ring != calm.pixelColor(40, 1));
    }

    void theHandleOfAScrollBarIsSeen_data() { addSchemes(); }

    void theHandleOfAScrollBarIsSeen() {
        for (const auto orientation : {Qt::Vertical, Qt::Horizontal}) {
            QScrollBar bar(orientation);
            bar.setRange(0, 100);
            bar.setPageStep(100);
            bar.resize(orientation == Qt::Vertical ? QSize(14, 200) : QSize(200, 14));
            const QImage image = bar.grab().toImage();
            const QPoint end(image.width() - 7, image.height() - 7);
            QCOMPARE(image.pixelColor(end), QApplication::palette().color(QPalette::Window));
            QVERIFY(ui::contrast(image.pixelColor(7, 7), image.pixelColor(end)) >= 3);
        }
    }

    void theHandleRunsFromEndToEnd() {
        QScrollBar bar(Qt::Vertical);
        bar.resize(14, 200);
        bar.setRange(0, 1'000'000'000);
        QStyleOptionSlider option;
        option.initFrom(&bar);
        option.orientation = Qt::Vertical;
        option.maximum = bar.maximum();
        const auto part = [&](QStyle::SubControl control) {
            return bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, control, &bar);
        };
        QCOMPARE(part(QStyle::SC_ScrollBarSlider).top(), 0);
        QVERIFY(part(QStyle::SC_ScrollBarSlider).height() >= 2 * ui::space); // to be caught
        QVERIFY(part(QStyle::SC_ScrollBarAddLine).isEmpty());
        option.sliderPosition = bar.maximum();
        QCOMPARE(part(QStyle::SC_ScrollBarSlider).bottom(), bar.rect().bottom());
        QCOMPARE(part(QStyle::SC_ScrollBarSubPage).bottom() + 1, part(QStyle::SC_ScrollBarSlider).top());
    }

    void theGripBetweenTwoPanesIsSeen_data() { addSchemes(); }

    void theGripBetweenTwoPanesIsSeen() {
        QSplitter splitter;
        splitter.setHandleWidth(3 * ui::space);
        splitter.addWidget(new QWidget);
        splitter.addWidget(new QWidget);
        splitter.resize(300, 200);
        splitter.show();
        const QImage image = splitter.handle(1)->grab().toImage();
        QVERIFY(ui::contrast(image.pixelColor(image.rect().center()), image.pixelColor(1, 1)) >= 3);
    }

private:
    static void addSchemes() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
};

LECTERN_TEST(TestThemeStyle, QApplication)
#include "tst_themestyle.moc"
