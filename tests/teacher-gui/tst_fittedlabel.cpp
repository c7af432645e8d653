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
    void wrapsThenShrinksThenLosesItsEnd();
    void asksForTheRoomThatTheWholeTextNeeds();
    void aQuestionReadsInItsOwnDirection();
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

void TestFittedLabel::wrapsThenShrinksThenLosesItsEnd() {
    const auto inkHeight = [](const QString &text) {
        FittedLabel label;
        label.setSizes(40, 10);
        label.setText(text);
        label.resize(300, 100);
        return std::pair(label.showsAll(), inkRows(text));
    };
    const QString words = u"many words "_s;
    const auto [oneShown, one] = inkHeight(words);
    const auto [twoShown, two] = inkHeight(words.repeated(2));
    const auto [fewShown, few] = inkHeight(words.repeated(8));
    const auto [manyShown, many] = inkHeight(words.repeated(500));
    QVERIFY(oneShown && twoShown && fewShown && !manyShown);
    QVERIFY(two > one); // in a second line
    QVERIFY(few > one && few <= 100);
    QVERIFY(many > 50 && many <= 100);
}

void TestFittedLabel::asksForTheRoomThatTheWholeTextNeeds() {
    FittedLabel label;
    label.setSizes(40, 20);
    label.setText(u"many words "_s.repeated(25));
    label.resize(500, 40);
    QVERIFY(!label.showsAll());
    label.resize(500, label.sizeHint().height());
    QVERIFY(label.showsAll());
    QCOMPARE(label.sizeHint().height(), label.leastHeight(500));
}

void TestFittedLabel::aQuestionReadsInItsOwnDirection() {
    const auto image = [](Qt::LayoutDirection direction) {
        QGuiApplication::setLayoutDirection(direction);
        FittedLabel label;
        label.setAlignment(Qt::AlignCenter);
        label.setText(u"Is it so?"_s);
        label.resize(400, 60);
        return label.grab().toImage();
    };
    const QImage leftToRight = image(Qt::LeftToRight);
    const QImage rightToLeft = image(Qt::RightToLeft);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QCOMPARE(rightToLeft, leftToRight);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestFittedLabel, QApplication)
#include "tst_fittedlabel.moc"
