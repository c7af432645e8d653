// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sees of the program.
#pragma once

#include <QJsonObject>
#include <QStringList>

class QWidget;

namespace lectern::tour::eyes {

// Windows and dialogs, no tool tips or menus.
QList<QWidget *> windows();
// By its objectName, in any window, or ("dialog/field") in the one of the first name; null when it is not visible.
QWidget *find(const QString &name);

// Its own words; a list's rows, a line each; for what only draws, its accessible name.
QString textOf(const QWidget &widget);
// Every word in a window: what widgets show, say to a screen reader or hold in a tool tip.
QStringList textsIn(const QWidget &window);

// "screen", "fullScreen".
QJsonObject placeOf(const QWidget &window);

} // namespace lectern::tour::eyes
