// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/messages/textshape.h"
#include "shared/ui/theme.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QPainter>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int width = 300;

// The columns between which something stands in that part of the picture.
std::pair<int, int> ink(const QImage &image, int top, int bottom) {
    int first = image.width();
    int last = -1;
    for (int y = top; y < bottom; ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) != Qt::white) {
                first = qMin(first, x);
                last = qMax(last, x);
            }
        }
    }
    return {first, last};
}

} // namespace

class TestTextShape : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::applyTheme(*qApp); }

    void everyLineBeginsOnTheSideOfItsWriting_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("rightToLeft");
        QTest::newRow("English") << u"A long line of words\nshort"_s << false;
        QTest::newRow("Hebrew") << u"שורה ארוכה של מילים\nקצר"_s << true;
    }

    void everyLineBeginsOnTheSideOfItsWriting() {
        QFETCH(QString, text);
        QFETCH(bool, rightToLeft);
        const ui::TextShape shape(text, qApp->font(), width);
        QImage image(width, int(shape.size().height()), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        shape.draw(painter, {}, width);
        painter.end();
        const int middle = image.height() / 2;
        const auto above = ink(image, 0, middle);
        const auto below = ink(image, middle, image.height());
        QVERIFY(above.second - above.first > 2 * (below.second - below.first));
        const int distance = rightToLeft ? above.second - below.second : above.first - below.first;
        QVERIFY2(qAbs(distance) <= 3, qPrintable(QString::number(distance)));
    }

    void everyCenteredLineStandsInTheMiddle() {
        const ui::TextShape shape(u"A long line of words\nshort"_s, qApp->font(), width, {}, Qt::LeftToRight,
                                  ui::TextShape::Lines::Centered);
        QImage image(width, int(shape.size().height()), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        shape.draw(painter, {}, width, true);
        painter.end();
        const int middle = image.height() / 2;
        for (const auto &[first, last] : {ink(image, 0, middle), ink(image, middle, image.height())})
            QVERIFY2(qAbs(first + last - width) <= 6, qPrintable(QString::number(first)));
    }
};

LECTERN_TEST(TestTextShape, QApplication)

#include "tst_textshape.moc"
