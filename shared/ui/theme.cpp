// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/theme.h"

#include "shared/talk/plaintooltip.h"
#include "shared/ui/themefollower.h"
#include "shared/ui/themestyle.h"
#include "shared/ui/wraplabel.h"

#include <QApplication>
#include <QCoreApplication>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

#include <cmath>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Colors {
    QColor window, base, button, text, muted, border, accent, yes, no, warning;
};

// Every text colour here keeps 4.5:1 on window and base; tst_theme holds that.
const Colors &colors(bool dark) {
    static const Colors light{0xf6f7f9, 0xffffff, 0xffffff, 0x1b1f24, 0x59626f,
                              0xbcc4ce, 0x2457c5, 0x0b6e80, 0xa84a06, 0xb3261e};
    static const Colors night{0x1c1f25, 0x14161a, 0x2a2e36, 0xe8eaed, 0xa8b0bc,
                              0x4a515c, 0x8ab0ff, 0x45c4cf, 0xffa94d, 0xff8f85};
    return dark ? night : light;
}

QPalette themePalette(bool dark) {
    const Colors &c = colors(dark);
    QPalette palette(c.button, c.window);
    palette.setColor(QPalette::Base, c.base);
    palette.setColor(QPalette::AlternateBase, c.window);
    palette.setColor(QPalette::ToolTipBase, c.base);
    palette.setColor(QPalette::Mid, c.border);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, c.text);
    palette.setColor(QPalette::PlaceholderText, c.muted);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, onColor(c.accent));
    palette.setColor(QPalette::Link, c.accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.muted);
    return palette;
}

// Widgets with colours of their own remember them in these, for the moment the system turns dark or light.
constexpr const char *textColorProperty = "lecternTextColor";
constexpr const char *primaryProperty = "lecternPrimary";

// A text colour of the other scheme gives the one that plays its part in this scheme.
QColor inScheme(const QColor &color, bool dark) {
    for (const auto part :
         {&Colors::text, &Colors::muted, &Colors::accent, &Colors::yes, &Colors::no, &Colors::warning}) {
        if (color == colors(!dark).*part)
            return colors(dark).*part;
    }
    return color;
}

void fillWithAccent(QWidget *button) {
    const QColor accent = accentColor(QApplication::palette());
    QPalette own; // all other roles follow the application
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        own.setColor(group, QPalette::Button, accent);
        own.setColor(group, QPalette::ButtonText, onColor(accent));
    }
    button->setPalette(own);
}

double luminance(const QColor &color) {
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

void applyTheme(QApplication &application) {
    const bool dark = isDark(application.palette());
    application.setStyle(new ThemeStyle);
    setScheme(dark);
    if (!application.findChild<ThemeFollower *>())
        new ThemeFollower(application);
    QFont font = application.font();
    font.setFamilies(
        {u"Inter"_s, font.family(), u"Noto Sans"_s, u"Noto Color Emoji"_s, u"Noto Sans CJK SC"_s});
    application.setFont(font);
}

bool isThemePalette(const QPalette &palette) { return palette == themePalette(isDark(palette)); }

void setScheme(bool dark) {
    QApplication::setPalette(themePalette(dark));
    for (QWidget *widget : QApplication::allWidgets()) {
        if (widget->property(primaryProperty).toBool())
            fillWithAccent(widget);
        if (const QVariant color = widget->property(textColorProperty); color.isValid())
            setTextColor(widget, inScheme(color.value<QColor>(), dark));
    }
}

bool isDark(const QPalette &palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QColor choiceColor(const QString &choice, const QPalette &palette) {
    const Colors &c = colors(isDark(palette));
    if (choice == "yes"_L1)
        return c.yes;
    return choice == "no"_L1 ? c.no : c.accent;
}

QColor onColor(const QColor &background) {
    const QColor night = colors(true).base;
    return contrast(background, Qt::white) >= contrast(background, night) ? QColor(Qt::white) : night;
}

QColor accentColor(const QPalette &palette) { return colors(isDark(palette)).accent; }

QColor mutedTextColor(const QPalette &palette) { return colors(isDark(palette)).muted; }

QColor warningColor(const QPalette &palette) { return colors(isDark(palette)).warning; }

double contrast(const QColor &one, const QColor &other) {
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

QString choiceText(const QString &choice) {
    if (choice == "yes"_L1)
        return QCoreApplication::translate("lectern::ui", "Yes");
    return choice == "no"_L1 ? QCoreApplication::translate("lectern::ui", "No") : choice;
}

QString choiceIcon(const QString &choice) {
    if (choice == "yes"_L1)
        return u"check"_s;
    return choice == "no"_L1 ? u"x"_s : u"circle"_s;
}

QLabel *plainLabel(const QString &text, QWidget *parent) { return new WrapLabel(text, parent); }

void setTextColor(QWidget *widget, const QColor &color) {
    widget->setProperty(textColorProperty, color);
    QPalette own; // all other roles follow the application
    own.setColor(QPalette::WindowText, color);
    own.setColor(QPalette::ButtonText, color);
    widget->setPalette(own);
}

void setPrimary(QPushButton *button) {
    button->setDefault(true);
    button->setProperty(primaryProperty, true);
    fillWithAccent(button);
}

QString plainToolTip(const QString &text) { return talk::plainToolTip(text); }

// Qt 6.4 does not ask the desktop; its style says 200 ms whatever that wishes.
bool wantsReducedMotion(const QString &folder) {
    const QSettings kde(folder + u"/kdeglobals"_s, QSettings::IniFormat);
    if (kde.value(u"KDE/AnimationDurationFactor"_s, 1.0).toDouble() == 0.0)
        return true;
    for (const QString &version : {u"3"_s, u"4"_s}) {
        const QSettings gtk(folder + u"/gtk-%1.0/settings.ini"_s.arg(version), QSettings::IniFormat);
        if (!gtk.value(u"Settings/gtk-enable-animations"_s, true).toBool())
            return true;
    }
    return false;
}

int animationTime(int milliseconds) {
    static const bool reduced =
        wantsReducedMotion(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
    return reduced ? 0 : milliseconds;
}

} // namespace lectern::ui
