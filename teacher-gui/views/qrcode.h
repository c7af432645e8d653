// SPDX-License-Identifier: GPL-3.0-or-later
// A QR code (ISO/IEC 18004): black on white with its quiet zone, also in a dark window, because not every reader takes
// it the other way round. Every module is the same whole number of the screen's pixels.
#pragma once

#include <QBitArray>
#include <QWidget>

namespace lectern::teacher {

class QrCode : public QWidget {
    Q_OBJECT

public:
    explicit QrCode(QWidget *parent = nullptr);

    void
    setContent(const QString &content); // too much for a code (about 2,900 characters), or empty: a blank
    QString content() const { return m_content; }
    // As large as goes into a square of that side with whole pixels; it stays that size.
    void setRoom(int side);

    int modules() const { return m_side + 2 * quietZone; } // of a side, the quiet zone included
    bool isDark(int column, int row) const;                // counted without the quiet zone

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    static constexpr int quietZone = 4; // modules on each side, as the standard demands

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_content;
    QBitArray m_dark; // row by row
    int m_side = 0;
};

} // namespace lectern::teacher
