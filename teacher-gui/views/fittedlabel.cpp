// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/fittedlabel.h"

#include "shared/ui/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QStyle>
#include <QTextLayout>
#include <QToolTip>

#include <cmath>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

// Of the largest size: as many as look well. More text gets a smaller one, and then more room, up to so many.
constexpr int linesWanted = 3;
constexpr int linesAtMost = 6;

QTextLayout &layOut(QTextLayout &layout, qreal width, Qt::Alignment alignment) {
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto); // a question has a language of its own
    layout.setTextOption(option);
    layout.beginLayout();
    qreal top = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, top});
        top += line.height();
    }
    layout.endLayout();
    return layout;
}

// A text layout knows no line feed, only the Unicode separator.
QString layoutText(QString text) { return text.replace(u'\n', QChar::LineSeparator); }

int textHeight(const QString &text, const QFont &font, int width) {
    QTextLayout layout(layoutText(text), font);
    return static_cast<int>(std::ceil(layOut(layout, qMax(1, width), Qt::AlignLeft).boundingRect().height()));
}

// The text up to the line at which the height is used up, with an ellipsis there.
QString cut(const QString &text, const QFont &font, const QSize &size) {
    QTextLayout layout(layoutText(text), font);
    layOut(layout, size.width(), Qt::AlignLeft);
    int last = 0; // line that is in sight from top to bottom
    while (last + 1 < layout.lineCount() && layout.lineAt(last + 1).rect().bottom() <= size.height())
        ++last;
    if (last + 1 >= layout.lineCount())
        return text;
    const int start = layout.lineAt(last).textStart();
    return text.left(start) + QFontMetrics(font).elidedText(text.mid(start), Qt::ElideRight, size.width());
}

} // namespace

FittedLabel::FittedLabel(QWidget *parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void FittedLabel::setSizes(int largest, int smallest) {
    m_largest = largest;
    m_smallest = qMin(smallest, largest);
    updateGeometry();
    update();
}

int FittedLabel::leastHeight(int width) const { return textHeight(text(), fontOf(m_smallest), width); }

int FittedLabel::wantedHeight(int width) const { return textHeight(text(), fontOf(m_largest), width); }

bool FittedLabel::showsAll() const { return cut(text(), fontOf(fittedPixels()), size()) == text(); }

QSize FittedLabel::sizeHint() const {
    const int line = QFontMetrics(fontOf(m_largest)).lineSpacing();
    const int wanted = qMin(textHeight(text(), fontOf(m_largest), width()), linesWanted * line);
    const int needed = qMin(leastHeight(width()), linesAtMost * line);
    return {minimumSizeHint().width(), qMax(wanted, needed)};
}

QSize FittedLabel::minimumSizeHint() const {
    const QFontMetrics metrics(fontOf(m_smallest));
    return {12 * metrics.averageCharWidth(), metrics.lineSpacing()};
}

void FittedLabel::paintEvent(QPaintEvent *) {
    const QFont fitting = fontOf(fittedPixels());
    const QString visible = cut(text(), fitting, size());
    QTextLayout layout(layoutText(visible), fitting, this);
    const Qt::Alignment across =
        QStyle::visualAlignment(layoutDirection(), alignment()) & Qt::AlignHorizontal_Mask;
    layOut(layout, width(), across);
    const qreal free = qMax(0.0, height() - layout.boundingRect().height());
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    layout.draw(&painter, {0.0, alignment() & Qt::AlignVCenter ? free / 2 : 0.0});
}

void FittedLabel::resizeEvent(QResizeEvent *event) {
    QLabel::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry(); // narrower is higher
}

bool FittedLabel::event(QEvent *event) {
    if (event->type() != QEvent::ToolTip)
        return QLabel::event(event);
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                       showsAll() ? QString() : ui::plainToolTip(text()), this);
    return true;
}

QFont FittedLabel::fontOf(int pixels) const {
    QFont sized = font();
    sized.setPixelSize(qMax(1, pixels));
    return sized;
}

int FittedLabel::fittedPixels() const {
    int pixels = m_largest;
    while (pixels > m_smallest && textHeight(text(), fontOf(pixels), width()) > height())
        pixels = qMax(m_smallest, pixels * 9 / 10);
    return pixels;
}

} // namespace lectern::teacher
