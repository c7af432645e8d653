// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/wraplabel.h"

#include <QPainter>
#include <QStyle>
#include <QTextLayout>

#include <cmath>

namespace lectern::ui {

namespace {

constexpr int preferredCharacters = 48; // of a line, when the layout leaves the choice
constexpr int narrowestCharacters = 6;

// Lays the text out in lines of that width and returns the size that they take.
QSizeF layOut(QTextLayout &layout, qreal width, Qt::Alignment alignment) {
    QTextOption option(alignment | Qt::AlignAbsolute);
    option.setTextDirection(Qt::LayoutDirectionAuto); // a text has a language of its own
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QSizeF size;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, size.height()});
        size = QSizeF(qMax(size.width(), line.naturalTextWidth()), size.height() + line.height());
    }
    layout.endLayout();
    return size;
}

// A text layout knows no line feed, only the Unicode separator.
QString layoutText(QString text) { return text.replace(QLatin1Char('\n'), QChar::LineSeparator); }

} // namespace

WrapLabel::WrapLabel(const QString &text, QWidget *parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setText(text);
}

void WrapLabel::setMostLines(int lines) {
    m_mostLines = lines;
    updateGeometry();
    update();
}

QString WrapLabel::fitted(qreal width) const {
    const QString whole = layoutText(text());
    if (m_mostLines == 0)
        return whole;
    QTextLayout layout(whole, font(), this);
    layOut(layout, width, Qt::AlignLeft);
    if (layout.lineCount() <= m_mostLines)
        return whole;
    const int last = layout.lineAt(m_mostLines - 1).textStart();
    const QString rest = QString(whole).mid(last).replace(QChar::LineSeparator, u' ');
    return whole.left(last) + QFontMetricsF(font(), this).elidedText(rest, Qt::ElideRight, width);
}

QSizeF WrapLabel::textSize(qreal width) const {
    QTextLayout layout(fitted(width), font(), this);
    return layOut(layout, width, Qt::AlignLeft);
}

QSize WrapLabel::sizeHint() const {
    // What must not take many lines would rather have long ones.
    const QSizeF size =
        textSize(m_mostLines > 0 ? QWIDGETSIZE_MAX : preferredCharacters * fontMetrics().averageCharWidth());
    const QMargins m = contentsMargins();
    return QSizeF(std::ceil(size.width()) + 1 + m.left() + m.right(), std::ceil(size.height())).toSize() +
           QSize(0, m.top() + m.bottom());
}

QSize WrapLabel::minimumSizeHint() const {
    const QMargins m = contentsMargins();
    const int narrowest = narrowestCharacters * fontMetrics().averageCharWidth() + m.left() + m.right();
    return {qMin(narrowest, sizeHint().width()), fontMetrics().height() + m.top() + m.bottom()};
}

int WrapLabel::heightForWidth(int width) const {
    const QMargins m = contentsMargins();
    const int inner = qMax(1, width - m.left() - m.right());
    return static_cast<int>(std::ceil(textSize(inner).height())) + m.top() + m.bottom();
}

void WrapLabel::paintEvent(QPaintEvent *) {
    const QRect area = contentsRect();
    QTextLayout layout(fitted(area.width()), font(), this);
    const QSizeF size =
        layOut(layout, area.width(),
               QStyle::visualAlignment(layoutDirection(), alignment()) & Qt::AlignHorizontal_Mask);
    qreal top = area.top();
    if (alignment() & Qt::AlignVCenter)
        top += qMax(0.0, (area.height() - size.height()) / 2);
    else if (alignment() & Qt::AlignBottom)
        top += qMax(0.0, area.height() - size.height());
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    layout.draw(&painter, {qreal(area.left()), top});
}

} // namespace lectern::ui
