// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/theme.h"
#include "teacher-gui/views/qrcode.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QTest>

#include <qrencode.h>

#include <memory>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using teacher::QrCode;

class TestQrCode : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void whatIsPaintedIsTheCodeOfItsContent_data();
    void whatIsPaintedIsTheCodeOfItsContent();
    void isBlackOnWhiteWithItsQuietZoneInLightAndDark_data();
    void isBlackOnWhiteWithItsQuietZoneInLightAndDark();
    void takesAsMuchOfItsRoomAsWholePixelsAllow();
    void tooMuchContentIsABlank();
    void aReaderHearsWhatItHolds();
};

namespace {

const QString link = u"lectern://192.168.1.20/?sha256="_s + QString(64, u'5');

// What another program would see on a screen of that density.
QImage photo(QrCode &code, double ratio) {
    QImage image(code.size() * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::darkCyan);
    code.render(&image);
    return image;
}

struct Grid {
    explicit Grid(const QImage &image, const QrCode &code) : m_image(image) {
        module = qMin(image.width(), image.height()) / code.modules();
        const int side = module * code.modules();
        corner = QPoint((image.width() - side) / 2, (image.height() - side) / 2);
    }
    // Of all pixels of a module; empty when they differ.
    std::optional<QRgb> colour(int column, int row) const {
        const QPoint start = corner + QPoint(column, row) * module;
        for (int i = 0; i < module * module; ++i) {
            if (m_image.pixel(start + QPoint(i % module, i / module)) != m_image.pixel(start))
                return std::nullopt;
        }
        return m_image.pixel(start);
    }

    int module = 0;
    QPoint corner;

private:
    const QImage m_image;
};

} // namespace

void TestQrCode::whatIsPaintedIsTheCodeOfItsContent_data() {
    QTest::addColumn<QString>("content");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("ratio");
    QTest::newRow("link") << link << QSize(270, 270) << 1.0;
    QTest::newRow("odd size") << link << QSize(313, 281) << 1.0;
    QTest::newRow("dense screen") << link << QSize(200, 200) << 1.5;
    QTest::newRow("denser screen") << link << QSize(200, 213) << 2.0;
    QTest::newRow("without encryption") << u"lectern://192.168.1.20/"_s << QSize(120, 120) << 1.0;
    QTest::newRow("long") << u"lectern://"_s + QString(253, u'w') << QSize(500, 500) << 1.0;
}

void TestQrCode::whatIsPaintedIsTheCodeOfItsContent() {
    QFETCH(QString, content);
    QFETCH(QSize, size);
    QFETCH(double, ratio);
    QrCode code;
    code.setContent(content);
    code.resize(size);
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> expected(
        QRcode_encodeString(qUtf8Printable(content), 0, QR_ECLEVEL_L, QR_MODE_8, 1), &QRcode_free);
    QCOMPARE(code.modules(), expected->width + 2 * QrCode::quietZone);
    const Grid grid(photo(code, ratio), code);
    QVERIFY(grid.module >= 2);
    for (int i = 0; i < expected->width * expected->width; ++i) {
        const int column = i % expected->width;
        const int row = i / expected->width;
        const bool dark = expected->data[i] & 1;
        QCOMPARE(grid.colour(column + QrCode::quietZone, row + QrCode::quietZone),
                 std::optional(qRgb(dark ? 0 : 255, dark ? 0 : 255, dark ? 0 : 255)));
    }
}

void TestQrCode::isBlackOnWhiteWithItsQuietZoneInLightAndDark_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestQrCode::isBlackOnWhiteWithItsQuietZoneInLightAndDark() {
    QFETCH(bool, dark);
    ui::applyTheme(*qApp);
    ui::setScheme(dark);
    QrCode code;
    code.setContent(link);
    code.resize(code.sizeHint());
    const Grid grid(photo(code, 1), code);
    const int last = code.modules() - 1;
    for (int depth = 0; depth < QrCode::quietZone; ++depth) {
        for (int along = 0; along <= last; ++along) {
            for (const QPoint module : {QPoint(along, depth), QPoint(along, last - depth),
                                        QPoint(depth, along), QPoint(last - depth, along)})
                QCOMPARE(grid.colour(module.x(), module.y()), std::optional(qRgb(255, 255, 255)));
        }
    }
    QCOMPARE(grid.colour(QrCode::quietZone, QrCode::quietZone), std::optional(qRgb(0, 0, 0)));
}

void TestQrCode::takesAsMuchOfItsRoomAsWholePixelsAllow() {
    QrCode code;
    code.setContent(link);
    for (const int room : {2 * code.modules(), 3 * code.modules() - 1, 500}) {
        code.setRoom(room);
        QCOMPARE(code.height(), code.width());
        QCOMPARE(code.width(), room / code.modules() * code.modules());
    }
}

void TestQrCode::tooMuchContentIsABlank() {
    QrCode code;
    code.resize(300, 300);
    code.setContent(QString(4000, u'w'));
    QCOMPARE(code.modules(), 2 * QrCode::quietZone);
    const QImage blank = photo(code, 1);
    code.setContent({});
    QCOMPARE(photo(code, 1), blank);
}

void TestQrCode::aReaderHearsWhatItHolds() {
    QrCode code;
    code.setContent(link);
    QVERIFY(!code.accessibleName().isEmpty());
    QCOMPARE(code.accessibleDescription(), link);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestQrCode, QApplication)
#include "tst_qrcode.moc"
