// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/messages/textshape.h"

#include <QPainter>

#include <algorithm>
#include <limits>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// As long as before: formats and links count its characters.
QString displayed(QString text) { return text.replace(u'\n', QChar::LineSeparator).replace(u'\r', u' '); }

} // namespace

TextShape::TextShape(const QString &text, const QFont &font, qreal width,
                     const QList<QTextLayout::FormatRange> &formats, Qt::LayoutDirection direction,
                     Lines lines)
    : m_layout(displayed(text), font),
      m_rightToLeft(direction == Qt::LayoutDirectionAuto ? text.isRightToLeft()
                                                         : direction == Qt::RightToLeft) {
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(m_rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    const Qt::Alignment side = m_rightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    option.setAlignment(lines == Lines::Centered ? Qt::AlignHCenter : side);
    m_layout.setTextOption(option);
    m_layout.setFormats(formats);
    m_layout.setCacheEnabled(true); // it is drawn many times
    layOut(std::max<qreal>(1, width));
}

void TextShape::layOut(qreal width) {
    qreal left = std::numeric_limits<qreal>::max();
    qreal right = 0;
    qreal bottom = 0;
    m_layout.beginLayout();
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, bottom});
        bottom += line.height();
        left = std::min(left, line.naturalTextRect().left());
        right = std::max(right, line.naturalTextRect().right());
    }
    m_layout.endLayout();
    m_left = std::min(left, right);
    m_size = {std::min(width, right - m_left), bottom};
}

// Lines from right to left stand at the right end of the width that they were laid out for.
qreal TextShape::offset(qreal width, bool centered) const {
    const qreal spare = width - m_size.width();
    return (centered ? spare / 2 : m_rightToLeft ? spare : 0) - m_left;
}

void TextShape::draw(QPainter &painter, const QPointF &topLeft, qreal width, bool centered) const {
    // A message can be a thousand times as high as the window.
    const QRectF seen = painter.hasClipping() ? painter.clipBoundingRect() : QRectF();
    m_layout.draw(&painter, topLeft + QPointF(offset(width, centered), 0), {}, seen);
}

int TextShape::characterAt(const QPointF &point, qreal width) const {
    const QPointF inside = point - QPointF(offset(width, false), 0);
    for (int i = 0; i < m_layout.lineCount(); ++i) {
        const QTextLine line = m_layout.lineAt(i);
        if (line.naturalTextRect().contains(inside))
            return line.xToCursor(inside.x(), QTextLine::CursorOnCharacter);
    }
    return -1;
}

} // namespace lectern::ui
