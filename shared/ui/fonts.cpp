// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/theme.h"

#include <QApplication>
#include <QVariant>

namespace lectern::ui {

namespace {

// Widgets with a size of their own remember it in these, for the moment the application's changes.
constexpr const char *factorProperty = "lecternFontFactor";
constexpr const char *boldProperty = "lecternFontBold";

void dress(QWidget &widget) {
    widget.setFont(
        scaledFont(widget.property(factorProperty).toDouble(), widget.property(boldProperty).toBool()));
}

} // namespace

QFont scaledFont(double factor, bool bold) {
    QFont font = QApplication::font();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    font.setBold(bold);
    return font;
}

void setScaledFont(QWidget *widget, double factor, bool bold) {
    widget->setProperty(factorProperty, factor);
    widget->setProperty(boldProperty, bold);
    dress(*widget);
}

// Qt tells only those widgets of a new font that have none of their own.
void rescaleFonts() {
    for (QWidget *widget : QApplication::allWidgets()) {
        if (widget->property(factorProperty).isValid())
            dress(*widget);
    }
}

} // namespace lectern::ui
