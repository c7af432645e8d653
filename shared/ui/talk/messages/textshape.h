// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text, laid out to be painted: wrapped between words, and inside a word that is wider than the line. No
// character of it is ever taken for markup.
#pragma once

#include <QTextLayout>

class QPainter;

namespace lectern::ui {

class TextShape {
public:
    enum class Lines { FromTheirSide, Centered }; // each of them

    // `formats`: of parts, as colours and weights. Its own direction unless one is given.
    TextShape(const QString &text, const QFont &font, qreal width,
              const QList<QTextLayout::FormatRange> &formats = {},
              Qt::LayoutDirection direction = Qt::LayoutDirectionAuto, Lines lines = Lines::FromTheirSide);
    TextShape(TextShape &&) = delete;
    TextShape &operator=(TextShape &&) = delete;

    QSizeF size() const { return m_size; } // what the text really takes, of the width

    // Aligned in a box that is so wide: to the side where the text begins, or in the middle.
    void draw(QPainter &painter, const QPointF &topLeft, qreal width, bool centered = false) const;
    // The character at that point of the same box, -1: none.
    int characterAt(const QPointF &point, qreal width) const;

private:
    void layOut(qreal width);
    qreal offset(qreal width, bool centered) const;

    QTextLayout m_layout;
    QSizeF m_size;
    qreal m_left = 0; // of the longest line
    bool m_rightToLeft = false;
};

} // namespace lectern::ui
