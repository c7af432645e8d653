// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/fittedlabel.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QImage>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using teacher::FittedLabel;

class TestFittedLabel : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aLongWordDoesNotWidenTheWindow();
    void markupIsDrawnAsCharacters();
    void aLongTextStaysInItsPlace();
};

namespace {

int inkRows(const QString &text) {
    FittedLabel label;
    label.setSizes(40, 10);
    label.setText(text);
    label.resize(300, 100);
    const QImage image = label.grab().toImage();
    int rows = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != image.pixel(0, 0)) {
                ++rows;
                break;
            }
        }
    }
    return rows;
}

} // namespace

void TestFittedLabel::aLongWordDoesNotWidenTheWindow() {
    FittedLabel label;
    label.setSizes(40, 10);
    label.setText(QString(4000, u'x'));
    label.resize(300, 100);
    QVERIFY(label.minimumSizeHint().width() < 300);
    QVERIFY(label.sizeHint().height() < 400);
}

// Taken for markup it would leave no ink.
void TestFittedLabel::markupIsDrawnAsCharacters() { QVERIFY(inkRows(u"<b></b>"_s) > 0); }

void TestFittedLabel::aLongTextStaysInItsPlace() {
    QVERIFY(inkRows(u"Short"_s) > 0);
    QVERIFY(inkRows(u"many words "_s.repeated(50)) > inkRows(u"Short"_s));
}

} // namespace lectern::test

LECTERN_TEST_MAIN(lectern::test::TestFittedLabel, QApplication)
#include "tst_fittedlabel.moc"
