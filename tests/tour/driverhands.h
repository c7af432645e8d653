// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to the program: through the window system's way in, so that focus, modal dialogs and shortcuts
// count as they do for everybody.
#pragma once

#include "tests/tour/attempt.h"

namespace lectern::tour::hands {

// Once it is visible, enabled and not covered.
Attempt press(const QString &name);
// The tab of a tab bar, or the row of a list, that has these words.
Attempt choose(const QString &name, const QString &words);
// Clicks into the field, then types in place of what is there.
Attempt type(const QString &field, const QString &text);
// A key or a combination ("Ctrl+T") for whatever has the focus in the window of that widget.
Attempt strike(const QString &name, const QString &keys);

Attempt resize(int width, int height); // the program's main window
Attempt closeWindow();                 // the same, by its cross
// As if the desktop changed its colours.
Attempt dress(bool dark);

} // namespace lectern::tour::hands
