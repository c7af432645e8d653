// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/themepaint.h"

#include "shared/ui/theme.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QStyleOption>

namespace lectern::ui {

namespace {

constexpr double radius = 6;
constexpr double gripShare = 0.75; // of the muted colour: 3:1 at the least, and still quiet
constexpr int handleMargin = 3;    // on both sides of the handle of a scroll bar
constexpr int gripWidth = space / 2;
constexpr int gripLength = 5 * space;

// Of a handle to drag: stronger under the pointer, strongest while it is held.
QColor gripColor(const QPalette &palette, const QColor &background, bool hovered, bool held) {
    const QColor muted = mutedTextColor(palette);
    if (held)
        return mixed(muted, palette.color(QPalette::WindowText), 0.5);
    return hovered ? muted : mixed(background, muted, gripShare);
}

void drawPill(QPainter *painter, const QRect &rect, const QColor &color) {
    const double round = qMin(rect.width(), rect.height()) / 2.0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawRoundedRect(rect, round, round);
    painter->restore();
}

// A scroll bar has to paint all of itself. It stands in a container in the area that it scrolls.
QColor scrolledColor(const QPalette &palette, const QWidget *bar) {
    const QWidget *container = bar ? bar->parentWidget() : nullptr;
    const auto *area = container ? qobject_cast<QAbstractScrollArea *>(container->parentWidget()) : nullptr;
    if (!area)
        return palette.color(QPalette::Window);
    return area->viewport()->palette().color(area->viewport()->backgroundRole());
}

} // namespace

QColor mixed(const QColor &one, const QColor &other, double share) {
    const auto part = [share](float a, float b) { return static_cast<float>(a + (b - a) * share); };
    return QColor::fromRgbF(part(one.redF(), other.redF()), part(one.greenF(), other.greenF()),
                            part(one.blueF(), other.blueF()));
}

void drawBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &border, double width) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(QPen(border, width));
    painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius);
    painter->restore();
}

QColor markColor(const QPalette &palette, const QColor &background) {
    const QColor accent = accentColor(palette);
    return contrast(background, accent) < 3 ? palette.color(QPalette::WindowText) : accent;
}

void drawFocusRing(const QStyleOptionFocusRect &focus, QPainter *painter) {
    const QColor background =
        focus.backgroundColor.isValid() ? focus.backgroundColor : focus.palette.color(QPalette::Window);
    const QColor accent = accentColor(focus.palette);
    const QColor ring = contrast(background, accent) < 3 ? onColor(background) : accent;
    drawBox(painter, focus.rect, Qt::transparent, ring, 2);
}

void drawScrollBar(const QStyleOptionSlider &bar, const QRect &handle, QPainter *painter,
                   const QWidget *widget) {
    const QColor background = scrolledColor(bar.palette, widget);
    painter->fillRect(bar.rect, background);
    if (bar.maximum <= bar.minimum)
        return;
    const bool pointed = bar.activeSubControls & QStyle::SC_ScrollBarSlider;
    const bool hovered = pointed && bar.state & QStyle::State_MouseOver;
    const bool held = pointed && bar.state & QStyle::State_Sunken;
    const bool flat = bar.orientation == Qt::Horizontal;
    const QMargins margins = flat ? QMargins(1, handleMargin, 1, handleMargin) //
                                  : QMargins(handleMargin, 1, handleMargin, 1);
    drawPill(painter, handle - margins, gripColor(bar.palette, background, hovered, held));
}

QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part, int leastHandle) {
    const bool flat = bar.orientation == Qt::Horizontal;
    const int length = flat ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    const qint64 shown = range > 0 ? qint64(bar.pageStep) * length / (range + bar.pageStep) : length;
    const int handle = static_cast<int>(qBound(qint64(qMin(leastHandle, length)), shown, qint64(length)));
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                      length - handle, bar.upsideDown);
    const auto along = [&](int from, int size) {
        const QRect rect = flat ? QRect(from, 0, size, bar.rect.height()) //
                                : QRect(0, from, bar.rect.width(), size);
        return QStyle::visualRect(bar.direction, bar.rect, rect.translated(bar.rect.topLeft()));
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return bar.rect;
    case QStyle::SC_ScrollBarSlider:
        return along(start, handle);
    case QStyle::SC_ScrollBarSubPage:
        return along(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return along(start + handle, length - start - handle);
    default:
        return {}; // no arrows, and no buttons to the ends
    }
}

void drawSplitterGrip(const QStyleOption &handle, QPainter *painter) {
    const bool beside = handle.state & QStyle::State_Horizontal; // the panes are, the grip stands upright
    QRect grip(0, 0, beside ? gripWidth : gripLength, beside ? gripLength : gripWidth);
    grip.moveCenter(handle.rect.center());
    const QColor background = handle.palette.color(QPalette::Window);
    drawPill(painter, grip,
             gripColor(handle.palette, background, handle.state & QStyle::State_MouseOver,
                       handle.state & QStyle::State_Sunken));
}

} // namespace lectern::ui
