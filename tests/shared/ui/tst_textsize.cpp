// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/textsize.h"
#include "shared/ui/theme.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

class TestTextSize : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName(u"Lectern"_s);
        ui::applyTheme(*qApp);
        m_font = QApplication::font();
    }

    void cleanup() {
        QSettings().clear();
        QApplication::setFont(m_font);
    }

    void itGrowsAndShrinksInStepsBetween70And250PerCent() {
        ui::TextSize size;
        const QSignalSpy changed(&size, &ui::TextSize::changed);
        size.enlarge();
        QCOMPARE(size.percent(), 110);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(QApplication::font().pointSizeF(), m_font.pointSizeF() * 1.1);
        for (int press = 0; press < 30; ++press)
            size.enlarge();
        QCOMPARE(size.percent(), 250);
        QVERIFY(!size.canEnlarge() && size.canReduce());
        for (int press = 0; press < 30; ++press)
            size.reduce();
        QCOMPARE(size.percent(), 70);
        QVERIFY(size.canEnlarge() && !size.canReduce());
        size.reset();
        QCOMPARE(QApplication::font().pointSizeF(), m_font.pointSizeF());
    }

    void theNextStartHasTheSameSize() {
        ui::TextSize().enlarge();
        QApplication::setFont(m_font); // another process
        const ui::TextSize next;
        QCOMPARE(next.percent(), 110);
        QCOMPARE(QApplication::font().pointSizeF(), m_font.pointSizeF() * 1.1);
    }

    void headingsKeepTheirProportionWhileTheProgramRuns() {
        QWidget window;
        QLabel heading(&window), text(&window);
        QPushButton late(&window);
        ui::setScaledFont(&heading, 2, true);
        ui::setScaledFont(&late, 1.2);
        ui::setScaledFont(&late, 1.5); // the last word counts
        window.show();
        ui::TextSize size;
        for (int press = 0; press < 10; ++press) {
            const double base = QApplication::font().pointSizeF();
            WAIT_COMPARE(text.font().pointSizeF(), base);
            WAIT_COMPARE(heading.font().pointSizeF(), 2 * base);
            QVERIFY(heading.font().bold());
            WAIT_COMPARE(late.font().pointSizeF(), 1.5 * base);
            size.enlarge();
        }
    }

private:
    QFont m_font;
};

LECTERN_TEST(TestTextSize, QApplication)
#include "tst_textsize.moc"
