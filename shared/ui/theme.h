// SPDX-License-Identifier: GPL-3.0-or-later
// The look of both programs: fonts, colours, spacing. Light and dark follow the system's palette.
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QLabel>
#include <QPalette>
#include <QString>

class QApplication;
class QPushButton;

namespace lectern::ui {

inline constexpr int space = 8; // every margin and gap is a multiple of it, device-independent pixels

// Once, before the first window: style, font families, palette. From then on light and dark follow the system.
void applyTheme(QApplication &application);

// The application's palette, and the widgets that have colours of their own (setTextColor, setPrimary).
void setScheme(bool dark);
bool isThemePalette(const QPalette &palette); // one of the two that setScheme gives

bool isDark(const QPalette &palette);

// Yes and No have a pair of their own that colour-blind people tell apart (blue-green, orange); for choices that
// come later the accent. `onColor` is what is readable on top of it.
QColor choiceColor(const QString &choice, const QPalette &palette);
QColor onColor(const QColor &background);
QColor accentColor(const QPalette &palette);
QColor mutedTextColor(const QPalette &palette); // still 4.5:1 on the window's background
QColor warningColor(const QPalette &palette);   // for what went wrong; the text beside it says what
// WCAG 2.1, "contrast ratio": 1 to 21.
double contrast(const QColor &one, const QColor &other);

// What a choice is called, translated: "yes" gives "Yes"; and the icon that goes with it.
QString choiceText(const QString &choice);
QString choiceIcon(const QString &choice);

// A shipped icon (resources/icons/NAME.svg) in the given colour; sharp at any scale.
QIcon icon(const QString &name, const QColor &color);

// A label that shows text exactly as it is, never as markup, and wraps, in the middle of a word if need be.
QLabel *plainLabel(const QString &text, QWidget *parent);
// The colour of a label's (or any widget's) text, nothing else of its palette.
void setTextColor(QWidget *widget, const QColor &color);
// The one button of a page that most people want: filled with the accent colour.
void setPrimary(QPushButton *button);
// Tool tips guess whether they are markup: this one is shown as the characters it has.
QString plainToolTip(const QString &text);
// A font so many times the application's size as that is now, for what is painted.
QFont scaledFont(double factor, bool bold = false);
// The same for a widget, and it stays so many times as large: for headings and the question.
void setScaledFont(QWidget *widget, double factor, bool bold = false);
void rescaleFonts(); // of those widgets, when the application's font has changed

// Honours the desktop's wish for reduced motion: 0 then, else `milliseconds`.
int animationTime(int milliseconds);
// As KDE, and desktops that use GTK, write it into the user's configuration folder.
bool wantsReducedMotion(const QString &folder);

} // namespace lectern::ui
