// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/wraplabel.h"
#include "tests/support/testcase.h"

#include <QApplication>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

class TestWrapLabel : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void itIsNeverTallerThanTheLinesThatItMayTake() {
        ui::WrapLabel label(QString(500, u'w'));
        const int line = label.fontMetrics().height();
        QVERIFY(label.heightForWidth(100) > 10 * line);
        label.setMostLines(2);
        QVERIFY(label.heightForWidth(100) > line);
        QVERIFY(label.heightForWidth(100) <= 2 * label.fontMetrics().lineSpacing() + 1);
    }

    void whatHasRoomInOneLineIsNotShortened() {
        ui::WrapLabel label(QString(40, u'W'));
        label.setMostLines(1);
        QVERIFY(label.sizeHint().width() >= label.fontMetrics().horizontalAdvance(label.text()));
    }

    void whatIsShortenedEndsInAnEllipsis() {
        ui::WrapLabel whole(u"aaaa…"_s), cut(QString(50, u'a'));
        cut.setMostLines(1);
        cut.resize(whole.fontMetrics().horizontalAdvance(whole.text()) + 1, 40);
        whole.resize(cut.size());
        QCOMPARE(cut.grab().toImage(), whole.grab().toImage());
    }
};

LECTERN_TEST(TestWrapLabel, QApplication)
#include "tst_wraplabel.moc"
