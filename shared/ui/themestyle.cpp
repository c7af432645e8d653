// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/themestyle.h"

#include "shared/ui/theme.h"
#include "shared/ui/themepaint.h"

#include <QPainter>
#include <QStyleOption>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int fieldPadding = space / 2;
constexpr int rowPadding = space / 2;

void drawButton(const QStyleOptionButton &button, QPainter *painter) {
    const bool hovered = button.state & QStyle::State_MouseOver && button.state & QStyle::State_Enabled;
    const bool down = button.state & (QStyle::State_Sunken | QStyle::State_On);
    if (button.features & QStyleOptionButton::Flat && !hovered && !down)
        return;
    const QPalette &palette = button.palette;
    const bool chosen = button.state & QStyle::State_On && !(button.state & QStyle::State_Sunken);
    const double shade = down ? 0.16 : hovered ? 0.06 : 0.0;
    // What is switched on must not look like what is switched off.
    const QColor tint = chosen ? accentColor(palette) : palette.color(QPalette::ButtonText);
    const QColor fill = mixed(palette.color(QPalette::Button), tint, shade);
    const bool focused = button.state & QStyle::State_HasFocus;
    const bool marked = focused || button.features & QStyleOptionButton::DefaultButton;
    const QColor border = marked   ? markColor(palette, fill)
                          : chosen ? accentColor(palette)
                                   : palette.color(QPalette::Mid);
    drawBox(painter, button.rect, fill, border, focused ? 2 : 1);
}

// From right to left Qt mirrors the sign, but puts the word at the other end of the button.
void drawMirroredLabel(const QStyleOptionButton &button, QPainter *painter) {
    constexpr int gap = space / 2;
    const bool enabled = button.state & QStyle::State_Enabled;
    const int word = button.fontMetrics.size(Qt::TextShowMnemonic, button.text).width();
    const int left = button.rect.center().x() - (word + gap + button.iconSize.width()) / 2;
    painter->setPen(button.palette.color(QPalette::ButtonText));
    painter->drawText(QRect(left, button.rect.top(), word, button.rect.height()),
                      Qt::AlignCenter | Qt::TextShowMnemonic, button.text);
    QRect sign({}, button.iconSize);
    sign.moveCenter(button.rect.center());
    sign.moveLeft(left + word + gap);
    button.icon.paint(painter, sign, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
}

} // namespace

ThemeStyle::ThemeStyle() : QProxyStyle(u"Fusion"_s) {}

// Of text in a row: the ring around the row stands clear of it.
int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const {
    return metric == PM_FocusFrameHMargin ? rowPadding : QProxyStyle::pixelMetric(metric, option, widget);
}

QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const {
    const QSize fusion = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton)
        return fusion + QSize(2 * space, space);
    if (type == CT_LineEdit || type == CT_ComboBox)
        return fusion + QSize(0, space);
    return fusion;
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const {
    if (element == PE_PanelButtonCommand) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return drawButton(*button, painter);
    }
    if (element == PE_FrameLineEdit) {
        const bool focused = option->state & State_HasFocus;
        const QColor border = focused ? accentColor(option->palette) : option->palette.color(QPalette::Mid);
        return drawBox(painter, option->rect, option->palette.color(QPalette::Base), border, focused ? 2 : 1);
    }
    if (element == PE_FrameFocusRect) {
        const auto *focus = qstyleoption_cast<const QStyleOptionFocusRect *>(option);
        if (focus && focus->state & State_KeyboardFocusChange)
            drawFocusRing(*focus, painter);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ThemeStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const {
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (element == CE_PushButtonLabel && button && button->direction == Qt::RightToLeft &&
        !button->icon.isNull() && !button->text.isEmpty())
        return drawMirroredLabel(*button, painter);
    if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option); tab && element == CE_TabBarTab)
        return drawTab(*tab, painter, widget);
    if (element == CE_Splitter)
        return drawSplitterGrip(*option, painter);
    QProxyStyle::drawControl(element, option, painter, widget);
    // Fusion draws nothing at all for a flat button that has the focus.
    if (element != CE_PushButton || !button || !(button->features & QStyleOptionButton::Flat) ||
        !(button->state & State_HasFocus))
        return;
    const QColor background = button->palette.color(QPalette::Window);
    drawBox(painter, button->rect, Qt::transparent, markColor(button->palette, background), 2);
}

// The ring stands around the tab, not close around its word.
void ThemeStyle::drawTab(const QStyleOptionTab &tab, QPainter *painter, const QWidget *widget) const {
    QStyleOptionTab calm = tab;
    calm.state &= ~State_HasFocus;
    QProxyStyle::drawControl(CE_TabBarTab, &calm, painter, widget);
    if (!(tab.state & State_HasFocus))
        return;
    QStyleOptionFocusRect focus;
    focus.QStyleOption::operator=(tab);
    drawFocusRing(focus, painter);
}

// Fusion would draw the arrow of an editable one as a button of its own, across the rounded corner.
void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const {
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        bar && control == CC_ScrollBar)
        return drawScrollBar(*bar, proxy()->subControlRect(control, option, SC_ScrollBarSlider, widget),
                             painter, widget);
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control != CC_ComboBox || !combo || !combo->editable)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    proxy()->drawPrimitive(PE_FrameLineEdit, option, painter, widget);
    const QRect arrow = proxy()->subControlRect(control, option, SC_ComboBoxArrow, widget);
    const QColor color = mutedTextColor(option->palette);
    const int side = option->fontMetrics.height();
    QRect sign(0, 0, side, side);
    sign.moveCenter(arrow.center());
    icon(u"chevron-down"_s, color).paint(painter, sign);
}

QRect ThemeStyle::subElementRect(SubElement element, const QStyleOption *option,
                                 const QWidget *widget) const {
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(fieldPadding, 0, -fieldPadding, 0) : rect;
}

QRect ThemeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                 const QWidget *widget) const {
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        bar && control == CC_ScrollBar)
        return scrollBarPart(*bar, part, proxy()->pixelMetric(PM_ScrollBarSliderMin, option, widget));
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    return control == CC_ComboBox && part == SC_ComboBoxEditField ? rect.adjusted(0, 2, 0, -2) : rect;
}

} // namespace lectern::ui
