// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/qrcode.h"

#include <QPainter>

#include <qrencode.h>

#include <cmath>
#include <memory>

namespace lectern::teacher {

namespace {

constexpr int leastModule = 3; // device-independent pixels: below it phones have to come too close
constexpr int wantedSide = 320;

} // namespace

QrCode::QrCode(QWidget *parent) : QWidget(parent) {
    setAccessibleName(tr("QR code"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void QrCode::setContent(const QString &content) {
    if (content == m_content)
        return;
    m_content = content;
    // The lowest correction: nothing covers a part of a screen, and larger modules are read from further away.
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(content.toUtf8().constData(), 0, QR_ECLEVEL_L, QR_MODE_8, 1), &QRcode_free);
    m_side = code ? code->width : 0;
    m_dark = QBitArray(m_side * m_side);
    for (int i = 0; i < m_dark.size(); ++i)
        m_dark.setBit(i, code->data[i] & 1);
    setAccessibleDescription(content);
    updateGeometry();
    update();
}

bool QrCode::isDark(int column, int row) const { return m_dark.testBit(row * m_side + column); }

void QrCode::setRoom(int side) {
    const int pixels = static_cast<int>(side * devicePixelRatioF()) / modules() * modules();
    const int fitting = static_cast<int>(std::ceil(pixels / devicePixelRatioF()));
    setFixedSize(fitting, fitting);
}

QSize QrCode::sizeHint() const { return QSize(1, 1) * (wantedSide / modules() * modules()); }

QSize QrCode::minimumSizeHint() const { return QSize(1, 1) * modules() * leastModule; }

void QrCode::paintEvent(QPaintEvent *) {
    if (m_side == 0)
        return;
    QPainter painter(this);
    const QRect room = painter.deviceTransform().mapRect(QRectF(rect())).toAlignedRect();
    const int module = qMin(room.width(), room.height()) / modules();
    const int side = module * modules();
    painter.setWorldTransform(painter.deviceTransform().inverted(), true); // from here on the screen's pixels
    painter.translate(room.x() + (room.width() - side) / 2, room.y() + (room.height() - side) / 2);
    painter.fillRect(0, 0, side, side, Qt::white);
    painter.translate(module * quietZone, module * quietZone);
    for (int row = 0; row < m_side; ++row) {
        for (int column = 0; column < m_side; ++column) {
            if (isDark(column, row))
                painter.fillRect(column * module, row * module, module, module, Qt::black);
        }
    }
}

} // namespace lectern::teacher
