// SPDX-License-Identifier: GPL-3.0-or-later
// Fusion, with flat buttons, fields that have room around their text, and handles and focus rings that one can see.
#pragma once

#include <QProxyStyle>

class QStyleOptionTab;

namespace lectern::ui {

class ThemeStyle : public QProxyStyle {
    Q_OBJECT

public:
    ThemeStyle();

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;

private:
    void drawTab(const QStyleOptionTab &tab, QPainter *painter, const QWidget *widget) const;
};

} // namespace lectern::ui
